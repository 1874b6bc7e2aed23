"""What every kind of file is read into: one page, with its statements in order and all that is not one."""

from dataclasses import dataclass, field, replace

from alignment.types import Expectation, StatementKind

OPEN_GOVERNMENT = "Open Government Licence v3.0"
# Longer than this is no statement but a page of text under one bullet or in one cell, most often by mistake.
LONGEST_STATEMENT = 2_000
TOO_LONG = f"It is too long for a statement: over {LONGEST_STATEMENT:,} characters."


@dataclass(frozen=True, slots=True)
class PageSource:
    """Where a page came from, as far as it says. `updated` is the publisher's own date, `2025-04-09`, or empty."""

    title: str = ""
    publisher: str = ""
    address: str = ""
    updated: str = ""
    licence: str = ""


@dataclass(frozen=True, slots=True)
class AskedOf:
    """A role category that a line asks a statement of. `stated` is false for an expectation that was ours to choose."""

    category: str
    expectation: Expectation
    stated: bool = False


@dataclass(frozen=True, slots=True)
class ImportedStatement:
    """A statement as the page has it.

    `theme` is the heading or label it stands under, as written, and may be empty. `is_name` is true of a value of which
    the page gives the name alone. `place` is where a person finds it, such as `paragraph 12`.
    """

    kind: StatementKind
    theme: str
    text: str
    place: str
    asked_of: tuple[AskedOf, ...]
    is_name: bool = False


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Words of the page that are not taken for a statement, why, and where they stand."""

    text: str
    reason: str
    place: str


@dataclass(frozen=True, slots=True)
class ImportedPage:
    """A file as read. `category` is the title of the role category it is about; empty for a sheet about several.

    `summary` is what the page says of the role in its first words. `notes` are for the person who imports it.
    """

    file: str
    category: str
    summary: str
    source: PageSource
    statements: tuple[ImportedStatement, ...]
    left_out: tuple[LeftOut, ...] = ()
    notes: tuple[str, ...] = field(default=())

    def with_note(self, text: str) -> "ImportedPage":
        """The same page with one more note."""
        return replace(self, notes=(*self.notes, text))
