"""The sheets other than Statements and About, as entries of the schema."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TypeVar

from pydantic import BaseModel

from alignment.pathway.schema import CategoryFile, CodeEntry, OutsideEntry, OutsideSignEntry, SignEntry
from alignment.pathway.sheets.layout import OUTSIDE_SIGNS
from alignment.pathway.sheets.problems import Problems
from alignment.pathway.sheets.rows import Row, Sheet, build, refuse_repeats

_Model = TypeVar("_Model", bound=BaseModel)


def read_plain(model: type[_Model], sheet: Sheet, problems: Problems) -> list[_Model]:
    """An entry for each row, when a row holds the whole of it."""
    refuse_repeats(sheet, ["id"], problems)
    built = [build(model, row.values, partial(sheet.place, row.number), problems) for row in sheet.rows]
    return [entry for entry in built if entry is not None]


def read_outside(sheet: Sheet, signs: Sheet, problems: Problems) -> list[OutsideEntry]:
    """The kinds of role that are not covered, each with the signs from the other sheet."""
    refuse_repeats(sheet, ["id"], problems)
    refuse_repeats(signs, ["entry", "id"], problems)
    held = _by_owner(OutsideSignEntry, signs, "entry", problems)
    found = []
    for row in sheet.rows:
        own = held.get(row.text("id"), [])
        if not own:
            problems.add(sheet.place(row.number), f"it has no sign: give it a row on the sheet {OUTSIDE_SIGNS!r}.")
            continue
        entry = build(OutsideEntry, {**row.values, "signs": own}, partial(sheet.place, row.number), problems)
        found += [entry] if entry else []
    return found


def read_categories(sheet: Sheet, codes: Sheet, signs: Sheet, problems: Problems) -> list[CategoryFile]:
    """The role categories, each with its codes and signs from the other sheets."""
    refuse_repeats(sheet, ["id"], problems)
    refuse_repeats(signs, ["category", "id"], problems)
    held_codes = _by_owner(CodeEntry, codes, "category", problems)
    held_signs = _signs(signs, problems)
    found = []
    for row in sheet.rows:
        name = row.text("id")
        parts = {"codes": held_codes.get(name, []), "signs": held_signs.get(name, [])}
        entry = build(CategoryFile, {**row.values, **parts}, partial(sheet.place, row.number), problems)
        found += [entry] if entry else []
    return found


def _signs(sheet: Sheet, problems: Problems) -> dict[str, list[SignEntry]]:
    """A row's weight under its own role category is the sign's, the others are what it lends."""
    found: dict[str, list[SignEntry]] = {}
    for row in sheet.rows:
        owner = row.text("category")
        if not owner:
            problems.add(sheet.place(row.number, "category"), "it is empty.")
            continue
        weights = row.values.get("weights", {})
        also = dict(weights) if isinstance(weights, Mapping) else {}
        values = {key: value for key, value in row.values.items() if key not in ("category", "weights")}
        if owner in also:
            values["weight"] = also.pop(owner)
        entry = build(SignEntry, {**values, "also": also}, _place_of_weight(sheet, row, owner), problems)
        found.setdefault(owner, []).extend([entry] if entry else [])
    return found


def _by_owner(model: type[_Model], sheet: Sheet, key: str, problems: Problems) -> dict[str, list[_Model]]:
    """An entry for each row, under what the row says it belongs to."""
    found: dict[str, list[_Model]] = {}
    for row in sheet.rows:
        owner = row.text(key)
        if not owner:
            problems.add(sheet.place(row.number, key), "it is empty.")
            continue
        values = {name: value for name, value in row.values.items() if name != key}
        entry = build(model, values, partial(sheet.place, row.number), problems)
        found.setdefault(owner, []).extend([entry] if entry else [])
    return found


def _place_of_weight(sheet: Sheet, row: Row, owner: str) -> Callable[..., str]:
    """Both kinds of weight stand in the columns of the role categories."""

    def place(*path: str | int) -> str:
        if path[:1] == ("weight",):
            path = ("weights", owner)
        elif path[:1] == ("also",):
            path = ("weights", *path[1:])
        return sheet.place(row.number, *path)

    return place
