"""Which role category the document fits, in words, with what speaks for and against it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from alignment.types import Evidence, Outcome, RankedCategory, Report, RoleFit
from service.exports.lookup import Lookup
from service.exports.marking import Piece
from service.exports.numbering import Ref, line_refs
from service.exports.wording import sentence

# `{called}` is the framework.
NEXT_STEPS = {
    Outcome.ONE: "",
    Outcome.BETWEEN: "Compare the two below. Whoever knows the job can say which is meant, and why.",
    Outcome.OUT_OF_SCOPE: (
        "This is a full answer, not a fault in the document. The lines below still show where its words meet a "
        "statement. If {called} covers the job after all, say so in its main duties and run the report again."
    ),
    Outcome.NOT_ENOUGH_TEXT: "Say what the person does day to day and whom they answer for, and run the report again.",
}
# Further down the ranking there is little to learn, and much to read.
OTHERS_SHOWN = 3

# From which chance on a careful reader is said to agree so. A report of an older schema has no chance.
SURENESS = (
    (0.85, "Another careful reader would most likely give the same answer."),
    (0.65, "Another careful reader would probably give the same answer."),
    (0.0, "Another careful reader might well give another answer, so weigh the reasons."),
)

_BETWEEN_SENTENCES = re.compile(r"(?<=\.)\s+(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """One reason and the lines it rests on."""

    reason: str
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class CategoryRow:
    """A role category with its reasons for and against."""

    title: str
    reasons_for: tuple[EvidenceRow, ...]
    reasons_against: tuple[EvidenceRow, ...]


@dataclass(frozen=True, slots=True)
class FitView:
    """The answer, as a sentence whose marked pieces are category titles, and what stands behind it.

    `refs` are the lines the explanation rests on, when the summary gives the explanation word for word. `sureness` says
    how far the answer can be trusted.
    """

    answer: tuple[Piece, ...]
    sureness: str
    explanation: str
    refs: tuple[Ref, ...]
    next_step: str
    shown: tuple[CategoryRow, ...]
    others: tuple[CategoryRow, ...]
    category: str

    @property
    def answer_text(self) -> str:
        """The answer as plain words."""
        return "".join(piece.text for piece in self.answer)


def fit_view(report: Report, lookup: Lookup) -> FitView:
    """The role fit in words. The categories that lead the answer are shown, the next few can be unfolded."""
    fit = report.role_fit
    leading = _leading(fit)
    rest = [ranked for ranked in fit.ranked if ranked not in leading and ranked.evidence_for]
    return FitView(
        answer=_answer(fit, lookup.called),
        sureness=next((words for chance, words in SURENESS if fit.chance > chance), ""),
        explanation=_explanation(fit, lookup.called) if leading else sentence(fit.explanation),
        refs=() if leading else line_refs(lookup.numbers, _cited_for(report)),
        next_step=NEXT_STEPS[fit.outcome].format(called=lookup.called),
        shown=tuple(_category(ranked, lookup) for ranked in leading),
        others=tuple(_category(ranked, lookup) for ranked in rest[:OTHERS_SHOWN]),
        category=chosen_title(report),
    )


def chosen_title(report: Report) -> str:
    """The title of the category that gaps are counted against; empty when there is none."""
    chosen = report.role_fit.chosen
    titles = {category.id: category.title for category in report.pathway.role_categories}
    return titles.get(chosen, chosen) if chosen else ""


def _leading(fit: RoleFit) -> list[RankedCategory]:
    """The categories the answer names, and the chosen one beside them."""
    named = {Outcome.ONE: 1, Outcome.BETWEEN: 2}.get(fit.outcome, 0)
    beyond = [ranked for ranked in fit.ranked[named:] if ranked.category == fit.chosen]
    return [*fit.ranked[:named], *beyond]


def _answer(fit: RoleFit, called: str) -> tuple[Piece, ...]:
    titles = [ranked.title for ranked in fit.ranked]
    if fit.outcome is Outcome.ONE and titles:
        return Piece("This job description fits "), Piece(titles[0], marked=True)
    if fit.outcome is Outcome.BETWEEN and len(titles) > 1:
        between = Piece(titles[0], marked=True), Piece(" and "), Piece(titles[1], marked=True)
        return Piece("This job description lies between "), *between
    if fit.outcome is Outcome.OUT_OF_SCOPE:
        return (Piece(f"This job description describes work outside {called}"),)
    return (Piece("There is not enough text to say which role category this job description fits"),)


def _explanation(fit: RoleFit, called: str) -> str:
    """What the explanation adds to the answer and to the evidence listed under it."""
    answer = "".join(piece.text for piece in _answer(fit, called))
    sentences = _BETWEEN_SENTENCES.split(sentence(fit.explanation))
    return " ".join(said for said in sentences if not said.startswith(answer))


def _cited_for(report: Report) -> tuple[str, ...]:
    """The clauses cited where the summary says what the explanation says."""
    said = (item for item in report.summary.sentences if item.text == report.role_fit.explanation)
    return next((item.clause_ids for item in said), ())


def _category(ranked: RankedCategory, lookup: Lookup) -> CategoryRow:
    return CategoryRow(
        title=ranked.title,
        reasons_for=_reasons(ranked.evidence_for, lookup),
        reasons_against=_reasons(ranked.evidence_against, lookup),
    )


def _reasons(evidence: Iterable[Evidence], lookup: Lookup) -> tuple[EvidenceRow, ...]:
    return tuple(EvidenceRow(item.reason, line_refs(lookup.numbers, item.clause_ids)) for item in evidence)
