"""The OpenAPI document: what FastAPI cannot see because requests are read by hand."""

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic.json_schema import models_json_schema

from service.problems import MEDIA_TYPE
from service.schemas import AlignmentForm, AlignmentRequest, Problem, ReportBody

SCHEMAS = "#/components/schemas/"


def _content(media_type: str, schema: str) -> dict[str, Any]:
    return {media_type: {"schema": {"$ref": SCHEMAS + schema}}}


def _problem(description: str) -> dict[str, Any]:
    return {"description": description, "content": _content(MEDIA_TYPE, "Problem")}


ALIGNMENTS: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            **_content("multipart/form-data", "AlignmentForm"),
            **_content("application/json", "AlignmentRequest"),
        },
    },
    "responses": {
        "200": {"description": "The report", "content": _content("application/json", "ReportBody")},
        "400": _problem("The body cannot be read, or the request is for another host"),
        "403": _problem("Another web site's page sent the request"),
        "413": _problem("The document is too large"),
        "415": _problem("Neither JSON nor a form, or a kind of file that is not read"),
        "422": _problem("A field is wrong, or the document cannot be read; `code` says which"),
        "500": _problem("A fault of ours"),
        "503": _problem("Too many documents are waiting, or a model is not ready"),
    },
}


def describe(app: FastAPI) -> dict[str, Any]:
    """The whole document, made once."""
    if app.openapi_schema is None:
        made = get_openapi(title=app.title, version=app.version, description=app.description, routes=app.routes)
        _, schemas = models_json_schema(
            [
                (AlignmentForm, "validation"),
                (AlignmentRequest, "validation"),
                (Problem, "serialization"),
                (ReportBody, "serialization"),
            ],
            ref_template=SCHEMAS + "{model}",
        )
        made.setdefault("components", {}).setdefault("schemas", {}).update(schemas["$defs"])
        app.openapi_schema = made
    return app.openapi_schema
