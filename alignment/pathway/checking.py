"""Finds what is weak in a framework's content, beyond what would stop it from loading."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from pathlib import Path

from alignment.pathway.content_files import Place
from alignment.pathway.loading import read_pathway
from alignment.pathway.readability import reading_grade, words
from alignment.types import Pathway, Statement

# A framework's sentence has one idea; past this many words it usually has two.
LONG_SENTENCE_WORDS = 28
# House style asks for a reading age of about 11. Single sentences swing by several grades on one long word such as
# "communication", so only what is well above it is worth a content owner's time.
HARD_GRADE = 14.0
# Share of words in common, small words left out. Not fitted: a first guess that finds no pair in the bundled content.
NEAR_DUPLICATE = 0.6

# Words that join others and say nothing themselves, so they do not make two sentences alike.
_SMALL_WORDS = frozenset(
    "a an and any are as at be by can do for from has have how i if in into is it its me my not of on or so that the "
    "their them they this to up use what when who why with you your".split()
)


class Severity(StrEnum):
    """Whether a finding must be mended or only looked at."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend or look at. `file` and `line` are empty and 0 for a pathway that did not come from files."""

    severity: Severity
    code: str
    text: str
    file: str = ""
    line: int = 0

    def __str__(self) -> str:
        """As editors understand it: `statements/values.yaml:12: warning: …`."""
        place = f"{self.file}:{self.line}: " if self.file else ""
        return f"{place}{self.severity}: {self.text}"


@dataclass(frozen=True, slots=True)
class _Remark:
    """A finding before it has a place. `about` is the key of the place, such as `theme medicines`."""

    severity: Severity
    code: str
    about: str
    text: str


def check_pathway(pathway_or_path: Pathway | str | Path) -> tuple[Finding, ...]:
    """Everything worth a content owner's look, errors first, then in the order of the files.

    Raises:
        PathwayNotFoundError: There is no such version or folder.
        InvalidPathwayError: The files cannot be loaded at all.
    """
    pathway, places = _with_places(pathway_or_path)
    remarks = [remark for check in _CHECKS for remark in check(pathway)]
    findings = [_place(remark, places) for remark in remarks]
    return tuple(sorted(findings, key=lambda f: (f.severity is not Severity.ERROR, f.file, f.line, f.code, f.text)))


def _with_places(pathway_or_path: Pathway | str | Path) -> tuple[Pathway, Mapping[str, Place]]:
    if isinstance(pathway_or_path, Pathway):
        return pathway_or_path, {}
    files = read_pathway(pathway_or_path)
    return files.pathway, files.places


def _place(remark: _Remark, places: Mapping[str, Place]) -> Finding:
    place = places.get(remark.about, Place("", 0))
    return Finding(remark.severity, remark.code, remark.text, place.file, place.line)


def _find_duplicates(pathway: Pathway) -> Iterator[_Remark]:
    """Statements with the same text, or nearly the same words, told at the later of the two."""
    plain = {statement.id: _same(statement.text) for statement in pathway.statements}
    bags = {name: frozenset(text.split()) - _SMALL_WORDS for name, text in plain.items()}
    for first, second in combinations(pathway.statements, 2):
        about = f"statement {second.id}"
        if plain[first.id] == plain[second.id]:
            yield _Remark(
                Severity.ERROR, "duplicate", about, f"{second.id} has the same text as {first.id}: remove one of them."
            )
        elif _overlap(bags[first.id], bags[second.id]) >= NEAR_DUPLICATE:
            text = f"{second.id} says nearly what {first.id} says: {second.text!r} and {first.text!r}."
            yield _Remark(Severity.WARNING, "near_duplicate", about, text)


def _find_repeated_phrases(pathway: Pathway) -> Iterator[_Remark]:
    """Phrases that two statements share, which can then never tell them apart."""
    seen: dict[str, str] = {}
    for statement in pathway.statements:
        for phrase in statement.phrases:
            first = seen.setdefault(_same(phrase), statement.id)
            if first != statement.id:
                text = f"The phrase {phrase!r} stands under {first} and {statement.id}: keep it in one place."
                yield _Remark(Severity.WARNING, "shared_phrase", f"statement {statement.id}", text)


def _find_orphans(pathway: Pathway) -> Iterator[_Remark]:
    """Statements, themes and categories that nothing leads to."""
    for statement in pathway.statements:
        if not statement.expected_by:
            text = f"No role category expects {statement.id}, so it can never be a gap."
            yield _Remark(Severity.WARNING, "statement_without_category", f"statement {statement.id}", text)
    used = {statement.theme for statement in pathway.statements}
    for theme in pathway.themes:
        if theme.id not in used:
            text = f"The theme {theme.id} has no statement."
            yield _Remark(Severity.WARNING, "theme_without_statement", f"theme {theme.id}", text)
        if not theme.why:
            text = f"The theme {theme.id} does not say why it matters, so its gaps cannot either."
            yield _Remark(Severity.WARNING, "theme_without_why", f"theme {theme.id}", text)
    for category in pathway.role_categories:
        if not pathway.expected_of(category.id):
            text = f"The role category {category.id} expects no statement, so nothing can be held against it."
            yield _Remark(Severity.ERROR, "category_without_statement", f"category {category.id}", text)


def _find_missing_sources(pathway: Pathway) -> Iterator[_Remark]:
    """Categories that do not say where they come from, and sources nobody can look up."""
    for category in pathway.role_categories:
        if not category.source:
            text = f"The role category {category.id} names no source."
            yield _Remark(Severity.WARNING, "missing_source", f"category {category.id}", text)
    for source in pathway.sources:
        if not source.address or not source.updated:
            text = f"The source {source.id} lacks an address or the date it was updated."
            yield _Remark(Severity.WARNING, "incomplete_source", f"source {source.id}", text)


def _find_hard_reading(pathway: Pathway) -> Iterator[_Remark]:
    """Statements with long or hard sentences."""
    for statement in pathway.statements:
        yield from _hard_reading_in(statement)


def _hard_reading_in(statement: Statement) -> Iterator[_Remark]:
    about = f"statement {statement.id}"
    length = max(len(words(sentence)) for sentence in re.split(r"[.!?]+\s", statement.text))
    if length > LONG_SENTENCE_WORDS:
        text = f"{statement.id} has a sentence of {length} words: aim for {LONG_SENTENCE_WORDS} or fewer."
        yield _Remark(Severity.WARNING, "long_sentence", about, text)
    grade = reading_grade(statement.text)
    if grade > HARD_GRADE:
        text = f"{statement.id} is hard to read (school grade {grade:.0f}): use shorter words."
        yield _Remark(Severity.WARNING, "hard_reading", about, text)


def _same(text: str) -> str:
    return " ".join(words(text.casefold()))


def _overlap(first: frozenset[str], second: frozenset[str]) -> float:
    together = first | second
    return len(first & second) / len(together) if together else 0.0


_CHECKS = (_find_duplicates, _find_repeated_phrases, _find_orphans, _find_missing_sources, _find_hard_reading)
