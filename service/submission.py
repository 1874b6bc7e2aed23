"""Reads a job description out of a request: JSON, or a form with a file or a text. Nothing touches the disk."""

import hashlib
from collections.abc import AsyncGenerator, AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from fastapi import Request
from pydantic import ValidationError
from starlette.datastructures import FormData, UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser

from alignment.errors import EmptyDocumentError
from service.errors import InvalidRequestError, MalformedRequestError, MediaTypeError
from service.exports.clean import visible
from service.guard import FORM_OVERHEAD
from service.schemas import AlignmentRequest, Options
from weights import FingerpostError

_CURE = "Send a form with a file, or JSON with a text. /openapi.json describes both."
_PLACES = ("body", "query", "header", "path")


@dataclass(frozen=True, slots=True)
class Submission:
    """A job description as sent, and what was asked of it."""

    data: bytes
    options: Options
    pasted: bool = False

    @property
    def fingerprint(self) -> str:
        """The same for requests that ask for the same, of any length."""
        return f"{hashlib.sha256(self.data).hexdigest()} {self.options.model_dump_json()}"

    @property
    def text(self) -> str:
        """A pasted document as it was sent, to be put back into the form."""
        return self.data.decode() if self.pasted else ""


async def read_submission(request: Request, limit: int) -> Submission:
    """The document in a request of at most `limit` bytes.

    Raises:
        RequestError: the body is not JSON or a form, or its fields are wrong.
        EmptyDocumentError: it holds no document.
    """
    match request.headers.get("content-type", "").partition(";")[0].strip().lower():
        case "application/json":
            return _from_json(await request.body())
        case "multipart/form-data":
            async with _parsed_form(request, limit) as form:
                return await _from_form(form)
        case other:
            raise MediaTypeError(f"The content type is {other[:100]!r}.", _CURE)


def _from_json(body: bytes) -> Submission:
    try:
        asked = AlignmentRequest.model_validate_json(body)
    except ValidationError as error:
        raise explain(error.errors()) from error
    return _submission(asked.text.encode(), asked, pasted=True)


async def _from_form(form: FormData) -> Submission:
    fields = form.multi_items()
    names = [name for name, _ in fields]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise InvalidRequestError(f"The field {twice[0][:100]!r} was sent twice.", _CURE)
    data, file_name = await _take_file(form.get("file"))
    text = form.get("text") or ""
    others: dict[str, Any] = {name: value for name, value in fields if name not in {"file", "text"}}
    try:
        options = Options.model_validate({**others, "name": others.get("name") or file_name})
    except ValidationError as error:
        raise explain(error.errors()) from error
    if not isinstance(text, str):
        raise InvalidRequestError("The field 'text' was sent as a file.", "Send the file as 'file'.")
    if file_name and text.strip():
        raise InvalidRequestError("There is a file and a text.", "Send one of them: clear the text, or the file.")
    if file_name:
        return _submission(data, options)
    return _submission(_encode(text), options, pasted=True)


async def _take_file(file: UploadFile | str | None) -> tuple[bytes, str]:
    """The bytes and the name of an upload. A form whose file was left out sends one without name or bytes."""
    if isinstance(file, str) and file:
        raise InvalidRequestError("The field 'file' was sent without a file name.", "Send a plain text as 'text'.")
    if not isinstance(file, UploadFile):
        return b"", ""
    data = await file.read()
    return data, visible(file.filename or ("document" if data else ""))[-200:]


def _encode(text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError as error:
        raise MalformedRequestError("The text holds characters that do not exist.", "Send it as UTF-8.") from error


def _submission(data: bytes, options: Options, *, pasted: bool = False) -> Submission:
    if not data.strip():
        raise EmptyDocumentError(
            "There is no file and no text, or nothing in it.", "Choose a file, or paste the job description."
        )
    return Submission(data, options, pasted)


@asynccontextmanager
async def _parsed_form(request: Request, limit: int) -> AsyncIterator[FormData]:
    """The form's fields, held in memory only while they are needed."""
    # One file and the fields of `AlignmentForm`, with room for a few unknown ones to be told about.
    parser = MultiPartParser(request.headers, _stream(request), max_files=1, max_fields=10, max_part_size=limit)
    # Larger files would go to a temporary file; the guard has bounded what can come.
    parser.spool_max_size = limit + FORM_OVERHEAD
    try:
        form = await parser.parse()
    except MultiPartException as error:
        if isinstance(error.__cause__, FingerpostError):
            raise error.__cause__ from None
        raise MalformedRequestError(f"The form cannot be read: {error.message}", _CURE) from error
    except (KeyError, ValueError) as error:
        raise MalformedRequestError("The form cannot be read.", _CURE) from error
    try:
        yield form
    finally:
        await form.close()


async def _stream(request: Request) -> AsyncGenerator[bytes, None]:
    """The body. What the guard stops is dressed as the parser's own error, for which alone it cleans up."""
    try:
        async for chunk in request.stream():
            yield chunk
    except FingerpostError as error:
        raise MultiPartException("stopped") from error


def explain(errors: Sequence[Any], cure: str = _CURE) -> InvalidRequestError | MalformedRequestError:
    """The first thing pydantic found wrong, without the value, which may be the document."""
    first = errors[0]
    if first["type"] == "json_invalid":
        return MalformedRequestError("The body is not JSON in UTF-8.", cure)
    # Where FastAPI looked for the field is no part of its name.
    path = [part for part in first["loc"] if part not in _PLACES]
    where = ".".join(str(part)[:100] for part in path) or "the body"
    return InvalidRequestError(f"{where}: {first['msg'].removeprefix('Value error, ').lower()}.", cure)
