"""Drafts and errors as JSON, to cross from the reading process. Never pickle: the other side read a stranger's file."""

import dataclasses
import json
from typing import Any

from alignment import errors
from alignment.documents.draft import Draft, Piece
from alignment.errors import CorruptDocumentError, DocumentError
from alignment.types import BlockKind, DocumentFormat, Locator, Notice, NotRead

_ERRORS: dict[str, type[DocumentError]] = {
    kind.code: kind
    for name in errors.__all__
    if isinstance(kind := getattr(errors, name), type) and issubclass(kind, DocumentError)
}


def pack_draft(draft: Draft) -> bytes:
    """The draft as JSON."""
    return json.dumps({"draft": dataclasses.asdict(draft)}, ensure_ascii=True).encode()


def pack_error(error: DocumentError) -> bytes:
    """The error as JSON: its code and both its sentences."""
    return json.dumps({"error": {"code": error.code, "problem": error.problem, "cure": error.cure}}).encode()


def unpack(answer: bytes) -> Draft:
    """The draft in an answer. Raises the error in it, or `CorruptDocumentError` when it is neither."""
    try:
        fields = json.loads(answer)
        if failure := fields.get("error"):
            error = _ERRORS[failure["code"]](str(failure["problem"]), str(failure["cure"]))
        else:
            return _draft(fields["draft"])
    except (ValueError, KeyError, TypeError, AttributeError) as broken:
        problem = "The file broke the program that reads it."
        raise CorruptDocumentError(problem, "Save it again as .docx or PDF, or paste the text.") from broken
    raise error


def _draft(fields: dict[str, Any]) -> Draft:
    return Draft(
        format=DocumentFormat(fields["format"]),
        pieces=tuple(_piece(piece) for piece in fields["pieces"]),
        titles=tuple(map(str, fields["titles"])),
        not_read=tuple(
            NotRead(item["what"], item["reason"], Locator(**item["locator"])) for item in fields["not_read"]
        ),
        notices=tuple(Notice(**notice) for notice in fields["notices"]),
    )


def _piece(fields: dict[str, Any]) -> Piece:
    return Piece(**{**fields, "kind": BlockKind(fields["kind"]), "locator": Locator(**fields["locator"])})
