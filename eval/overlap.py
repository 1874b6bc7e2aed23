"""How many of a clause's words its gold statements use too: a job description that echoes statements teaches nothing.

Words are compared by their stems, and small words (the, with, their) do not count; see `embeddings.words`. The share is
that of the clause's distinct words found in the texts of the statements the person gave it. Neither the clause's
section nor the statements' phrases come in.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from alignment import Pathway
from embeddings.words import words
from eval.cases import Case, Label

# A clause shares less than this with its statements, at the median, or the documents were written too close to them.
LIMIT = 0.25
# Upper edges of the bars of the distribution; the last is shut.
BARS = (0.0, 0.25, 0.5, 0.75, 1.0)


@dataclass(frozen=True, slots=True)
class Shared:
    """One labelled clause with statements, the words it shares with them, and their share of its words, 0 to 1."""

    case: str
    quote: str
    shared: tuple[str, ...]
    share: float


@dataclass(frozen=True, slots=True)
class Spread:
    """The distribution of shares: quartiles, and how much of all lies in each bar. All none or empty for no clauses."""

    clauses: int
    lower: float | None = None
    median: float | None = None
    upper: float | None = None
    bars: tuple[float, ...] = ()


def shared_words(cases: Sequence[Case], pathway: Pathway) -> list[Shared]:
    """One for each clause that has statements and says anything, in document order.

    Statements that the content no longer has bring no words.
    """
    texts = {statement.id: frozenset(words(statement.text)) for statement in pathway.statements}
    found = []
    for case in cases:
        for label in case.labels:
            own = dict.fromkeys(words(label.quote))
            if label.statements and own:
                given = _given(label, texts)
                shared = tuple(word for word in own if word in given)
                found.append(Shared(case.name, label.quote, shared, len(shared) / len(own)))
    return found


def _given(label: Label, texts: dict[str, frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*(texts.get(name, frozenset()) for name in label.statements))


def spread(rows: Sequence[Shared]) -> Spread:
    """How the shares are distributed. The first bar is of clauses that share no word."""
    if not rows:
        return Spread(0)
    shares = np.array([row.share for row in rows])
    places = np.searchsorted(BARS, shares, side="left")
    bars = tuple(float((places == number).mean()) for number in range(len(BARS)))
    lower, median, upper = (float(value) for value in np.quantile(shares, [0.25, 0.5, 0.75]))
    return Spread(len(rows), lower, median, upper, bars)
