from pathlib import Path

import pytest

from eval.agreement import tally
from eval.anchoring import labelled_for
from eval.readers import NothingInCommonError, agreement_table, label_bases, read_pairs
from tests.eval.made_gold import TEXT, add_labels, make_gold


def test_only_what_both_labelled_is_compared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_gold(tmp_path, monkeypatch, train__cook=TEXT, dev__baker=TEXT, test__carer=TEXT)
    add_labels("cook")
    add_labels("carer")
    add_labels("carer", second=True, category="new_to_care")
    add_labels("baker", second=True)
    ((one, other),) = read_pairs("gold", "second")
    assert (one.name, one.category, other.category) == ("carer", "care_or_support_worker", "new_to_care")


def test_readers_without_anything_in_common_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_gold(tmp_path, monkeypatch, train__cook=TEXT)
    add_labels("cook")
    with pytest.raises(NothingInCommonError, match="both in gold and in second"):
        list(read_pairs("gold", "second"))


def test_labels_are_found_in_a_split_in_all_or_in_any_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_gold(tmp_path, monkeypatch, train__cook=TEXT, dev__baker=TEXT)
    cook, baker = add_labels("cook"), add_labels("baker")
    assert label_bases("gold") == {"cook": cook.base, "baker": baker.base}
    assert label_bases("dev") == label_bases(str(tmp_path / "dev")) == {"baker": baker.base}
    assert label_bases(str(tmp_path)) == {}


def test_the_table_says_what_it_is_over_and_where_there_is_no_evidence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_gold(tmp_path, monkeypatch, train__cook=TEXT)
    add_labels("cook")
    add_labels("cook", second=True)
    ((one, other),) = read_pairs("gold", "second")
    table = agreement_table([tally(one, other, labelled_for())], 10)
    assert "compared over 6 lines × 10 statements" in table
    assert "| same kind | 1.000 |  |" in table
    assert "| category kappa | no evidence |  |" in table
