import json
from collections import Counter
from pathlib import Path

import pytest

from eval import __main__ as main
from eval.splits import SplitsChangedError, changes, count_aspects, current_splits, freeze, frozen_splits
from tests.eval.made_gold import TEXT, add_labels, make_gold

OLD = {"train": {"cook.txt": "1", "baker.txt": "2"}, "test": {"carer.txt": "3"}}


@pytest.mark.parametrize(
    ("now", "told"),
    [
        (OLD, []),
        ({"train": {"cook.txt": "1"}, "test": {"carer.txt": "3"}}, ["train/baker.txt is gone"]),
        ({"train": {"cook.txt": "1", "baker.txt": "9"}, "test": {"carer.txt": "3"}}, ["train/baker.txt has changed"]),
        (
            {"train": {"cook.txt": "1"}, "test": {"carer.txt": "3", "baker.txt": "2"}},
            ["baker.txt has moved from train to test"],
        ),
        ({**OLD, "dev": {"nurse.txt": "4"}}, ["dev/nurse.txt is not frozen yet"]),
    ],
    ids=["the same", "gone", "changed", "moved", "new"],
)
def test_every_sort_of_change_is_told(now: dict[str, dict[str, str]], told: list[str]) -> None:
    assert list(changes(OLD, now)) == told


def test_freezing_adds_new_documents_and_refuses_changed_ones(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_gold(tmp_path, monkeypatch, train__cook=TEXT)
    assert frozen_splits() == {"train": {}, "dev": {}, "test": {}}
    assert freeze() == ["train/cook.txt"]
    make_gold(tmp_path, monkeypatch, test__carer=TEXT)
    assert freeze() == ["test/carer.txt"]
    assert freeze() == []
    before = (tmp_path / "splits.json").read_bytes()
    (tmp_path / "test" / "carer.txt").write_text("Other words", encoding="utf-8")
    with pytest.raises(SplitsChangedError, match=r"test/carer\.txt has changed"):
        freeze()
    assert (tmp_path / "splits.json").read_bytes() == before


def test_documents_are_counted_by_what_was_said_of_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_gold(tmp_path, monkeypatch, train__cook=TEXT, dev__baker=TEXT, test__carer=TEXT)
    add_labels("cook", traits={"style": "list", "setting": "care home"})
    add_labels("baker", outcome="out_of_scope", category=None)
    counts = count_aspects()
    assert counts["category"] == {
        "care_or_support_worker": Counter(train=1),
        "out_of_scope": Counter(dev=1),
        "not labelled": Counter(test=1),
    }
    assert counts["format"] == {"text": Counter(train=1, dev=1, test=1)}
    assert counts["style"] == {"list": Counter(train=1), "not labelled": Counter(dev=1, test=1)}


def test_the_command_fails_while_a_document_is_not_as_frozen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    make_gold(tmp_path, monkeypatch, train__cook=TEXT)
    assert main.main(["splits"]) == 1
    assert main.main(["splits", "--freeze"]) == 0
    assert main.main(["splits", "--names"]) == 0
    assert capsys.readouterr().out.rstrip().endswith("train     cook")
    (tmp_path / "train" / "cook.txt").rename(tmp_path / "train" / "head-cook.txt")
    assert main.main(["splits", "--freeze"]) == 1
    assert json.loads((tmp_path / "splits.json").read_text(encoding="utf-8"))["train"].keys() == {"cook.txt"}


def test_our_own_documents_are_as_they_were_frozen() -> None:
    assert list(changes(frozen_splits(), current_splits())) == []


def test_no_document_is_in_two_splits() -> None:
    names = [name for held in current_splits().values() for name in held]
    assert len(names) == len(set(names))
    assert len({sha for held in current_splits().values() for sha in held.values()}) == len(names)
