from collections.abc import Callable
from itertools import pairwise

import pytest

from alignment.pathway.comparing import Effects, compare_pathways
from service.exports.changes import render_changes_html
from service.exports.changes.view import view_changes
from tests.alignment.pathway.comparing.bakeries import bakery, changed, with_category, with_statement
from tests.service.exports.changes.sample import sample_diff, sample_effects
from tests.service.exports.page import Page, take_apart

HOSTILE = "<script>alert('x')</script> \"><img src=x onerror=alert(1)> {{ 7 * 7 }} </style> &amp; \u202etxt.exe"


def _hostile_page() -> str:
    new = with_statement(bakery(), "dough.knead", text=HOSTILE, phrases=(HOSTILE,))
    new = with_category(new, "baker", title=HOSTILE, summary=HOSTILE, group=HOSTILE, titles=(HOSTILE,))
    new = changed(new, title=HOSTILE, notice=HOSTILE, themes=bakery().themes[::-1], version=HOSTILE)
    return render_changes_html(compare_pathways(bakery(), new), sample_effects())


PAGES: dict[str, Callable[[], str]] = {
    "sample": lambda: render_changes_html(sample_diff(), sample_effects()),
    "hostile": _hostile_page,
    "empty": lambda: render_changes_html(compare_pathways(bakery(), bakery()), Effects()),
}


@pytest.fixture(params=PAGES)
def html(request: pytest.FixtureRequest) -> str:
    return PAGES[request.param]()


@pytest.fixture
def page(html: str) -> Page:
    return take_apart(html)


def test_the_page_is_as_it_was_agreed(golden: Callable[[str, str], None]) -> None:
    golden("exports/changes.html", PAGES["sample"]())


def test_tags_are_closed_in_turn(page: Page) -> None:
    assert page.errors == []
    assert page.stack == []


def test_the_page_loads_nothing_and_runs_nothing(page: Page, html: str) -> None:
    assert not {"script", "link", "img", "iframe", "object", "form", "base"} & {e.tag for e in page.elements}
    assert not [name for e in page.elements for name in e.attributes if name.startswith("on") or name == "src"]
    assert "url(" not in html.split("</style>")[0]
    (policy,) = [e for e in page.all("meta") if e.attributes.get("http-equiv") == "Content-Security-Policy"]
    assert policy.attributes["content"].startswith("default-src 'none'")


def test_every_link_and_label_leads_to_one_place_in_the_page(page: Page) -> None:
    ids = page.values("id")
    assert len(set(ids)) == len(ids)
    assert {href.removeprefix("#") for href in page.values("href")} <= set(ids)
    assert set(page.values("aria-labelledby")) <= set(ids)


def test_headings_go_down_one_level_at_a_time(page: Page) -> None:
    levels = [level for level, _ in page.headings]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_what_content_says_is_shown_and_not_obeyed() -> None:
    page = take_apart(_hostile_page())
    assert "<script>alert('x')</script>" in page.text
    assert "{{ 7 * 7 }}" in page.text
    assert "\u202e" not in page.text


def test_words_that_went_and_came_are_marked_in_their_own_wording() -> None:
    html = PAGES["sample"]()
    assert "Knead dough until it is smooth" in take_apart(html).text
    assert "<ins>and never sticky</ins>" in html
    assert "<del>Know how much flour to order each week</del>" in html


def test_the_page_says_what_the_text_says() -> None:
    view = view_changes(sample_diff(), sample_effects())
    text = take_apart(PAGES["sample"]()).text
    for said in (view.title, *view.lead, *view.notes, *view.other):
        assert " ".join(said.split()) in text
    for row in view.rewordings:
        assert all(note in text for note in (row.measure, *row.notes, row.expected_by))
