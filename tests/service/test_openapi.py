"""The description other software is written against."""

import json

import pytest
from fastapi.testclient import TestClient

from service.problems import KINDS

from .conftest import ROOT

COMMITTED = ROOT / "docs" / "openapi.json"


def test_the_description_is_the_committed_one(client: TestClient, request: pytest.FixtureRequest) -> None:
    described = json.dumps(client.get("/openapi.json").json(), ensure_ascii=False, indent=2) + "\n"
    if request.config.getoption("--update-golden"):
        COMMITTED.write_text(described, encoding="utf-8")
    assert described == COMMITTED.read_text(encoding="utf-8"), "run pytest --update-golden and read the difference"


def test_both_forms_of_request_are_described(client: TestClient) -> None:
    content = client.get("/openapi.json").json()["paths"]["/v1/alignments"]["post"]["requestBody"]["content"]
    assert list(content) == ["multipart/form-data", "application/json"]


def test_every_status_an_error_answers_with_is_described(client: TestClient) -> None:
    responses = client.get("/openapi.json").json()["paths"]["/v1/alignments"]["post"]["responses"]
    described = {int(status) for status in responses} - {200}
    assert described == {status for status, _ in KINDS.values()}
    assert all("application/problem+json" in responses[str(status)]["content"] for status in described)


def test_every_reference_leads_somewhere(client: TestClient) -> None:
    described = client.get("/openapi.json").json()
    text = json.dumps(described)
    schemas = described["components"]["schemas"]
    for part in text.split('"#/components/schemas/')[1:]:
        assert part.partition('"')[0] in schemas
