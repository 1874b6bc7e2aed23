"""The OpenAPI document: what FastAPI cannot see, because documents are read and problems are answered by hand."""

from collections.abc import Mapping
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from service.exports import Format
from service.problems import MEDIA_TYPE
from service.schemas import AlignmentForm, AlignmentRequest, Problem, UnkeptBody

SCHEMAS = "#/components/schemas/"

# What each status means, wherever it is answered; `code` in the body says which of its causes it was.
STATUSES: Mapping[int, str] = {
    400: "The request cannot be read, or is for another host",
    403: "Another web site's page sent the request",
    404: "There is no such report or line, or not any more",
    409: "The same request is being answered at this moment",
    412: "If-Match names another state: somebody decided meanwhile",
    413: "The document is too large",
    415: "Neither JSON nor a form, or a kind of file that is not read",
    422: "A field is wrong, or the document cannot be read",
    428: "If-Match is missing",
    500: "A fault of ours",
    503: "Too many documents are waiting, a model is not ready, or the kept reports cannot be reached",
}

Responses = dict[int | str, dict[str, Any]]


def _content(media_type: str, schema: str) -> dict[str, Any]:
    return {media_type: {"schema": {"$ref": SCHEMAS + schema}}}


def problems(*statuses: int) -> Responses:
    """The problem documents a route may answer with."""
    return {
        status: {"description": STATUSES[status], "content": _content(MEDIA_TYPE, "Problem")} for status in statuses
    }


def exported(formats: Mapping[str, Format]) -> dict[str, Any]:
    """A file in any of these formats."""
    content = {form.media_type.partition(";")[0]: {"schema": {"type": "string"}} for form in formats.values()}
    return {"description": "The file", "content": content}


def _header(description: str) -> dict[str, Any]:
    return {"description": description, "schema": {"type": "string"}}


ETAG: dict[str, Any] = {"headers": {"ETag": _header("The present state, for If-Match.")}}

CREATE: dict[str, Any] = {
    "openapi_extra": {
        "requestBody": {
            "required": True,
            "content": {
                **_content("multipart/form-data", "AlignmentForm"),
                **_content("application/json", "AlignmentRequest"),
            },
        }
    },
    "responses": {
        200: {"description": "The report; nothing is kept", "content": _content("application/json", "UnkeptBody")},
        201: {
            "description": "The report, which is kept",
            "headers": {
                "Location": _header("Where it is kept."),
                "ETag": _header("The state of its review, for If-Match."),
                "Idempotency-Replayed": _header("`true` when an earlier request with the same key made it."),
            },
        },
        **problems(400, 403, 409, 413, 415, 422, 500, 503),
    },
}

# Named above by reference alone.
_BY_HAND: tuple[tuple[type[BaseModel], str], ...] = (
    (AlignmentForm, "validation"),
    (AlignmentRequest, "validation"),
    (Problem, "serialization"),
    (UnkeptBody, "serialization"),
)


def describe(app: FastAPI) -> dict[str, Any]:
    """The whole document, made once."""
    if app.openapi_schema is None:
        made = get_openapi(title=app.title, version=app.version, description=app.description, routes=app.routes)
        _, schemas = models_json_schema(_BY_HAND, ref_template=SCHEMAS + "{model}")  # type: ignore[arg-type]
        held = made.setdefault("components", {}).setdefault("schemas", {})
        held.update(schemas["$defs"])
        _forget_other_problems(made, held)
        app.openapi_schema = made
    return app.openapi_schema


def _forget_other_problems(made: dict[str, Any], held: dict[str, Any]) -> None:
    """FastAPI describes an answer of its own to a wrong field, which here is never given."""
    for operation in (operation for path in made["paths"].values() for operation in path.values()):
        wrong = operation["responses"].get("422", {}).get("content", {})
        if "application/json" in wrong:
            del operation["responses"]["422"]
    for name in ("HTTPValidationError", "ValidationError"):
        held.pop(name, None)
