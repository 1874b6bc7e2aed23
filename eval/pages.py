"""Tables in README.md and docs/ that are made from committed results, between marks, so that no number is typed.

    <!-- eval:table product-test -->                      every measure of one run
    <!-- eval:table product-test by category -->          its parts
    <!-- eval:table product-test peer-bm25-test -->       several runs side by side
    <!-- eval:table invariance-test -->                   the suites of an invariance run

and `<!-- /eval -->` after the table.
"""

import re
from collections.abc import Sequence
from pathlib import Path

from alignment import load_pathway
from eval.invariance import SUITE as INVARIANCE
from eval.invariance import invariance_table
from eval.layout import MARKS, markdown_table
from eval.results import Results, find_results, load_results
from eval.slices import slice_records
from eval.tables import Table, measures_table, parts_table, runs_table

ROOT = Path(__file__).parent.parent
PAGES = (ROOT / "README.md", ROOT / "docs" / "eval.md")
_BLOCK = re.compile(r"(?m)(^<!-- eval:table (?P<what>[^>]+?) -->\n).*?(?P<close>^<!-- /eval -->$)", re.DOTALL)


def fill_page(text: str, folder: Path) -> str:
    """The page with every marked table made anew from the results in a folder.

    Raises:
        ResultsError: a run a table names is not there.
    """
    return _BLOCK.sub(lambda found: f"{found[1]}{_block(found['what'], folder)}\n{found['close']}", text)


def stale_pages(pages: Sequence[Path], folder: Path) -> list[Path]:
    """Pages whose tables are not what the results say.

    Raises:
        ResultsError: a run a table names is not there.
    """
    return [page for page in pages if fill_page(text := page.read_text(encoding="utf-8"), folder) != text]


def write_pages(pages: Sequence[Path], folder: Path) -> list[Path]:
    """Write every stale page anew, and say which.

    Raises:
        ResultsError: a run a table names is not there.
    """
    stale = stale_pages(pages, folder)
    for page in stale:
        page.write_text(fill_page(page.read_text(encoding="utf-8"), folder), encoding="utf-8")
    return stale


def _block(what: str, folder: Path) -> str:
    names, _, dimension = what.partition(" by ")
    runs = [load_results(find_results(name, folder)) for name in names.split()]
    table = _table(runs, dimension)
    return f"{markdown_table(table.heads, table.rows)}\n\n{_caption(runs)} {MARKS}"


def _table(runs: Sequence[Results], dimension: str) -> Table:
    if runs[0].suite == INVARIANCE:
        return invariance_table(runs[0].records)
    if dimension:
        return parts_table(dimension, slice_records(runs[0].records, dimension, load_pathway(runs[0].pathway)))
    return runs_table(runs) if len(runs) > 1 else measures_table(runs[0].records)


def _caption(runs: Sequence[Results]) -> str:
    splits = ", ".join(dict.fromkeys(run.split for run in runs))
    commits = ", ".join(dict.fromkeys(run.commit[:12] for run in runs))
    return f"Split {splits}, {len(runs[0].records)} job descriptions, commit {commits};"
