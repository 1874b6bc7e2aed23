"""The lines to look at first: sure and wrong, said in full and not found, matched although boilerplate."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from eval.records import CaseRecord, ClauseRecord, LabelRecord

MOST = 15
FULL = 2


@dataclass(frozen=True, slots=True)
class Said:
    """A statement with its text, and the confidence or grade it was given with."""

    statement: str
    text: str
    confidence: float | None = None
    grade: int | None = None


@dataclass(frozen=True, slots=True)
class WorstLine:
    """A line's words, what it was matched with, and what a person gave it."""

    case: str
    words: str
    kind: str
    seen_kind: str
    matched: tuple[Said, ...]
    given: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class WorstLines:
    """Lines under one head, the worst first; `total` counts those that are not shown too."""

    head: str
    says: str
    total: int
    lines: tuple[WorstLine, ...]


def worst_lines(records: Sequence[CaseRecord], texts: Mapping[str, str]) -> tuple[WorstLines, ...]:
    """Three lists of up to fifteen lines. `texts` are statement texts by id."""
    return (
        _group("Sure and wrong", "Matched, and a person gave none of these statements; the surest first.", [
            (-clause.accepted[0].confidence, _of_clause(record, clause, texts))
            for record in records for clause in record.clauses if _is_wrong(clause)
        ]),
        _group("Said in full and not found", "A person gave a statement as said in full, and nothing was matched; the "
               "further down the list it stood, the higher up here.", [
            (-_place(label), _of_label(record, label, texts))
            for record in records for label in record.labels if FULL in label.statements.values() and not label.found
        ]),
        _group("Matched on boilerplate", "A person calls the line boilerplate, and it was matched; the surest first.", [
            (-clause.accepted[0].confidence, _of_clause(record, clause, texts))
            for record in records for clause in record.clauses if clause.accepted and clause.gold_kind == "boilerplate"
        ]),
    )  # fmt: skip


def _group(head: str, says: str, lines: list[tuple[float, WorstLine]]) -> WorstLines:
    ordered = sorted(lines, key=lambda pair: (pair[0], pair[1].case))
    return WorstLines(head, says, len(lines), tuple(line for _, line in ordered[:MOST]))


def _is_wrong(clause: ClauseRecord) -> bool:
    told = clause.accepted and clause.gold_kind != "boilerplate"
    return bool(told) and not any(match.grade for match in clause.accepted)


def _place(label: LabelRecord) -> int:
    """Where the first statement said in full stands in the ranking, from 0; its length when it is not there."""
    full = {name for name, grade in label.statements.items() if grade == FULL}
    return next((place for place, name in enumerate(label.ranked) if name in full), len(label.ranked))


def _of_clause(record: CaseRecord, clause: ClauseRecord, texts: Mapping[str, str]) -> WorstLine:
    grades: dict[str, int] = {}
    for number in clause.labels:
        grades |= record.labels[number].statements
    matched = tuple(_said(match.statement, texts, confidence=match.confidence) for match in clause.accepted)
    return WorstLine(record.name, clause.text, clause.gold_kind, clause.kind, matched, _given(grades, texts))


def _of_label(record: CaseRecord, label: LabelRecord, texts: Mapping[str, str]) -> WorstLine:
    seen = label.seen_kind or "not read as a line"
    return WorstLine(record.name, label.quote, label.kind, seen, (), _given(label.statements, texts))


def _given(grades: Mapping[str, int], texts: Mapping[str, str]) -> tuple[Said, ...]:
    return tuple(_said(name, texts, grade=grade) for name, grade in sorted(grades.items(), key=lambda row: -row[1]))


def _said(name: str, texts: Mapping[str, str], *, confidence: float | None = None, grade: int | None = None) -> Said:
    return Said(name, texts.get(name, "not in this version of the Pathway"), confidence, grade)
