"""What is measured: a system turns a labelled job description's document into answers. This one is the product."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from alignment.gaps import find_missing
from alignment.matching import find_candidates
from alignment.pipeline import Reading, Tools, read_lines, weigh_lines
from alignment.types import Clause, ClauseKind, ClauseVerdict, Document, Pathway
from alignment.verdicts import model_for, score_candidates
from eval.cases import Case
from eval.records import Answer, Answers, CaseRecord, record_case

System = Callable[[Case], Answers]
Lines = Callable[[Document], tuple[Clause, ...]]
Ranked = tuple[tuple[str, float], ...]


def shipped(tools: Tools, lines: Lines | None = None) -> System:
    """The product as it ships, without the language model. `lines` may read documents otherwise than it does."""

    def read(document: Document) -> tuple[Clause, ...]:
        return lines(document) if lines else read_lines(document, tools.index.encoder)

    def answer(case: Case) -> Answers:
        reading = weigh_lines(case.document, read(case.document), tools)
        ranked = rank_all(reading.clauses, tools)
        return Answers(
            answers=tuple(_answer(verdict, ranked[verdict.clause.id], reading) for verdict in reading.verdicts),
            outcome=reading.role_fit.outcome.value,
            chosen=reading.role_fit.chosen,
            categories=tuple(category.category for category in reading.role_fit.ranked),
            gaps=_gaps(case, reading, tools.pathway),
        )

    return answer


def observe(cases: Sequence[Case], system: System, pathway: Pathway) -> tuple[CaseRecord, ...]:
    """One record for each job description."""
    return tuple(record_case(case, system(case), pathway) for case in cases)


def rank_all(clauses: Sequence[Clause], tools: Tools) -> Mapping[str, Ranked]:
    """Statements with their confidence, best first, by clause id; for every clause, whatever its kind was taken for.

    A mistake about the kind of a line is counted where kinds are; finding the right statement is measured apart.
    """
    asked = ask_all(clauses)
    candidates = find_candidates(asked, tools.index)
    statements = {statement.id: statement for statement in tools.pathway.statements}
    model = model_for(tools.index)
    return {
        clause.id: tuple(
            (scored.candidate.statement_id, round(scored.confidence, 4))
            for scored in score_candidates(clause, candidates[clause.id], statements, model)
        )
        for clause in asked
    }


def ask_all(clauses: Sequence[Clause]) -> list[Clause]:
    """The clauses with those that ask for nothing taken for duties, so that statements are looked for there too."""
    return [replace(clause, kind=ClauseKind.DUTY, is_heading=False) if _idle(clause) else clause for clause in clauses]


def _idle(clause: Clause) -> bool:
    return clause.is_heading or clause.kind in (ClauseKind.CONTEXT, ClauseKind.BOILERPLATE)


def _answer(verdict: ClauseVerdict, ranked: Ranked, reading: Reading) -> Answer:
    accepted = tuple((match.statement_id, match.confidence) for match in verdict.matches)
    asked = verdict.clause.id in reading.candidates and (verdict.matches or verdict.nearest is not None)
    chance = max((confidence for _, confidence in ranked), default=0.0) if asked else 0.0
    return Answer(verdict.clause, ranked, accepted, chance)


def _gaps(case: Case, reading: Reading, pathway: Pathway) -> tuple[str, ...] | None:
    """Gaps against the person's category, so that a wrong category is counted once and not in every gap."""
    if case.category not in {category.id for category in pathway.role_categories}:
        return None
    missing = find_missing(reading.verdicts, pathway, case.category or "", reading.scored)
    return tuple(gap.statement_id for gap in missing.gaps)
