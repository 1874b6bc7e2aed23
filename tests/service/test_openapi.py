"""The description other software is written against."""

import json
from typing import Any

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


def operations(client: TestClient) -> dict[str, dict[str, Any]]:
    """What is described, by method and path, but for the health check."""
    paths = client.get("/openapi.json").json()["paths"]
    return {
        f"{method} {path}": operation
        for path, methods in paths.items()
        for method, operation in methods.items()
        if path != "/healthz"
    }


def test_every_status_an_error_answers_with_is_described(client: TestClient) -> None:
    described = {
        int(status): response
        for operation in operations(client).values()
        for status, response in operation["responses"].items()
        if int(status) >= 400
    }
    assert set(described) == {status for status, _ in KINDS.values()}
    assert all("application/problem+json" in response["content"] for response in described.values())


def test_every_change_says_what_may_stop_it(client: TestClient) -> None:
    for name, operation in operations(client).items():
        responses = set(operation["responses"])
        assert {"400", "500", "503"} <= responses, name
        assert ("403" in responses) == (not name.startswith("get ")), name
        parameters = {parameter["name"] for parameter in operation.get("parameters", [])}
        assert ("If-Match" in parameters) == ({"412", "428"} <= responses), name


def test_every_operation_says_what_it_does_and_answers(client: TestClient) -> None:
    for name, operation in operations(client).items():
        assert operation["summary"], name
        assert operation["description"], name
        assert [status for status in operation["responses"] if status.startswith("2")], name


def test_every_reference_leads_somewhere(client: TestClient) -> None:
    described = client.get("/openapi.json").json()
    text = json.dumps(described)
    schemas = described["components"]["schemas"]
    for part in text.split('"#/components/schemas/')[1:]:
        assert part.partition('"')[0] in schemas
