"""`python -m eval invariance`: does a reading move when the job description says the same otherwise?"""

import time
from argparse import ArgumentParser, Namespace

from eval.cases import load_cases
from eval.commands.command import Command
from eval.commands.options import add_results, add_saving
from eval.invariance import SUITE, invariance_table, observe_variants
from eval.label_files import SPLITS
from eval.layout import text_table
from eval.results import save_results
from eval.run import open_for_runs, to_results
from eval.variants import SUITES


def add_arguments(parser: ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument("--split", choices=SPLITS, default="dev", help="which job descriptions (default: dev)")
    add_saving(parser)
    add_results(parser)


def run(options: Namespace) -> int:
    """Read every job description in every way, print a row for each way, and save what was found if asked to."""
    tools = open_for_runs()
    began = time.monotonic()
    records = observe_variants(load_cases(options.split), tools)
    results = to_results(records, options.split, tools, name=f"{SUITE}-{options.split}", suite=SUITE, began=began)
    table = invariance_table(records)
    print(text_table(table.heads, table.rows))
    print("\nShares with intervals of 95 %, by job description.\n")
    print("\n".join(f"{suite.name}: {suite.says}" for suite in SUITES))
    if options.save:
        print(f"Saved as {save_results(results, options.results, dirty=options.dirty).name}")
    return 0


COMMAND = Command("whether a reading moves when a job description says the same otherwise", add_arguments, run)
