"""A document while a person labels it: its pieces in order, some labelled, one of them in hand.

The pieces proposed are the splitter's clauses, since somebody has to make a start; kinds, matches and scores are never
looked at. A piece can be cut or joined with the next, and rows that are there already stay as they are cut.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from alignment.clauses import split_clauses
from alignment.types import Clause, ClauseKind, Document, Flag
from embeddings.words import words
from eval.anchoring import anchor_rows
from eval.label_files import Row

# What may stand between two pieces and belongs to neither.
_JOINT = re.compile(r"[\s,;/|•–-]*(?:\b(?:and|or|as well as|as well|then)\b)?[\s,;/|•–-]*\Z", re.IGNORECASE)


class CannotCutError(ValueError):
    """The words to cut before are not inside the piece."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text, with its row once it is labelled."""

    start: int
    end: int
    row: Row | None = None


class Labelling:
    """The pieces of one document and which of them is in hand: `at`, the number of pieces when all is done."""

    def __init__(self, document: Document, rows: Sequence[Row] = ()) -> None:
        """Start with the rows there are, in hand the first piece without one."""
        self.document = document
        self.clauses = split_clauses(document)
        anchored = anchor_rows(rows, document.text)
        # Words the reader leaves out have no place; such rows are kept and stand last.
        self._loose = [row for row in anchored if "at" not in row]
        labelled = [Piece(row["at"][0], row["at"][1], row) for row in anchored if "at" in row]
        self.pieces = sorted([*labelled, *_gaps(document.text, self.clauses, labelled)], key=lambda piece: piece.start)
        self.at = next((n for n, piece in enumerate(self.pieces) if piece.row is None), len(self.pieces))

    @property
    def piece(self) -> Piece | None:
        """The piece in hand; none when all are labelled."""
        return self.pieces[self.at] if self.at < len(self.pieces) else None

    @property
    def rows(self) -> list[Row]:
        """The rows so far, in document order."""
        return [*(piece.row for piece in self.pieces if piece.row is not None), *self._loose]

    def clause_at(self, piece: Piece) -> Clause | None:
        """The proposed clause in which a piece begins, for its section and place."""
        return next((clause for clause in self.clauses if clause.start <= piece.start < clause.end), None)

    def label(self, kind: ClauseKind, flags: Sequence[Flag], statements: Mapping[str, int]) -> None:
        """Label the piece in hand and take up the next."""
        piece = self.pieces[self.at]
        quote = self.document.text[piece.start : piece.end]
        row: Row = {
            "at": [piece.start, piece.end],
            "quote": quote,
            "kind": kind.value,
            "flags": [flag.value for flag in Flag if flag in flags],
            "statements": dict(statements),
        }
        self.pieces[self.at] = replace(piece, row=row)
        self.at += 1

    def keep(self) -> None:
        """Leave the piece in hand as it is and take up the next."""
        self.at = min(self.at + 1, len(self.pieces))

    def back(self) -> None:
        """Take up the piece before, labelled or not."""
        self.at = max(self.at - 1, 0)

    def cut(self, before: str) -> None:
        """Cut the piece in hand before these words; a comma or `and` between the parts belongs to neither.

        Raises:
            CannotCutError: the words do not stand inside the piece.
        """
        piece = self.pieces[self.at]
        text = self.document.text[piece.start : piece.end]
        pattern = r"(?<!\w)" + r"\s+".join(re.escape(word) for word in before.split())
        found = next((match for match in re.finditer(pattern, text) if before.strip() and match.start()), None)
        if found is None:
            raise CannotCutError(f"{before!r} is not inside this piece.")
        left = text[: found.start()]
        shorter = left[: match.start()] if (match := _JOINT.search(left)) else left
        one = Piece(piece.start, piece.start + len(shorter or left.rstrip()))
        self.pieces[self.at : self.at + 1] = [one, Piece(piece.start + found.start(), piece.end)]

    def join(self) -> None:
        """Join the piece in hand with the next one; neither is labelled then. The last piece stays as it is."""
        if self.at + 1 < len(self.pieces):
            one, other = self.pieces[self.at : self.at + 2]
            self.pieces[self.at : self.at + 2] = [Piece(one.start, other.end)]


def _gaps(text: str, clauses: Sequence[Clause], labelled: Sequence[Piece]) -> Iterator[Piece]:
    """What rows leave of each proposed clause, as far as it says anything."""
    for clause in clauses:
        start = clause.start
        for piece in (piece for piece in labelled if piece.start < clause.end and piece.end > clause.start):
            yield from _piece(text, start, piece.start)
            start = max(start, piece.end)
        yield from _piece(text, start, clause.end)


def _piece(text: str, start: int, end: int) -> Iterator[Piece]:
    said = text[start:end]
    if any(not word.isdigit() for word in words(said)):
        yield Piece(start + len(said) - len(said.lstrip(" \n\t,;")), end - (len(said) - len(said.rstrip())))


def find_statements(query: str, texts: Mapping[str, str]) -> tuple[str, ...]:
    """Ids of the statements whose text has the query's words, those with most of them first, then in content order.

    A word is found by its stem or its beginning. Statements with fewer words than the best one are left out.
    """
    wanted = words(query)
    counts = {name: _hits(wanted, words(text)) for name, text in texts.items()} if wanted else {}
    best = max(counts.values(), default=0)
    return tuple(name for name, count in counts.items() if count == best and best)


def _hits(wanted: Sequence[str], found: Sequence[str]) -> int:
    return sum(any(word.startswith(start) for word in found) for start in wanted)
