"""`POST /v1/alignments`: what documents it takes and what it says of those it cannot read."""

import json
import logging
import tempfile

import pytest
from fastapi.testclient import TestClient

import service.aligner
from alignment import Tools, align, report_from_json, report_to_dict
from service.schemas import AlignmentBody, ReportBody

from ..conftest import ADVERT, EXAMPLES
from .answers import problem

DOCX = EXAMPLES / "senior-carer-care-home.docx"
PATH = "/v1/alignments"


def test_a_file_gives_the_same_report_as_the_library(client: TestClient, tools: Tools) -> None:
    response = client.post(PATH, files={"file": ("jd.docx", DOCX.read_bytes())})
    assert response.status_code == 201
    assert response.headers["content-type"] == "application/json"
    assert response.json()["report"] == report_to_dict(align(DOCX.read_bytes(), name="jd.docx", tools=tools))


def test_json_and_a_form_with_the_same_text_give_the_same_report(client: TestClient) -> None:
    as_json = client.post(PATH, json={"text": ADVERT, "name": "advert", "category": "new_to_care", "summary": "none"})
    fields = {"text": ADVERT, "name": "advert", "category": "new_to_care", "summary": "none"}
    as_form = client.post(PATH, files={name: (None, value) for name, value in fields.items()})
    assert as_json.status_code == as_form.status_code == 201
    assert as_json.json()["report"] == as_form.json()["report"]
    report = report_from_json(json.dumps(as_json.json()["report"]))
    assert report.role_fit.given
    assert report.summary.sentences == ()


def test_the_report_is_as_described(client: TestClient) -> None:
    for path in (DOCX, EXAMPLES / "home-care-worker.pdf", EXAMPLES / "office-personal-assistant.txt"):
        response = client.post(PATH, files={"file": (path.name, path.read_bytes())})
        answered = response.json()
        report = ReportBody.model_validate(answered["report"])
        assert json.loads(report.model_dump_json()) == answered["report"]
        assert AlignmentBody.model_validate(answered).id == answered["id"]


def test_a_blank_category_is_none(client: TestClient) -> None:
    response = client.post(PATH, json={"text": ADVERT, "category": ""})
    assert response.json()["report"]["role_fit"]["given"] is False


def test_a_form_may_leave_its_options_empty(client: TestClient) -> None:
    fields = {"text": ADVERT, "category": "", "pathway": "", "retention": ""}
    response = client.post(PATH, files={name: (None, value) for name, value in fields.items()})
    assert response.status_code == 201
    assert response.json()["pathway"] == "2025-04"


def test_another_version_of_the_pathway_can_be_asked_for(client: TestClient) -> None:
    response = client.post(PATH, json={"text": ADVERT, "pathway": "2026"})
    assert response.json()["report"]["pathway"]["version"] == response.json()["pathway"] == "2026"


@pytest.mark.parametrize("version", ["2027", "/etc", "../2026", "examples/frameworks"])
def test_a_version_is_a_name_and_never_a_folder(client: TestClient, version: str) -> None:
    response = client.post(PATH, json={"text": ADVERT, "pathway": version})
    assert problem(response) == (422, "pathway_unknown_version")
    assert "2025-04, 2026" in response.json()["cure"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (b"", (400, "malformed_request")),
        (b"{", (400, "malformed_request")),
        (b'{"text": "\xff"}', (400, "malformed_request")),
        (b'{"text": "\\ud800 lone"}', (400, "malformed_request")),
        (b"[" * 100_000, (400, "malformed_request")),
        (b"[]", (422, "invalid_request")),
        (b"null", (422, "invalid_request")),
        (b"{}", (422, "invalid_request")),
        (b'{"text": 7}', (422, "invalid_request")),
        (b'{"text": null}', (422, "invalid_request")),
        (b'{"text": "x", "summary": "model"}', (422, "invalid_request")),
        (b'{"text": "x", "colour": "red"}', (422, "invalid_request")),
        (b'{"text": "x", "category": ["a"]}', (422, "invalid_request")),
        (b'{"text": "x", "name": "a\\u0000b"}', (422, "invalid_request")),
        (b'{"text": "x", "retention": -1}', (422, "invalid_request")),
        (b'{"text": "x", "retention": 1.5}', (422, "invalid_request")),
        (b'{"text": "x", "retention": "soon"}', (422, "invalid_request")),
        (b'{"text": "x", "retention": 100000000000000000000}', (422, "invalid_request")),
        (b'{"text": ""}', (422, "document_empty")),
        (b'{"text": " \\n\\t"}', (422, "document_empty")),
    ],
)
def test_json_that_cannot_be_used_is_a_problem(client: TestClient, body: bytes, expected: tuple[int, str]) -> None:
    response = client.post(PATH, content=body, headers={"content-type": "application/json"})
    assert problem(response) == expected


def test_a_wrong_field_is_named_and_its_value_is_not_repeated(client: TestClient) -> None:
    detail = client.post(PATH, json={"text": ["Mrs Secret"], "name": "x"}).json()["detail"]
    assert detail == "text: input should be a valid string."


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "application/jsonp", "", "%"])
def test_another_content_type_is_a_problem(client: TestClient, kind: str) -> None:
    response = client.post(PATH, content=ADVERT.encode(), headers={"content-type": kind})
    assert problem(response) == (415, "unsupported_media_type")


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("multipart/form-data", b"x"),
        ("multipart/form-data; boundary=b", b""),
        ("multipart/form-data; boundary=b", b"nothing of the kind"),
        ("multipart/form-data; boundary=b", b"--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--\r\n"),
        (
            "multipart/form-data; boundary=b; charset=unicode_escape",
            b'--b\r\nContent-Disposition: form-data; name="text"\r\n\r\n\\ud800\r\n--b--\r\n',
        ),
    ],
)
def test_a_broken_form_is_a_problem(client: TestClient, kind: str, body: bytes) -> None:
    status, code = problem(client.post(PATH, content=body, headers={"content-type": kind}))
    assert (status, code) in {(400, "malformed_request"), (422, "document_empty"), (422, "document_encoding")}


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ([("file", ("a.txt", b""))], (422, "document_empty")),
        ([("file", ("", b""))], (422, "document_empty")),
        ([("text", (None, "  "))], (422, "document_empty")),
        ([("file", (None, "words"))], (422, "invalid_request")),
        ([("text", ("a.txt", b"words"))], (422, "invalid_request")),
        ([("file", ("a.txt", b"words")), ("text", (None, "words"))], (422, "invalid_request")),
        ([("text", (None, "a")), ("text", (None, "b"))], (422, "invalid_request")),
        ([("text", (None, "a")), ("colour", (None, "red"))], (422, "invalid_request")),
        ([("text", (None, "a")), ("summary", (None, "model"))], (422, "invalid_request")),
        ([("file", ("a.txt", b"a")), ("file", ("b.txt", b"b"))], (400, "malformed_request")),
        ([(f"field{n}", (None, "x")) for n in range(50)], (400, "malformed_request")),
    ],
)
def test_a_form_that_cannot_be_used_is_a_problem(
    client: TestClient, fields: list[tuple[str, tuple[str | None, str | bytes]]], expected: tuple[int, str]
) -> None:
    assert problem(client.post(PATH, files=fields)) == expected


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 100, (415, "document_mislabelled")),
        (DOCX.read_bytes()[:3000], (422, "document_corrupt")),
        (b"\0\0\0\0", None),
    ],
    ids=["a picture", "cut short", "only NUL bytes"],
)
def test_a_file_that_cannot_be_read_is_a_problem(
    client: TestClient, data: bytes, expected: tuple[int, str] | None
) -> None:
    told = problem(client.post(PATH, files={"file": ("jd.docx", data)}))
    assert told[0] in {413, 415, 422}
    assert told[1].startswith("document_")
    assert expected is None or told == expected


def test_nul_bytes_within_a_text_are_no_fault(client: TestClient) -> None:
    response = client.post(PATH, json={"text": ADVERT.replace("wash", "wa\0sh")})
    assert response.status_code in {201, 415, 422}
    if response.status_code == 201:
        assert "\0" not in response.json()["report"]["document"]["text"]


def test_an_unknown_category_is_a_problem_that_lists_them(client: TestClient, tools: Tools) -> None:
    response = client.post(PATH, json={"text": ADVERT, "category": "nurse"})
    assert problem(response) == (422, "pathway_unknown_category")
    assert all(category.id in response.json()["cure"] for category in tools.pathway.role_categories)


@pytest.mark.parametrize(
    ("method", "path", "expected"),
    [
        ("GET", "/nothing", (404, "not_found")),
        ("PUT", PATH, (405, "method_not_allowed")),
        ("DELETE", "/", (405, "method_not_allowed")),
        ("GET", "/docs", (404, "not_found")),
        ("GET", "/../../etc/passwd", (404, "not_found")),
        ("POST", "/v1/", (404, "not_found")),
    ],
)
def test_what_is_not_there_is_a_problem_too(
    client: TestClient, method: str, path: str, expected: tuple[int, str]
) -> None:
    assert problem(client.request(method, path)) == expected


def test_a_files_name_is_only_ever_a_name(client: TestClient) -> None:
    response = client.post(PATH, files={"file": ("../../x<script>.txt", ADVERT.encode())})
    assert response.json()["report"]["document"]["name"] == response.json()["name"] == "x<script>.txt"
    assert client.post(PATH, files={"file": ("a" * 900 + ".txt", ADVERT.encode())}).status_code == 201


def test_nothing_is_logged_and_nothing_is_put_aside_on_the_disk(
    client: TestClient, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A file put aside would have to be made here.
    monkeypatch.setattr(tempfile, "tempdir", "/nonexistent")
    long = (ADVERT + "\n") * 4_000
    with caplog.at_level(logging.DEBUG):
        assert client.post(PATH, files={"file": ("a.txt", long.encode())}).status_code == 413
        assert client.post(PATH, files={"file": ("a.txt", ADVERT.encode())}).status_code == 201
        assert client.post(PATH, json={"text": ADVERT, "category": "nurse"}).status_code == 422
    assert "medicines" not in caplog.text


def test_a_fault_of_ours_is_a_problem_without_the_document(
    client: TestClient, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(source: bytes, **_: object) -> None:
        raise KeyError(source.decode())

    monkeypatch.setattr(service.aligner, "align", fail)
    with caplog.at_level(logging.DEBUG):
        response = client.post(PATH, json={"text": ADVERT})
    assert problem(response) == (500, "unexpected")
    assert "KeyError" in caplog.text
    assert "medicines" not in caplog.text + response.text
