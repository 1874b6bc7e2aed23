"""The sheet Statements: entries by file, with ids for the new ones."""

from collections.abc import Sequence
from functools import partial

from pydantic import BaseModel

from alignment.pathway.ids import new_id
from alignment.pathway.schema import FileName, StatementEntry
from alignment.pathway.sheets.problems import Problems
from alignment.pathway.sheets.rows import Sheet, build, refuse_repeats

# Where statements go when the sheets name no file at all.
DEFAULT_FILE = "statements.yaml"


class _Placed(BaseModel):
    """What a row says beside the statement itself."""

    file: FileName


def read_statements(
    sheet: Sheet, files: Sequence[str], problems: Problems
) -> tuple[dict[str, tuple[StatementEntry, ...]], tuple[str, ...]]:
    """The statements by file, and the ids given to those that had none.

    The files listed come first, even when no row is left in them, then others by name, as they would be read. A row
    that names no file goes where its theme is, and with a new theme where the row above is.
    """
    refuse_repeats(sheet, ["id"], problems)
    found: dict[str, list[StatementEntry]] = {name: [] for name in files}
    ids = _new_ids(sheet)
    homes = _homes(sheet)
    last = next(iter(files), DEFAULT_FILE)
    for row in sheet.rows:
        last = row.text("file") or homes.get(row.text("theme")) or last
        values = {key: value for key, value in row.values.items() if key != "file"}
        if row.number in ids:
            values["id"] = ids[row.number]
        build(_Placed, {"file": last}, partial(sheet.place, row.number), problems)
        entry = build(StatementEntry, values, partial(sheet.place, row.number), problems)
        found.setdefault(last, []).extend([entry] if entry else [])
    order = [*files, *sorted(name for name in found if name not in files)]
    return {name: tuple(found[name]) for name in order}, tuple(ids.values())


def _new_ids(sheet: Sheet) -> dict[int, str]:
    """Ids for the rows without one, by row. None of them was ever used, as far as the sheet knows."""
    taken = {row.text("id") for row in sheet.rows}
    for row in sheet.rows:
        replaced = row.values.get("replaces", [])
        taken |= set(replaced) if isinstance(replaced, list) else set()
    ids: dict[int, str] = {}
    for row in sheet.rows:
        if not row.text("id") and row.text("theme") and row.text("text"):
            ids[row.number] = new_id(row.text("theme"), row.text("text"), taken)
            taken.add(ids[row.number])
    return ids


def _homes(sheet: Sheet) -> dict[str, str]:
    """The file of each theme's first statement that has one."""
    homes: dict[str, str] = {}
    for row in sheet.rows:
        if row.text("file"):
            homes.setdefault(row.text("theme"), row.text("file"))
    return homes
