"""A report as JSON and back. The shape is what other tools rely on: it changes only with `SCHEMA_VERSION`."""

import json
import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from alignment.errors import ReportError
from alignment.types import (
    Candidate,
    Clause,
    ClauseVerdict,
    Document,
    Gap,
    Match,
    Notice,
    Pathway,
    Provenance,
    Report,
    RoleFit,
    Summary,
    ThemeCoverage,
    Touched,
    Verdict,
)

SCHEMA_VERSION = "1.2"
# Fields that came with 1.1 and 1.2. An older report lacks them, and their defaults say just that.
_ADDED = frozenset(
    {"called", "based_on", "published", "replaces", "codes", "chance", "said_by", "seldom_said", "signals"}
)
"""Major.minor: a minor step only adds fields."""

_CURE = "Choose a file written with --format json."
_JSON_WORDS: Mapping[type, str] = {
    bool: "true or false",
    dict: "an object",
    float: "a number",
    int: "a whole number",
    list: "a list",
    str: "text",
}


class _MisfitError(Exception):
    """A value that a report cannot have where it stands."""


def report_to_dict(report: Report) -> dict[str, Any]:
    """The report as plain values, in the documented order of keys."""
    return {
        "schema_version": SCHEMA_VERSION,
        "document": _plain(report.document),
        "pathway": _plain(report.pathway),
        "clauses": [_clause(verdict) for verdict in report.verdicts],
        "role_fit": _plain(report.role_fit),
        "gaps": _plain(report.gaps),
        "touched": _plain(report.touched),
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
    """Read a report back. Keys this code does not know are left aside: a later minor version may have added them.

    Raises:
        ReportError: the text is not a report of a schema version this code reads; it names the place.
    """
    try:
        raw = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ReportError(f"This is not a Fingerpost report: it is not JSON ({error}).", _CURE) from error
    try:
        _refuse_other(_part(str, raw, "schema_version"))
        return _report(raw)
    except _MisfitError as error:
        raise ReportError(f"This is not a Fingerpost report: {error}.", _CURE) from error


def _refuse_other(version: str) -> None:
    """Minor versions only add fields, so the major one decides."""
    if version.split(".")[0] != SCHEMA_VERSION.split(".")[0]:
        raise ReportError(
            f"This report has schema version {version!r}; this Fingerpost reads {SCHEMA_VERSION!r}.",
            "Run the alignment again, or use the Fingerpost that wrote it.",
        )


def _report(raw: Mapping[str, Any]) -> Report:
    clauses = _part(tuple[Mapping[str, object], ...], raw, "clauses")
    return Report(
        document=_part(Document, raw, "document"),
        pathway=_part(Pathway, raw, "pathway"),
        verdicts=tuple(_verdict(clause, f"clauses[{number}]") for number, clause in enumerate(clauses)),
        role_fit=_part(RoleFit, raw, "role_fit"),
        gaps=_part(tuple[Gap, ...], raw, "gaps"),
        coverage=_part(tuple[ThemeCoverage, ...], raw, "coverage"),
        summary=_part(Summary, raw, "summary"),
        notices=_part(tuple[Notice, ...], raw, "notices"),
        provenance=_part(Provenance, raw, "provenance"),
        touched=_part(tuple[Touched, ...], raw, "touched") if "touched" in raw else (),
    )


def _clause(verdict: ClauseVerdict) -> dict[str, Any]:
    """A clause with its verdict beside it, as one flat object."""
    matches = [{key: value for key, value in _plain(match).items() if key != "clause_id"} for match in verdict.matches]
    rest = {"verdict": verdict.verdict.value, "reason": verdict.reason, "matches": matches}
    return {**_plain(verdict.clause), **rest, "nearest": _nearest(verdict.nearest)}


def _nearest(candidate: Candidate | None) -> dict[str, Any] | None:
    """What came nearest, without the signals that only `explain` shows."""
    return {key: value for key, value in _plain(candidate).items() if key != "signals"} if candidate else None


def _verdict(raw: Mapping[str, Any], place: str) -> ClauseVerdict:
    """The inverse of `_clause`. A match does not repeat the id of the clause it stands in."""
    clause = _read(Clause, raw, place)
    matches = _part(tuple[Mapping[str, object], ...], raw, "matches", place)
    return ClauseVerdict(
        clause=clause,
        verdict=_part(Verdict, raw, "verdict", place),
        matches=_read(tuple[Match, ...], [{**match, "clause_id": clause.id} for match in matches], f"{place}.matches"),
        nearest=_part(Candidate | None, raw, "nearest", place),
        reason=_part(str, raw, "reason", place),
    )


def _plain(value: Any) -> Any:  # noqa: ANN401 - any value of types.py
    if is_dataclass(value) and not isinstance(value, type):
        plain = {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
        return {**plain, "label": value.label} if hasattr(value, "label") else plain
    if isinstance(value, Mapping):
        return {_plain(key): _plain(item) for key, item in value.items()}
    if isinstance(value, Enum):
        return value.value
    return [_plain(item) for item in value] if isinstance(value, (tuple, list)) else value


def _read(kind: Any, raw: Any, place: str) -> Any:  # noqa: ANN401 - the inverse of `_plain`, driven by the annotations of types.py
    """The value of this kind at this place, or `_MisfitError`."""
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        return _read_union(arguments, raw, place)
    if origin is tuple:
        items = _expect(list, raw, place)
        return tuple(_read(arguments[0], item, f"{place}[{number}]") for number, item in enumerate(items))
    if origin is not None and isinstance(origin, type) and issubclass(origin, Mapping):
        pairs = _expect(dict, raw, place).items()
        return {_read(arguments[0], key, place): _read(arguments[1], item, f"{place}.{key}") for key, item in pairs}
    if origin is Literal or (isinstance(kind, type) and issubclass(kind, Enum)):
        return _read_choice(kind, raw, place)
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        held = [
            field.name for field in fields(kind) if field.name not in _ADDED or field.name in _expect(dict, raw, place)
        ]
        named = {name: _part(hints[name], raw, name, place) for name in held}
        return kind(**named)  # type: ignore[operator]
    return raw if kind is object else _expect(kind, raw, place)


def _read_union(kinds: tuple[Any, ...], raw: Any, place: str) -> Any:  # noqa: ANN401 - as `_read`
    """Either nothing or a value of the one other kind; or one of several plain kinds, which JSON tells apart."""
    if raw is None and type(None) in kinds:
        return None
    rest = [kind for kind in kinds if kind is not type(None)]
    return _read(rest[0] if len(rest) == 1 else next((k for k in rest if type(raw) is k), rest[0]), raw, place)


def _read_choice(kind: Any, raw: Any, place: str) -> Any:  # noqa: ANN401 - as `_read`
    choices = list(kind) if isinstance(kind, type) and issubclass(kind, Enum) else get_args(kind)
    offered = {str(choice): choice for choice in choices}
    if not isinstance(raw, str) or raw not in offered:
        raise _MisfitError(f"{place} is {raw!r:.60} and not one of {', '.join(offered)}")
    return offered[raw]


def _part(kind: Any, raw: Any, name: str, place: str = "") -> Any:  # noqa: ANN401 - as `_read`
    """The value an object holds under a name."""
    found = _expect(dict, raw, place or "the whole")
    if name not in found:
        raise _MisfitError(f"{place or 'it'} has no {name!r}")
    return _read(kind, found[name], f"{place}.{name}" if place else name)


def _expect(kind: type, raw: Any, place: str) -> Any:  # noqa: ANN401 - as `_read`
    """The value as it is, if it is of this plain kind. A whole number will do for any number; true is no number."""
    fits = isinstance(raw, (int, float) if kind is float else kind)
    if not fits or (isinstance(raw, bool) and kind is not bool):
        raise _MisfitError(f"{place} should be {_JSON_WORDS[kind]} and is {_JSON_WORDS.get(type(raw), 'nothing')}")
    return raw
