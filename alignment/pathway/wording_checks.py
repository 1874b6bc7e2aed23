"""What is weak in how a framework is worded: saying things twice, and hard reading."""

import re
from collections.abc import Iterator
from itertools import combinations

from alignment.pathway.findings import Remark, Severity
from alignment.pathway.readability import reading_age, words
from alignment.types import Pathway, Statement

# A framework's sentence has one idea; past this many words it usually has two.
LONG_SENTENCE_WORDS = 28
# House style asks for a reading age of about 11, which is what the bundled statements have together. A single sentence
# swings by several years on one long word such as "communication": half of the bundled ones lie between 10 and 13, and
# two in 500 above this.
HARD_SENTENCE_AGE = 18
# A summary's two or three sentences swing less: the bundled ones lie about 12, one of eight above this.
HARD_SUMMARY_AGE = 15
# Share of words in common, small words left out. Not fitted: a first guess that finds no pair in the bundled content.
NEAR_DUPLICATE = 0.6

# Words that join others and say nothing themselves, so they do not make two sentences alike.
_SMALL_WORDS = frozenset(
    "a an and any are as at be by can do for from has have how i if in into is it its me my not of on or so that the "
    "their them they this to up use what when who why with you your".split()
)


def find_duplicates(pathway: Pathway) -> Iterator[Remark]:
    """Statements with the same text, or nearly the same words, told at the later of the two."""
    plain = {statement.id: _same(statement.text) for statement in pathway.statements}
    bags = {name: frozenset(text.split()) - _SMALL_WORDS for name, text in plain.items()}
    for first, second in combinations(pathway.statements, 2):
        about, other = f"statement {second.id}", f"statement {first.id}"
        if plain[first.id] == plain[second.id]:
            text = f"{second.id} has the same text as {first.id}: remove one of them."
            yield Remark(Severity.ERROR, "duplicate", about, text, other)
        elif _overlap(bags[first.id], bags[second.id]) >= NEAR_DUPLICATE:
            text = f"{second.id} says nearly what {first.id} says: {second.text} / {first.text}"
            yield Remark(Severity.WARNING, "near_duplicate", about, text, other)


def find_repeated_phrases(pathway: Pathway) -> Iterator[Remark]:
    """Phrases that two statements share, which can then never tell them apart."""
    seen: dict[str, str] = {}
    for statement in pathway.statements:
        for phrase in statement.phrases:
            first = seen.setdefault(_same(phrase), statement.id)
            if first != statement.id:
                text = f"The phrase {phrase!r} stands under {first} and {statement.id}: keep it in one place."
                about, other = f"statement {statement.id}", f"statement {first}"
                yield Remark(Severity.WARNING, "shared_phrase", about, text, other)


def find_hard_reading(pathway: Pathway) -> Iterator[Remark]:
    """Statements with long or hard sentences, and hard summaries of role categories."""
    for statement in pathway.statements:
        yield from _hard_reading_in(statement)
    for category in pathway.role_categories:
        age = reading_age(category.summary)
        if age > HARD_SUMMARY_AGE:
            text = f"The summary of {category.id} is hard to read (reading age about {age:.0f}): use shorter words."
            yield Remark(Severity.WARNING, "hard_reading", f"category {category.id}", text)


def _hard_reading_in(statement: Statement) -> Iterator[Remark]:
    about = f"statement {statement.id}"
    length = max(len(words(sentence)) for sentence in re.split(r"[.!?]+\s", statement.text))
    if length > LONG_SENTENCE_WORDS:
        text = f"{statement.id} has a sentence of {length} words: aim for {LONG_SENTENCE_WORDS} or fewer."
        yield Remark(Severity.WARNING, "long_sentence", about, text)
    age = reading_age(statement.text)
    if age > HARD_SENTENCE_AGE:
        text = f"{statement.id} is hard to read (reading age about {age:.0f}): use shorter words."
        yield Remark(Severity.WARNING, "hard_reading", about, text)


def _same(text: str) -> str:
    return " ".join(words(text.casefold()))


def _overlap(first: frozenset[str], second: frozenset[str]) -> float:
    together = first | second
    return len(first & second) / len(together) if together else 0.0
