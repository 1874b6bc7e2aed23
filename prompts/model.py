"""The text model protocol, and models that answer from a recording."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol, Self, runtime_checkable

from weights.errors import TextModelError

Schema = Mapping[str, Any]
"""A JSON schema."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """What is said to a model: the rules, and the facts with one instruction."""

    system: str
    user: str

    def messages(self) -> list[dict[str, str]]:
        """The prompt as chat messages."""
        return [{"role": "system", "content": self.system}, {"role": "user", "content": self.user}]


@runtime_checkable
class TextModel(Protocol):
    """Something that answers a prompt with JSON text held to a schema.

    The same prompt, schema, `max_tokens` and seed give the same text, however often and in whatever order they come.
    `max_tokens` can cut an answer short, so callers still parse and check it. Failure is `TextModelError`.
    """

    name: str
    fingerprint: str

    def complete(self, prompt: Prompt, *, schema: Schema, max_tokens: int, seed: int) -> str:
        """The answer to a prompt, as JSON text."""
        ...

    def close(self) -> None:
        """Let go of memory and connections. Closing twice is fine."""
        ...

    def __enter__(self) -> Self:
        """The model itself."""
        ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the model."""
        ...


class Closing:
    """The context manager half of a `TextModel`."""

    def close(self) -> None:
        """Let go of memory and connections. Nothing to do by default."""

    def __enter__(self) -> Self:
        """The model itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the model."""
        self.close()


def request_key(prompt: Prompt, *, schema: Schema, max_tokens: int, seed: int) -> str:
    """A hash of everything that decides an answer, the model apart."""
    request = {"prompt": asdict(prompt), "schema": schema, "max_tokens": max_tokens, "seed": seed}
    return hashlib.sha256(json.dumps(request, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


class ReplayTextModel(Closing):
    """Gives recorded answers back. A request that was never recorded is an error, never a guess."""

    def __init__(self, answers: Mapping[str, str], *, name: str = "replay", fingerprint: str = "replay") -> None:
        """Answer from `answers`, a mapping from `request_key` to text."""
        self.name = name
        self.fingerprint = fingerprint
        self._answers = dict(answers)

    @classmethod
    def from_file(cls, path: Path) -> Self:
        """Read what `RecordingTextModel.save` wrote. A file that is not a recording raises `TextModelError`."""
        try:
            recording = json.loads(path.read_text(encoding="utf-8"))
            return cls(recording["answers"], name=recording["name"], fingerprint=recording["fingerprint"])
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise TextModelError(
                f"{path.name!r} is not a recording of a text model ({error}).", "Record the answers again."
            ) from error

    def complete(self, prompt: Prompt, *, schema: Schema, max_tokens: int, seed: int) -> str:
        """The recorded answer."""
        key = request_key(prompt, schema=schema, max_tokens=max_tokens, seed=seed)
        if key not in self._answers:
            raise TextModelError(
                f"No answer was recorded for request {key[:12]} ({prompt.user[:60]!r}).", "Record the answers again."
            )
        return self._answers[key]


class RecordingTextModel(Closing):
    """Passes every request to another model and keeps the answers, to be replayed."""

    def __init__(self, model: TextModel) -> None:
        """Record what `model` answers. Closing the recorder closes the model."""
        self.name = model.name
        self.fingerprint = model.fingerprint
        self.answers: dict[str, str] = {}
        self._model = model

    def complete(self, prompt: Prompt, *, schema: Schema, max_tokens: int, seed: int) -> str:
        """The model's answer, kept."""
        answer = self._model.complete(prompt, schema=schema, max_tokens=max_tokens, seed=seed)
        self.answers[request_key(prompt, schema=schema, max_tokens=max_tokens, seed=seed)] = answer
        return answer

    def save(self, path: Path) -> None:
        """Write the recording. The same answers give the same bytes, whatever order they came in."""
        recording = {"name": self.name, "fingerprint": self.fingerprint, "answers": dict(sorted(self.answers.items()))}
        path.write_text(json.dumps(recording, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")

    def close(self) -> None:
        """Close the model underneath."""
        self._model.close()
