"""The sheet About: the manifest's plain facts, one on each row."""

from collections.abc import Mapping

from alignment.pathway.schema import Manifest
from alignment.pathway.sheets import layout
from alignment.pathway.sheets.problems import Problems
from alignment.pathway.sheets.rows import Row, Sheet, build, put


def read_about(sheet: Sheet, problems: Problems) -> dict[str, Row]:
    """The rows by their name in small letters. An unknown name, or one that stands there twice, is noted."""
    known = {name.casefold() for name, _ in layout.ABOUT_ROWS.values()}
    rows: dict[str, Row] = {}
    for row in sheet.rows:
        name = row.text("name").casefold()
        if name not in known:
            problems.add(sheet.place(row.number, "name"), f"{row.text('name')!r} is not a name this sheet knows.")
        elif name in rows:
            problems.add(
                sheet.place(row.number, "name"), f"{row.text('name')!r} stands in row {rows[name].number} too."
            )
        else:
            rows[name] = row
    return rows


def statement_files(rows: Mapping[str, Row]) -> list[str]:
    """The names of the statement files, in the order they are listed."""
    return _value(rows, ("statement_files",)).split()


def build_manifest(
    sheet: Sheet, rows: Mapping[str, Row], lists: Mapping[str, object], problems: Problems
) -> Manifest | None:
    """The manifest; none when a value breaks its rules, which is noted. `lists` are what the other sheets give it."""
    values: dict[str, object] = {}
    for key in layout.ABOUT_ROWS:
        if value := _value(rows, key):
            put(values, key, value)
    return build(Manifest, {**values, **lists}, lambda *path: place_of(sheet, rows, *path), problems)


def place_of(sheet: Sheet, rows: Mapping[str, Row], *path: str | int) -> str:
    """Where the value at a path of the manifest stands, such as `About, row 4, column B (Value)`."""
    for key, (name, _) in layout.ABOUT_ROWS.items():
        if path[: len(key)] == key:
            row = rows.get(name.casefold())
            return sheet.place(row.number, "value") if row else f"{sheet.shown}, the row {name!r}"
    return sheet.shown


def _value(rows: Mapping[str, Row], key: tuple[str, ...]) -> str:
    row = rows.get(layout.ABOUT_ROWS[key][0].casefold())
    return row.text("value") if row else ""
