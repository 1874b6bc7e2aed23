"""The account of an import for the person who made it: numbers first, then lists."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from alignment.pathway.importing import FileImport, Gone, ImportReport

# What was not touched is named up to here: the first import over a whole version leaves hundreds.
_MOST_LEFT = 20

Block = tuple[str, ...]
"""What is told about one thing: its first line, and those that stand further in below it."""


def account_lines(report: "ImportReport", folder: Path, *, dry_run: bool) -> Iterator[str]:
    """The account, line by line."""
    for file in report.files:
        yield from _numbers(file)
    for file in report.files:
        where = f" from {file.file}" if len(report.files) > 1 else ""
        for title, blocks in _lists(file).items():
            yield from _list(f"{title}{where} ({len(blocks)})", blocks)
        yield from _list(f"Not taken in{where} ({len(file.left_out)})", list(_left_out(file)))
    yield from _gone(report.gone)
    yield ""
    yield _outcome(report, folder, dry_run=dry_run)


def _numbers(file: "FileImport") -> Iterator[str]:
    source = file.source
    dated = f"updated {source.updated}" if source.updated else ""
    facts = ", ".join(fact for fact in (source.publisher, dated, source.licence) if fact)
    yield f"{file.file}: {', '.join(file.categories)}"
    if facts:
        yield f"  {facts}"
    yield f"  {_count(file.read, 'statement')} read: {file.recognised} known, {len(file.added)} new"
    yield f"  {len(file.reworded)} reworded, {_count(len(file.left_out), 'line')} not taken in"
    if counts := Counter(one.after for one in file.expectations if one.after is not None):
        asked = ", ".join(f"{counts[one]} as {one}" for one in sorted(counts))
        yield f"  Newly expected: {asked} (core where a heading says must, or a sheet core)"
    yield from (f"  Note: {note}" for note in file.notes)


def _lists(file: "FileImport") -> dict[str, list[Block]]:
    new = {one.id for one in file.added}
    asked = [one for one in file.expectations if one.id not in new]
    return {
        "New role categories": [(name,) for name in file.new_categories],
        "New summary": [(one.category, f"was: {one.old}", f"now: {one.new}") for one in file.summaries],
        "New themes": [(title,) for title in file.new_themes],
        "New statements": [
            (one.text, f"{one.id} ({one.kind.value}; {one.place})", *_close(one.close)) for one in file.added
        ],
        "Reworded": [(f"{one.id} ({one.place})", f"was: {one.old}", f"now: {one.new}") for one in file.reworded],
        "Known, with the wording left as it was": [
            (f"{one.id} ({one.place})", f"the file has: {one.on_page}", one.reason) for one in file.wording_kept
        ],
        "Known, and expected anew": [
            (f"{one.id}: {one.category}, {one.before or 'not expected'} → {one.after}",) for one in asked
        ],
        "Known, under another theme; not moved": [
            (f"{one.id}: under {one.theme} here, under {one.on_page} in the file",) for one in file.theme_differs
        ],
    }


def _close(ids: Sequence[str]) -> Block:
    return (f"Close to {' and '.join(ids)}: do they say the same?",) if ids else ()


def _left_out(file: "FileImport") -> Iterator[Block]:
    """Lines that follow one another for the same reason are told together."""
    for reason, lines in groupby(file.left_out, key=lambda one: one.reason):
        yield (reason, *(f"{one.place}: {one.text}" for one in lines))


def _gone(gone: "Sequence[Gone]") -> Iterator[str]:
    for category, held in groupby(gone, key=lambda one: one.category):
        ones = list(held)
        blocks = [(one.text, one.id, *_orphan(one)) for one in ones]
        shown = len(blocks) if ones[0].removed else _MOST_LEFT
        yield from _list(f"{_gone_title(ones)}: {category} ({len(ones)})", blocks[:shown])
        if len(blocks) > shown:
            yield f"  … and {len(blocks) - shown} more: --format json lists them all."
        if not ones[0].removed:
            yield "  They were left as they are. With --replace the role category stops expecting them."


def _gone_title(ones: "Sequence[Gone]") -> str:
    return "No longer expected" if ones[0].removed else "Expected here, but not in the files"


def _orphan(one: "Gone") -> Block:
    return ("No role category expects it any more.",) if one.orphan else ()


def _list(title: str, blocks: Sequence[Block]) -> Iterator[str]:
    if blocks:
        yield ""
        yield title
    for first, *more in blocks:
        yield f"  {first}"
        yield from (f"      {line}" for line in more)


def _outcome(report: "ImportReport", folder: Path, *, dry_run: bool) -> str:
    if not report.changes:
        return f"Nothing changed: {folder} holds all of this already."
    if dry_run:
        return f"This was a dry run: nothing was written to {folder}."
    return f"Written to {folder}: {', '.join(report.written)}. Check it with: fingerpost pathway check {folder}"


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
