"""The page for people, as a browser without scripts sees it."""

from html import escape

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response
from selectolax.lexbor import LexborHTMLParser

from alignment import Tools

from ..conftest import ADVERT, EXAMPLES


def send(client: TestClient, **fields: str | tuple[str, bytes]) -> Response:
    """Send the form as a browser does: every field, and for a file left out a part without name and bytes."""
    body = b""
    for name in ("file", "text", "category"):
        value = fields.get(name, ("", b"") if name == "file" else "")
        file_name, data = value if isinstance(value, tuple) else (None, value.encode())
        called = "" if file_name is None else f'; filename="{file_name}"\r\nContent-Type: application/octet-stream'
        body += f'--b\r\nContent-Disposition: form-data; name="{name}"{called}\r\n\r\n'.encode() + data + b"\r\n"
    return client.post("/", content=body + b"--b--\r\n", headers={"content-type": "multipart/form-data; boundary=b"})


def test_the_form_sends_what_the_endpoint_takes(client: TestClient, tools: Tools) -> None:
    response = client.get("/")
    assert response.status_code == 200
    page = LexborHTMLParser(response.text)
    sent = page.css_first("form")
    assert sent is not None
    assert sent.attributes == {"method": "post", "action": "/", "enctype": "multipart/form-data"}
    assert [field.attributes["name"] for field in page.css("input, textarea, select")] == ["file", "text", "category"]
    values = [option.attributes["value"] for option in page.css("option")]
    assert values == ["", *(category.id for category in tools.pathway.role_categories)]


def test_the_page_needs_no_script_and_nothing_from_elsewhere(client: TestClient) -> None:
    page = LexborHTMLParser(client.get("/").text)
    assert page.css("script, link, img, iframe, [onclick], [onsubmit]") == []


def test_every_field_has_a_label_and_the_page_one_heading(client: TestClient) -> None:
    page = LexborHTMLParser(client.get("/").text)
    labels = {label.attributes["for"] for label in page.css("label")}
    assert labels == {field.attributes["id"] for field in page.css("input, textarea, select")}
    assert len(page.css("h1")) == 1


def test_the_page_says_what_the_wording_is_and_what_is_taken(client: TestClient, tools: Tools) -> None:
    page = client.get("/").text
    assert escape(tools.pathway.notice) in page
    assert "up to 2 MB" in page
    assert "It is not job evaluation" in page


def test_a_file_gives_the_report_as_a_page(client: TestClient) -> None:
    response = send(client, file=("jd.docx", (EXAMPLES / "senior-carer-care-home.docx").read_bytes()))
    assert response.status_code == 200
    assert "Supervisor or leader" in response.text


def test_pasted_text_gives_the_report_as_a_page(client: TestClient) -> None:
    response = send(client, text=ADVERT.replace("\n", "\r\n"), category="personal_assistant")
    assert response.status_code == 200
    assert "Support Worker" in response.text


def test_a_files_name_is_shown_and_never_obeyed(client: TestClient) -> None:
    response = send(client, file=("../../x<script>alert(1)</script>.txt", ADVERT.encode()))
    assert response.status_code == 200
    assert "<script" not in response.text
    assert "/../" not in response.text


@pytest.mark.parametrize(
    ("fields", "status", "said"),
    [
        ({}, 422, "Choose a file, or paste the job description."),
        ({"text": ADVERT, "category": "nurse"}, 422, "Choose one of: "),
        ({"file": ("a.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 99)}, 415, "<strong>"),
        ({"file": ("a.txt", b"words"), "text": "words"}, 422, "There is a file and a text."),
    ],
)
def test_what_went_wrong_is_on_the_page_with_what_to_do(
    client: TestClient, fields: dict[str, str | tuple[str, bytes]], status: int, said: str
) -> None:
    response = send(client, **fields)
    assert response.status_code == status
    assert response.headers["content-type"].startswith("text/html")
    page = LexborHTMLParser(response.text)
    alert = page.css_first("[role=alert]")
    assert alert is not None
    assert len(alert.css("p")) == 2
    assert said in response.text
    title = page.css_first("title")
    assert title is not None
    assert title.text().startswith("Error: ")
    assert page.css_first("form") is not None


def test_pasted_text_and_category_are_not_lost_when_something_goes_wrong(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise KeyError

    monkeypatch.setattr("service.aligner.align", fail)
    pasted = 'To help people <b>wash</b> & dress.\n"Quoted" </textarea><script>alert(1)</script>'
    response = send(client, text=pasted, category="deputy_manager")
    assert response.status_code == 500
    page = LexborHTMLParser(response.text)
    box = page.css_first("textarea")
    assert box is not None
    assert box.text() == pasted
    chosen = page.css_first("option[selected]")
    assert chosen is not None
    assert chosen.attributes["value"] == "deputy_manager"
    assert "<script" not in response.text


def test_a_request_that_is_no_form_is_told_on_the_page(client: TestClient) -> None:
    response = client.post("/", content=b"x", headers={"content-type": "text/plain"})
    assert response.status_code == 415
    assert "No report was made" in response.text
