"""Lines to learn cuts from: written for it, with a double bar wherever a clause ends and the next begins.

    Change beds‖, put on a wash‖ and empty bins

`eval/training/cuts/*.txt` holds a line of a job description each; those in `rows.txt` were rows of a table. A line
without a bar is one clause. Nothing is ever measured on them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.training_documents import DocumentLine, TrainingDocument
from eval.training_text import TRAINING, TrainingTextError

BAR = "‖"
ROWS = "rows"
# Words that join clauses without a comma before them.
_JOINING = frozenset(
    """
    and or but then so who which before after if when once unless until as with without for because where including not
    to by from on in at such never while whilst that
    """.split()
)


@dataclass(frozen=True, slots=True)
class CutLine:
    """A line and the offsets at which clauses after the first begin, or what parts them from the one before does.

    `in_row` says that it was the row of a table.
    """

    text: str
    cuts: tuple[int, ...]
    in_row: bool = False


def load_cut_lines(folder: Path = TRAINING / "cuts") -> tuple[CutLine, ...]:
    """Every written line, by file and then by line; none where there is no such folder.

    Raises:
        TrainingTextError: a line has nothing between two bars, or before the first.
    """
    return tuple(
        _read(line, f"{path.name}:{number}", in_row=path.stem == ROWS)
        for path in sorted(folder.glob("*.txt"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if line.strip()
    )


def _read(line: str, place: str, *, in_row: bool) -> CutLine:
    pieces = line.strip().split(BAR)
    if not all(piece.strip() for piece in pieces):
        raise TrainingTextError(f"{place}: nothing between two bars in {line.strip()!r}")
    return _joined(pieces, in_row=in_row)


def bullet_lines(document: TrainingDocument) -> tuple[CutLine, ...]:
    """The bullets of a training document as lines, cut where one of its clauses goes on from another.

    Its writers leave out the comma that stands there in a job description; it is put back.
    """
    return tuple(_joined(_pieces(bullet)) for bullet in document.bullets if not bullet[0].is_heading)


def _pieces(bullet: Sequence[DocumentLine]) -> list[str]:
    pieces = [bullet[0].text]
    for line in bullet[1:]:
        stop = "" if pieces[-1][-1] in ",;:.!?–—-…)" or _joins(line.text) else ","
        pieces.append(f"{stop} {line.text}")
    return pieces


def _joins(text: str) -> bool:
    return text.split()[0].strip(",").lower() in _JOINING or not text[0].isalnum()


def _joined(pieces: Sequence[str], *, in_row: bool = False) -> CutLine:
    text, cuts = "", []
    for piece in pieces:
        if text:
            cuts.append(len(text))
        text += piece
    return CutLine(text, tuple(cuts), in_row)
