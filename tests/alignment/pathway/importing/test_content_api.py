import json
from typing import Any

import pytest

from alignment.errors import CorruptDocumentError, PathwayImportError, UnsafeDocumentError
from alignment.pathway.importing.content_api import read_content_api
from alignment.pathway.importing.pages import PageSource

from .import_cases import CONTENT_API, points


def answer(**changed: Any) -> bytes:  # noqa: ANN401
    """A page as the content API gives it."""
    return json.dumps({**json.loads(CONTENT_API.read_text(encoding="utf-8")), **changed}).encode()


def test_a_page_gives_its_statements_in_order_with_their_themes() -> None:
    page = read_content_api(CONTENT_API.read_bytes(), "page.json")
    assert page.category == "Supervisor or leader"
    assert [(one.theme, one.text) for one in page.statements[3:]] == [
        ("teamworking", "Get on well with the people you work beside and ask what they think."),
        ("professionalism", "Treat each person you meet fairly, and keep a calm head when you are under pressure."),
        ("leadership", "Share out the jobs of a shift so that nobody is left with too much."),
        ("leadership", "Thank people for good work, out loud."),
    ]
    assert [one.text for one in page.left_out] == ["These behaviours build on those of a care or support worker."]


def test_the_page_says_where_it_comes_from() -> None:
    assert read_content_api(CONTENT_API.read_bytes(), "page.json").source == PageSource(
        title="Supervisor or leader role category (C)",
        publisher="Department of Made-up Care",
        address="https://www.gov.uk/government/publications/made-up-care-pathway/supervisor-or-leader-role-category-c",
        updated="2024-01-10",
        licence="Open Government Licence v3.0",
    )


def test_the_parts_of_a_guide_are_read_one_after_the_other() -> None:
    parts = [
        {"title": "Overview", "body": "<h2>What people do in their work</h2><p>They lead.</p>"},
        {"title": "Behaviours (must do)", "body": [{"content_type": "text/html", "content": points("Ask others")}]},
        {"title": "Knowledge and skills", "body": "<h2>Rotas</h2>" + points("Plan rotas")},
    ]
    page = read_content_api(answer(details={"parts": parts}), "page.json")
    assert page.summary == "They lead."
    assert [(one.theme, one.text) for one in page.statements] == [
        ("Behaviours", "Ask others."),
        ("Rotas", "Plan rotas."),
    ]


def test_a_withdrawn_page_says_when_and_why() -> None:
    notice = {"explanation": "<p>It is out of <b>date</b>.</p>", "withdrawn_at": "2025-05-01T09:00:00Z"}
    page = read_content_api(answer(withdrawn_notice=notice), "page.json")
    assert page.notes == ("GOV.UK withdrew this page on 2025-05-01: It is out of date .",)


def test_a_landing_page_is_refused_with_the_names_of_its_pages() -> None:
    details = {"attachments": [{"title": "Care worker role category"}, {"title": "Overview"}, {"url": "x"}]}
    with pytest.raises(PathwayImportError, match="landing page") as caught:
        read_content_api(answer(details=details), "page.json")
    assert "Care worker role category; Overview" in caught.value.cure


@pytest.mark.parametrize("data", [b'{"a": 1}', b"[1, 2]", b'{"title": "x", "details": "y"}', b"{}"])
def test_other_json_is_refused(data: bytes) -> None:
    with pytest.raises(PathwayImportError, match="not a page of"):
        read_content_api(data, "page.json")


def test_broken_json_is_refused() -> None:
    with pytest.raises(CorruptDocumentError, match="cut short"):
        read_content_api(CONTENT_API.read_bytes()[:500], "page.json")
    with pytest.raises(CorruptDocumentError):
        read_content_api(b"[" * 100_000, "page.json")


def test_a_text_nested_without_end_is_refused() -> None:
    with pytest.raises(UnsafeDocumentError):
        read_content_api(answer(details={"body": "<div>" * 5000}), "page.json")
