from pathlib import Path

import pytest

from eval.commands import baselines
from eval.label_files import find_label_file
from eval.pages import fill_page
from eval.results import load_results
from eval.sealing import SealedSplitError
from tests.eval.commands.conftest import Evaluate
from tests.eval.commands.test_door import PAGE


@pytest.fixture
def train(dev: Path) -> None:
    """Train with the labelled job descriptions of dev, under other names."""
    (dev / "train").mkdir()
    for path in sorted((dev / "dev").iterdir()):
        (dev / "train" / f"other-{path.name}").write_bytes(path.read_bytes())


def test_all_are_printed_in_one_table_with_what_they_do(train: None, evaluate: Evaluate) -> None:
    code, text = evaluate("baselines")
    assert code == 0
    rows = [line.split()[0] for line in text.splitlines() if line and "-dev " in line]
    assert rows[0] == "peer-random-dev"
    assert rows[-1] == "product-dev"
    assert len(rows) == 14
    assert "peer-minilm-nesta: the nearest by cosine from .7 on, as Nesta's library (at_least 0.7, most 1)" in text
    assert "Saved" not in text


def test_every_baseline_is_on_the_page(train: None, evaluate: Evaluate) -> None:
    _, text = evaluate("baselines")
    told = [line.partition(":")[0] for line in text.splitlines() if line.startswith(("peer-", "ablation-"))]
    names = [name for name in told if "-dev" not in name]
    page = PAGE.read_text(encoding="utf-8")
    assert len(names) == 13
    assert [name for name in names if f"| `{name}` |" not in page] == []


def test_saved_runs_fill_a_table_of_a_page(train: None, evaluate: Evaluate, tmp_path: Path) -> None:
    _, text = evaluate("baselines", "--save", "--dirty")
    names = [load_results(path).name for path in sorted((tmp_path / "results").iterdir())]
    assert text.count("Saved as") == len(names) == 14
    assert not any(name.startswith("baseline-") for name in names)
    page = f"<!-- eval:table {' '.join(names)} -->\n<!-- /eval -->\n"
    filled = fill_page(page, tmp_path / "results")
    assert all(f"\n| {name} |" in filled for name in names)


def test_cuts_are_fitted_with_dev_and_test_sealed(
    train: None, dev: Path, evaluate: Evaluate, monkeypatch: pytest.MonkeyPatch
) -> None:
    planted = find_label_file("cook").rows

    def peeking(*_: object) -> None:
        planted.read_text(encoding="utf-8")

    monkeypatch.setattr("eval.sealing.GOLD", dev)
    monkeypatch.setattr(baselines, "all_baselines", peeking)
    with pytest.raises(SealedSplitError, match="cook"):
        evaluate("baselines")
