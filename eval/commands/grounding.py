"""`python -m eval grounding`: does the checker of summary sentences catch planted faults, and let the rest be?"""

import time
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence

from eval.commands.command import Command
from eval.commands.options import add_results, add_saving
from eval.commits import this_commit
from eval.grounding import HALVES, SUITE, Checked, check_pairs, fault_table, headline_table, load_pairs, to_records
from eval.grounding.datasheet import write_datasheet
from eval.layout import text_table
from eval.records import CaseRecord
from eval.results import Results, save_results, this_machine


def add_arguments(parser: ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument("--half", choices=HALVES, default="tune", help="which half of the pairs (default: tune)")
    parser.add_argument("--show", action="store_true", help="also print the sentences that were judged wrongly")
    parser.add_argument("--datasheet", action="store_true", help="write the tables of eval/grounding/README.md anew")
    add_saving(parser)
    add_results(parser)


def run(options: Namespace) -> int:
    """Check every sentence, print what was caught by kind of fault, and keep the records if asked to."""
    if options.datasheet:
        print("Wrote eval/grounding/README.md." if write_datasheet() else "The datasheet is as it should be.")
        return 0
    began = time.monotonic()
    checked = check_pairs(load_pairs(options.half))
    records = to_records(checked)
    for table in (headline_table(records), fault_table(records)):
        print(text_table(table.heads, table.rows) + "\n")
    print(f"Half {options.half}: {len(checked)} sentences on {len(records)} sets of facts.")
    if options.show:
        print("\n".join(_told(found) for found in checked if not found.is_right))
    if options.save:
        results = _results(records, options.half, began)
        print(f"Saved as {save_results(results, options.results, dirty=options.dirty).name}")
    return 0


def _told(found: Checked) -> str:
    reasons = "; ".join(f"{problem.code}: {problem.reason}" for problem in found.problems) or "nothing found"
    return f"{found.pair.fault or 'right'} | {found.pair.of.name} | {found.pair.text} | {reasons}"


def _results(records: Sequence[CaseRecord], half: str, began: float) -> Results:
    return Results(
        name=f"{SUITE}-{half}",
        suite=SUITE,
        split=half,
        commit=this_commit(),
        pathway="",
        pathway_fingerprint="",
        encoder="",
        verdict_model="",
        records=tuple(records),
        machine=this_machine(),
        seconds=round(time.monotonic() - began, 1),
    )


COMMAND = Command("whether the checker of summary sentences catches planted faults", add_arguments, run)
