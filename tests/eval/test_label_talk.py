import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.console import Console

from alignment import load_pathway
from alignment.documents import read_document
from alignment.types import ClauseKind, Flag
from eval import __main__ as main
from eval.label_files import LabelFile, find_label_file, read_rows
from eval.label_talk import border_lines, label_document, read_kind, read_picks
from eval.labelling import Labelling
from tests.eval.made_gold import ROWS, TEXT, add_labels, make_gold


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> LabelFile:
    make_gold(tmp_path, monkeypatch, train__cook=TEXT)
    return find_label_file("cook")


def talk(file: LabelFile, *lines: str) -> str:
    """Feed these lines and give what was shown."""
    shown = io.StringIO()
    left: Iterator[str] = iter(lines)

    def ask(prompt: str) -> str:
        del prompt
        if (line := next(left, None)) is None:
            raise EOFError
        return line

    rows = read_rows(file.rows) if file.rows.exists() else []
    labelling = Labelling(read_document(file.document.read_bytes()), rows)
    console = Console(file=shown, width=100, markup=False, highlight=False)
    try:
        label_document(file, labelling, load_pathway(), console, ask)
    except EOFError:
        shown.write("stopped")
    return shown.getvalue()


def test_a_document_is_labelled_piece_by_piece(file: LabelFile) -> None:
    shown = talk(file, "c", "c", "d c", "chart given", "1", "", "d", "", "d", "", "d n", "1", "2", "1 3", "2", "4")
    assert "stopped" not in shown
    rows = read_rows(file.rows)
    assert [row["kind"] for row in rows] == ["context", "context", "duty", "duty", "duty", "duty"]
    assert rows[2]["flags"] == ["conditional"]
    assert list(rows[2]["statements"].values()) == [2]
    assert rows[5] == {**rows[5], "flags": ["negated"], "statements": {}}
    assert json.loads(file.role.read_text(encoding="utf-8")) == {
        "outcome": "one",
        "category": "care_or_support_worker",
        "acceptable": ["new_to_care", "enhanced_care_worker"],
        "traits": {"setting": "nursing home", "style": "first person"},
    }


def test_each_answer_is_saved_and_work_goes_on_where_it_stopped(file: LabelFile) -> None:
    assert "stopped" in talk(file, "c", "c")
    assert [row["kind"] for row in read_rows(file.rows)] == ["context", "context"]
    shown = talk(file, "v", "")
    assert "3 of 6" in shown
    assert [row["kind"] for row in read_rows(file.rows)] == ["context", "context", "value"]


def test_going_back_shows_what_was_said_and_enter_keeps_it(file: LabelFile) -> None:
    shown = talk(file, "c", "b", "back", "", "back", "c")
    assert "labelled: boilerplate" in shown
    assert [row["kind"] for row in read_rows(file.rows)] == ["context", "context"]


def test_an_answer_can_be_taken_back_and_another_chosen(file: LabelFile) -> None:
    shown = talk(file, "c", "c", "d", "chart given", "1", "chosen", "1=0", "mealtimes", "1=1", "")
    (row,) = read_rows(file.rows)[2:]
    assert list(row["statements"].values()) == [1]
    assert "none chosen" in shown


def test_context_is_asked_for_statements_only_on_demand(file: LabelFile) -> None:
    talk(file, "c +", "chart given", "1", "", "c", "b")
    rows = read_rows(file.rows)
    assert [len(row["statements"]) for row in rows] == [1, 0, 0]


def test_pieces_are_cut_and_joined(file: LabelFile) -> None:
    talk(file, "c", "c", "cut sign the", "d", "", "cut nowhere", "d", "")
    assert [row["quote"].split()[0] for row in read_rows(file.rows)[2:]] == ["Give", "sign"]
    talk(file, "back", "back", "join", "d", "")
    assert [row["quote"].split() for row in read_rows(file.rows)[2:]] == ["Give medicines and sign the chart".split()]


def test_what_is_not_understood_shows_the_help_and_changes_nothing(file: LabelFile) -> None:
    shown = talk(file, "x", "", "d z")
    assert shown.count("First a kind") == 4
    assert not file.rows.exists()


def test_a_role_outside_the_framework_has_no_category(file: LabelFile) -> None:
    add_labels("cook", ROWS)
    talk(file, "3", "9", "2", "9", "1")
    assert json.loads(file.role.read_text(encoding="utf-8")) == {
        "outcome": "out_of_scope",
        "category": None,
        "acceptable": ["care_or_support_worker"],
        "traits": {"setting": "other", "style": "list"},
    }


def test_nothing_shown_tells_a_kind_or_a_statement_before_it_is_asked_for(file: LabelFile) -> None:
    shown = talk(file, "c", "c")
    after_help = shown.split("Enter goes on.")[-1]
    assert not any(statement.text in after_help for statement in load_pathway().statements)
    assert "duty" not in after_help


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("d", (ClauseKind.DUTY, (), True)),
        ("d c s", (ClauseKind.DUTY, (Flag.CONDITIONAL, Flag.SOMEONE_ELSES_DUTY), True)),
        ("d n", (ClauseKind.DUTY, (Flag.NEGATED,), False)),
        ("b", (ClauseKind.BOILERPLATE, (), False)),
        ("c +", (ClauseKind.CONTEXT, (), True)),
        ("duty", None),
        ("d x", None),
        ("", None),
    ],
)
def test_a_line_names_kind_and_flags(line: str, expected: object) -> None:
    assert read_kind(line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [("1", {"a": 2}), ("1 2=1", {"a": 2, "b": 1}), ("2=0", {"b": 0}), ("3", None), ("1=3", None), ("medicine 1", None)],
)
def test_numbers_pick_from_the_list_last_shown(line: str, expected: object) -> None:
    assert read_picks(line, ("a", "b")) == expected


def test_the_printed_text_leaves_out_no_word_and_shows_borders_only() -> None:
    document = read_document(TEXT.encode())
    lines = list(border_lines(document))
    assert [line for line in lines if line.strip()[0].isdigit()][1] == "   2  Main duties"
    said = " ".join(line[6:] for line in lines)
    assert said.split() == document.text.split()


def test_the_command_prints_labels_and_goes_on(
    file: LabelFile, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main.main(["label", "cook", "--print"]) == 0
    assert "Main duties" in capsys.readouterr().out
    monkeypatch.setattr("sys.stdin", io.StringIO("c\nquit\n"))
    assert main.main(["label", "cook", "--second"]) == 0
    assert len(read_rows(find_label_file("cook", second=True).rows)) == 1
    assert not file.rows.exists()
    lines = ["c", "c", "d", "", "d", "", "d", "", "d n", "1", "2", "1", "1", "1"]
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(lines) + "\n"))
    assert main.main(["label", "cook"]) == 0
    assert "are complete" in capsys.readouterr().out.replace("\n", " ")


def test_an_unknown_name_is_told_kindly(file: LabelFile, capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["label", file.document.stem + "s"]) == 1
    assert "Did you mean cook?" in capsys.readouterr().err
