"""The tables of `eval/grounding/README.md`: what pairs there are, and what the checker makes of the reporting half."""

from collections.abc import Sequence
from pathlib import Path

from eval.blocks import fill_block
from eval.grounding.measuring import check_pairs, fault_table, headline_table, to_records
from eval.grounding.pairs import FOLDER, HALVES, PARTS, Fault, Pair, load_pairs
from eval.layout import markdown_table

PAGE = FOLDER / "README.md"


def filled_datasheet(page: Path = PAGE) -> str:
    """The datasheet with its tables made anew from the pairs and the checker."""
    text = page.read_text(encoding="utf-8")
    for name, body in {"grounding-pairs": _composition(load_pairs()), "grounding-report": _figures()}.items():
        text = fill_block(text, name, body)
    return text


def write_datasheet(page: Path = PAGE) -> bool:
    """Write the datasheet anew, and say whether anything in it changed."""
    filled = filled_datasheet(page)
    changed = filled != page.read_text(encoding="utf-8")
    if changed:
        page.write_text(filled, encoding="utf-8")
    return changed


def _composition(pairs: Sequence[Pair]) -> str:
    rows = [["**right**", *_counts([p for p in pairs if not p.fault])]]
    rows += [[fault.replace("_", " "), *_counts([p for p in pairs if p.fault is fault])] for fault in Fault]
    rows += [[f"part: {part.replace('_', ' ')}", *_counts([p for p in pairs if p.of.part == part])] for part in PARTS]
    rows += [["**all**", *_counts(pairs)]]
    return markdown_table(["", *HALVES], rows)


def _counts(pairs: Sequence[Pair]) -> list[str]:
    return [str(sum(pair.of.half == half for pair in pairs)) for half in HALVES]


def _figures() -> str:
    records = to_records(check_pairs(load_pairs("report")))
    tables = (headline_table(records), fault_table(records))
    return "\n\n".join(markdown_table(table.heads, table.rows) for table in tables)
