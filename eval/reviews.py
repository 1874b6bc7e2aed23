"""Turns reviewers' decisions on a report into candidate labels, which a person has yet to read against the guide.

A reviewer sees what Fingerpost found and so does not judge blind, and decides on matches where a labeller says what a
line calls for. So these rows are no gold: each carries a key `candidate`, which no label file may have, and they go to
a file of their own outside `eval/gold/`. docs/eval.md describes the decisions.
"""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from alignment import ClauseVerdict, FingerpostError, Report

# What a decision says of a statement's grade, unless the reviewer gave one: a wording that had to be adjusted is a line
# that says it in part.
GRADES = {"accept": 2, "adjust": 1, "add": 2}


class ReviewError(FingerpostError):
    """Decisions that cannot be used, or do not belong to the report."""


class DecisionKind(StrEnum):
    """What a reviewer can decide about a line, or about one statement on it."""

    ACCEPT = "accept"
    ADJUST = "adjust"
    REJECT = "reject"
    ADD = "add"
    NOT_APPLICABLE = "not_applicable"


class Decision(BaseModel):
    """One decision. Without a statement, `accept`, `adjust` and `reject` are about every match of the line."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    clause: str
    decision: DecisionKind
    statement: str | None = None
    grade: Literal[1, 2] | None = None
    wording: str = ""
    reason: str = ""


class Decisions(BaseModel):
    """All decisions on one report; `document` is the sha256 of the job description, as in the report."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    document: str
    decisions: tuple[Decision, ...]


def read_decisions(text: str) -> Decisions:
    """Decisions from JSON.

    Raises:
        ReviewError: the text is not of the format; the message names the place.
    """
    try:
        return Decisions.model_validate_json(text)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"]) or "the file"
        raise ReviewError(
            f"These are not decisions on a report: {place}: {first['msg']}.", "docs/eval.md describes the format."
        ) from error


def candidate_rows(report: Report, review: Decisions) -> list[dict[str, Any]]:
    """A row for each line of the report that was decided on, in document order.

    Raises:
        ReviewError: the decisions are about another document, or name what the report does not have.
    """
    if review.document != (own := report.document.sha256):
        raise ReviewError(
            f"The decisions are about a document {review.document[:12]}…, the report about {own[:12]}….",
            "Give the report that was reviewed.",
        )
    verdicts = {verdict.clause.id: verdict for verdict in report.verdicts}
    known = {statement.id for statement in report.pathway.statements}
    decided: dict[str, list[Decision]] = {}
    for decision in review.decisions:
        _refuse_stray(decision, verdicts, known)
        decided.setdefault(decision.clause, []).append(decision)
    return [_row(verdicts[name], decided[name], report) for name in verdicts if name in decided]


def _refuse_stray(decision: Decision, verdicts: Mapping[str, ClauseVerdict], known: set[str]) -> None:
    if decision.clause not in verdicts:
        raise ReviewError(f"The report has no line {decision.clause}.", "Give the report that was reviewed.")
    if decision.decision is DecisionKind.ADD and decision.statement is None:
        raise ReviewError(f"On line {decision.clause} something was added without saying what.", "Name a statement.")
    if decision.statement is not None and decision.statement not in known:
        raise ReviewError(
            f"On line {decision.clause} a decision names {decision.statement!r}, which the report's content lacks.",
            "Give the report that was reviewed.",
        )


def _row(verdict: ClauseVerdict, decisions: Sequence[Decision], report: Report) -> dict[str, Any]:
    clause, matched = verdict.clause, [match.statement_id for match in verdict.matches]
    grades: dict[str, int] = {}
    for name, grade in _grades(decisions, matched, clause.id):
        if name in grades:
            raise ReviewError(f"On line {clause.id} {name} was decided twice.", "Keep the last decision only.")
        grades[name] = grade
    return {
        "at": [clause.start, clause.end],
        "quote": clause.text,
        "kind": clause.kind.value,
        "flags": [flag.value for flag in clause.flags],
        "statements": {name: grade for name, grade in grades.items() if grade},
        "candidate": {
            "document": report.document.sha256,
            "pathway": report.pathway.version,
            "rejected": [name for name, grade in grades.items() if not grade],
            "undecided": [name for name in matched if name not in grades],
            "decisions": [decision.model_dump(mode="json", exclude_defaults=True) for decision in decisions],
        },
    }


def _grades(decisions: Sequence[Decision], matched: Sequence[str], clause: str) -> Iterator[tuple[str, int]]:
    """Statements and grades in the order they were decided; 0 for those that do not fit."""
    if any(decision.decision is DecisionKind.NOT_APPLICABLE for decision in decisions):
        if len(decisions) > 1:
            raise ReviewError(f"Line {clause} is not applicable and was decided on too.", "Keep one of the two.")
        yield from ((name, 0) for name in matched)
        return
    for decision in decisions:
        grade = decision.grade or GRADES.get(decision.decision.value, 0)
        names = matched if decision.statement is None else [decision.statement]
        yield from ((name, 0 if decision.decision is DecisionKind.REJECT else grade) for name in names)
