"""Whole job descriptions to train on, written and labelled for it line by line. See `eval/training/`.

`documents/<name>.txt` opens with what the document is, and then has a row for each clause, in document order:

    # title: Night Care Assistant
    # role: care_or_support_worker
    # setting: nursing home
    # style: prose
    H Main duties
    D Give medicines from the chart, | medicines.give=2
    +D sign for each dose | medicines.record=2 recording_and_information.record-on-time=1
    D But not insulin | !negated

The letter is the kind: duty, requirement, value, context or boilerplate; `H` is a heading, which is context. A `+`
before it says that the clause goes on in the bullet or sentence of the row above. Behind the bar stand statements with
their grades, 1 or 2, and flags. Nothing is ever measured on these documents.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from alignment.types import ClauseKind, Flag
from eval.training_text import TRAINING, TrainingTextError

KINDS: Mapping[str, ClauseKind] = {
    "H": ClauseKind.CONTEXT,
    "C": ClauseKind.CONTEXT,
    "B": ClauseKind.BOILERPLATE,
    "D": ClauseKind.DUTY,
    "R": ClauseKind.REQUIREMENT,
    "V": ClauseKind.VALUE,
}
HEADING = "H"
FACTS = ("title", "role", "setting", "style")

_FACT = re.compile(r"#\s*(\w+):\s*(.*)")
_ROW = re.compile(r"(\+?)([A-Z]) +(.+)")


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """One clause. `grades` maps statement ids to 1 or 2; `goes_on` says it shares a bullet with the one before."""

    text: str
    kind: ClauseKind
    grades: Mapping[str, int]
    flags: tuple[Flag, ...] = ()
    goes_on: bool = False
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class TrainingDocument:
    """A written job description. `role` is a role category or `out_of_scope`."""

    name: str
    title: str
    role: str
    setting: str
    style: str
    lines: tuple[DocumentLine, ...]

    @property
    def bullets(self) -> tuple[tuple[DocumentLine, ...], ...]:
        """The lines by bullet, sentence or paragraph: each with those that go on in it, in order."""
        groups: list[list[DocumentLine]] = []
        for line in self.lines:
            if line.goes_on:
                groups[-1].append(line)
            else:
                groups.append([line])
        return tuple(tuple(group) for group in groups)


def load_documents(folder: Path = TRAINING / "documents") -> tuple[TrainingDocument, ...]:
    """Every training document, by name; none where there is no such folder.

    Raises:
        TrainingTextError: a line breaks the format, or a document has no title, role, setting or style.
    """
    return tuple(load_document(path) for path in sorted(folder.glob("*.txt")))


def held_back_documents() -> tuple[TrainingDocument, ...]:
    """The documents kept from the encoder, so that the second stage learns from lines the encoder has never seen."""
    return load_documents(TRAINING / "held-back")


def all_documents() -> tuple[TrainingDocument, ...]:
    """Those the encoder was trained on, and then those it was not."""
    return (*load_documents(), *held_back_documents())


def load_document(path: Path) -> TrainingDocument:
    """One training document.

    Raises:
        TrainingTextError: as `load_documents`.
    """
    facts: dict[str, str] = {}
    lines: list[DocumentLine] = []
    for number, line in _rows(path):
        try:
            if line.startswith("#"):
                facts |= _fact(line)
            else:
                lines.append(_line(line, is_first=not lines))
        except ValueError as error:
            raise TrainingTextError(f"{path.name}:{number}: {error}") from error
    if missing := [fact for fact in FACTS if not facts.get(fact)]:
        raise TrainingTextError(f"{path.name}: says nothing of its {', '.join(missing)}; write '# {missing[0]}: …'")
    return TrainingDocument(path.stem, facts["title"], facts["role"], facts["setting"], facts["style"], tuple(lines))


def bullet_text(bullet: Iterable[DocumentLine]) -> str:
    """The words of a bullet as they stand in the document: its clauses with a space between."""
    return " ".join(line.text for line in bullet)


def _rows(path: Path) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if line.strip():
            yield number, line.strip()


def _fact(line: str) -> dict[str, str]:
    found = _FACT.fullmatch(line)
    if found is None or found[1] not in FACTS:
        raise ValueError(f"{line!r} is none of {', '.join(f'# {fact}: …' for fact in FACTS)}")
    return {found[1]: found[2].strip()}


def _line(line: str, *, is_first: bool) -> DocumentLine:
    found = _ROW.fullmatch(line)
    if found is None or found[2] not in KINDS:
        raise ValueError(f"{line!r} does not open with one of {' '.join(KINDS)} and a space")
    mark, letter, rest = found.groups()
    text, _, tail = rest.partition(" | ")
    if "|" in text:
        raise ValueError("a bar inside the text; a table cell is a line of its own")
    if mark and (is_first or letter == HEADING):
        raise ValueError("there is no bullet for this line to go on in" if is_first else "a heading cannot go on")
    marks = tail.split()
    return DocumentLine(
        text=text.strip(),
        kind=KINDS[letter],
        grades=dict(_grade(mark) for mark in marks if not mark.startswith("!")),
        flags=tuple(Flag(mark.removeprefix("!")) for mark in marks if mark.startswith("!")),
        goes_on=bool(mark),
        is_heading=letter == HEADING,
    )


def _grade(mark: str) -> tuple[str, int]:
    statement, _, grade = mark.partition("=")
    if not statement or grade not in ("1", "2"):
        raise ValueError(f"{mark!r} is neither statement=1, statement=2 nor !flag")
    return statement, int(grade)
