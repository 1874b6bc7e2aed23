"""One run of a suite: what is asked, by what, and what came out."""

import hashlib
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from alignment.matching import CANDIDATES, FUSION
from alignment.pipeline import Tools, open_tools
from embeddings import SHIPPED_ENCODER, CachedEncoder, load_encoder
from eval.cases import Case
from eval.commits import this_commit
from eval.fit import MODEL_FILE
from eval.records import CaseRecord
from eval.results import Results, ResultsError, this_machine
from eval.systems import System, observe, shipped
from weights import default_cache

KIND_MODEL_FILE = MODEL_FILE.with_name("kind_model.npz")
GOLD_SUITE = "gold"
PRODUCT = "product"
# Vectors are kept between runs: most lines and wordings are the same as last time.
VECTORS = "eval/vectors.sqlite"


def open_for_runs(pathway: str | Path | None = None) -> Tools:
    """The product's tools, with vectors remembered between runs.

    Raises:
        PathwayError: there is no such version or folder, or it breaks the rules of its format.
        ModelError: the encoder has not been fetched yet.
    """
    return open_tools(pathway, encoder=open_encoder())


def open_encoder(name: str = SHIPPED_ENCODER) -> CachedEncoder:
    """An encoder by its name, with vectors remembered between runs.

    Raises:
        ModelError: it has not been fetched yet, or there is none of this name.
    """
    return CachedEncoder(load_encoder(name), path=default_cache().parent / VECTORS)


def run_gold(
    cases: Sequence[Case], split: str, tools: Tools, *, name: str = PRODUCT, system: System | None = None
) -> Results:
    """Ask a system, or the product when none is given, about every job description of a split.

    Raises:
        ResultsError: nothing in the split is labelled.
    """
    began = time.monotonic()
    records = observe(cases, system or shipped(tools), tools.pathway)
    return to_results(records, split, tools, name=name, suite=GOLD_SUITE, began=began)


def to_results(
    records: tuple[CaseRecord, ...], split: str, tools: Tools, *, name: str, suite: str, began: float
) -> Results:
    """What was found, with what made it. `began` is what `time.monotonic` said before the first was asked.

    Raises:
        ResultsError: nothing in the split is labelled.
    """
    if not records:
        raise ResultsError(f"There are no labelled job descriptions in {split!r}.", "docs/eval.md says how to label.")
    return Results(
        name=name,
        suite=suite,
        split=split,
        commit=this_commit(),
        pathway=tools.pathway.version,
        pathway_fingerprint=tools.pathway.fingerprint,
        encoder=f"{tools.index.encoder.name} {tools.index.encoder.fingerprint}",
        verdict_model=_digest(MODEL_FILE),
        records=records,
        settings=_settings(),
        machine=this_machine(),
        seconds=round(time.monotonic() - began, 1),
    )


def _settings() -> Mapping[str, str | float | int]:
    lanes = {f"fusion_{lane}": weight for lane, weight in FUSION.items()}
    return {"candidates": CANDIDATES, "kind_model": _digest(KIND_MODEL_FILE), **lanes}


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12] if path.exists() else ""
