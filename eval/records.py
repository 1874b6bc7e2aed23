"""What one run made of one labelled job description, held against its labels: all that the measures read.

Clauses and labels are matched by overlap, so that a change in how documents are split neither loses labels nor needs
new ones. A clause may cover several labels (a merge) and a label several clauses (a split).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from alignment.types import Clause, Document, Expectation, Flag, Pathway
from eval.cases import SAME_SPAN, Case, Label, shared_span

# As many candidates as the product looks at; no measure reads further down.
RANKED = 20
# Results files stay small and give back what was measured.
DECIMALS = 4
# What stands at the edge of a span and is no part of what it says.
_EDGES = " \t\n\r\u00a0.;,:-–—•*·|"


@dataclass(frozen=True, slots=True)
class Accepted:
    """A match and the grade a person gave it: 0 for not agreed."""

    statement: str
    confidence: float
    grade: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What a system says of one clause. `ranked` are statement ids and confidences, best first.

    `accepted` are those it would show as matches. `chance`, 0 to 1, is how sure it is that anything fits at all.
    """

    clause: Clause
    ranked: tuple[tuple[str, float], ...] = ()
    accepted: tuple[tuple[str, float], ...] = ()
    chance: float = 0.0


@dataclass(frozen=True, slots=True)
class Answers:
    """What a system says of one document. `gaps` were counted against the category the person chose, if any."""

    answers: tuple[Answer, ...]
    outcome: str = ""
    chosen: str | None = None
    categories: tuple[str, ...] = ()
    gaps: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class ClauseRecord:
    """One clause of the system's with at least one label. `wanted` says whether a person found any statement for it.

    `top` is the best ranked candidate, with its confidence and grade, whether or not it was accepted.
    """

    text: str
    kind: str
    gold_kind: str
    labels: tuple[int, ...]
    flags: tuple[str, ...] = ()
    wanted: bool = False
    accepted: tuple[Accepted, ...] = ()
    top: Accepted | None = None
    chance: float = 0.0


@dataclass(frozen=True, slots=True)
class LabelRecord:
    """One label. `found` are the statements its clauses were matched with; `ranked` those they were ranked by.

    A label without a statement has nothing to be ranked: `ranked` is empty.
    """

    quote: str
    kind: str
    flags: tuple[str, ...] = ()
    statements: Mapping[str, int] = field(default_factory=dict)
    clauses: tuple[int, ...] = ()
    seen_kind: str | None = None
    seen_flags: tuple[str, ...] = ()
    ranked: tuple[str, ...] = ()
    found: tuple[str, ...] = ()
    exact: bool = False


@dataclass(frozen=True, slots=True)
class RoleRecord:
    """The person's answer on the role category beside the system's."""

    outcome: str
    category: str | None
    acceptable: tuple[str, ...]
    seen_outcome: str
    seen_category: str | None
    seen_ranked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GapRecord:
    """Core statements of the person's category: those no label points to, and those the system says are missing."""

    missing: tuple[str, ...]
    claimed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CaseRecord:
    """One labelled job description.

    `tables` are those of measures, by their names, in place of what they are counted from: see `eval.measures.measure`.
    """

    name: str
    traits: Mapping[str, str]
    clauses: tuple[ClauseRecord, ...]
    labels: tuple[LabelRecord, ...]
    role: RoleRecord
    gaps: GapRecord | None = None
    tables: Mapping[str, tuple[tuple[float, ...], ...]] = field(default_factory=dict)


def record_case(case: Case, answers: Answers, pathway: Pathway) -> CaseRecord:
    """Hold a system's answers against the labels of one job description."""
    pairs = [_covered(answer.clause, case.labels) for answer in answers.answers]
    kept = [number for number, labels in enumerate(pairs) if labels]
    place = {number: at for at, number in enumerate(kept)}
    clauses = tuple(_clause(answers.answers[n], pairs[n], case.labels) for n in kept)
    labels = []
    for number, label in enumerate(case.labels):
        at = [n for n in kept if number in pairs[n]]
        labels.append(_label(label, [answers.answers[n] for n in at], [place[n] for n in at], case.document))
    return CaseRecord(
        name=case.name,
        traits={"category": case.category or case.outcome.value, "format": case.document.format.value, **case.traits},
        clauses=clauses,
        labels=tuple(labels),
        role=RoleRecord(
            case.outcome.value,
            case.category,
            case.acceptable,
            answers.outcome,
            answers.chosen,
            answers.categories,
        ),
        gaps=_gaps(case, answers, pathway),
    )


def _covered(clause: Clause, labels: Sequence[Label]) -> list[int]:
    return [number for number, label in enumerate(labels) if shared_span(clause, label) >= SAME_SPAN]


def _clause(answer: Answer, covered: Sequence[int], labels: Sequence[Label]) -> ClauseRecord:
    grades: dict[str, int] = {}
    for number in covered:
        for statement, grade in labels[number].statements.items():
            grades[statement] = max(grade, grades.get(statement, 0))
    own = max(covered, key=lambda number: (_overlap(answer.clause, labels[number]), -number))
    return ClauseRecord(
        text=answer.clause.text,
        kind=answer.clause.kind.value,
        flags=tuple(sorted(flag.value for flag in answer.clause.flags)),
        labels=tuple(covered),
        gold_kind=labels[own].kind.value,
        wanted=bool(grades),
        accepted=tuple(_graded(pair, grades) for pair in answer.accepted),
        top=_graded(answer.ranked[0], grades) if answer.ranked else None,
        chance=round(answer.chance, DECIMALS),
    )


def _graded(scored: tuple[str, float], grades: Mapping[str, int]) -> Accepted:
    name, score = scored
    return Accepted(name, round(score, DECIMALS), grades.get(name, 0))


def _label(label: Label, answers: Sequence[Answer], at: Sequence[int], document: Document) -> LabelRecord:
    scores: dict[str, float] = {}
    for name, score in (pair for answer in answers for pair in answer.ranked):
        scores[name] = max(score, scores.get(name, score))
    best = max(answers, key=lambda answer: _overlap(answer.clause, label), default=None)
    return LabelRecord(
        quote=label.quote,
        kind=label.kind.value,
        flags=tuple(sorted(flag.value for flag in label.flags)),
        statements=dict(label.statements),
        clauses=tuple(at),
        seen_kind=best.clause.kind.value if best else None,
        seen_flags=tuple(sorted(flag.value for flag in best.clause.flags)) if best else (),
        ranked=tuple(sorted(scores, key=lambda name: (-scores[name], name))[:RANKED]) if label.statements else (),
        found=tuple(dict.fromkeys(name for answer in answers for name, _ in answer.accepted)),
        exact=any(_trimmed(document, answer.clause) == _trimmed(document, label) for answer in answers),
    )


def _overlap(clause: Clause, label: Label) -> int:
    return min(clause.end, label.end) - max(clause.start, label.start)


def _trimmed(document: Document, span: Clause | Label) -> tuple[int, int]:
    """The span without the punctuation, bullets and spaces at its edges."""
    text = document.text[span.start : span.end]
    start = span.start + len(text) - len(text.lstrip(_EDGES))
    return start, span.end - (len(text) - len(text.rstrip(_EDGES)))


def gold_gaps(case: Case, pathway: Pathway) -> tuple[str, ...] | None:
    """Core statements of the person's category that no label points to; none where there is no category.

    A line on what is outside the role points to nothing, as in the product.
    """
    if case.category is None or case.category not in {category.id for category in pathway.role_categories}:
        return None
    said = {name for label in case.labels if Flag.NEGATED not in label.flags for name in label.statements}
    core = (s for s in pathway.statements if s.expected_by.get(case.category) is Expectation.CORE)
    return tuple(statement.id for statement in core if statement.id not in said)


def _gaps(case: Case, answers: Answers, pathway: Pathway) -> GapRecord | None:
    missing = gold_gaps(case, pathway)
    if missing is None or answers.gaps is None:
        return None
    return GapRecord(missing, answers.gaps)
