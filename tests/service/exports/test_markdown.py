from collections.abc import Callable
from dataclasses import replace

import pytest
from markdown_it import MarkdownIt

from alignment.types import Expectation, Outcome, RoleFit, Summary, Touched
from service.exports import render_markdown
from service.exports.markdown import WORD_JOINER, escape_markdown
from service.exports.view import view_report
from tests.service.exports.page import take_apart
from tests.service.exports.sample import GAPS, Line, report_of, sample_report


def _shown(markdown: str) -> str:
    """What a viewer shows, as text."""
    return take_apart(MarkdownIt().enable("table").render(markdown)).text


def test_the_text_is_as_it_was_agreed(golden: Callable[[str, str], None]) -> None:
    golden("exports/senior-carer.md", render_markdown(sample_report()))


def test_the_same_report_gives_the_same_bytes() -> None:
    assert render_markdown(sample_report()) == render_markdown(sample_report())


@pytest.mark.parametrize(
    "text",
    [
        "**bold** and _thin_ and `code`",
        "[x](javascript:1) ![y](z)",
        "<b>tag</b> <!-- note --> &amp; &lt;",
        "# not a heading",
        "- not a list",
        "+ nor this",
        "1. nor this",
        "12) nor this",
        "=== nor a line under a heading",
        "| not | a | table |",
        "~~struck~~ \\ back",
        "0.35 and 1.1 and 2025-04",
    ],
)
def test_text_shows_as_it_is(text: str) -> None:
    assert _shown(escape_markdown(text)) == text


def test_addresses_and_mentions_do_not_come_alive() -> None:
    text = escape_markdown("https://a.example and www.b.example and c@d.example and @someone")
    assert text.replace(WORD_JOINER, "") == "https://a.example and www.b.example and c@d.example and @someone"
    assert not any(live in text for live in ("://", "www.", "@d", "@s"))


def test_a_text_cannot_break_out_of_its_line() -> None:
    assert "\n" not in escape_markdown("one\n\n# two\r\n> three")


def test_every_line_is_shown_with_its_number() -> None:
    markdown = render_markdown(sample_report())
    for row in view_report(sample_report()).lines:
        assert f"**{row.number}.** " in markdown
        assert row.text in _shown(markdown).replace(WORD_JOINER, "")


def test_the_parts_are_those_of_the_page_in_the_same_order() -> None:
    headings = [line[3:] for line in render_markdown(sample_report()).splitlines() if line.startswith("## ")]
    assert headings == [
        "Overview",
        "Line by line",
        "What the job description does not mention",
        "Lines with no counterpart",
        "Boilerplate, what was not read, and notices",
        "How this report was made",
    ]


def test_the_head_says_what_the_report_is() -> None:
    head = render_markdown(sample_report()).split("## Overview")[0]
    assert "version 2025-04" in head
    assert "> This is guidance about a document" in head
    assert "> The statements are illustrative" in head


def test_sentences_end_with_what_they_rest_on() -> None:
    markdown = render_markdown(sample_report())
    assert "uses the hoist. (line 4, line 6)" in markdown
    assert "keeping information private. (G1, G3, G4)" in markdown


def test_an_empty_report_is_whole() -> None:
    report = report_of(gaps=(), coverage=(), summary=Summary(), notices=())
    markdown = render_markdown(replace(report, role_fit=RoleFit(Outcome.NOT_ENOUGH_TEXT, (), "")))
    assert "There is not enough text to say" in markdown
    assert "There are no lines to show." in markdown
    assert "\n\n\n" not in markdown


def test_the_text_is_calm() -> None:
    shown = _shown(render_markdown(sample_report()))
    assert "%" not in shown
    assert "!" not in shown


def test_three_hundred_lines_are_all_there() -> None:
    markdown = render_markdown(report_of(*[Line(f"Do task {n}") for n in range(300)]))
    assert "**300.** Do task 299" in markdown


def test_themes_most_leave_out_and_what_is_touched_on_have_headings_of_their_own() -> None:
    rare = tuple(replace(gap, seldom_said=True) for gap in GAPS)
    touched = Touched("medicines.give", "medicines", Expectation.CORE, "c9", 0.6)
    lines = render_markdown(sample_report(gaps=rare, touched=(touched,))).splitlines()
    assert "### Themes most job descriptions leave out" in lines
    assert "#### Safeguarding" in lines
    assert "### Perhaps touched on" in lines
    assert any(line.startswith("  Line 6, “Use the hoist") for line in lines)
