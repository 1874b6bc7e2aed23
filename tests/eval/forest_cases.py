"""Labelled job descriptions for the small framework, and the rows they give the fit of the second stage."""

from collections.abc import Mapping, Sequence

from alignment.documents import read_document
from alignment.matching import open_index
from alignment.pipeline import Tools
from alignment.types import ClauseKind, Flag, Outcome
from eval.cases import Case, Label
from eval.fit_forest import Row, rows_of_case
from tests.alignment.learnt_cases import ENCODER, GIVE, MEALS, PATHWAY, RECORD, SUPERVISE, standing_index

TOOLS = Tools(PATHWAY, open_index(PATHWAY, ENCODER))
STATEMENTS = len(PATHWAY.statements)

Labelled = tuple[str, Mapping[str, int]]

LINES: Sequence[Labelled] = (
    ("Administer medication from the trolley", {GIVE.id: 2}),
    ("Sign the MAR chart for each dose", {RECORD.id: 2}),
    ("Help people with meals they enjoy", {MEALS.id: 2}),
    ("Hold supervision with colleagues every month", {SUPERVISE.id: 2}),
    ("Water the window boxes", {}),
)


def case(name: str, *lines: Labelled, flags: tuple[Flag, ...] = ()) -> Case:
    """A labelled job description with these duties."""
    text = "\n".join(["Care assistant", "", "Main duties", *(f"- {line}" for line, _ in lines)])
    document = read_document(text.encode())
    labels = [
        Label(at, at + len(line), line, ClauseKind.DUTY, flags, grades)
        for line, grades in lines
        for at in [document.text.index(line)]
    ]
    return Case(name, document, tuple(labels), Outcome.ONE, "care_or_support_worker", ())


def rows_found(one: Case) -> list[Row]:
    return rows_of_case(one, standing_index(), TOOLS)


def graded(row: Row) -> list[int]:
    return sorted(row.grades.tolist(), reverse=True)
