"""Which sheets there are and what each column of them holds. Both directions follow this."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from alignment.pathway.sheets.table import Column, Holds
from alignment.types import Expectation, StatementKind

READ_ME = "Read me"
STATEMENTS = "Statements"
THEMES = "Themes"
CATEGORIES = "Role categories"
CODES = "Codes"
SIGNS = "Signs"
OUTSIDE = "Outside scope"
OUTSIDE_SIGNS = "Outside signs"
SOURCES = "Sources"
ABOUT = "About"

SHEETS = (STATEMENTS, THEMES, CATEGORIES, CODES, SIGNS, OUTSIDE, OUTSIDE_SIGNS, SOURCES, ABOUT)
"""Every sheet but the first, which is for people alone, in order."""

ID = "Id (leave alone)"

_SMALL_LETTERS = "small letters and digits joined by _ or -, such as food_and_drink"
_DAY = "a day such as 2025-04-09"
_KINDS = {kind.value: kind.value for kind in StatementKind}
_EXPECTATIONS = {expectation.value: expectation.value for expectation in Expectation}
_YES_NO = {"true": "yes", "false": "no"}

ABOUT_ROWS: Mapping[tuple[str, ...], tuple[str, str]] = {
    ("version",): ("Version", "The name of this version, such as 2026. It is also the name of its folder."),
    ("title",): ("Title", "The full title, shown on every report."),
    ("publisher",): ("Publisher", "Who publishes these words."),
    ("licence",): ("Licence", "What others may do with them."),
    ("notice",): ("Notice", "What every reader must know, shown on every report."),
    ("called",): ("Name in a sentence", "Such as: the Pathway. Left empty, it is called: the framework."),
    ("date",): ("Date", f"The date of these words: {_DAY}."),
    ("based_on",): ("Based on", "The version this one was made from, if any."),
    ("statement_files",): ("Statement files", "Their files in order, one on each line. Others follow by name."),
    ("published", "date"): ("Published on", "Filled in when a version is published. Leave it alone."),
    ("published", "fingerprint"): ("Published fingerprint", "Shows that nothing changed since. Leave it alone."),
}
"""The rows of the sheet About, by where they belong in the manifest: what they are called, and what they mean."""


@dataclass(frozen=True, slots=True)
class Names:
    """What the sheets call themes, role categories, sources and kinds of outside role, by id."""

    themes: Mapping[str, str]
    categories: Mapping[str, str]
    sources: Mapping[str, str]
    outside: Mapping[str, str]


def names_of(titles: Mapping[str, str]) -> dict[str, str]:
    """What to call each thing, by id: its title, or its id when another has the same title or is called so."""
    uses = Counter(used for name, title in titles.items() for used in {title.casefold(), name})
    return {name: title if uses[title.casefold()] == 1 else name for name, title in titles.items()}


def columns_of(sheet: str, names: Names) -> tuple[Column, ...]:
    """The columns of a sheet, in order, when things are called by these names."""
    return {
        STATEMENTS: _statements,
        THEMES: _themes,
        CATEGORIES: _categories,
        CODES: _codes,
        SIGNS: _signs,
        OUTSIDE: _outside,
        OUTSIDE_SIGNS: _outside_signs,
        SOURCES: _sources,
        ABOUT: _about,
    }[sheet](names)


def _statements(names: Names) -> tuple[Column, ...]:
    expectations = tuple(
        Column(("expected_by", name), title, 13, choices=_EXPECTATIONS) for name, title in names.categories.items()
    )
    return (
        Column(("number",), "No.", 6, Holds.NUMBER, read=False),
        Column(("theme",), "Theme", 24, choices=names.themes, listed_on=(THEMES, "Theme")),
        Column(("kind",), "Kind", 12, choices=_KINDS),
        Column(("text",), "Statement", 52),
        *expectations,
        Column(("phrases",), "Phrases", 52, Holds.LINES),
        Column(("file",), "File", 28, form="a file name such as daily_care.yaml"),
        Column(("replaces",), "Replaces", 28, Holds.LINES, form="ids of earlier versions, one on each line"),
        Column(("id",), ID, 40, form="small letters and digits joined by - with a full stop after the theme"),
    )


def _themes(_: Names) -> tuple[Column, ...]:
    return (
        Column(("title",), "Theme", 34),
        Column(("why",), "Why it matters", 80),
        Column(("id",), ID, 34, form=_SMALL_LETTERS),
    )


def _categories(names: Names) -> tuple[Column, ...]:
    return (
        Column(("title",), "Role category", 28),
        Column(("group",), "Group", 22),
        Column(("summary",), "Summary", 60),
        Column(("titles",), "Job titles", 36, Holds.LINES),
        Column(("false_friends",), "False friends", 36, Holds.LINES),
        Column(("source",), "Source", 28, choices=names.sources, listed_on=(SOURCES, "Source")),
        Column(("id",), ID, 28, form=_SMALL_LETTERS),
    )


def _codes(names: Names) -> tuple[Column, ...]:
    return (
        _category_column(names),
        Column(("scheme",), "Scheme", 30),
        Column(("code",), "Code", 12),
        Column(("confirmed",), "Confirmed", 12, choices=_YES_NO),
    )


def _signs(names: Names) -> tuple[Column, ...]:
    weights = tuple(Column(("weights", name), title, 13, Holds.NUMBER) for name, title in names.categories.items())
    return (
        _category_column(names),
        Column(("id",), "Sign", 28, form=_SMALL_LETTERS),
        Column(("reason",), "Reason: the role …", 40),
        Column(("phrases",), "Phrases", 44, Holds.LINES),
        *weights,
    )


def _outside(_: Names) -> tuple[Column, ...]:
    return (
        Column(("title",), "Kind of role", 34),
        Column(("advice",), "Advice", 80),
        Column(("id",), ID, 28, form=_SMALL_LETTERS),
    )


def _outside_signs(names: Names) -> tuple[Column, ...]:
    return (
        Column(("entry",), "Kind of role", 34, choices=names.outside, listed_on=(OUTSIDE, "Kind of role")),
        Column(("id",), "Sign", 28, form=_SMALL_LETTERS),
        Column(("reason",), "Reason: the role …", 40),
        Column(("weight",), "Weight", 10, Holds.NUMBER),
        Column(("phrases",), "Phrases", 52, Holds.LINES),
    )


def _sources(_: Names) -> tuple[Column, ...]:
    return (
        Column(("id",), "Source", 28, form=_SMALL_LETTERS),
        Column(("title",), "Title", 48),
        Column(("publisher",), "Publisher", 34),
        Column(("address",), "Address", 60),
        Column(("updated",), "Updated", 12, form=f"{_DAY}, 2025-04 or 2025"),
        Column(("licence",), "Licence", 48),
    )


def _about(_: Names) -> tuple[Column, ...]:
    return (
        Column(("name",), "Name", 24),
        Column(("value",), "Value", 80),
        Column(("meaning",), "What it is", 60, read=False),
    )


def _category_column(names: Names) -> Column:
    return Column(("category",), "Role category", 28, choices=names.categories, listed_on=(CATEGORIES, "Role category"))
