"""Where the content came from, written down: a source in the manifest that its role categories point at."""

import re
from collections.abc import Iterator, Sequence

from alignment.pathway.importing.draft_content import DraftContent
from alignment.pathway.importing.naming import new_name
from alignment.pathway.importing.pages import PageSource
from alignment.pathway.schema import SourceEntry

# The letter that the addresses of 2024 ended in and those of 2025 do not: it is the same page.
_LETTER = re.compile(r"(-role-category)-[a-h]$")


def record_source(draft: DraftContent, source: PageSource, categories: Sequence[str]) -> tuple[str, ...]:
    """Write the source down and point the role categories at it; gives what a person should know."""
    before = _find(draft, source)
    name = before.id if before else _name(draft, categories, source.title)
    entry = SourceEntry(
        id=name,
        title=source.title,
        publisher=source.publisher or (before.publisher if before else ""),
        address=source.address,
        updated=source.updated or (before.updated if before else ""),
        licence=source.licence or (before.licence if before else ""),
    )
    notes = tuple(_remarks(before, entry))
    draft.put_source(entry)
    for category in categories:
        if _may_point(draft, category, entry):
            draft.point_at(category, name)
    return notes


def _find(draft: DraftContent, source: PageSource) -> SourceEntry | None:
    """The same page as recorded before: by its address, or by its title when neither has an address."""
    if source.address:
        wanted = _plain(source.address)
        return next((held for held in draft.sources if held.address and _plain(held.address) == wanted), None)
    return next((held for held in draft.sources if not held.address and held.title == source.title), None)


def _plain(address: str) -> str:
    return _LETTER.sub(r"\1", re.sub(r"^https?://(?:www\.)?", "", address).split("#")[0].rstrip("/"))


def _name(draft: DraftContent, categories: Sequence[str], title: str) -> str:
    taken = {source.id for source in draft.sources}
    stem = f"{categories[0]} page" if len(categories) == 1 else title
    return new_name(stem.replace("_", " "), taken, kind="source", joiner="-")


def _remarks(before: SourceEntry | None, entry: SourceEntry) -> Iterator[str]:
    if before and before.updated > entry.updated:
        yield f"This page is of {entry.updated}, older than the one imported before, of {before.updated}."
    if not entry.address:
        yield "The file does not say where it was published: give its address with --source-address."
    if not entry.licence:
        yield "The file does not say under which licence its text may be used: ask the publisher before you share it."


def _may_point(draft: DraftContent, category: str, entry: SourceEntry) -> bool:
    """A source without an address does not push aside one that a person can look up."""
    current = next(held.source for held in draft.categories if held.id == category)
    known = next((source for source in draft.sources if source.id == current), None)
    return bool(entry.address) or known is None or not known.address
