"""Release notes as plain text, wrapped for a terminal or an e-mail."""

import textwrap
from collections.abc import Iterable, Iterator, Sequence

from alignment.pathway.comparing import Effects, PathwayDiff
from service.exports.changes.categories import KeptCategory, NewCategory
from service.exports.changes.rows import ReplacementRow, RewordingRow, StatementRow, Wordings
from service.exports.changes.touched import LabelsView, ReportsView, TouchedRow
from service.exports.changes.view import ChangesView, view_changes
from service.exports.clean import visible
from service.exports.wording import count

WIDTH = 100


def render_changes_text(diff: PathwayDiff, effects: Effects) -> str:
    """The difference as text ending in a newline. The same difference gives the same bytes."""
    return "\n".join(_lines(view_changes(diff, effects))).rstrip() + "\n"


def _lines(view: ChangesView) -> Iterator[str]:
    yield from _heading(view.title, "=")
    yield from _wrapped(f"From {view.old}", 0, 2)
    yield from _wrapped(f"To {view.new}", 0, 2)
    yield ""
    yield from _wrapped(" ".join(view.lead))
    for note in view.notes:
        yield ""
        yield from _wrapped(f"Note: {note}")
    yield from _part("New role categories", (_new_category(category) for category in view.new_categories))
    yield from _part("Role categories that are gone", [_statements(view.gone_categories)])
    yield from _part("What changes for each role category", (_kept_category(kept) for kept in view.categories))
    yield from _part("New statements that no role category expects", [_statements(view.unclaimed)])
    yield from _part("Statements that are gone", [_statements(view.removed)])
    yield from _part("Statements in the place of others", (_replacement(row) for row in view.replaced))
    yield from _part("Probably renamed", (_replacement(row) for row in view.probable))
    yield from _part("Reworded", (_rewording(row) for row in view.rewordings))
    yield from _part("Other changes", [_items(view.other)])
    if view.labels:
        yield from _part("Labels it touches", [_labels(view.labels)])
    if view.reports:
        yield from _part("Reports it touches", [_reports(view.reports)])


def _part(title: str, blocks: Iterable[Iterable[str]]) -> Iterator[str]:
    """A heading and its blocks with an empty line before each; nothing where there are none."""
    filled = [lines for block in blocks if (lines := list(block))]
    if filled:
        yield ""
        yield from _heading(title, "-")
    for number, lines in enumerate(filled):
        if number:
            yield ""
        yield from lines


def _heading(title: str, under: str) -> Iterator[str]:
    yield title
    yield under * len(title)


def _wrapped(text: str, indent: int = 0, hang: int = 0) -> list[str]:
    """A paragraph; lines after the first stand `hang` further in."""
    first = " " * indent
    return textwrap.wrap(
        visible(text),
        WIDTH,
        initial_indent=first,
        subsequent_indent=first + " " * hang,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _item(text: str, indent: int = 0) -> list[str]:
    return _wrapped(f"- {text}", indent, 2)


def _items(texts: Sequence[str]) -> Iterator[str]:
    for text in texts:
        yield from _item(text)


def _statements(rows: Sequence[StatementRow], indent: int = 0) -> Iterator[str]:
    for row in rows:
        yield from _item(f"{row.text} ({row.tags})", indent)


def _new_category(category: NewCategory) -> Iterator[str]:
    yield from _wrapped(f"{category.title} ({category.id})")
    yield from _wrapped(category.summary, 2)
    for fact in category.facts:
        yield from _wrapped(fact, 2)
    yield from _group("New statements", category.new)


def _kept_category(category: KeptCategory) -> Iterator[str]:
    yield from _wrapped(f"{category.title} ({category.id})")
    for fact in category.facts:
        yield from _wrapped(fact, 2, 2)
    if category.summary:
        yield "  Its summary was reworded"
        yield from _wordings(category.summary, 4)
    yield from _group("Now also expects", category.gained)
    yield from _group("No longer expects", category.lost)
    yield from _group("Expects more or less than before", category.shifted)
    if category.reworded:
        yield from _wrapped(f"Reworded, see below: {', '.join(category.reworded)}", 2, 2)


def _group(title: str, rows: Sequence[StatementRow]) -> Iterator[str]:
    if rows:
        yield f"  {title} ({len(rows)})"
        yield from _statements(rows, 4)


def _wordings(pair: Wordings, indent: int) -> Iterator[str]:
    yield from _wrapped(f"Was: {pair.was_text}", indent, 5)
    yield from _wrapped(f"Now: {pair.now_text}", indent, 5)


def _rewording(row: RewordingRow) -> Iterator[str]:
    yield f"{row.label:<4} {row.measure}. {row.id}"
    yield from _wordings(row.wordings, 5)
    for note in row.notes:
        yield from _wrapped(note, 5)
    yield from _wrapped(f"For {row.expected_by}.", 5)


def _replacement(row: ReplacementRow) -> Iterator[str]:
    yield row.title
    for word, statements in (("Was: ", row.old), ("Now: ", row.new)):
        for statement in statements:
            yield from _wrapped(f"{word}{statement.text} ({statement.id}; {statement.tags})", 2, 5)
    for note in row.notes:
        yield from _wrapped(note, 2, 2)


def _labels(labels: LabelsView) -> Iterator[str]:
    yield from _wrapped(labels.lead)
    for task in labels.tasks:
        yield ""
        yield from _wrapped(f"{task.title}. {task.why}")
        for row in task.rows:
            yield from _touched(row, with_places=task.to_do)
    if labels.notes:
        yield ""
    yield from _items(labels.notes)


def _touched(row: TouchedRow, *, with_places: bool) -> Iterator[str]:
    yield from _wrapped(f"- {row.id}: {row.what}, {count(row.labels, 'label')}", 2, 2)
    if with_places:
        for place in row.places:
            yield from _wrapped(place, 4, 4)


def _reports(reports: ReportsView) -> Iterator[str]:
    yield from _wrapped(reports.lead)
    for row in reports.rows:
        yield ""
        yield from _wrapped(f"{row.file} ({row.title}) {row.verdict}")
        for reason in row.reasons:
            yield from _wrapped(reason, 2)
    if reports.notes:
        yield ""
    yield from _items(reports.notes)
