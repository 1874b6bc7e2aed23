"""What changed beside statements and role categories, one sentence each."""

from collections.abc import Iterator, Sequence

from alignment.pathway.comparing.changes import ListChange, PathwayDiff
from alignment.types import OutsideScope, Source, Theme
from service.exports.wording import KINDS, count, listed

_LINES = {
    "title": "title",
    "publisher": "publisher",
    "licence": "licence",
    "notice": "notice",
    "called": "name inside a sentence",
    "date": "date",
    "based_on": "version it was made from",
    "published": "day of publication",
}


def other_changes(diff: PathwayDiff) -> Iterator[str]:
    """Sentences on themes, on how statements are filed and searched for, on sources, order and the manifest."""
    yield from _came_and_went("theme", diff.themes)
    yield from _described_themes(diff)
    yield from _filing(diff)
    yield from _searching(diff)
    yield from _came_and_went("kind of role outside its scope", diff.outside_scope, "kinds of role outside its scope")
    yield from _described("kind of role outside its scope", diff.outside_scope, "kinds of role outside its scope")
    yield from _came_and_went("source", diff.sources)
    yield from _described("source", diff.sources)
    yield from _order(diff)
    for change in diff.manifest:
        yield f"The {_LINES[change.field]}: {_quoted(change.new)} (before: {_quoted(change.old)})."


def _described_themes(diff: PathwayDiff) -> Iterator[str]:
    for pair in diff.themes.changed:
        if pair.old.title != pair.new.title:
            yield f"The theme “{pair.new.title}” was called “{pair.old.title}”."
        if pair.old.why != pair.new.why:
            now, before = _quoted(pair.new.why), _quoted(pair.old.why)
            yield f"Why the theme “{pair.new.title}” matters: {now} (before: {before})."


def _filing(diff: PathwayDiff) -> Iterator[str]:
    """Statements under another theme or of another kind."""
    for change in diff.changed:
        old, new = diff.old.theme(change.old.theme), diff.new.theme(change.new.theme)
        if old.id != new.id:
            yield f"{change.new.id} is under the theme “{new.title}” (before: “{old.title}”)."
        if change.old.kind != change.new.kind:
            yield f"{change.new.id} is now of the kind {KINDS[change.new.kind]} (before: {KINDS[change.old.kind]})."


def _searching(diff: PathwayDiff) -> Iterator[str]:
    """The ways employers say a statement, counted."""
    touched = [change for change in diff.changed if change.phrases_added or change.phrases_removed]
    if touched:
        came = sum(len(change.phrases_added) for change in touched)
        went = sum(len(change.phrases_removed) for change in touched)
        statements = count(len(touched), "statement")
        yield f"{statements} can be recognised by other phrases: {came or 'none'} new, {went or 'none'} gone."


_Listed = ListChange[Theme] | ListChange[Source] | ListChange[OutsideScope]


def _came_and_went(one: str, change: _Listed, many: str = "") -> Iterator[str]:
    for things, became in ((change.added, "New"), (change.removed, "Gone")):
        if things:
            yield f"{became}: {count(len(things), one, many)}, {_titles(things)}."


def _described(one: str, change: _Listed, many: str = "") -> Iterator[str]:
    if change.changed:
        things = [pair.new for pair in change.changed]
        yield f"Described otherwise: {count(len(things), one, many)}, {_titles(things)}."


def _order(diff: PathwayDiff) -> Iterator[str]:
    reordered = {
        "role categories": diff.categories_reordered,
        "statements": diff.statements_reordered,
        "themes": diff.themes.reordered,
    }
    if told := listed([what for what, changed in reordered.items() if changed]):
        yield f"In another order than before: {told}."


def _titles(things: Sequence[Theme | Source | OutsideScope]) -> str:
    return listed([_quoted(thing.title) for thing in things])


def _quoted(text: str) -> str:
    return f"“{text}”" if text else "nothing"
