"""Tables in README.md and docs/ that are made from committed results, between marks, so that no number is typed.

    <!-- eval:table product-test -->                      every measure of one run
    <!-- eval:table product-test by category -->          its parts
    <!-- eval:table product-test peer-bm25-test -->       several runs side by side
    <!-- eval:table invariance-test -->                   the suites of an invariance run
    <!-- eval:table bars -->                              every bar, met or missed; `bars on gold` has those on gold
    <!-- eval:table bars beside -->                       what every baseline and ablation reaches where there is a bar
    <!-- eval:table bars external -->                     the same of other encoders, on external suites

and `<!-- /eval -->` after the table.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from alignment import load_pathway
from eval.bars import Source
from eval.bars_table import INTERVALS, JUDGED, Kept, bars_table, beside_table, external_bars_table, told_bars
from eval.bars_table import MARKS as BAR_MARKS
from eval.invariance import SUITE as INVARIANCE
from eval.invariance import invariance_table
from eval.layout import MARKS, markdown_table
from eval.results import Results, find_results, load_results
from eval.slices import slice_records
from eval.tables import Table, measures_table, parts_table, runs_table

ROOT = Path(__file__).parent.parent
PAGES = (ROOT / "README.md", ROOT / "docs" / "eval.md")
_BLOCK = re.compile(r"(?m)(^<!-- eval:table (?P<what>[^>]+?) -->\n).*?(?P<close>^<!-- /eval -->$)", re.DOTALL)
_BARS: Mapping[str, Callable[[Kept], tuple[Table, str]]] = {
    "bars": lambda kept: (bars_table(kept), told_bars(kept)),
    "bars on gold": lambda kept: (bars_table(kept, Source.GOLD), told_bars(kept, Source.GOLD)),
    "bars beside": lambda kept: (beside_table(kept), f"Split {JUDGED}; {BAR_MARKS}."),
    "bars external": lambda kept: (external_bars_table(kept), f"Means over tasks; {BAR_MARKS}; {INTERVALS}."),
}


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


def bar_tables(folder: Path) -> Iterator[tuple[Table, str]]:
    """Every table of bars with what stands under it: the bars, and what others reach beside the product."""
    kept = Kept(folder)
    yield from (_BARS[name](kept) for name in ("bars", "bars beside", "bars external"))


def _block(what: str, folder: Path) -> str:
    if what in _BARS:
        table, caption = _BARS[what](Kept(folder))
        return f"{markdown_table(table.heads, table.rows)}\n\n{caption}"
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
