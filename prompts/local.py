"""A GGUF model on this machine's processor, through llama.cpp in this process."""

import json
import secrets
from pathlib import Path
from typing import Any, Protocol

from prompts.model import Closing, Prompt, Schema
from weights.errors import TextModelError

CONTEXT_TOKENS = 2048
"""Room for the longest prompt (about 700 tokens) and its answer, with space to spare; more costs memory."""

DEFAULT_THREADS = 2
"""Fixed, not counted from the machine, so that one setting gives one answer; two is the smallest laptop we serve."""

# White space costs output tokens. The server drops this key from a response format, so the grammar is written out.
_COMPACT = {"x-guidance": {"whitespace_flexible": False, "item_separator": ",", "key_separator": ":"}}


class _Server(Protocol):
    def handle_chat_completions(self, request: dict[str, Any]) -> dict[str, Any]: ...


class LlamaTextModel(Closing):
    """A GGUF file run by llama.cpp. One request at a time, always cold: nothing of one prompt warms the next."""

    def __init__(self, path: Path, *, name: str, fingerprint: str, threads: int = DEFAULT_THREADS) -> None:
        """Load the file. A missing or broken file raises `TextModelError`."""
        self.name = name
        self.fingerprint = fingerprint
        if not path.is_file():
            raise TextModelError(f"The model file {path.name!r} is not there.", "Run `fingerpost models fetch`.")
        self._server: _Server | None = _start(path, threads)

    def complete(self, prompt: Prompt, *, schema: Schema, max_tokens: int, seed: int) -> str:
        """The answer to a prompt, as JSON text held to the schema by the decoder."""
        if self._server is None:
            raise TextModelError(f"The model {self.name!r} has been closed.", "Open it again.")
        request = _request(prompt, schema, max_tokens, seed)
        try:
            answer = self._server.handle_chat_completions(request)
        except Exception as error:  # the binding raises bare RuntimeError and ValueError
            raise TextModelError(f"The model {self.name!r} failed: {error}.", "Try again, or do without it.") from error
        return _content(answer, self.name)

    def close(self) -> None:
        """Free the model's memory and the port it listens on."""
        self._server = None


def _start(path: Path, threads: int) -> _Server:
    import xllamacpp

    params = xllamacpp.CommonParams()
    params.model.path = str(path)
    params.n_ctx = CONTEXT_TOKENS
    params.n_parallel = 1
    params.n_gpu_layers = 0
    params.cpuparams.n_threads = threads
    params.cpuparams_batch.n_threads = threads
    params.verbosity = 0
    # A warm prompt cache changes how a prompt is batched, and with it, now and then, the words of the answer.
    params.cache_prompt = False
    params.cache_ram_mib = 0
    # The binding always opens a port on loopback: nobody else on the machine may use it.
    params.api_keys = [secrets.token_urlsafe(32)]
    params.ui = False
    params.endpoint_slots = False
    params.offline = True
    try:
        server: _Server = xllamacpp.Server(params)
        # Letting go of a server that has never answered can wait for ever: its loop may not have begun.
        server.handle_chat_completions({"messages": [{"role": "user", "content": "."}], "max_tokens": 1})
    except Exception as error:  # the binding raises bare RuntimeError
        raise TextModelError(
            f"The model file {path.name!r} could not be loaded: {error}.", "Run `fingerpost models verify`."
        ) from error
    return server


def _request(prompt: Prompt, schema: Schema, max_tokens: int, seed: int) -> dict[str, Any]:
    return {
        "messages": prompt.messages(),
        "max_tokens": max_tokens,
        "temperature": 0.0,
        "top_k": 1,
        "seed": seed,
        "cache_prompt": False,
        "grammar": f"%llguidance {{}}\nstart: %json {json.dumps(dict(schema) | _COMPACT)}\n",
    }


def _content(answer: dict[str, Any], name: str) -> str:
    if "error" in answer:
        raise TextModelError(f"The model {name!r} failed: {answer['error']}.", "Try again, or do without it.")
    try:
        return str(answer["choices"][0]["message"]["content"])
    except (KeyError, IndexError, TypeError) as error:
        raise TextModelError(f"The model {name!r} gave no answer: {answer!r}.", "Try again.") from error
