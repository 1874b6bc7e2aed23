"""What a summary is written from, and the shape of each of its parts."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from alignment.types import (
    Clause,
    ClauseVerdict,
    Document,
    Gap,
    Pathway,
    RoleFit,
    Sentence,
    ThemeCoverage,
    Verdict,
)
from prompts.facts import Fact

MOST_LINES = 3
"""How many lines a sentence quotes or cites. Five or six sentences are read; a report's tables hold the rest."""


@dataclass(frozen=True, slots=True)
class Findings:
    """Everything decided before a summary is written."""

    document: Document
    verdicts: tuple[ClauseVerdict, ...]
    role_fit: RoleFit
    gaps: tuple[Gap, ...]
    coverage: tuple[ThemeCoverage, ...]
    pathway: Pathway

    def clause(self, clause_id: str) -> Clause:
        """The clause with this id. Raises `KeyError` when there is none."""
        return {v.clause.id: v.clause for v in self.verdicts}[clause_id]

    def category_title(self, category_id: str) -> str:
        """A role category's title, for use inside a sentence."""
        return self.pathway.role_category(category_id).title

    def of_verdict(self, verdict: Verdict) -> list[ClauseVerdict]:
        """The clauses with this verdict, in document order."""
        return [v for v in self.verdicts if v.verdict is verdict]


@dataclass(frozen=True, slots=True)
class Cited:
    """The ids a fact stands for."""

    clause_ids: tuple[str, ...] = ()
    statement_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Plain:
    """An extractive sentence and the facts it answers; with none, it always stays."""

    sentence: Sentence
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a summary. With facts, a model may be asked to write it from the template of the part's name."""

    name: str
    plain: tuple[Plain, ...]
    facts: tuple[Fact, ...] = ()
    cites: Mapping[str, Cited] = field(default_factory=dict)
    most: int = 0
    variables: Mapping[str, str] = field(default_factory=dict)


def say(part: str, text: str, clauses: tuple[str, ...], statements: tuple[str, ...] = ()) -> Sentence:
    """An extractive sentence."""
    return Sentence(text, clauses, statements, "extractive", part)


def first_clause(found: Findings) -> tuple[str, ...]:
    """The id of the first clause that is not a heading, for a sentence about the document as a whole."""
    return tuple(v.clause.id for v in found.verdicts if not v.clause.is_heading)[:1]


def first_matched(found: Findings) -> tuple[str, ...]:
    """The ids of the first few matched clauses."""
    return tuple(v.clause.id for v in found.of_verdict(Verdict.MATCHED)[:MOST_LINES])
