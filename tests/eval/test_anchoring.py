import itertools
import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignment import load_pathway
from alignment.types import RoleCategory, Statement, StatementKind
from eval import __main__ as main
from eval.anchoring import anchor_rows, check_labels, labelled_for, uncovered
from eval.cases import load_case
from eval.label_files import SECOND, SPLITS, LabelFile, Row, label_files, read_rows, write_rows
from tests.eval.made_gold import ROWS, TEXT, add_labels, made_row, make_gold

PATHWAY = replace(
    load_pathway(),
    version="tiny",
    statements=(
        Statement("medicines.record-what-was-given", StatementKind.SKILL, "medicines", "Write down what was given"),
        Statement("food.cook", StatementKind.SKILL, "food", "Cook", replaces=("food.fry",)),
    ),
    role_categories=(RoleCategory("care_or_support_worker", "Care worker", ""),),
)


@pytest.fixture
def gold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return make_gold(tmp_path, monkeypatch, train__cook=TEXT)


def anchored(*rows: Row) -> LabelFile:
    """The document above with these rows, each at its place."""
    file = add_labels("cook", rows)
    main.main(["anchor"])
    return file


def told(file: LabelFile) -> list[str]:
    return [str(finding) for finding in check_labels(file, PATHWAY)]


def test_anchoring_writes_places_first_and_changes_nothing_else() -> None:
    rows = anchor_rows(ROWS, TEXT)
    assert [{key: value for key, value in row.items() if key != "at"} for row in rows] == list(ROWS)
    assert all(next(iter(row)) == "at" for row in rows)
    assert all(TEXT[slice(*row["at"])].split() == row["quote"].split() for row in rows)


def test_anchoring_twice_changes_nothing_more() -> None:
    rows = anchor_rows(ROWS, TEXT)
    assert anchor_rows(rows, TEXT) == rows


def test_a_place_that_moved_is_found_again() -> None:
    rows = anchor_rows(anchor_rows(ROWS, TEXT), "A new first line\n" + TEXT)
    assert rows[0]["at"] == [17, 31]


def test_a_word_inside_the_row_before_is_not_where_the_next_row_stands() -> None:
    one, other = anchor_rows([made_row("Night hours"), made_row("hours")], "Night hours\nhours 20")
    assert (one["at"], other["at"]) == ([0, 11], [12, 17])


def test_a_quote_that_is_gone_loses_its_place() -> None:
    gone, kept = anchor_rows([{"at": [3, 9], **made_row("Sing")}, made_row("Main duties")], TEXT)
    assert "at" not in gone
    assert TEXT[slice(*kept["at"])] == "Main duties"


@given(st.lists(st.text("abc", min_size=1, max_size=4), min_size=1, max_size=12), st.data())
def test_rows_cut_from_a_text_in_order_are_all_placed_without_overlap(words: list[str], data: st.DataObject) -> None:
    rows, left = [], list(words)
    while left:
        size = data.draw(st.integers(1, len(left)))
        rows.append(made_row(" ".join(left[:size])))
        left = left[size:]
    places = [row["at"] for row in anchor_rows(rows, "  ".join(words))]
    assert all(one[1] <= other[0] for one, other in itertools.pairwise(places))


@pytest.mark.usefixtures("gold")
def test_sound_labels_have_no_findings() -> None:
    assert told(anchored(*ROWS)) == []


@pytest.mark.usefixtures("gold")
def test_rows_without_a_place_are_told_once() -> None:
    (finding,) = told(add_labels("cook"))
    assert finding.startswith("train/cook: 6 rows have no place, the first 'Care assistant'")


@pytest.mark.usefixtures("gold")
def test_a_place_that_does_not_hold_its_quote_is_told() -> None:
    file = anchored(*ROWS)
    write_rows(file.rows, [{**row, "at": [0, 5]} if number == 3 else row for number, row in enumerate(_rows(file))])
    assert any("row 4: 'sign the chart' is not what stands at [0, 5]" in finding for finding in told(file))


def _rows(file: LabelFile) -> list[Row]:
    return read_rows(file.rows)


@pytest.mark.usefixtures("gold")
def test_a_quote_the_document_does_not_have_is_told() -> None:
    assert any("row 7: 'Sing' is not in the document" in line for line in told(anchored(*ROWS, made_row("Sing"))))


def test_a_quote_from_a_part_that_is_not_read_is_only_a_note(gold: Path) -> None:
    page = f"<html><body><nav>Home Sign in</nav><main><p>{'</p><p>'.join(TEXT.splitlines())}</p></main></body></html>"
    (gold / "train" / "cook.txt").unlink()
    (gold / "train" / "cook.html").write_text(page, encoding="utf-8")
    (finding,) = check_labels(anchored(*ROWS, made_row("Sign in")), PATHWAY)
    assert (finding.serious, "left out" in finding.says) == (False, True)


def test_a_quote_the_text_has_is_not_taken_for_one_that_is_left_out(gold: Path) -> None:
    page = f"<html><body><nav>Main duties</nav><main><p>{'</p><p>'.join(TEXT.splitlines())}</p></main></body></html>"
    (gold / "train" / "cook.txt").unlink()
    (gold / "train" / "cook.html").write_text(page, encoding="utf-8")
    assert not any("left out" in line for line in told(add_labels("cook")))


@pytest.mark.usefixtures("gold")
def test_words_no_label_covers_are_told_as_one_run_with_their_line() -> None:
    file = anchored(*ROWS[:4], ROWS[5])
    assert told(file) == ["train/cook: no label covers 'Help at mealtimes' (line 4 of its text)"]


@pytest.mark.usefixtures("gold")
def test_joining_words_and_list_marks_need_no_label() -> None:
    file = anchored(*ROWS)
    file.document.write_text(TEXT.replace("Help", "12 and then b) also 3.3a Help"), encoding="utf-8")
    assert uncovered(load_case(file.document, file.base)) == ()
    file.document.write_text(TEXT.replace("Help", "not Help"), encoding="utf-8")
    assert len(uncovered(load_case(file.document, file.base))) == 1


@pytest.mark.usefixtures("gold")
def test_an_unknown_id_is_told_and_a_replaced_one_is_noted() -> None:
    unknown = made_row("Give medicines", food__fry=2, food__bake=1)
    file = anchored(*ROWS[:2], unknown, *ROWS[3:])
    assert [(finding.says, finding.serious) for finding in check_labels(file, PATHWAY)] == [
        ("statement food.fry gave way to food.cook", False),
        ("tiny has no statement food.bake", True),
    ]


@pytest.mark.usefixtures("gold")
def test_an_unknown_role_category_is_told() -> None:
    file = anchored(*ROWS)
    add_labels("cook", read_rows(file.rows), acceptable=["baker"])
    assert told(file) == ["train/cook: tiny has no role category baker"]


@pytest.mark.usefixtures("gold")
def test_a_file_that_cannot_be_read_is_one_finding() -> None:
    (finding,) = told(add_labels("cook", [*ROWS, {"quote": "Sing"}]))
    assert "cannot be read: cook.labels.jsonl:7" in finding


@pytest.mark.usefixtures("gold")
def test_the_command_fails_until_labels_are_mended(capsys: pytest.CaptureFixture[str]) -> None:
    add_labels("cook")
    assert main.main(["anchor", "--check"]) == 1
    assert main.main(["anchor"]) == 0
    assert main.main(["anchor", "--check"]) == 0
    assert "1 of 1 label files have new places" in capsys.readouterr().out


def test_gold_json_names_the_content_the_labels_were_made_for(gold: Path) -> None:
    assert labelled_for().version == json.loads((gold / "gold.json").read_text(encoding="utf-8"))["pathway"]


@pytest.mark.parametrize("folder", [*SPLITS, SECOND])
def test_our_own_labels_are_sound(folder: str) -> None:
    pathway = labelled_for()
    findings = [finding for file in label_files(folder) for finding in check_labels(file, pathway)]
    assert [str(finding) for finding in findings if finding.serious] == []
