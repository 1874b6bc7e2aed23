import pytest

from alignment.pathway.importing.headings import (
    Label,
    Part,
    is_group,
    kind_of,
    part_of,
    read_label,
    theme_in_brackets,
    without_letter,
)
from alignment.types import Expectation, StatementKind


@pytest.mark.parametrize(
    ("heading", "label"),
    [
        ("B3. Core behaviours (must do)", Label("Core behaviours", expectation=Expectation.CORE)),
        ("C2.1 Knowledge and skills (should do)", Label("Knowledge and skills", expectation=Expectation.EXPECTED)),
        ("Further skills (could do)", Label("Further skills", expectation=Expectation.DEVELOPING)),
        ("Behaviours people must show", Label("Behaviours people must show", expectation=Expectation.CORE)),
        ("Core behaviours (teamworking)", Label("Core behaviours", "teamworking")),
        ("(Communication)", Label("", "Communication")),
        ("Care Quality Commission (CQC)", Label("Care Quality Commission (CQC)")),
        ("A day at work", Label("A day at work")),
        ("D – Values:", Label("Values")),
    ],
)
def test_a_heading_is_taken_apart(heading: str, label: Label) -> None:
    assert read_label(heading) == label


@pytest.mark.parametrize(
    ("line", "theme"),
    [
        ("Ask others what they think. (teamworking)", "teamworking"),
        ("Ask others what they think (continuous improvement).", "continuous improvement"),
        ("Use equipment safely (for example, hoists)", ""),
        ("Know the regulator (CQC)", ""),
        ("Know the rules (2014)", ""),
        ("Do it well (must do)", ""),
        ("Ask (teamworking) others", ""),
    ],
)
def test_a_theme_in_brackets_is_told_from_a_remark(line: str, theme: str) -> None:
    assert theme_in_brackets(line) == theme


@pytest.mark.parametrize(
    ("line", "plain"),
    [("B1.2 Ask others", "Ask others"), ("A: Ask others", "Ask others"), ("A person asks", "A person asks")],
)
def test_the_letter_in_front_of_a_line_is_taken_off(line: str, plain: str) -> None:
    assert without_letter(line) == plain


@pytest.mark.parametrize(
    ("heading", "part"),
    [
        ("What people do in their work", Part.ABOUT),
        ("Values", Part.VALUES),
        ("The behaviours people must show", Part.BEHAVIOURS),
        ("Knowledge and skills", Part.KNOWLEDGE_AND_SKILLS),
        ("Specific areas of practice", Part.KNOWLEDGE_AND_SKILLS),
        ("Current suggested learning", Part.ASIDE),
        ("Meet Sam", Part.ASIDE),
        ("How the two roles differ", Part.ASIDE),
        ("Baker role category: values and behaviours", Part.OTHER),
        ("Contact", Part.OTHER),
    ],
)
def test_the_parts_of_a_page_are_known_by_their_headings(heading: str, part: Part) -> None:
    assert part_of(heading) is part


def test_a_group_names_no_theme_but_sometimes_a_kind() -> None:
    assert is_group("Core behaviours")
    assert is_group("Skills people should have")
    assert not is_group("Digital skills")
    assert kind_of("Knowledge") is StatementKind.KNOWLEDGE
    assert kind_of("Core skills") is StatementKind.SKILL
    assert kind_of("Knowledge and skills") is None
    assert kind_of("Medicines") is None
