"""What a suite of others found of one system, as a results file holds it. No text of theirs is in it."""

import re
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from embeddings import Encoder
from eval.baselines import Score
from eval.commits import this_commit
from eval.external.measuring import measure
from eval.external.suite import Suite
from eval.records import DECIMALS, CaseRecord
from eval.results import Results, this_machine

# How names of these results begin, and the suite they are said to be of.
EXTERNAL = "external"


@dataclass(frozen=True, slots=True)
class Contender:
    """A system by the name it is kept under. `encoder` is the one behind its score, if any."""

    name: str
    score: Score
    encoder: Encoder | None = None


def run_suite(suite: Suite, contender: Contender) -> Results:
    """A record for each task of the suite; `seconds` are for the tasks, the labels being ready."""
    began = time.monotonic()
    records = measure(suite, contender.score)
    encoder = contender.encoder
    return Results(
        name=run_name(suite.name, contender.name),
        suite=EXTERNAL,
        split=suite.name,
        commit=this_commit(),
        pathway="",
        pathway_fingerprint="",
        encoder=f"{encoder.name} {encoder.fingerprint}" if encoder else "",
        verdict_model="",
        records=records,
        settings={"system": contender.name},
        machine=this_machine(),
        seconds=round(time.monotonic() - began, 1),
    )


def rounded(run: Results) -> Results:
    """The run as it is kept: values of tasks to four decimals."""
    return replace(run, records=tuple(map(_rounded, run.records)))


def _rounded(record: CaseRecord) -> CaseRecord:
    tables = {name: tuple(_round(row) for row in rows) for name, rows in record.tables.items()}
    return replace(record, tables=tables)


def _round(row: Sequence[float]) -> tuple[float, ...]:
    return tuple(round(value, DECIMALS) for value in row)


def run_name(suite: str, system: str) -> str:
    """What the run of a system on a suite is called: `external-onet-dev-all-minilm-l6-v2`."""
    return f"{EXTERNAL}-{plain_name(suite)}-{plain_name(Path(system).name)}"


def plain_name(name: str) -> str:
    """A name in small letters, digits and hyphens, as files have it."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower().replace("*", "")).strip("-")
