"""What the shipped search costs beside the plainest there is: cosine of all-MiniLM-L6-v2 as it comes.

Both look for the same lines of the examples, document by document, and take turns, so that another process's moment
falls on both. The plain one encodes each line and takes the nearest statements by their own text; the shipped one also
searches by parts of a line, by shared words, and by all that was learnt.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.timing import REPEATS, timed

if TYPE_CHECKING:
    from alignment import Tools
    from alignment.types import Clause
    from embeddings import Encoder

Document = Sequence["Clause"]


@dataclass(frozen=True)
class Retrieval:
    """Seconds for all lines, the best of several turns; `judged` is the shipped search with its second stage."""

    lines: int
    plain: float
    shipped: float
    judged: float

    @property
    def ratio(self) -> float:
        """How many times the plain search's seconds the shipped one takes."""
        return self.shipped / self.plain

    @property
    def judged_ratio(self) -> float:
        """The same with the second stage."""
        return self.judged / self.plain


def time_retrieval(
    documents: Sequence[Document], tools: "Tools", plain: "Encoder", repeats: int = REPEATS
) -> Retrieval:
    """Time both on the lines of these documents that statements are looked for."""
    from alignment.matching import find_candidates, matchable
    from alignment.verdicts import score_clauses

    asked = [[clause for clause in document if matchable(clause)] for document in documents]
    nearest = plain_search(tools, plain)

    def judge(clauses: Document) -> None:
        score_clauses(clauses, find_candidates(clauses, tools.index), tools.pathway)

    ways: dict[str, Callable[[Document], object]] = {
        "plain": nearest,
        "shipped": lambda clauses: find_candidates(clauses, tools.index),
        "judged": judge,
    }
    turns = [{name: _seconds(way, asked) for name, way in ways.items()} for _ in range(repeats)]
    best = {name: min(turn[name] for turn in turns) for name in ways}
    return Retrieval(sum(map(len, asked)), **best)


def plain_search(tools: "Tools", plain: "Encoder") -> Callable[[Document], list[list[str]]]:
    """As many statements for each line as the shipped search gives, the nearest first, by cosine alone."""
    from alignment.matching import CANDIDATES

    ids = [statement.id for statement in tools.pathway.statements]
    statements = plain.encode([statement.text for statement in tools.pathway.statements])

    def search(clauses: Document) -> list[list[str]]:
        cosines = plain.encode([clause.text for clause in clauses]) @ statements.T
        return [[ids[at] for at in row[:CANDIDATES]] for row in np.argsort(-cosines, axis=1, kind="stable")]

    return search


def _seconds(way: Callable[[Document], object], documents: Sequence[Document]) -> float:
    return timed(lambda: [way(document) for document in documents])[1]
