import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import httpx2
import pytest

from prompts.http import HttpTextModel
from prompts.model import Prompt, TextModel
from weights.errors import TextModelError

PROMPT = Prompt("Be brief.", "Say hello.")
SCHEMA = {"type": "object", "properties": {}}
ANSWER = {"choices": [{"message": {"content": '{"sentences":[]}'}}]}

Handler = Callable[[httpx2.Request], httpx2.Response]


def model(handler: Handler, retries: int = 2, api_key: str = "") -> HttpTextModel:
    transport = httpx2.MockTransport(handler)
    return HttpTextModel(
        "http://127.0.0.1:9/v1/", model="small", retries=retries, wait=0, transport=transport, api_key=api_key
    )


def ask(text_model: TextModel) -> str:
    with text_model:
        return text_model.complete(PROMPT, schema=SCHEMA, max_tokens=50, seed=7)


def test_the_request_holds_the_answer_to_the_schema() -> None:
    seen: list[httpx2.Request] = []

    def handler(request: httpx2.Request) -> httpx2.Response:
        seen.append(request)
        return httpx2.Response(200, json=ANSWER)

    assert ask(model(handler, api_key="secret")) == '{"sentences":[]}'
    body = json.loads(seen[0].content)
    assert str(seen[0].url) == "http://127.0.0.1:9/v1/chat/completions"
    assert seen[0].headers["Authorization"] == "Bearer secret"
    assert body["messages"] == PROMPT.messages()
    assert body["response_format"]["json_schema"]["schema"] == SCHEMA
    assert (body["temperature"], body["seed"], body["max_tokens"], body["model"]) == (0, 7, 50, "small")


def test_without_a_key_none_is_sent() -> None:
    def handler(request: httpx2.Request) -> httpx2.Response:
        assert "Authorization" not in request.headers
        return httpx2.Response(200, json=ANSWER)

    ask(model(handler))


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504])
def test_a_failure_that_may_pass_is_tried_again(status: int) -> None:
    answers = iter([httpx2.Response(status), httpx2.Response(200, json=ANSWER)])

    assert ask(model(lambda _: next(answers))) == '{"sentences":[]}'


@pytest.mark.parametrize("status", [301, 400, 401, 404, 422])
def test_a_failure_that_will_not_pass_is_not_tried_again(status: int) -> None:
    calls: list[int] = []

    def handler(_: httpx2.Request) -> httpx2.Response:
        calls.append(status)
        return httpx2.Response(status, headers={"Location": "http://elsewhere.example/"})

    with pytest.raises(TextModelError, match=f"status {status}"):
        ask(model(handler))
    assert len(calls) == 1


def test_retries_end() -> None:
    calls: list[int] = []

    def handler(_: httpx2.Request) -> httpx2.Response:
        calls.append(1)
        return httpx2.Response(503)

    with pytest.raises(TextModelError, match="status 503"):
        ask(model(handler, retries=2))
    assert len(calls) == 3


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (httpx2.ConnectError("refused"), "could not be reached"),
        (httpx2.ReadTimeout("slow"), "took too long"),
        (httpx2.RemoteProtocolError("odd"), "could not be reached"),
    ],
)
def test_a_service_that_is_down_is_a_clear_error(error: Exception, words: str) -> None:
    def handler(_: httpx2.Request) -> httpx2.Response:
        raise error

    with pytest.raises(TextModelError, match=words) as caught:
        ask(model(handler))
    assert "http://127.0.0.1:9/v1" in caught.value.problem
    assert caught.value.cure


@pytest.mark.parametrize(
    "reply",
    [
        httpx2.Response(200, text="<html>"),
        httpx2.Response(200, json=[]),
        httpx2.Response(200, json={"choices": []}),
        httpx2.Response(200, json={"choices": [{"message": {"content": None}}]}),
    ],
)
def test_an_answer_that_is_no_chat_completion_is_an_error(reply: httpx2.Response) -> None:
    with pytest.raises(TextModelError, match="gave an answer"):
        ask(model(lambda _: reply))


def test_a_closed_model_does_not_answer() -> None:
    closed = model(lambda _: httpx2.Response(200, json=ANSWER))
    closed.close()

    with pytest.raises(TextModelError):
        ask(closed)


def test_fingerprints_tell_models_and_addresses_apart() -> None:
    names = [("http://a/v1", "m"), ("http://a/v1", "n"), ("http://b/v1", "m")]

    assert len({HttpTextModel(url, model=name).fingerprint for url, name in names}) == 3


class _Service(BaseHTTPRequestHandler):
    """The least that an OpenAI-compatible service is."""

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        said = json.dumps({"choices": [{"message": {"content": json.dumps({"model": body["model"]})}}]}).encode()
        self.send_response(200 if self.path == "/v1/chat/completions" else 404)
        self.send_header("Content-Length", str(len(said)))
        self.end_headers()
        self.wfile.write(said)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


@pytest.fixture
def service() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), _Service)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/v1"
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_real_service_on_this_machine_answers(service: str) -> None:
    assert ask(HttpTextModel(service, model="tiny")) == '{"model": "tiny"}'


def test_proxies_of_the_environment_are_passed_over(service: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:1")

    assert ask(HttpTextModel(service, model="tiny", retries=0)) == '{"model": "tiny"}'
