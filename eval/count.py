"""How one split's documents came out, line by line: right, wrong, missed.

A line is *right* when the report and the person agree that it points to something and share at least one statement, or
agree that it points to nothing. It is *wrong* when the report points somewhere and no statement is agreed, and *missed*
when the person found statements and the report found none.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from alignment.pipeline import Tools, align
from alignment.types import Verdict
from eval.cases import Case, Label, label_of


@dataclass(frozen=True, slots=True)
class Count:
    """Lines and matches of one document. `agreed` of `matches` were given a grade by the person."""

    name: str
    lines: int
    right: int
    wrong: int
    missed: int
    matches: int
    agreed: int
    on_boilerplate: int
    category: str
    category_right: bool


def count_cases(cases: Sequence[Case], tools: Tools) -> list[Count]:
    """One row for each labelled document."""
    return [count_case(case, tools) for case in cases]


def count_case(case: Case, tools: Tools) -> Count:
    """Align one labelled document and hold each line against its label; lines without a label are left out."""
    report = align(case.document, summary="none", tools=tools)
    rows: list[tuple[set[str], Label]] = []
    for verdict in report.verdicts:
        if (label := label_of(verdict.clause, case.labels)) is not None:
            found = {m.statement_id for m in verdict.matches} if verdict.verdict is Verdict.MATCHED else set()
            rows.append((found, label))
    agreed = [(found, set(label.statements)) for found, label in rows]
    fit = report.role_fit
    allowed = {case.category, *case.acceptable}
    return Count(
        name=case.name,
        lines=len(rows),
        right=sum(bool(found & wanted) or not (found or wanted) for found, wanted in agreed),
        wrong=sum(bool(found) and not found & wanted for found, wanted in agreed),
        missed=sum(bool(wanted) and not found for found, wanted in agreed),
        matches=sum(len(found) for found, _ in agreed),
        agreed=sum(len(found & wanted) for found, wanted in agreed),
        on_boilerplate=sum(len(found) for found, label in rows if label.kind.value == "boilerplate"),
        category=fit.chosen or fit.outcome.value,
        category_right=fit.chosen in allowed if fit.chosen else fit.outcome is case.outcome,
    )
