from pathlib import Path

import pytest

from alignment.errors import CorruptDocumentError, UnsafeDocumentError
from alignment.pathway.importing.pages import PageSource
from alignment.pathway.importing.web_page import read_web_page

from .import_cases import HEADED, LETTERED, behaviours, points, whole_page

VALUES = ["Kind, compassionate and empathetic", "Honest, trustworthy and reliable", "Respect"]


def test_a_lettered_page_gives_its_statements_in_order_with_their_themes() -> None:
    page = read_web_page(LETTERED.read_bytes(), "page.html")
    assert page.category == "Care or support worker"
    assert page.summary.startswith("Someone in this made-up role helps people")
    assert [(one.theme, one.text) for one in page.statements] == [
        *(("Values", value) for value in VALUES),
        ("professionalism", "Treat each person you meet fairly, and keep a calm head when you are under pressure."),
        ("teamworking", "Get on well with the people you work beside and ask what they think."),
        ("work ethic", "Finish jobs that cannot wait on time, and be easy to talk to."),
        ("continuous improvement", "Be willing to try new digital tools."),
        ("communication", "Speak and write so that each person can follow you."),
        ("Medicines", "Know how to help people take their medicines as their plan says."),
        ("Medicines", "Know how to write down each medicine that was taken, refused or missed."),
        ("Medicines", "Know how to spot side effects and tell someone."),
        ("Moving and assisting", "Understand why you never lift a person by hand."),
    ]


def test_a_page_in_the_later_layout_gives_its_statements_in_order_with_their_themes() -> None:
    page = read_web_page(HEADED.read_bytes(), "page.html")
    assert page.category == "Care or support worker"
    assert [(one.theme, one.text) for one in page.statements] == [
        *(("Values", value) for value in VALUES),
        ("Professionalism", "Treat each person you meet fairly, and keep a calm head when under pressure."),
        ("Communication", "Speak and write so that each person can follow you."),
        ("Communication", "Use a person’s own ways of communicating, such as: signs; pictures."),
        ("Teamworking", "Get on well with the people you work beside and ask what they think."),
        ("Medicines", "Know how to help people take their medicines as their plan says."),
        ("Medicines", "Know what to do when a medicine is refused."),
        ("Digital skills", "Keep notes on a phone or a tablet."),
        ("Dementia", "Understand how dementia can change a person’s days."),
        ("Autism", "Know what a change of routine can mean to an autistic person."),
    ]


@pytest.mark.parametrize("path", [LETTERED, HEADED], ids=lambda path: path.stem)
def test_nothing_of_the_site_around_the_text_is_read(path: Path) -> None:
    page = read_web_page(path.read_bytes(), path.name)
    read = " ".join([*(one.text for one in page.statements), *(one.text for one in page.left_out)])
    for furniture in ("cookie", "Navigation", "Print this page", "useful", "Benefits", "Crown", "Back to top"):
        assert furniture not in read
    assert "words of the web site around the text were passed over" in page.notes[-1]


def test_the_page_says_where_it_comes_from() -> None:
    assert read_web_page(LETTERED.read_bytes(), "page.html").source == PageSource(
        title="Care or support worker role category (B)",
        publisher="Department of Made-up Care",
        address="https://www.gov.uk/government/publications/made-up-care-pathway/care-or-support-worker-role-category-b",
        updated="2024-01-10",
        licence="Open Government Licence v3.0",
    )


def test_the_words_on_the_page_help_where_its_head_says_nothing() -> None:
    html = whole_page(
        "<h2>Behaviours</h2>" + points("Ask others") + "<p>Updated 9 April 2025</p><p>This publication is available at "
        "https://www.gov.uk/a/b.</p><p>It is under the Open Government Licence v2.0.</p>"
    )
    source = read_web_page(html.encode(), "page.html").source
    assert (source.updated, source.address) == ("2025-04-09", "https://www.gov.uk/a/b")
    assert source.licence == "Open Government Licence v2.0"


def test_footnotes_are_left_out_and_their_marks_with_them() -> None:
    page = read_web_page(LETTERED.read_bytes(), "page.html")
    assert [one.text for one in page.left_out if one.reason == "It is a footnote."] == [
        "A tool may be a tablet or a sensor."
    ]
    assert not any("footnote 1" in one.text for one in page.statements)


def test_a_withdrawn_page_says_so() -> None:
    notice = '<main><section class="gem-c-notice"><h2>This page was withdrawn on 1 May 2025</h2></section>'
    html = behaviours("Ask others").replace("<main>", notice)
    page = read_web_page(html.encode(), "page.html")
    assert page.notes[0] == "GOV.UK has withdrawn this page: This page was withdrawn on 1 May 2025"


def test_a_page_of_another_site_is_read_without_its_menus() -> None:
    html = behaviours("Ask others").replace(' class="govspeak"', "").replace("<main>", "<main><nav>Behaviours</nav>")
    page = read_web_page(html.encode(), "page.html")
    assert [one.text for one in page.statements] == ["Ask others."]
    assert page.source.licence == ""
    assert [(one.text, one.reason) for one in page.left_out] == [
        ("Behaviours", "Part of the web page, not of the document: menu.")
    ]


def test_a_heading_about_consent_is_not_taken_for_a_cookie_notice() -> None:
    html = whole_page('<h2>Knowledge and skills</h2><h3 id="consent-and-rights">Consent</h3>' + points("Know the law"))
    (one,) = read_web_page(html.encode(), "page.html").statements
    assert one.theme == "Consent"


def test_a_page_that_is_cut_short_is_refused() -> None:
    whole = LETTERED.read_bytes()
    with pytest.raises(CorruptDocumentError, match="cut short"):
        read_web_page(whole[: len(whole) // 2], "page.html")


def test_a_page_nested_without_end_is_refused() -> None:
    with pytest.raises(UnsafeDocumentError):
        read_web_page(whole_page("<div>" * 5000).encode(), "page.html")
