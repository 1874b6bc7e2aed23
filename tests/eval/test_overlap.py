from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignment import load_pathway
from alignment.types import Statement, StatementKind
from eval import __main__ as main
from eval.cases import Case, load_case
from eval.overlap import Shared, Spread, shared_words, spread
from tests.eval.made_gold import ROWS, TEXT, add_labels, made_row, make_gold

PATHWAY = replace(
    load_pathway(),
    statements=(
        Statement("medicines.sign", StatementKind.SKILL, "medicines", "Signs charts for the medicines that are given"),
        Statement("food.cook", StatementKind.SKILL, "food", "Cook", phrases=("help at mealtimes",)),
    ),
)


def case_of(folder: Path, monkeypatch: pytest.MonkeyPatch, *rows: dict[str, object], text: str = TEXT) -> Case:
    make_gold(folder, monkeypatch, train__cook=text)
    file = add_labels("cook", rows)
    return load_case(file.document, file.base)


def test_shares_are_of_stemmed_words_without_small_ones(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = case_of(tmp_path, monkeypatch, made_row("Give medicines and sign the chart", medicines__sign=2))
    (row,) = shared_words([case], PATHWAY)
    assert (row.shared, row.share) == (("medicin", "sign", "chart"), 0.75)


def test_several_statements_bring_their_words_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Cook eggs, sign nothing"
    case = case_of(tmp_path, monkeypatch, made_row(text, medicines__sign=1, food__cook=2), text=text)
    (row,) = shared_words([case], PATHWAY)
    assert (row.shared, row.share) == (("cook", "sign"), 0.5)


def test_phrases_and_unknown_statements_bring_no_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = case_of(tmp_path, monkeypatch, made_row("Help at mealtimes", food__cook=2, food__gone=1))
    assert [row.share for row in shared_words([case], PATHWAY)] == [0]


def test_clauses_without_statements_or_words_are_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = case_of(tmp_path, monkeypatch, made_row("Help at mealtimes"), made_row("to", food__cook=2))
    assert shared_words([case], PATHWAY) == []


def test_the_spread_of_nothing_is_nothing_and_not_zero() -> None:
    assert spread([]) == Spread(0)


def test_bars_hold_their_upper_edge() -> None:
    rows = [Shared("a", "", (), share) for share in (0.0, 0.1, 0.25, 0.3, 0.5, 0.75, 1.0, 1.0)]
    found = spread(rows)
    assert found.bars == (0.125, 0.25, 0.25, 0.125, 0.25)
    assert (found.lower, found.median, found.upper) == (0.2125, 0.4, 0.8125)


@given(st.lists(st.floats(0, 1), min_size=1, max_size=30))
def test_bars_share_out_everything_and_quartiles_ascend(shares: list[float]) -> None:
    found = spread([Shared("a", "", (), share) for share in shares])
    assert sum(found.bars) == pytest.approx(1)
    assert found.lower is not None
    assert found.median is not None
    assert found.upper is not None
    assert 0 <= found.lower <= found.median <= found.upper <= 1


def test_the_command_says_whether_the_median_is_below_one_in_four(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    make_gold(tmp_path, monkeypatch, train__cook=TEXT, dev__baker=TEXT)
    assert main.main(["overlap"]) == 0
    assert "median" in capsys.readouterr().out
    add_labels("cook", [made_row("Help at mealtimes", medicines__record_what_was_given=1)])
    add_labels("baker", ROWS)
    assert main.main(["overlap"]) == 0
    assert "one word in four" in capsys.readouterr().out
    assert main.main(["overlap", "--split", "dev"]) == 0
    assert "baker: sign the chart" in capsys.readouterr().out
