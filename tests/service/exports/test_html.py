import itertools
import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from alignment.types import Band, Expectation, Outcome, Report, RoleFit, Summary, Touched
from service.exports import render_html
from service.exports.html import css_string
from service.exports.rendering import read_template
from tests.service.exports.page import Page, take_apart
from tests.service.exports.sample import GAPS, ROLE_FIT, Line, report_of, sample_report

HOSTILE = (
    "<script>alert('x')</script> \"><img src=x onerror=alert(1)> {{ 7 * 7 }} </style> &amp; "
    "https://evil.example.org javascript:alert(1) \u202etxt.exe\x07"
)


def _hostile_report() -> Report:
    found = (("medicines.give", Band.STRONG, (HOSTILE, "rests on the words “<script>”")),)
    report = report_of(Line(HOSTILE, found=found), Line(HOSTILE, reason=HOSTILE, context=HOSTILE))
    document = replace(report.document, title=HOSTILE, name=HOSTILE)
    return replace(report, document=document, role_fit=replace(ROLE_FIT, explanation=HOSTILE))


def _empty_report() -> Report:
    fit = RoleFit(Outcome.NOT_ENOUGH_TEXT, (), "")
    report = report_of(gaps=(), coverage=(), summary=Summary(), notices=(), role_fit=fit)
    return replace(report, document=replace(report.document, notices=(), not_read=()))


def _long_report() -> Report:
    lines = [Line(f"Task {n}: " + "support people " * (330 if n == 150 else 5)) for n in range(300)]
    return report_of(*lines)


REPORTS = {"sample": sample_report, "hostile": _hostile_report, "empty": _empty_report, "long": _long_report}


@pytest.fixture(params=REPORTS)
def html(request: pytest.FixtureRequest) -> str:
    return render_html(REPORTS[request.param]())


@pytest.fixture
def page(html: str) -> Page:
    return take_apart(html)


def test_the_page_is_as_it_was_agreed(golden: Callable[[str, str], None]) -> None:
    golden("exports/senior-carer.html", render_html(sample_report()))


def test_the_same_report_gives_the_same_bytes() -> None:
    assert render_html(sample_report()) == render_html(sample_report())


def test_tags_are_closed_in_turn(page: Page) -> None:
    assert page.errors == []
    assert page.stack == []


def test_the_page_loads_nothing_and_runs_nothing(page: Page, html: str) -> None:
    assert not {"script", "link", "img", "iframe", "object", "form", "base"} & {e.tag for e in page.elements}
    assert not [name for e in page.elements for name in e.attributes if name.startswith("on") or name == "src"]
    assert "url(" not in html.split("</style>")[0]
    assert "@import" not in html


def test_the_page_forbids_what_it_does_not_need(page: Page) -> None:
    policies = [e for e in page.all("meta") if e.attributes.get("http-equiv") == "Content-Security-Policy"]
    assert [policy.attributes["content"] for policy in policies] == [
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
    ]


def test_every_link_leads_to_one_place_in_the_page(page: Page) -> None:
    ids = page.values("id")
    assert len(ids) == len(set(ids))
    assert all(href.startswith("#") and href[1:] in ids for href in page.values("href"))


def test_labels_name_elements_that_exist(page: Page) -> None:
    assert set(page.values("aria-labelledby")) <= set(page.values("id"))


def test_headings_are_one_h1_and_no_level_skipped(page: Page) -> None:
    levels = [level for level, _ in page.headings]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
    assert all(text.strip() for _, text in page.headings)


def test_tables_have_captions_and_scoped_heads(page: Page) -> None:
    assert len(page.all("caption")) == len(page.all("table"))
    assert all("scope" in head.attributes for head in page.all("th"))


def test_pictures_are_left_to_the_words_beside_them(page: Page) -> None:
    assert all(picture.attributes["aria-hidden"] == "true" for picture in page.all("svg"))


def test_the_language_and_title_are_set(page: Page, html: str) -> None:
    assert page.all("html")[0].attributes["lang"] == "en-GB"
    assert re.search(r"<title>.+: alignment report</title>", html)
    assert page.all("a")[0].attributes == {"class": "skip", "href": "#main"}


def test_a_job_description_cannot_write_markup() -> None:
    html = render_html(_hostile_report())
    assert "<script" not in html
    assert "<img" not in html
    assert html.count("</style>") == 1
    assert "{{ 7 * 7 }}" in take_apart(html).text
    assert "\u202e" not in html
    assert "\x07" not in html


def test_addresses_in_a_job_description_are_only_text() -> None:
    assert all("evil" not in href for href in take_apart(render_html(_hostile_report())).values("href"))


def test_marked_words_are_marked_and_escaped() -> None:
    assert "<mark>&lt;script&gt;</mark>alert" in render_html(_hostile_report())


def test_parts_come_in_their_order() -> None:
    headings = [text for level, text in take_apart(render_html(sample_report())).headings if level == 2]
    assert headings == [
        "In this report",
        "Overview",
        "Line by line",
        "What the job description does not mention",
        "Lines with no counterpart",
        "Boilerplate, what was not read, and notices",
        "How this report was made",
    ]


def test_the_tone_is_calm() -> None:
    text = take_apart(render_html(sample_report())).text
    assert "%" not in text
    assert "!" not in text
    assert "percent" not in text.lower()


def test_bands_are_words_and_shapes() -> None:
    html = render_html(sample_report())
    for word, dots in (("Strong", 3), ("Partial", 2), ("Possible", 1)):
        band = next(part for part in re.findall(r'<p class="band">.*?</p>', html) if part.endswith(f"{word}</p>"))
        assert band.count('class="on"') == dots


def test_coverage_is_a_picture_and_a_table() -> None:
    html = render_html(sample_report())
    assert '<span class="tally">2 of 3</span>' in html
    assert '<tr><th scope="row">Medicines</th><td class="number">2</td><td class="number">3</td></tr>' in html


def test_without_a_category_the_page_says_what_to_do() -> None:
    text = take_apart(render_html(_empty_report())).text
    assert "Choose one and run the report again" in text
    assert "There is not enough text to say" in text
    assert "There are no lines to show." in text
    assert "Nothing stands out." in text


def test_without_gaps_the_page_says_so() -> None:
    text = take_apart(render_html(sample_report(gaps=()))).text
    assert "Of what the Pathway expects for Supervisor or leader, there is nothing the job description plainly" in text


def test_what_is_folded_on_the_screen_is_opened_in_print() -> None:
    style = read_template("report.css")
    assert "details::details-content { content-visibility: visible" in style
    assert "size: A4" in style


def _luminance(colour: str) -> float:
    shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize(
    ("ink", "ground", "least"),
    [
        ("ink", "#ffffff", 4.5),
        ("ink", "wash", 4.5),
        ("ink", "mark", 4.5),
        ("quiet", "#ffffff", 4.5),
        ("quiet", "wash", 4.5),
        ("quiet", "mark", 4.5),
        ("post", "#ffffff", 4.5),
        ("post", "wash", 4.5),
        ("edge", "#ffffff", 3.0),
        ("mark-edge", "#ffffff", 3.0),
    ],
)
def test_colours_stand_out_enough_from_their_ground(ink: str, ground: str, least: float) -> None:
    colours = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", read_template("report.css")))
    pair = sorted(_luminance(colours.get(name, name)) for name in (ink, ground))
    assert (pair[1] + 0.05) / (pair[0] + 0.05) >= least


def test_a_title_in_the_printed_footer_cannot_end_its_string() -> None:
    assert css_string('a";}</style>') == '"a\\22 \\3b \\7d \\3c \\2f style\\3e "'


def test_themes_most_leave_out_and_what_is_touched_on_have_headings_of_their_own() -> None:
    rare = tuple(replace(gap, seldom_said=True) for gap in GAPS[:2])
    touched = Touched("medicines.give", "medicines", Expectation.CORE, "c9", 0.6)
    page = take_apart(render_html(sample_report(gaps=(*GAPS[2:], *rare), touched=(touched,))))
    assert page.text.index("Themes most job descriptions leave out") < page.text.index("Perhaps touched on")
    assert "so it is usual to leave" in page.text
    assert f"Not mentioned {len(GAPS) - 2}" in " ".join(page.text.split())
