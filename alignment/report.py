"""A report as JSON and back. The shape is what other tools rely on: it changes only with `SCHEMA_VERSION`."""

import json
import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any, Union, get_args, get_origin, get_type_hints

from alignment.errors import ReportError
from alignment.types import (
    ClauseVerdict,
    Document,
    Gap,
    Notice,
    Pathway,
    Provenance,
    Report,
    RoleFit,
    Summary,
    ThemeCoverage,
)

SCHEMA_VERSION = "1.0"
"""Major.minor: a minor step only adds fields."""


def report_to_dict(report: Report) -> dict[str, Any]:
    """The report as plain values, in the documented order of keys."""
    return {
        "schema_version": SCHEMA_VERSION,
        "document": _plain(report.document),
        "pathway": _plain(report.pathway),
        "clauses": [_clause(verdict) for verdict in report.verdicts],
        "role_fit": _plain(report.role_fit),
        "gaps": _plain(report.gaps),
        "no_counterpart": list(report.no_counterpart),
        "coverage": _plain(report.coverage),
        "summary": _plain(report.summary),
        "not_read": _plain(report.document.not_read),
        "notices": _plain(report.notices),
        "provenance": _plain(report.provenance),
    }


def report_to_json(report: Report) -> str:
    """The report as JSON text, UTF-8 kept readable, ending in a newline. The same report gives the same bytes."""
    return json.dumps(report_to_dict(report), ensure_ascii=False, indent=2) + "\n"


def report_from_json(text: str) -> Report:
    """Read a report back.

    Raises:
        ReportError: the text is not a report of a schema version this code reads.
    """
    try:
        raw = json.loads(text)
        version = str(raw["schema_version"])
        if version.split(".")[0] != SCHEMA_VERSION.split(".")[0]:
            raise ReportError(
                f"This report has schema version {version!r}; this Fingerpost reads {SCHEMA_VERSION!r}.",
                "Run the alignment again, or use the Fingerpost that wrote it.",
            )
        return _report(raw)
    except (ValueError, KeyError, TypeError) as error:
        raise ReportError(
            f"This is not a Fingerpost report: {error!r}.", "Choose a file written with --format json."
        ) from error


def _report(raw: Mapping[str, Any]) -> Report:
    return Report(
        document=_read(Document, raw["document"]),
        pathway=_read(Pathway, raw["pathway"]),
        verdicts=tuple(_read(ClauseVerdict, _unflatten(clause)) for clause in raw["clauses"]),
        role_fit=_read(RoleFit, raw["role_fit"]),
        gaps=_read(tuple[Gap, ...], raw["gaps"]),
        coverage=_read(tuple[ThemeCoverage, ...], raw["coverage"]),
        summary=_read(Summary, raw["summary"]),
        notices=_read(tuple[Notice, ...], raw["notices"]),
        provenance=_read(Provenance, raw["provenance"]),
    )


def _clause(verdict: ClauseVerdict) -> dict[str, Any]:
    """A clause with its verdict beside it, as one flat object."""
    matches = [{key: value for key, value in _plain(match).items() if key != "clause_id"} for match in verdict.matches]
    rest = {"verdict": verdict.verdict.value, "reason": verdict.reason, "matches": matches}
    return {**_plain(verdict.clause), **rest, "nearest": _plain(verdict.nearest)}


def _unflatten(raw: Mapping[str, Any]) -> dict[str, Any]:
    names = {field.name for field in fields(ClauseVerdict)} - {"clause"}
    return {
        "clause": {key: value for key, value in raw.items() if key not in names},
        **{key: value for key, value in raw.items() if key in names and key != "matches"},
        "matches": [{**match, "clause_id": raw["id"]} for match in raw["matches"]],
    }


def _plain(value: Any) -> Any:  # noqa: ANN401 - any value of types.py
    if is_dataclass(value) and not isinstance(value, type):
        plain = {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
        return {**plain, "label": value.label} if hasattr(value, "label") else plain
    if isinstance(value, Mapping):
        return {_plain(key): _plain(item) for key, item in value.items()}
    if isinstance(value, Enum):
        return value.value
    return [_plain(item) for item in value] if isinstance(value, (tuple, list)) else value


def _read(kind: Any, raw: Any) -> Any:  # noqa: ANN401 - the inverse of `_plain`, driven by the annotations of types.py
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return None if raw is None else _read(next(k for k in get_args(kind) if k is not type(None)), raw)
    if origin is tuple:
        return tuple(_read(get_args(kind)[0], item) for item in raw)
    if origin is not None and issubclass(origin, Mapping):
        of_key, of_value = get_args(kind)
        return {_read(of_key, key): _read(of_value, item) for key, item in raw.items()}
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        return kind(**{field.name: _read(hints[field.name], raw[field.name]) for field in fields(kind)})  # type: ignore[operator]
    return kind(raw) if isinstance(kind, type) and issubclass(kind, Enum) else raw
