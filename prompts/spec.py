"""Which text model is meant: one string from a person, parsed once into a typed value."""

from dataclasses import dataclass
from pathlib import Path
from typing import assert_never
from urllib.parse import urlsplit

from prompts.model import TextModel
from weights import DEFAULT_TEXT_MODEL, find_model, locate_model
from weights.errors import TextModelError

_CURE = "Give `local`, `local:NAME`, `folder:PATH` or an address such as `http://127.0.0.1:11434/v1#model-name`."


@dataclass(frozen=True, slots=True)
class LocalSpec:
    """A GGUF model of the catalogue."""

    name: str = DEFAULT_TEXT_MODEL


@dataclass(frozen=True, slots=True)
class FolderSpec:
    """A transformers model in a folder."""

    path: Path


@dataclass(frozen=True, slots=True)
class HttpSpec:
    """An OpenAI-compatible address, up to and with `/v1`, and the model's name there."""

    url: str
    model: str


TextModelSpec = LocalSpec | FolderSpec | HttpSpec


def parse_text_model_spec(text: str) -> TextModelSpec:
    """Read `local`, `local:NAME`, `folder:PATH` or `http(s)://HOST/PATH#MODEL`. Anything else raises."""
    scheme, colon, rest = text.strip().partition(":")
    if scheme == "local" and (rest or not colon):
        return LocalSpec(rest) if rest else LocalSpec()
    if scheme == "folder" and rest:
        return FolderSpec(Path(rest).expanduser())
    if scheme in {"http", "https"}:
        return _address(text.strip())
    raise TextModelError(f"{text!r} does not name a text model.", _CURE)


def load_text_model(
    spec: TextModelSpec | str,
    *,
    threads: int | None = None,
    api_key: str = "",
    timeout: float | None = None,
    cache: Path | None = None,
) -> TextModel:
    """Open a text model.

    Args:
        spec: A spec, or the string a person gave.
        threads: For models on this machine; none means the backend's own fixed default.
        api_key: For an address.
        timeout: Seconds, for an address; none means the default.
        cache: The folder models of the catalogue are kept in; none means the default.
    """
    match parse_text_model_spec(spec) if isinstance(spec, str) else spec:
        case LocalSpec(name):
            return _load_local(name, threads, cache)
        case FolderSpec(path):
            from prompts.folder import FolderTextModel

            return FolderTextModel(path, threads=threads)
        case HttpSpec(url, model):
            from prompts.http import TIMEOUT_SECONDS, HttpTextModel

            return HttpTextModel(url, model=model, api_key=api_key, timeout=timeout or TIMEOUT_SECONDS)
        case other:
            assert_never(other)


def _load_local(name: str, threads: int | None, cache: Path | None) -> TextModel:
    from prompts.local import DEFAULT_THREADS, LlamaTextModel

    spec = find_model(name)
    if spec.purpose != "text":
        raise TextModelError(f"{name!r} is not a text model.", _CURE)
    sha256 = spec.files[0].sha256
    return LlamaTextModel(
        locate_model(name, cache=cache), name=name, fingerprint=sha256, threads=threads or DEFAULT_THREADS
    )


def _address(text: str) -> HttpSpec:
    """The address without its fragment, which names the model. Secrets do not belong in an address."""
    try:
        parts = urlsplit(text)
        host, _port = parts.hostname, parts.port
    except ValueError as error:
        raise TextModelError(f"{text!r} is not an address ({error}).", _CURE) from error
    if not host or parts.query:
        raise TextModelError(f"{text!r} is not the address of a service.", _CURE)
    if parts.username is not None or parts.password is not None:
        raise TextModelError("The address holds a user name or password.", "Give the key on its own instead.")
    if not parts.fragment:
        raise TextModelError(f"{text!r} does not say which model to ask for.", _CURE)
    return HttpSpec(parts._replace(fragment="").geturl().rstrip("/"), parts.fragment)
