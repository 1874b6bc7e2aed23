from pathlib import Path

import numpy as np
import pytest

from embeddings import load_encoder
from eval.external import Contender, external_measure, rounded, run_name, run_suite
from eval.external.suite import Family, Suite, Task
from eval.results import results_from_json, results_to_json, save_results

SUITE = Suite(
    "O*NET dev",
    Family.ONET,
    {name: name for name in "abc"},
    (Task("Feed a whale.", frozenset("b")), Task("Nothing.", frozenset())),
)
CONTENDER = Contender("some+care", lambda texts: np.array([[0.3, 0.21234567, 0.1]] * len(texts), dtype=np.float32))


def test_a_run_says_what_made_it() -> None:
    run = run_suite(SUITE, CONTENDER)
    assert (run.name, run.suite, run.split) == ("external-onet-dev-some-care", "external", "O*NET dev")
    assert (run.encoder, run.settings) == ("", {"system": "some+care"})
    assert {*run.machine} == {"cpus", "python"}
    encoder = load_encoder("hashing")
    assert run_suite(SUITE, Contender("x", CONTENDER.score, encoder)).encoder == f"hashing {encoder.fingerprint}"


def test_what_is_kept_gives_the_same_figures_and_none_of_the_texts(tmp_path: Path) -> None:
    run = run_suite(SUITE, CONTENDER)
    kept = results_from_json(results_to_json(rounded(run)))
    for name in ("MRR", "R@5", "nDCG@10"):
        measure = external_measure(name)
        assert measure.value(kept.records) == pytest.approx(measure.value(run.records), abs=1e-4)
    text = save_results(rounded(run), tmp_path, dirty=True).read_text(encoding="utf-8")
    assert "whale" not in text
    assert "0.3000001" not in text


@pytest.mark.parametrize(
    ("suite", "system", "name"),
    [
        ("O*NET dev", "all-minilm-l6-v2+care", "external-onet-dev-all-minilm-l6-v2-care"),
        ("ESCO house_test", "BM25", "external-esco-house-test-bm25"),
        ("own ads tech", "models/My Encoder", "external-own-ads-tech-my-encoder"),
    ],
)
def test_a_run_is_named_by_suite_and_system(suite: str, system: str, name: str) -> None:
    assert run_name(suite, system) == name
