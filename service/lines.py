"""The lines of a kept report that can be decided about, and whether a decision about one makes sense."""

import json
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from alignment import Pathway
from service.errors import InvalidRequestError, LineNotFoundError
from service.review import Choice, Decision, Draft, standing
from service.schemas import DecisionRequest


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a report, and the statements it points to: their texts by id."""

    id: str
    statements: Mapping[str, str]


def read_lines(report: str) -> tuple[Line, ...]:
    """The lines of a report in JSON, in document order. Headings are none."""
    held = json.loads(report)
    texts = {statement["id"]: statement["text"] for statement in held["pathway"]["statements"]}
    return tuple(
        Line(clause["id"], {match["statement_id"]: texts[match["statement_id"]] for match in clause["matches"]})
        for clause in held["clauses"]
        if not clause["is_heading"]
    )


def find_line(lines: Collection[Line], clause_id: str) -> Line:
    """The line of this id.

    Raises:
        LineNotFoundError: there is none, or it is a heading.
    """
    for line in lines:
        if line.id == clause_id:
            return line
    raise LineNotFoundError(
        f"The report has no line {clause_id[:100]!r} to decide about.",
        "Use the id of a clause of the report that is not a heading.",
    )


def draft_decision(
    asked: DecisionRequest, line: Line, history: Collection[Decision], pathway: Callable[[], Pathway]
) -> Draft:
    """The decision asked for about a line; `history` is what was decided about it so far.

    Raises:
        InvalidRequestError: the parts of the decision do not go together, or not with the line.
    """
    _refuse_mismatch(asked)
    return Draft(
        clause_id=line.id,
        choice=Choice(asked.decision),
        by=asked.by,
        statement_id=asked.statement or "",
        statement_text=_statement_text(asked, line, history, pathway) if asked.statement else "",
        wording=asked.wording,
        reason=asked.reason,
    )


def _refuse_mismatch(asked: DecisionRequest) -> None:
    if asked.decision == "adjust" and not asked.wording:
        raise InvalidRequestError("wording: adjust needs the new wording.", "Send it as 'wording'.")
    if asked.decision != "adjust" and asked.wording:
        raise InvalidRequestError(f"wording: {asked.decision} has none.", "Leave it out, or send adjust.")
    if asked.decision == "add" and not asked.statement:
        raise InvalidRequestError("statement: add needs one.", "Send the id of a statement as 'statement'.")
    if asked.decision == "not_applicable" and asked.statement:
        raise InvalidRequestError(
            "statement: not_applicable is about the line as a whole.", "Leave it out, or send reject."
        )


def _statement_text(
    asked: DecisionRequest, line: Line, history: Collection[Decision], pathway: Callable[[], Pathway]
) -> str:
    """The wording of the statement the decision is about."""
    wanted = asked.statement or ""
    if asked.decision == "add":
        if wanted in line.statements:
            raise InvalidRequestError("statement: the line points to this one already.", "Send accept in place of add.")
        return _text_in(pathway(), wanted)
    added = {d.draft.statement_id: d.draft.statement_text for d in standing(history) if d.draft.statement_id}
    known = {**added, **line.statements}
    if wanted not in known:
        offered = ", ".join(known) or "none"
        raise InvalidRequestError(
            "statement: the line does not point to this one.", f"Choose one of its own ({offered}), or send add."
        )
    return known[wanted]


def _text_in(pathway: Pathway, statement_id: str) -> str:
    try:
        return pathway.statement(statement_id).text
    except KeyError:
        raise InvalidRequestError(
            f"statement: version {pathway.version} has no statement {statement_id[:100]!r}.",
            "Take an id from: fingerpost pathway show",
        ) from None
