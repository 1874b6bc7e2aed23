import pytest

from alignment.types import Expectation, StatementKind

from .import_cases import layout_of, points, texts_of

BEHAVIOURS = "<h2>The behaviours people must show (must do)</h2>"
SKILLS = "<h2>Knowledge and skills</h2>"


def themes_of(html: str) -> list[str]:
    return [one.theme for one in layout_of(html).statements]


def test_in_the_lettered_layout_the_theme_stands_in_brackets() -> None:
    html = BEHAVIOURS + "<h3>Core behaviours</h3>" + points("Ask others. (teamworking)", "Be fair (work ethic)")
    assert themes_of(html) == ["teamworking", "work ethic"]
    assert texts_of(html) == ["Ask others.", "Be fair."]


def test_in_the_later_layout_the_theme_is_the_heading() -> None:
    html = SKILLS + "<h3>Medicines</h3>" + points("Give medicines") + "<h3>Food</h3>" + points("Cook")
    assert themes_of(html) == ["Medicines", "Food"]


def test_a_heading_may_carry_the_theme_in_brackets() -> None:
    html = BEHAVIOURS + "<h3>Core behaviours (teamworking)</h3>" + points("Ask others", "Thank others")
    assert themes_of(html) == ["teamworking", "teamworking"]


def test_brackets_stay_where_most_lines_have_none() -> None:
    html = SKILLS + points("Use bread (sourdough)", "Use flour", "Use water")
    assert texts_of(html)[0] == "Use bread (sourdough)."


def test_a_line_numbered_by_hand_outside_a_list_counts() -> None:
    html = BEHAVIOURS + "<p>B1. Ask others. (teamworking)</p><p>2. Be fair. (work ethic)</p>"
    assert texts_of(html) == ["Ask others.", "Be fair."]


def test_a_paragraph_is_left_out_with_its_place() -> None:
    found = layout_of(BEHAVIOURS + "<p>Behaviours are values in action.</p>" + points("Ask others"))
    assert [(one.text, one.reason, one.place) for one in found.left_out] == [
        (
            "Behaviours are values in action.",
            "It is a paragraph, not a point of a list.",
            "paragraph 2, under 'The behaviours people must show'",
        )
    ]


def test_words_that_lead_into_no_list_are_left_out_too() -> None:
    found = layout_of(BEHAVIOURS + "<p>You must:</p><h3>Teamworking</h3>" + points("Ask others"))
    assert [one.text for one in found.left_out] == ["You must:"]


def test_words_that_lead_into_a_list_lead_into_each_of_its_lines() -> None:
    html = SKILLS + "<p>You should know how to:</p>" + points("knead", "bake") + "<p>Also:</p>" + points("taste")
    assert texts_of(html) == ["Know how to knead.", "Know how to bake.", "Taste."]


def test_a_list_inside_a_point_and_a_broken_line_stay_with_it() -> None:
    html = SKILLS + points(f"use flour, such as:{points('wheat', 'rye')}", "bake<br>bread", "<p>cool</p><p>bread</p>")
    assert texts_of(html) == ["Use flour, such as: wheat; rye.", "Bake bread.", "Cool bread."]


def test_the_kind_is_that_of_the_part_or_of_the_group_or_guessed() -> None:
    html = (
        "<h2>Values</h2>" + points("Respect") + BEHAVIOURS + points("Ask others")
        + SKILLS + points("Know bread", "Bake bread") + "<h3>Skills</h3><h4>Flour</h4>" + points("Know flour")
    )  # fmt: skip
    assert [one.kind.value for one in layout_of(html).statements] == [
        "value", "behaviour", "knowledge", "skill", "skill",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("heading", "expectation"),
    [
        ("Behaviours (must do)", Expectation.CORE),
        ("Behaviours (should do)", Expectation.EXPECTED),
        ("Behaviours (could do)", Expectation.DEVELOPING),
        ("Behaviours", Expectation.EXPECTED),
    ],
)
def test_the_heading_says_how_much_is_expected(heading: str, expectation: Expectation) -> None:
    (one,) = layout_of(f"<h2>{heading}</h2>{points('Ask others')}").statements
    assert [(asked.category, asked.expectation, asked.stated) for asked in one.asked_of] == [("", expectation, False)]


def test_the_names_of_values_have_no_full_stop_and_one_theme() -> None:
    (one,) = layout_of("<h2>Values</h2>" + points("kind and caring")).statements
    assert (one.text, one.theme, one.is_name) == ("Kind and caring", "Values", True)


def test_the_first_words_about_the_role_are_its_summary_and_the_rest_is_left_out() -> None:
    found = layout_of("<h2>What people do in their work</h2><p>They bake.</p><p>They also sell.</p>" + points("bread"))
    assert found.summary == "They bake."
    assert [one.text for one in found.left_out] == ["They also sell.", "bread"]
    assert {one.reason for one in found.left_out} == {"It describes the role."}


def test_a_part_without_statements_gives_none_whatever_stands_in_it() -> None:
    found = layout_of("<h2>Meet Sam</h2><h3>Skills</h3>" + points("Sam can bake") + SKILLS + points("Bake"))
    assert [one.text for one in found.statements] == ["Bake."]
    assert found.left_out[0].reason == "It stands under 'Skills', a part without statements."


def test_the_title_above_the_parts_does_not_hide_them() -> None:
    html = "<h1>Baker role category</h1><p>Words.</p>" + BEHAVIOURS + points("Ask others")
    assert texts_of(html) == ["Ask others."]


def test_a_table_gives_the_theme_beside_each_statement() -> None:
    rows = "<tr><th>Area</th><th>Skills</th></tr><tr><th>Bread</th><td>Know bread</td></tr>"
    (one,) = layout_of(SKILLS + f"<table>{rows}</table>").statements
    assert (one.text, one.theme, one.kind) == ("Know bread.", "Bread", StatementKind.SKILL)
    assert one.place == "table 1, row 2, under 'Knowledge and skills'"


def test_a_text_as_long_as_a_page_is_no_statement() -> None:
    found = layout_of(SKILLS + points("word " * 500))
    assert found.statements == ()
    assert "too long" in found.left_out[0].reason


def test_a_page_of_nothing_gives_nothing() -> None:
    found = layout_of("<p></p>")
    assert (found.summary, found.statements, found.left_out) == ("", (), ())
