from pathlib import Path

import pytest

from eval.measures import MEASURES
from eval.results import load_results
from eval.slices import DIMENSIONS
from tests.eval.commands.conftest import NAMES, Evaluate


def test_a_run_prints_every_measure_with_its_interval(dev: Path, evaluate: Evaluate) -> None:
    code, text = evaluate("run")
    assert code == 0
    assert "product-dev: 3 job descriptions, 12 labels, Pathway 2025-04, commit " in text
    for measure in MEASURES:
        assert f"\n{measure.name} " in text
    assert " to " in text
    assert "Saved" not in text


def test_a_saved_run_holds_its_records(dev: Path, evaluate: Evaluate, tmp_path: Path) -> None:
    _, text = evaluate("run", "--name", "mine", "--save", "--dirty")
    (path,) = (tmp_path / "results").iterdir()
    assert f"Saved as {path.name}" in text
    results = load_results(path)
    assert (results.name, results.split, results.suite) == ("mine", "dev", "gold")
    assert [record.name for record in results.records] == [*NAMES]


def test_two_runs_find_the_same(dev: Path, evaluate: Evaluate, tmp_path: Path) -> None:
    for name in ("one", "two"):
        evaluate("run", "--name", name, "--save", "--dirty")
    one, two = (load_results(path) for path in sorted((tmp_path / "results").iterdir()))
    assert one.records == two.records
    assert one.settings == two.settings


@pytest.mark.parametrize("dimension", DIMENSIONS)
def test_a_run_is_cut_along_any_dimension(dev: Path, evaluate: Evaluate, dimension: str) -> None:
    _, text = evaluate("run", "--slice", dimension)
    known = dimension in ("category", "format", "kind", "statement_kind")
    assert (f"\n{dimension.replace('_', ' ')} " in text) is known
    assert (f"No {dimension} is given" in text) is not known


def test_a_split_without_labels_says_where_to_begin(dev: Path, evaluate: Evaluate) -> None:
    code, text = evaluate("run", "--split", "train")
    assert code == 1
    assert "There are no labelled job descriptions in 'train'." in text
    assert "docs/eval.md" in text


def test_an_unknown_version_is_an_error_in_words(dev: Path, evaluate: Evaluate) -> None:
    code, text = evaluate("run", "--pathway", "1066")
    assert code > 1
    assert "1066" in text
    assert "Traceback" not in text
