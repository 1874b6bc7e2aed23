"""From the sheets of a file back to content. Every slip is told with its sheet, row and column."""

from collections.abc import Mapping
from dataclasses import dataclass

from alignment.pathway.schema import SourceEntry, ThemeEntry
from alignment.pathway.sheets import layout
from alignment.pathway.sheets.about import build_manifest, place_of, read_about, statement_files
from alignment.pathway.sheets.entries import read_categories, read_outside, read_plain
from alignment.pathway.sheets.problems import Problems
from alignment.pathway.sheets.rows import Sheet, read_sheet
from alignment.pathway.sheets.statements import read_statements
from alignment.pathway.sheets.table import Grid
from alignment.pathway.writing import Content

_NO_NAMES = layout.Names({}, {}, {}, {})


@dataclass(frozen=True, slots=True)
class SheetsRead:
    """What sheets held. `new_ids` were given to statements that had none; `left_out` are sheets that are not ours.

    `published_place` is where the sheets say that the content is published.
    """

    content: Content
    new_ids: tuple[str, ...]
    left_out: tuple[str, ...]
    published_place: str


def read_grids(grids: Mapping[str, Grid]) -> SheetsRead:
    """The content that sheets hold, by the names in `layout`. Others are left out.

    Raises:
        InvalidPathwayError: A sheet or column is missing, or a cell breaks the rules; each is named.
    """
    problems = Problems()
    for name in (name for name in layout.SHEETS if name not in grids):
        problems.add(name, "the sheet is missing. Put it back with its headings, even if it holds nothing else.")
    problems.refuse()
    names = _read_names(grids, problems)
    sheets = {name: read_sheet(grids[name], layout.columns_of(name, names), problems) for name in layout.SHEETS}
    problems.refuse()
    about = read_about(sheets[layout.ABOUT], problems)
    themes = read_plain(ThemeEntry, sheets[layout.THEMES], problems)
    sources = read_plain(SourceEntry, sheets[layout.SOURCES], problems)
    outside = read_outside(sheets[layout.OUTSIDE], sheets[layout.OUTSIDE_SIGNS], problems)
    categories = read_categories(sheets[layout.CATEGORIES], sheets[layout.CODES], sheets[layout.SIGNS], problems)
    files = statement_files(about)
    statements, new_ids = read_statements(sheets[layout.STATEMENTS], files, problems)
    if not themes:
        problems.add(layout.THEMES, "there is no theme: every statement needs one.")
    problems.refuse()
    lists = {
        "themes": themes,
        "sources": sources,
        "outside_scope": outside,
        "categories": [category.id for category in categories],
        "statement_files": files,
    }
    manifest = build_manifest(sheets[layout.ABOUT], about, lists, problems)
    if manifest is None:
        raise problems.refusal()
    left_out = tuple(name for name in grids if name not in {*layout.SHEETS, layout.READ_ME})
    content = Content(manifest, tuple(categories), statements)
    return SheetsRead(content, new_ids, left_out, place_of(sheets[layout.ABOUT], about, "published", "fingerprint"))


def _read_names(grids: Mapping[str, Grid], problems: Problems) -> layout.Names:
    """What the other sheets may call themes, role categories, sources and kinds of outside role.

    Raises:
        InvalidPathwayError: One of these has no id, so that nothing can name it.
    """
    titles = {
        name: _titles(read_sheet(grids[name], layout.columns_of(name, _NO_NAMES), Problems()), problems)
        for name in (layout.THEMES, layout.CATEGORIES, layout.SOURCES, layout.OUTSIDE)
    }
    problems.refuse()
    return layout.Names(
        themes=layout.names_of(titles[layout.THEMES]),
        categories=layout.names_of(titles[layout.CATEGORIES]),
        sources={name: name for name in titles[layout.SOURCES]},
        outside=layout.names_of(titles[layout.OUTSIDE]),
    )


def _titles(sheet: Sheet, problems: Problems) -> dict[str, str]:
    """The titles on a sheet by their ids. What else is wrong with it is noted when it is read in full."""
    for row in sheet.rows:
        if not row.text("id"):
            problems.add(sheet.place(row.number, "id"), "it is empty.")
    return {row.text("id"): row.text("title") for row in sheet.rows}
