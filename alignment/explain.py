"""Why one line of a saved report was matched, or was not: every candidate with all that decided about it.

A report keeps what was accepted and what came nearest. The rest is reckoned anew from its clauses, and where what
reckons now is not what wrote the report, the explanation says so.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from typing import Any, Protocol, runtime_checkable

from alignment.clause_search import find_clause
from alignment.explain_changes import Change, changed_reading, changed_tools, changed_verdict
from alignment.matching import find_candidates
from alignment.pipeline import Tools
from alignment.reasons import match_reasons
from alignment.types import (
    Band,
    Candidate,
    Clause,
    ClauseKind,
    ClauseVerdict,
    Flag,
    Pathway,
    Report,
    Statement,
    StatementKind,
    Verdict,
)
from alignment.verdicts import (
    MAX_MATCHES,
    ScoredCandidate,
    VerdictModel,
    _bar,
    judge_clauses,
    model_for,
    score_candidates,
    score_clauses,
)

SCHEMA_VERSION = "1.0"
"""Major.minor of the JSON: a minor step only adds keys. The names of lanes and features may change with any step."""

BEST, NEW_PART, FURTHER = "a line's best statement", "a further part's best statement", "a further statement"


@runtime_checkable
class Calibrated(Protocol):
    """A second stage that can say what it held before calibration."""

    def uncalibrated(self, features: Mapping[str, float]) -> float:
        """The chance, 0 to 1, as it was before calibration."""


@dataclass(frozen=True, slots=True)
class Chance:
    """The chance, 0 to 1, that a person would agree, step by step.

    `uncalibrated` is none where the second stage has no calibration of its own. `unflagged` is the chance if the clause
    had no flags, `final` the one that is held against the bar.
    """

    uncalibrated: float | None
    unflagged: float
    final: float


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether a candidate was accepted. `bar` is the chance it had to reach, `bar_for` what for.

    Both are none and empty for a clause that is never matched.
    """

    accepted: bool
    why: str
    band: Band | None = None
    bar: float | None = None
    bar_for: str = ""


@dataclass(frozen=True, slots=True)
class WeighedCandidate:
    """One statement that may answer the clause, with all that decided about it.

    `place` counts from 1 by the final chance, `found` by the score that ranked it when it was found. `lanes` are that
    score and those it was put together from, by name; `features` what the second stage read. `phrase` is the wording of
    the statement that came nearest, `part` the part of the clause it rests on. `shared` are the reasons its match has
    or would have.
    """

    place: int
    found: int
    statement_id: str
    text: str
    kind: StatementKind
    theme: str
    phrase: str
    part: str
    lanes: Mapping[str, float]
    features: Mapping[str, float]
    chance: Chance
    decision: Decision
    shared: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """One clause of a report, what becomes of it and why, with its candidates, the likeliest first.

    `changes` say where this is not what the report says, or not with what the report was made.
    """

    document: str
    clause: Clause
    verdict: Verdict
    why: str
    changes: tuple[Change, ...]
    candidates: tuple[WeighedCandidate, ...]


def explain_clause(report: Report, wanted: str, tools: Tools) -> Explanation:
    """Explain the clause with this id, or the only one that has these words.

    Raises:
        UnknownClauseError: the report has no such clause, or several have the words.
    """
    clauses = [verdict.clause for verdict in report.verdicts]
    clause = find_clause(clauses, wanted)
    model = model_for(tools.index)
    found = find_candidates(clauses, tools.index)
    scored = score_clauses(clauses, found, tools.pathway, model)
    verdicts = judge_clauses(clauses, found, tools.pathway, model, scored=scored)
    said, now = _verdict_on(clause, report.verdicts), _verdict_on(clause, verdicts)
    candidates = weigh_candidates(now, found.get(clause.id, ()), scored.get(clause.id, ()), tools.pathway, model)
    changes = (
        *changed_tools(report, tools),
        *changed_reading(clause, report.document, tools.index.encoder),
        *changed_verdict(said, now),
    )
    return Explanation(report.document.name, clause, now.verdict, _why(now, candidates), changes, candidates)


def explanation_to_json(explanation: Explanation) -> str:
    """The explanation as JSON text, numbers to six decimals, ending in a newline."""
    plain = {"schema_version": SCHEMA_VERSION, **asdict(explanation)}
    return json.dumps(_rounded(plain), ensure_ascii=False, indent=2) + "\n"


def weigh_candidates(
    verdict: ClauseVerdict,
    candidates: Sequence[Candidate],
    scored: Sequence[ScoredCandidate],
    pathway: Pathway,
    model: VerdictModel,
) -> tuple[WeighedCandidate, ...]:
    """Every candidate of a clause, the likeliest first. `candidates` are in the order they were found."""
    statements = {statement.id: statement for statement in pathway.statements}
    found = {candidate.statement_id: number for number, candidate in enumerate(candidates, 1)}
    unflagged = _unflagged_chances(verdict.clause, candidates, statements, model)
    weighed = []
    for place, (one, decision) in enumerate(zip(scored, decide(verdict, scored, model), strict=True), 1):
        statement = statements[one.candidate.statement_id]
        weighed.append(
            WeighedCandidate(
                place=place,
                found=found[statement.id],
                statement_id=statement.id,
                text=statement.text,
                kind=statement.kind,
                theme=pathway.theme(statement.theme).title,
                phrase=one.candidate.phrase,
                part=one.candidate.part,
                lanes=lane_scores(one.candidate),
                features=dict(one.features),
                chance=_chance(one, unflagged, model),
                decision=decision,
                shared=tuple(match_reasons(verdict.clause, one.candidate, statement)),
            )
        )
    return tuple(weighed)


def lane_scores(candidate: Candidate) -> dict[str, float]:
    """Every score of a candidate by its name, whatever lanes there are; a mapping among its fields holds some each."""
    scores: dict[str, float] = {}
    for field in fields(candidate):
        value = getattr(candidate, field.name)
        named = value if isinstance(value, Mapping) else {field.name: value}
        scores |= {name: float(score) for name, score in named.items() if isinstance(score, (int, float))}
    return scores


def decide(verdict: ClauseVerdict, scored: Sequence[ScoredCandidate], model: VerdictModel) -> Iterator[Decision]:
    """For each scored candidate of the clause in turn, whether it was accepted and why."""
    never = why_never(verdict)
    bands = {match.statement_id: match.band for match in verdict.matches}
    parts: set[str] = set()
    for place, one in enumerate(scored):
        if never:
            yield Decision(accepted=False, why=never)
            continue
        bar, bar_for = _bar(model, place, one.candidate, parts), _bar_for(model, place, one.candidate, parts)
        passes = one.confidence >= bar
        band = bands.get(one.candidate.statement_id)
        if not bands and place:
            why = "the likeliest statement falls short, and then none is taken"
        elif passes and band is None:
            why = f"a line points to {MAX_MATCHES} statements at most, and has them"
        else:
            why = _held_against(one.confidence, bar, bar_for)
        if passes and bands:
            parts.add(one.candidate.part)
        yield Decision(band is not None, why, band, bar, bar_for)


def why_never(verdict: ClauseVerdict) -> str:
    """Why a clause like this is never matched, whatever comes near it; empty for one that may be."""
    clause = verdict.clause
    if verdict.verdict in (Verdict.MATCHED, Verdict.NO_COUNTERPART):
        return ""
    if clause.is_heading:
        return "a heading is never matched"
    if verdict.verdict is Verdict.BOILERPLATE:
        return "boilerplate is never matched"
    if Flag.NEGATED in clause.flags:
        return "said to be outside the role, so never matched"
    kind = "background" if clause.kind is ClauseKind.CONTEXT else clause.kind.value
    return f"{kind} is never matched"


def _verdict_on(clause: Clause, verdicts: Sequence[ClauseVerdict]) -> ClauseVerdict:
    return next(verdict for verdict in verdicts if verdict.clause.id == clause.id)


def _unflagged_chances(
    clause: Clause, candidates: Sequence[Candidate], statements: Mapping[str, Statement], model: VerdictModel
) -> dict[str, float]:
    """The chance of each statement, by its id, if nothing had been said about conditions or other people's duties."""
    if not clause.flags:
        return {}
    free = replace(clause, flags=(), flag_reasons={})
    scored = score_candidates(free, candidates, statements, model)
    return {one.candidate.statement_id: one.confidence for one in scored}


def _chance(one: ScoredCandidate, unflagged: Mapping[str, float], model: VerdictModel) -> Chance:
    raw = model.uncalibrated(one.features) if isinstance(model, Calibrated) else None
    return Chance(raw, unflagged.get(one.candidate.statement_id, one.confidence), one.confidence)


def _bar_for(model: VerdictModel, place: int, candidate: Candidate, parts: set[str]) -> str:
    if not place:
        return BEST
    plain = _bar(model, place, replace(candidate, part=""), parts)
    return FURTHER if _bar(model, place, candidate, parts) == plain else NEW_PART


def _held_against(chance: float, bar: float, bar_for: str) -> str:
    """The two numbers in words, with as many decimals as it takes to tell them apart."""
    decimals = 2 if chance >= bar or f"{chance:.2f}" != f"{bar:.2f}" else 4
    meets = "reaches" if chance >= bar else "is below"
    return f"{chance:.{decimals}f} {meets} the {bar:.{decimals}f} {bar_for} needs"


def _why(verdict: ClauseVerdict, candidates: Sequence[WeighedCandidate]) -> str:
    if never := why_never(verdict):
        return never
    if verdict.verdict is Verdict.NO_COUNTERPART:
        return candidates[0].decision.why if candidates else "nothing came near it"
    number = len(verdict.matches)
    return f"{number} of {len(candidates)} candidates {'is' if number == 1 else 'are'} sure enough"


def _rounded(value: Any) -> Any:  # noqa: ANN401 - any plain value
    if isinstance(value, float):
        return round(value, 6)
    if isinstance(value, Mapping):
        return {key: _rounded(item) for key, item in value.items()}
    return [_rounded(item) for item in value] if isinstance(value, (list, tuple)) else value
