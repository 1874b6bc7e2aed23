import pytest

from alignment.pathway.importing.wording import compose, finish_name, guess_kind, is_name, join_points
from alignment.types import StatementKind


@pytest.mark.parametrize(
    ("lead", "line", "text"),
    [
        ("", "knead the dough", "Knead the dough."),
        ("", "Knead the dough.", "Knead the dough."),
        ("You should know how to:", "knead the dough;", "Know how to knead the dough."),
        ("People in this role category must:", "knead the dough; and", "Knead the dough."),
        ("As a baker, you:", "knead the dough", "Knead the dough."),
        ("Workers understand:", "why dough rises", "Understand why dough rises."),
        ("You must:", "Know how dough rises", "Know how dough rises."),
        ("People who bake bread need:", "warm hands", "People who bake bread need warm hands."),
        ("", "how dough rises", "Know how dough rises."),
    ],
)
def test_a_line_and_what_leads_into_it_make_a_statement(lead: str, line: str, text: str) -> None:
    assert compose(line, lead) == text


def test_the_points_inside_a_point_stay_with_it() -> None:
    assert join_points("use flour, such as:", ["wheat;", "rye; and", "oats."]) == "use flour, such as: wheat; rye; oats"
    assert join_points("use flour", []) == "use flour"


def test_a_value_may_be_a_name_or_say_what_it_means() -> None:
    assert is_name("honest, trustworthy and reliable")
    assert not is_name("Respect – for the person and those around them")
    assert not is_name("People take pride in what they do for me each day")
    assert finish_name("honest and reliable;") == "Honest and reliable"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Know how dough rises.", StatementKind.KNOWLEDGE),
        ("Have a good understanding of dough.", StatementKind.KNOWLEDGE),
        ("What to do when dough falls.", StatementKind.KNOWLEDGE),
        ("Knead dough.", StatementKind.SKILL),
    ],
)
def test_the_first_words_tell_knowledge_from_a_skill(text: str, kind: StatementKind) -> None:
    assert guess_kind(text) is kind
