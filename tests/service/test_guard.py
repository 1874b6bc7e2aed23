"""Who may ask, how much may come, and what every answer carries."""

import logging
from collections.abc import Iterator

import anyio
import pytest
from fastapi.testclient import TestClient
from starlette.types import Message, Receive, Scope, Send

from service.guard import DRAINED, FORM_OVERHEAD, HEADERS, Guard, megabytes

ROOMY = 1_000


def ask(app: object, body: list[bytes], **headers: str) -> tuple[list[Message], int]:
    """One request in pieces; gives what was answered and how many pieces were taken."""
    taken = 0
    answers: list[Message] = []

    async def receive() -> Message:
        nonlocal taken
        taken += 1
        return {"type": "http.request", "body": body[taken - 1], "more_body": taken < len(body)}

    async def send(message: Message) -> None:
        answers.append(message)

    scope = {
        "type": "http",
        "method": "POST",
        "path": "/",
        "headers": [(b"host", b"localhost"), *((k.replace("_", "-").encode(), v.encode()) for k, v in headers.items())],
    }
    anyio.run(Guard(app, ROOMY).__call__, scope, receive, send)  # type: ignore[arg-type]
    return answers, taken


async def read_all(scope: Scope, receive: Receive, send: Send) -> None:
    while (await receive()).get("more_body"):
        pass
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b"read"})


def test_a_body_within_the_limit_passes() -> None:
    answers, taken = ask(read_all, [b"x" * 400, b"x" * 600])
    assert (answers[0]["status"], taken) == (200, 2)


def test_a_body_that_claims_to_be_small_is_counted_as_it_comes() -> None:
    answers, taken = ask(read_all, [b"x" * (ROOMY + FORM_OVERHEAD)] * 3, content_length="5")
    # The guard alone knows no error handler, so its own last resort answers.
    assert answers[0]["status"] == 500
    assert taken == 3


def test_a_body_without_end_is_not_taken_in_without_end() -> None:
    pieces = [b"x" * (ROOMY + FORM_OVERHEAD)] * 100
    _, taken = ask(read_all, pieces)
    assert taken <= DRAINED + 2


def test_a_fault_after_the_answer_began_is_logged_and_ends_it(caplog: pytest.LogCaptureFixture) -> None:
    async def break_off(scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        raise RuntimeError("medicines")

    with caplog.at_level(logging.DEBUG, "fingerpost"):
        answers, _ = ask(break_off, [b""])
    assert len(answers) == 1
    assert "RuntimeError" in caplog.text


@pytest.mark.parametrize("path", ["/", "/healthz", "/openapi.json", "/nothing"])
def test_every_answer_carries_the_headers(client: TestClient, path: str) -> None:
    response = client.get(path)
    assert {name: response.headers[name] for name in HEADERS} == HEADERS
    assert client.delete(path).headers["content-security-policy"] == HEADERS["Content-Security-Policy"]


@pytest.mark.parametrize("host", ["evil.example", "192.168.0.7:8321", "localhost.evil.example", "", "[", "0.0.0.0"])
def test_another_host_is_refused(client: TestClient, host: str) -> None:
    response = client.get("/", headers={"host": host})
    assert (response.status_code, response.json()["code"]) == (400, "foreign_host")
    assert response.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("host", ["localhost:8321", "127.0.0.1", "[::1]:8321"])
def test_this_computers_names_are_taken(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_another_web_sites_page_cannot_send_documents(client: TestClient, site: str) -> None:
    response = client.post("/v1/alignments", json={"text": "x"}, headers={"sec-fetch-site": site})
    assert (response.status_code, response.json()["code"]) == (403, "cross_site")
    assert client.get("/", headers={"sec-fetch-site": site}).status_code == 200


def endless(boundary: str) -> Iterator[bytes]:
    yield f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n'.encode()
    for _ in range(40):
        yield b"To help people wash and dress.\n" * 4_000


@pytest.mark.parametrize("path", ["/", "/v1/alignments"])
def test_a_chunked_upload_over_the_limit_is_refused(client: TestClient, path: str) -> None:
    headers = {"content-type": "multipart/form-data; boundary=b"}
    response = client.post(path, content=endless("b"), headers=headers)
    assert "content-length" not in response.request.headers
    assert response.status_code == 413
    assert "The upload is over 2 MB, the most that is taken." in response.text


def test_a_json_body_over_the_limit_is_refused(client: TestClient) -> None:
    response = client.post("/v1/alignments", json={"text": "x" * 2_200_000})
    assert (response.status_code, response.json()["code"]) == (413, "document_too_large")


@pytest.mark.parametrize(("size", "said"), [(20_000_000, "20 MB"), (1_500_000, "1.5 MB")])
def test_a_size_is_said_in_megabytes(size: int, said: str) -> None:
    assert megabytes(size) == said
