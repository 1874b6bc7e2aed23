from pathlib import Path

import pytest

from alignment.matching import CANDIDATES
from alignment.types import Pathway
from embeddings import Encoder, load_encoder
from eval import run
from eval.cases import Case
from eval.records import Answers
from eval.results import ResultsError
from eval.run import open_for_runs, run_gold
from tests.alignment.align_cases import hashing_tools
from tests.eval.test_fit import CASES


def test_a_run_says_what_made_it() -> None:
    results = run_gold(CASES, "train", hashing_tools(), name="mine")
    pathway: Pathway = hashing_tools().pathway
    assert (results.name, results.suite, results.split) == ("mine", "gold", "train")
    assert (results.pathway, results.pathway_fingerprint) == (pathway.version, pathway.fingerprint)
    assert results.encoder.startswith("hashing")
    assert len(results.verdict_model) == 12
    assert results.settings["candidates"] == CANDIDATES
    assert "kind_model" in results.settings
    assert results.seconds >= 0
    assert [record.name for record in results.records] == [case.name for case in CASES]


def test_another_system_is_run_in_place_of_the_product() -> None:
    def silent(case: Case) -> Answers:
        return Answers(())

    results = run_gold(CASES, "train", hashing_tools(), name="silent", system=silent)
    assert all(record.clauses == () for record in results.records)
    assert all(record.role.seen_outcome == "" for record in results.records)


def test_nothing_labelled_is_nothing_to_run() -> None:
    with pytest.raises(ResultsError, match="no labelled job descriptions in 'dev'"):
        run_gold((), "dev", hashing_tools())


def test_vectors_are_kept_between_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def hashing(_: str) -> Encoder:
        return load_encoder("hashing")

    monkeypatch.setattr(run, "load_encoder", hashing)
    monkeypatch.setattr(run, "default_cache", lambda: tmp_path / "models")
    first, second = open_for_runs(), open_for_runs()
    assert (tmp_path / "eval" / "vectors.sqlite").exists()
    assert getattr(second.index.encoder, "misses", None) == 0 < getattr(first.index.encoder, "misses", 0)
    assert run_gold(CASES, "train", first).records == run_gold(CASES, "train", second).records
