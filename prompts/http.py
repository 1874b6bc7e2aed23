"""A model behind an OpenAI-compatible address that the user set: Ollama, llama-server, vLLM and the like."""

import hashlib
import time
from typing import TYPE_CHECKING, Any

from prompts.model import Closing, Prompt, Schema
from weights.errors import TextModelError

if TYPE_CHECKING:
    import httpx2

TIMEOUT_SECONDS = 60.0
"""A part of a summary takes about ten seconds on two cores; a loading model can take most of a minute."""

RETRIES = 2
WAIT_SECONDS = 0.5
_RETRIED = frozenset({408, 429, 500, 502, 503, 504})


class HttpTextModel(Closing):
    """Chat completions over HTTP. Text goes to the one address given: no redirects, no proxies from the environment."""

    def __init__(
        self,
        url: str,
        *,
        model: str,
        api_key: str = "",
        timeout: float = TIMEOUT_SECONDS,
        retries: int = RETRIES,
        wait: float = WAIT_SECONDS,
        transport: "httpx2.BaseTransport | None" = None,
    ) -> None:
        """Prepare to talk to `url`, the address up to and with `/v1`. Nothing is sent yet.

        Args:
            url: The service's address. There is no default.
            model: The model's name as the service knows it.
            api_key: Sent as a bearer token when not empty.
            timeout: Seconds to wait for each answer.
            retries: How often to try again after a failure that may pass.
            wait: Seconds before the first retry; doubled before each further one.
            transport: For tests.
        """
        import httpx2

        self.name = model
        # The weights behind an address cannot be seen, so the fingerprint says only who was asked for what.
        self.fingerprint = "address:" + hashlib.sha256(f"{url} {model}".encode()).hexdigest()
        self._url = url.rstrip("/")
        self._retries = retries
        self._wait = wait
        self._client = httpx2.Client(
            timeout=timeout,
            transport=transport,
            follow_redirects=False,
            trust_env=False,
            headers={"Authorization": f"Bearer {api_key}"} if api_key else {},
        )

    def complete(self, prompt: Prompt, *, schema: Schema, max_tokens: int, seed: int) -> str:
        """The answer to a prompt, as JSON text; holding to the schema is up to the service."""
        response = self._post(_body(self.name, prompt, schema, max_tokens, seed))
        try:
            content = response.json()["choices"][0]["message"]["content"]
        except (ValueError, KeyError, IndexError, TypeError) as error:
            raise self._error("gave an answer that is not a chat completion") from error
        if not isinstance(content, str):
            raise self._error("gave an answer without text")
        return content

    def close(self) -> None:
        """Close the connection."""
        self._client.close()

    def _post(self, body: dict[str, Any]) -> "httpx2.Response":
        for attempt in range(self._retries + 1):
            last = attempt == self._retries
            response = self._try(body, last=last)
            if response is not None and response.status_code == 200:
                return response
            if response is not None and (last or response.status_code not in _RETRIED):
                raise self._error(f"answered with status {response.status_code}")
            time.sleep(self._wait * 2**attempt)
        raise self._error("did not answer")

    def _try(self, body: dict[str, Any], *, last: bool) -> "httpx2.Response | None":
        """One attempt; none when it failed in a way that may pass and is not the last."""
        import httpx2

        try:
            return self._client.post(f"{self._url}/chat/completions", json=body)
        except httpx2.TimeoutException as error:
            if last:
                raise self._error("took too long to answer") from error
        except httpx2.TransportError as error:
            if last:
                raise self._error("could not be reached") from error
        except (httpx2.InvalidURL, RuntimeError) as error:
            raise self._error(f"could not be used ({error})") from error
        return None

    def _error(self, what: str) -> TextModelError:
        return TextModelError(
            f"The text model {self.name!r} at {self._url} {what}.",
            "Check that it is running and that the address and model name are right.",
        )


def _body(model: str, prompt: Prompt, schema: Schema, max_tokens: int, seed: int) -> dict[str, Any]:
    return {
        "model": model,
        "messages": prompt.messages(),
        "max_tokens": max_tokens,
        "temperature": 0,
        "seed": seed,
        "response_format": {
            "type": "json_schema",
            "json_schema": {"name": "answer", "strict": True, "schema": dict(schema)},
        },
    }
