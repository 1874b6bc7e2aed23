"""Reports as files to take away."""

import csv
import io
import json

import pytest
from fastapi.testclient import TestClient

from alignment import Tools, align, report_to_json
from service.exports import render_html, render_markdown

from ..conftest import ADVERT
from .answers import problem


def place_of(client: TestClient, name: str = "advert.txt") -> str:
    return client.post("/v1/alignments", json={"text": ADVERT, "name": name}).headers["location"]


def test_each_file_is_what_the_library_makes(kept: TestClient, tools: Tools) -> None:
    place = place_of(kept)
    report = align(ADVERT, name="advert.txt", tools=tools)
    for name, made, kind in (
        ("json", report_to_json(report), "application/json"),
        ("html", render_html(report), "text/html; charset=utf-8"),
        ("md", render_markdown(report), "text/markdown; charset=utf-8"),
    ):
        answer = kept.get(f"{place}/export", params={"format": name})
        assert answer.status_code == 200
        assert answer.content == made.encode()
        assert answer.headers["content-type"] == kind
        assert answer.headers["content-disposition"] == f"attachment; filename*=UTF-8''advert-report.{name}"


def test_the_table_has_the_decisions_beside_the_lines(kept: TestClient) -> None:
    place = place_of(kept)
    report = kept.get(place).json()["report"]
    clause = next(clause for clause in report["clauses"] if clause["matches"])
    decision = {"decision": "adjust", "wording": "=To wash", "by": "Asha"}
    kept.put(f"{place}/decisions/{clause['id']}", json=decision, headers={"if-match": "*"})
    answer = kept.get(f"{place}/export?format=csv")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    own = [row for row in rows if row["What the job description says"] == clause["text"]]
    assert {(row["Decision"], row["New wording"], row["Decided by"]) for row in own} == {
        ("Wording adjusted", "'=To wash", "Asha")
    }
    assert {row["Decision"] for row in rows if row not in own} == {"Undecided"}


@pytest.mark.parametrize("wanted", ["pdf", "docx", "xlsx", "JSON", "", "../json", "x" * 5000], ids=range(7))
def test_a_format_there_is_not_is_told_with_those_there_are(kept: TestClient, wanted: str) -> None:
    answer = kept.get(f"{place_of(kept)}/export", params={"format": wanted})
    assert problem(answer) == (422, "unknown_format")
    assert answer.json()["cure"] == "Choose one of: json, csv, html, md."


def test_without_a_format_the_field_is_named(kept: TestClient) -> None:
    answer = kept.get(f"{place_of(kept)}/export")
    assert problem(answer) == (422, "invalid_request")
    assert answer.json()["detail"] == "format: field required."


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Senior carer – Larch House.docx", "Senior%20carer%20%E2%80%93%20Larch%20House-report.json"),
        ('a"; filename=evil.exe', "a%22%3B%20filename%3Devil-report.json"),
        ("a\nb.txt", "a%20b-report.json"),
        ("", "report-report.json"),
    ],
)
def test_a_documents_name_is_only_ever_a_name(kept: TestClient, name: str, shown: str) -> None:
    answer = kept.get(f"{place_of(kept, name)}/export?format=json")
    assert answer.headers["content-disposition"] == f"attachment; filename*=UTF-8''{shown}"
    assert json.loads(answer.content)["document"]["name"] is not None
