"""The sheet for people: what the others hold, in plain words."""

from collections.abc import Iterator, Sequence

from alignment.pathway.sheets import layout
from alignment.pathway.sheets.table import Table
from alignment.types import Expectation, StatementKind

_SHEETS = {
    layout.STATEMENTS: "One row for each statement. This is where most work is done.",
    layout.THEMES: "The groups that statements belong to, and why each matters.",
    layout.CATEGORIES: "The role categories, and job titles that hint at each.",
    layout.CODES: "What other schemes, such as a workforce data set, call each role category.",
    layout.SIGNS: "Words in a job description that speak for or against a role category, with their weight.",
    layout.OUTSIDE: "Kinds of role that these words do not cover, and what to tell the reader.",
    layout.OUTSIDE_SIGNS: "Words that show such a role, with their weight.",
    layout.SOURCES: "Where the words, or their structure, came from.",
    layout.ABOUT: "The name of this version, its title, who publishes it and what every reader must know.",
}


def write_read_me(tables: Sequence[Table]) -> tuple[str, ...]:
    """The lines of the sheet. One that begins with `# ` is a heading."""
    return (
        *_BEFORE,
        "",
        "# The sheets",
        *_sheets(),
        "",
        "# How to write some of the cells",
        *_forms(tables),
        "",
        *_AFTER,
    )


def _sheets() -> Iterator[str]:
    yield from (f"{sheet}: {about}" for sheet, about in _SHEETS.items())


def _forms(tables: Sequence[Table]) -> Iterator[str]:
    """How cells are written, and in which columns."""
    columns: dict[str, list[str]] = {}
    for table in tables:
        for column in table.columns:
            if column.form:
                columns.setdefault(column.form, []).append(f"{table.name}, {column.heading}")
    yield from (f"{'; '.join(named)}: {form}." for form, named in columns.items())


_BEFORE = (
    "# What this is",
    "The whole of a framework, to be read and changed in a spreadsheet. When you are done, save it and run:",
    "fingerpost pathway import-sheets FILE --into FOLDER",
    "Nothing is lost on the way there and back. If a cell cannot be read, you are told its sheet, row and column.",
    "",
    "# The sheet Statements",
    "Each role category has a column. It says how much the role is expected to meet the statement: "
    f"{', '.join(expectation.value for expectation in Expectation)}, or nothing if it is not expected. "
    "Choose from the list in the cell.",
    f"Kind is one of: {', '.join(kind.value for kind in StatementKind)}. Theme is one of those on the sheet Themes.",
    "Phrases are ways in which employers say the same thing. Write one on each line: Alt and Enter starts a new line. "
    "Make a row taller to see all of them.",
    "To add a statement, fill in a new row and leave its id empty. It gets one from its theme and first words.",
    "To remove a statement, delete its row.",
    f"Leave the column “{layout.ID}” alone. Labels and older reports know a statement by its id, "
    "so you can change every word of a statement and keep its id.",
    "Replaces names ids of an earlier version that this statement took the place of, as when two became one.",
    "File is the file that the statement stands in. Left empty, it goes where others of its theme are.",
    "The rows keep their order. You may filter as you like. If you sort, sort by No. again before you save.",
)

_AFTER = (
    "# Please keep to these",
    "Keep the headings in the first row and the names of the sheets. The columns may stand in any order.",
    "Sheets name themes and role categories by their title. When you give one another title, replace the old title on "
    "the other sheets too, in headings as well as cells.",
    "A new role category needs a row on Role categories and a column on Statements and on Signs.",
    "Do not merge cells, and do not use formulas: write what the cell is to say.",
    "Lists such as Phrases and Job titles have one entry on each line.",
    "On the sheet Signs, the number under the sign's own role category is its weight. A number under another says what "
    "the same words are worth there: below 0, they speak against it. Empty means that they say nothing.",
    "In CSV files, a text that a spreadsheet would take for a formula, a number or a date has an apostrophe (') before "
    "it. Leave it there: it is taken away when the file is read. Save as “CSV UTF-8”.",
)
