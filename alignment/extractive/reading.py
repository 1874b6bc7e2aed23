"""How hard a summary is to read, by its own words: quotations and the framework's wording are somebody else's."""

import re
from collections.abc import Iterator, Sequence

from alignment.pathway.readability import reading_grade
from alignment.types import Pathway, Sentence
from alignment.wording import lower_first, topic

HARDEST = 6.0
"""The Flesch-Kincaid grade that a summary's own words keep to: a reading age of about 11."""

_QUOTED = re.compile(r"“[^”]*”")


def summary_grade(sentences: Sequence[Sentence], pathway: Pathway) -> float:
    """The Flesch-Kincaid grade of what a summary says in words of its own; 0 when it says nothing.

    Left out are words in quotation marks, the titles of role categories and themes, and statements, which a content
    owner writes and which a report may not reword.
    """
    names = sorted({*_titles(pathway), *_statements(sentences, pathway)}, key=len, reverse=True)
    return reading_grade(" ".join(_own_words(sentence.text, names) for sentence in sentences))


def _own_words(text: str, names: Sequence[str]) -> str:
    own = _QUOTED.sub("", text)
    for name in names:
        own = own.replace(name, "")
    return own


def _titles(pathway: Pathway) -> Iterator[str]:
    yield from (category.title for category in pathway.role_categories)
    for theme in pathway.themes:
        yield from (theme.title, lower_first(theme.title))


def _statements(sentences: Sequence[Sentence], pathway: Pathway) -> Iterator[str]:
    """Cited statements, turned as a summary turns them."""
    cited = {i for sentence in sentences for i in sentence.statement_ids}
    yield from (topic(statement.text) for statement in pathway.statements if statement.id in cited)
