"""From content to tables, one for each sheet."""

import re
from collections.abc import Iterable, Iterator, Mapping

from alignment.errors import InvalidPathwayError
from alignment.pathway.schema import CategoryFile, Manifest
from alignment.pathway.sheets import layout
from alignment.pathway.sheets.table import Table, cells_of, column_letter, value_at
from alignment.pathway.writing import Content

# What a cell of a workbook can hold, by its format. More would be cut off without a word.
MAX_CELL = 32_767
# Control characters and halves of characters, which no XML file may hold. A cell has no tabs either: content has none.
_NOT_IN_XML = re.compile("[^\n -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def make_tables(content: Content) -> tuple[Table, ...]:
    """Everything in the content, in the order of `layout.SHEETS`.

    Raises:
        InvalidPathwayError: A text is too long for a cell, holds a character that no workbook can, or a role
            category is called the same as another column.
    """
    manifest = content.manifest
    names = layout.Names(
        themes=layout.names_of({theme.id: theme.title for theme in manifest.themes}),
        categories=layout.names_of({category.id: category.title for category in content.categories}),
        sources={source.id: source.id for source in manifest.sources},
        outside=layout.names_of({entry.id: entry.title for entry in manifest.outside_scope}),
    )
    entries: Mapping[str, Iterable[Mapping[str, object]]] = {
        layout.STATEMENTS: _statements(content),
        layout.THEMES: (theme.model_dump() for theme in manifest.themes),
        layout.CATEGORIES: (category.model_dump() for category in content.categories),
        layout.CODES: _codes(content.categories),
        layout.SIGNS: _signs(content.categories),
        layout.OUTSIDE: (entry.model_dump() for entry in manifest.outside_scope),
        layout.OUTSIDE_SIGNS: _outside_signs(manifest),
        layout.SOURCES: (source.model_dump() for source in manifest.sources),
        layout.ABOUT: _about(manifest),
    }
    return tuple(_table(sheet, entries[sheet], names) for sheet in layout.SHEETS)


def _table(sheet: str, entries: Iterable[Mapping[str, object]], names: layout.Names) -> Table:
    columns = layout.columns_of(sheet, names)
    table = Table(sheet, columns, tuple(cells_of(entry, columns) for entry in entries))
    _refuse_one_heading_twice(table)
    _refuse_what_no_cell_holds(table)
    return table


def _statements(content: Content) -> Iterator[Mapping[str, object]]:
    placed = [(name, entry) for name, group in content.statements.items() for entry in group]
    for number, (name, entry) in enumerate(placed, start=1):
        yield {"number": number, "file": name, **entry.model_dump(mode="json")}


def _codes(categories: Iterable[CategoryFile]) -> Iterator[Mapping[str, object]]:
    for category in categories:
        yield from ({"category": category.id, **code.model_dump()} for code in category.codes)


def _signs(categories: Iterable[CategoryFile]) -> Iterator[Mapping[str, object]]:
    """A sign's own weight and what it lends to others are one line of numbers, each under its category."""
    for category in categories:
        for sign in category.signs:
            weights = {category.id: sign.weight, **sign.also}
            yield {"category": category.id, "weights": weights, **sign.model_dump()}


def _outside_signs(manifest: Manifest) -> Iterator[Mapping[str, object]]:
    for entry in manifest.outside_scope:
        yield from ({"entry": entry.id, **sign.model_dump()} for sign in entry.signs)


def _about(manifest: Manifest) -> Iterator[Mapping[str, object]]:
    values = manifest.model_dump()
    for key, (name, meaning) in layout.ABOUT_ROWS.items():
        yield {"name": name, "value": value_at(values, key), "meaning": meaning}


def _refuse_one_heading_twice(table: Table) -> None:
    headings = [column.heading.casefold() for column in table.columns]
    for heading in (given for given in headings if headings.count(given) > 1):
        raise InvalidPathwayError(
            f"The sheet {table.name} would have two columns called {heading!r}, as a role category has that title.",
            "Give the role category another title.",
        )


def _refuse_what_no_cell_holds(table: Table) -> None:
    for at, row in enumerate(table.rows):
        for position, cell in enumerate(row):
            if not isinstance(cell, str):
                continue
            place = f"{table.name}, row {at + 2}, column {column_letter(position)}"
            if len(cell) > MAX_CELL:
                raise InvalidPathwayError(
                    f"{place}: a cell holds at most {MAX_CELL:,} characters and this has {len(cell):,}.",
                    "Shorten it in the content files.",
                )
            if odd := _NOT_IN_XML.search(cell):
                raise InvalidPathwayError(
                    f"{place}: no cell can hold the character {odd.group()!r}.", "Remove it from the content files."
                )
