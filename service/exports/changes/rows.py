"""Statements and their rewordings as rows of words for people."""

from collections.abc import Sequence
from dataclasses import dataclass

from alignment.pathway.comparing.changes import (
    PathwayDiff,
    ProbableRename,
    Replacement,
    ReplacementKind,
    StatementChange,
)
from alignment.pathway.comparing.rewording import Rewording, Shift
from alignment.pathway.comparing.wording_diff import Span
from alignment.types import Expectation, Pathway, RoleCategory, Statement
from service.exports.wording import KINDS, listed

EXPECTED_HOW = {
    Expectation.CORE: "core",
    Expectation.EXPECTED: "expected",
    Expectation.DEVELOPING: "still being learnt",
}
SHIFTS = {
    Shift.MOVED: "The meaning moved",
    Shift.SLIGHT: "The meaning moved slightly",
    Shift.SAME: "Same meaning",
    None: "How far the meaning moved was not measured",
}
_FARTHEST_FIRST = (Shift.MOVED, Shift.SLIGHT, None, Shift.SAME)
# With so many that expect a statement for each that does not, the latter are quicker to read.
_NEARLY_ALL = 3
_REPLACED = {
    ReplacementKind.RENAMED: "Has another id now",
    ReplacementKind.MERGED: "Made one",
    ReplacementKind.SPLIT: "Split",
    ReplacementKind.REGROUPED: "Said in another way",
}


@dataclass(frozen=True, slots=True)
class StatementRow:
    """A statement. `tags` says what else there is to know in a few words, such as who expects it and how much."""

    id: str
    text: str
    tags: str


@dataclass(frozen=True, slots=True)
class Wordings:
    """Two wordings side by side, with the words marked that only one of them has."""

    was: tuple[Span, ...]
    now: tuple[Span, ...]

    @property
    def was_text(self) -> str:
        """The earlier wording as plain text."""
        return "".join(span.text for span in self.was)

    @property
    def now_text(self) -> str:
        """The wording now, as plain text."""
        return "".join(span.text for span in self.now)


@dataclass(frozen=True, slots=True)
class RewordingRow:
    """A statement that reads otherwise. `label` is what other parts call it; `shift` is a word for its looks."""

    label: str
    id: str
    wordings: Wordings
    shift: str
    measure: str
    notes: tuple[str, ...]
    expected_by: str


@dataclass(frozen=True, slots=True)
class ReplacementRow:
    """Statements gone and those in their place. `notes` say how far the meaning moved."""

    title: str
    old: tuple[StatementRow, ...]
    new: tuple[StatementRow, ...]
    notes: tuple[str, ...]


def statement_row(statement: Statement, pathway: Pathway, *more: str) -> StatementRow:
    """A statement with its kind, its theme and whatever else is to be said."""
    tags = (KINDS[statement.kind], pathway.theme(statement.theme).title, *more)
    return StatementRow(statement.id, statement.text, " · ".join(tags))


def wordings(rewording: Rewording) -> Wordings:
    """The two wordings of a rewording."""
    was = tuple(span for span in rewording.spans if span.kind != "added")
    return Wordings(was, tuple(span for span in rewording.spans if span.kind != "removed"))


def rewording_rows(diff: PathwayDiff) -> tuple[RewordingRow, ...]:
    """Statements of both versions that read otherwise, those that moved farthest first."""
    reworded = [(change, change.rewording) for change in diff.changed if change.rewording]
    reworded.sort(key=lambda pair: (_FARTHEST_FIRST.index(pair[1].shift), pair[1].cosine or 0.0))
    return tuple(
        RewordingRow(
            label=f"R{number}",
            id=change.new.id,
            wordings=wordings(rewording),
            shift=rewording.shift.value if rewording.shift else "not_measured",
            measure=measured(rewording.shift, rewording.cosine),
            notes=tuple(notes(rewording)),
            expected_by=expected_by(change.new, diff.new.role_categories),
        )
        for number, (change, rewording) in enumerate(reworded, start=1)
    )


def measured(shift: Shift | None, cosine: float | None) -> str:
    """How far a meaning moved, with the cosine that says so."""
    return SHIFTS[shift] if cosine is None else f"{SHIFTS[shift]} ({cosine:.2f})"


def notes(rewording: Rewording) -> list[str]:
    """What a reader should look at in a rewording. Where the meaning moved, that is the whole of it."""
    said = []
    if rewording.gained and rewording.shift is not Shift.MOVED:
        said.append(f"New in it: {quoted(rewording.gained)}.")
    if rewording.lost and rewording.shift is not Shift.MOVED:
        said.append(f"No longer in it: {quoted(rewording.lost)}.")
    if rewording.turns:
        said.append(f"Look twice, it may turn the meaning: {quoted(rewording.turns)}.")
    return said


def quoted(words: Sequence[str]) -> str:
    """The words in quotes, as a list in a sentence."""
    return listed([f"“{word}”" for word in words])


def expected_by(statement: Statement, categories: Sequence[RoleCategory]) -> str:
    """Who expects a statement, in the order of the categories."""
    titles = [category.title for category in categories if category.id in statement.expected_by]
    others = [category.title for category in categories if category.id not in statement.expected_by]
    if len(titles) >= _NEARLY_ALL * len(others):
        return f"every role category but {listed(others)}" if others else "every role category"
    return listed(titles) or "no role category"


def replacement_row(replacement: Replacement, diff: PathwayDiff) -> ReplacementRow:
    """One group of statements that took the place of others."""
    several = len(replacement.old) + len(replacement.new) > 2
    return ReplacementRow(
        title=_REPLACED[replacement.kind],
        old=tuple(statement_row(statement, diff.old) for statement in replacement.old),
        new=tuple(statement_row(statement, diff.new) for statement in replacement.new),
        notes=tuple(note for change in replacement.changes for note in _place_notes(change, several=several)),
    )


def _place_notes(change: StatementChange, *, several: bool) -> list[str]:
    """How far the meaning moved from a statement that is gone to the one in its place."""
    between = f"{change.old.id} → {change.new.id}: " if several else ""
    if change.rewording is None:
        return [f"{between}Word for word the same."]
    how = measured(change.rewording.shift, change.rewording.cosine)
    return [f"{between}{how}.", *([] if several else notes(change.rewording))]


def probable_row(rename: ProbableRename, diff: PathwayDiff) -> ReplacementRow:
    """A statement gone and one come that are probably the same."""
    how = "" if rename.cosine is None else f" ({rename.cosine:.2f})"
    note = f"If so, write replaces: [{rename.old.id}] under {rename.new.id}, so that labels can follow."
    old, new = statement_row(rename.old, diff.old), statement_row(rename.new, diff.new)
    return ReplacementRow(f"Probably the same{how}", (old,), (new,), (note,))
