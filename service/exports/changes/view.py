"""What differs between two versions as rows of words for people: the one source of the page and of the text.

Pure functions from a difference and what it touches; nothing is judged here.
"""

import datetime
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from alignment.pathway.comparing import Effects, PathwayDiff, Shift
from alignment.types import Pathway
from service.exports.changes.categories import KeptCategory, NewCategory, kept_categories, new_category
from service.exports.changes.other import other_changes
from service.exports.changes.rows import (
    ReplacementRow,
    RewordingRow,
    StatementRow,
    expected_by,
    probable_row,
    replacement_row,
    rewording_rows,
    statement_row,
)
from service.exports.changes.touched import LabelsView, ReportsView, labels_view, reports_view
from service.exports.wording import count, listed

# The encoder that needs no model.
HASHING = "hashing"

_HOW_FAR = {
    Shift.SAME: "kept the meaning",
    Shift.SLIGHT: "moved slightly in meaning",
    Shift.MOVED: "moved in meaning",
}
# Python's own names of months follow the machine's language.
_MONTHS = "January February March April May June July August September October November December".split()


@dataclass(frozen=True, slots=True)
class ChangesView:
    """Everything the release notes show, in the order they show it. `unclaimed` are new and expected by nobody."""

    title: str
    old: str
    new: str
    lead: tuple[str, ...]
    notes: tuple[str, ...]
    new_categories: tuple[NewCategory, ...]
    gone_categories: tuple[StatementRow, ...]
    categories: tuple[KeptCategory, ...]
    unclaimed: tuple[StatementRow, ...]
    removed: tuple[StatementRow, ...]
    replaced: tuple[ReplacementRow, ...]
    probable: tuple[ReplacementRow, ...]
    rewordings: tuple[RewordingRow, ...]
    other: tuple[str, ...]
    labels: LabelsView | None
    reports: ReportsView | None


def view_changes(diff: PathwayDiff, effects: Effects) -> ChangesView:
    """The difference and what it touches as rows. The same difference gives the same rows."""
    rewordings = rewording_rows(diff)
    loose = [rename.old.id for rename in diff.probable]
    return ChangesView(
        title=f"What changes from {diff.old.version} to {diff.new.version}",
        old=_about(diff.old),
        new=_about(diff.new),
        lead=tuple(_lead(diff)),
        notes=tuple(_notes(diff)),
        new_categories=tuple(new_category(category, diff) for category in diff.categories_added),
        gone_categories=tuple(_gone(category.id, diff) for category in diff.categories_removed),
        categories=tuple(kept_categories(diff, {row.id: row for row in rewordings})),
        unclaimed=tuple(statement_row(s, diff.new) for s in diff.added if not s.expected_by),
        removed=tuple(
            statement_row(s, diff.old, f"was for {expected_by(s, diff.old.role_categories)}")
            for s in diff.removed
            if s.id not in loose
        ),
        replaced=tuple(replacement_row(replacement, diff) for replacement in diff.replaced),
        probable=tuple(probable_row(rename, diff) for rename in diff.probable),
        rewordings=rewordings,
        other=tuple(other_changes(diff)),
        labels=labels_view(effects.labels) if effects.labels else None,
        reports=reports_view(effects.reports) if effects.reports else None,
    )


def _about(pathway: Pathway) -> str:
    date = f", {_day(pathway.date)}" if pathway.date else ""
    state = f"published {_day(pathway.published)}" if pathway.published else "a draft"
    return f"{pathway.version}: {pathway.title}{date} ({state}; fingerprint {pathway.fingerprint[:12]})"


def _day(date: str) -> str:
    """A day as people write it: `9 April 2025` for `2025-04-09`."""
    day = datetime.date.fromisoformat(date)
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _gone(category_id: str, diff: PathwayDiff) -> StatementRow:
    expected = len(diff.old.expected_of(category_id))
    return StatementRow(
        category_id, diff.old.role_category(category_id).title, f"it expected {count(expected, 'statement')}"
    )


def _lead(diff: PathwayDiff) -> Iterator[str]:
    """The whole in a few sentences."""
    if diff.is_empty:
        yield "The two versions say the same."
        return
    if not diff.changes_content:
        yield "Role categories and statements are the same. Only the lines about the version itself differ."
        return
    yield f"Version {diff.new.version} has {_size(diff.new)}; version {diff.old.version} has {_size(diff.old)}."
    yield from _categories(diff)
    yield from _statements(diff)
    yield from _expectations(diff)


def _size(pathway: Pathway) -> str:
    categories = count(len(pathway.role_categories), "role category", "role categories")
    return f"{count(len(pathway.statements), 'statement')} for {categories}"


def _categories(diff: PathwayDiff) -> Iterator[str]:
    for categories, became in ((diff.categories_added, "new"), (diff.categories_removed, "gone")):
        if categories:
            titles = listed([category.title for category in categories])
            number = count(len(categories), "role category is", "role categories are")
            yield f"{number} {became}: {titles}."


def _statements(diff: PathwayDiff) -> Iterator[str]:
    told = [
        (len(diff.added) - len(diff.probable), "new"),
        (len(diff.removed) - len(diff.probable), "gone"),
        (len(diff.probable), "probably renamed"),
        (sum(len({change.old.id for change in r.changes}) for r in diff.replaced), "replaced by others"),
        (sum(change.rewording is not None for change in diff.changed), "reworded"),
    ]
    some = [(number, what) for number, what in told if number]
    if not some:
        yield "No statement is new, gone or reworded."
        return
    (first, what), *rest = some
    opening = f"{count(first, 'statement is', 'statements are')} {what}"
    yield listed([opening, *(f"{number} {what}" for number, what in rest)]) + "."
    shifts = Counter(change.rewording.shift for change in diff.changed if change.rewording)
    if measured := [f"{shifts[shift]} {words}" for shift, words in _HOW_FAR.items() if shifts[shift]]:
        yield f"Of those reworded, {listed(measured)}."


def _expectations(diff: PathwayDiff) -> Iterator[str]:
    there_before = len(diff.new.role_categories) - len(diff.categories_added)
    moved = sum(bool(change.moves) for change in diff.categories_changed)
    if there_before:
        of_them = count(there_before, "role category", "role categories")
        expect = "expects" if moved < 2 else "expect"
        yield f"Of the {of_them} there were before, {moved or 'none'} {expect} something else now."


def _notes(diff: PathwayDiff) -> Iterator[str]:
    """What the reader has to know to read the rest right."""
    if diff.old.based_on == diff.new.version != diff.old.version:
        there, back = diff.new.version, diff.old.version
        yield f"{back} was made from {there}, so this looks back in time. The way forward: compare {there} with {back}."
    if not (diff.rewordings or diff.probable):
        return
    if not diff.measured_by:
        yield "How far a meaning moved was not measured, for want of a model: fetch it with: fingerpost models fetch"
    elif diff.measured_by == HASHING:
        yield "How far a meaning moved was guessed from letters alone. Take a model for a measure worth having."
    else:
        yield (
            f"How far a meaning moved was measured by the model {diff.measured_by}: 1.00 is the same. It is a help for "
            "reading and misses things, so read what matters to you yourself."
        )
