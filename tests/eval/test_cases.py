import json
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from alignment import load_pathway
from alignment.types import ClauseKind, Flag, Outcome
from eval import cases
from eval.cases import Case, Label, LabelError, label_of, load_case, load_cases
from tests.alignment.align_cases import clause_of

TEXT = """Care assistant

Main duties
- Give medicines and sign
  the chart
- Medication
- Medication
- Not to change dressings
"""


def row(quote: str, *flags: str, kind: str = "duty", **statements: int) -> str:
    return json.dumps({"quote": quote, "kind": kind, "flags": list(flags), "statements": statements})


def written(folder: Path, *rows: str, role: str = '{"outcome": "one", "category": "baker"}') -> Case:
    """The case of a folder with the text above and these rows."""
    document = folder / "care-assistant.txt"
    document.write_text(TEXT, encoding="utf-8")
    (folder / "care-assistant.labels.jsonl").write_text("\n".join(rows), encoding="utf-8")
    (folder / "care-assistant.role.json").write_text(role, encoding="utf-8")
    return load_case(document, folder / "care-assistant")


def test_a_label_finds_its_words_however_their_lines_break(tmp_path: Path) -> None:
    case = written(tmp_path, row("medicines and sign the chart", give=2))
    (label,) = case.labels
    assert case.document.text[label.start : label.end].split() == ["medicines", "and", "sign", "the", "chart"]
    assert (label.kind, label.flags, dict(label.statements)) == (ClauseKind.DUTY, (), {"give": 2})


def test_no_statement_is_a_label_too(tmp_path: Path) -> None:
    (label,) = written(tmp_path, row("Not to change dressings", "negated")).labels
    assert (label.flags, dict(label.statements)) == ((Flag.NEGATED,), {})


def test_the_same_words_twice_are_two_places(tmp_path: Path) -> None:
    one, other = written(tmp_path, row("Medication"), row("Medication")).labels
    assert one.end <= other.start


def test_rows_follow_the_order_of_the_document(tmp_path: Path) -> None:
    with pytest.raises(LabelError, match="not in the document"):
        written(tmp_path, row("Not to change dressings"), row("Give medicines"))


def test_a_short_quote_is_found_as_a_word_of_its_own(tmp_path: Path) -> None:
    with pytest.raises(LabelError, match="'Med'"):
        written(tmp_path, row("Med"))
    assert written(tmp_path, row("Care")).labels[0].start == 0


def test_a_few_quotes_may_be_of_words_the_reader_leaves_out(tmp_path: Path) -> None:
    rows = [row(quote) for quote in ("Care assistant", "Main duties", "Give", "medicines", "Skip to content", "sign")]
    case = written(tmp_path, *rows)
    assert case.unread == ("Skip to content",)
    assert [label.quote for label in case.labels] == ["Care assistant", "Main duties", "Give", "medicines", "sign"]


@pytest.mark.parametrize(
    ("line", "trouble"),
    [
        ("{", "Expecting"),
        ("[]", "list"),
        ('{"kind": "duty", "flags": [], "statements": {}}', "quote"),
        (row(""), "empty quote"),
        (row("Medication", kind="chore"), "chore"),
        (row("Medication", "tired"), "tired"),
        (row("Medication", give=3), "give"),
        (row("Medication")[:-1] + ', "mood": 1}', "mood"),
        (row("Medication").replace("{}", "[]"), "list"),
    ],
)
def test_a_broken_row_is_named_by_file_and_line(tmp_path: Path, line: str, trouble: str) -> None:
    with pytest.raises(LabelError, match=r"care-assistant\.labels\.jsonl:3: .*" + trouble):
        written(tmp_path, row("Give medicines"), "", line)


def test_a_case_knows_its_role(tmp_path: Path) -> None:
    assert written(tmp_path, row("Give")).category == "baker"
    outside = written(tmp_path, row("Give"), role='{"outcome": "out_of_scope"}')
    assert (outside.outcome, outside.category, outside.acceptable) == (Outcome.OUT_OF_SCOPE, None, ())
    between = written(
        tmp_path, row("Give"), role='{"outcome": "between", "category": "baker", "acceptable": ["head_baker"]}'
    )
    assert (between.name, between.acceptable) == ("care-assistant", ("head_baker",))


def test_a_split_holds_its_labelled_documents_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "train"
    folder.mkdir()
    written(folder, row("Give"))
    (folder / "a-later-one.txt").write_text(TEXT, encoding="utf-8")
    (folder / "README.md").write_text("How these were labelled.", encoding="utf-8")
    monkeypatch.setattr(cases, "GOLD", tmp_path)
    assert [case.name for case in load_cases("train")] == ["care-assistant"]


def label(start: int, end: int) -> Label:
    return Label(start, end, "", ClauseKind.DUTY, (), {})


FIRST, SECOND = label(0, 10), label(10, 40)


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (0, 10, FIRST),
        (2, 8, FIRST),
        (0, 40, FIRST),
        (8, 40, SECOND),
        (7, 13, FIRST),
        (38, 100, None),
        (50, 60, None),
    ],
    ids=["the same", "finer", "coarser", "mostly the next", "half of each", "hardly any", "none"],
)
def test_a_clause_belongs_to_the_label_that_covers_most_of_it(start: int, end: int, expected: Label | None) -> None:
    assert label_of(replace(clause_of("A line"), start=start, end=end), (FIRST, SECOND)) is expected


def test_where_nothing_is_labelled_no_clause_has_a_label() -> None:
    assert label_of(clause_of("A line"), ()) is None


@cache
def gold(split: str) -> tuple[Case, ...]:
    return load_cases(split)


@pytest.mark.parametrize("split", ["train", "dev", "test", "examples"])
def test_every_gold_label_names_what_the_framework_has(split: str) -> None:
    pathway = load_pathway()
    statements = {statement.id for statement in pathway.statements}
    categories = {category.id for category in pathway.role_categories}
    for case in gold(split):
        assert {i for label in case.labels for i in label.statements} <= statements, case.name
        assert {*case.acceptable, *([case.category] if case.category else [])} <= categories, case.name
        assert (case.category is None) == (case.outcome in (Outcome.OUT_OF_SCOPE, Outcome.NOT_ENOUGH_TEXT)), case.name
        assert all(case.document.text[label.start : label.end].split() == label.quote.split() for label in case.labels)


@pytest.mark.parametrize("split", ["train", "dev", "test", "examples"])
def test_no_gold_label_points_from_boilerplate_or_from_outside_the_role(split: str) -> None:
    for case in gold(split):
        for label in case.labels:
            if label.kind is ClauseKind.BOILERPLATE or Flag.NEGATED in label.flags:
                assert label.statements == {}, f"{case.name}: {label.quote!r}"


@pytest.mark.parametrize("split", ["train", "dev", "test", "examples"])
def test_hardly_any_line_of_background_points_anywhere(split: str) -> None:
    lines = [label for case in gold(split) for label in case.labels if label.kind is ClauseKind.CONTEXT]
    assert sum(bool(label.statements) for label in lines) <= 0.1 * len(lines)
