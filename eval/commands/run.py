"""`python -m eval run`: what the product makes of a split, with intervals; or its encoder of suites of others."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from embeddings import SHIPPED_ENCODER
from eval.cases import load_cases
from eval.commands import external
from eval.commands.command import Command
from eval.commands.options import add_pathway, add_results, add_saving
from eval.label_files import SPLITS
from eval.layout import MARKS, text_table
from eval.results import Results, save_results
from eval.run import GOLD_SUITE, PRODUCT, open_for_runs, run_gold
from eval.slices import DIMENSIONS, slice_records
from eval.tables import Table, measures_table, parts_table

EXTERNAL = "external"


def add_arguments(parser: ArgumentParser) -> None:
    """Options of the command."""
    suites = [GOLD_SUITE, EXTERNAL]
    parser.add_argument("--suite", choices=suites, default=GOLD_SUITE, help="whose labels (default: gold, ours)")
    parser.add_argument("--folder", type=Path, help="where the suites of others lie")
    parser.add_argument("--split", choices=SPLITS, default="dev", help="which job descriptions (default: dev)")
    add_pathway(parser)
    parser.add_argument("--name", help="what to call the results (default: product- and the split)")
    parser.add_argument("--slice", choices=DIMENSIONS, action="append", default=[], help="also cut by this")
    add_saving(parser)
    add_results(parser)


def run(options: Namespace) -> int:
    """Run, print the measures, and save the records if asked to."""
    if options.suite == EXTERNAL:
        return external.run(Namespace(**vars(options), encoder=SHIPPED_ENCODER))
    tools = open_for_runs(options.pathway)
    name = options.name or f"{PRODUCT}-{options.split}"
    results = run_gold(load_cases(options.split), options.split, tools, name=name)
    print(told(results))
    show(measures_table(results.records))
    for dimension in options.slice:
        parts = slice_records(results.records, dimension, tools.pathway)
        print()
        if parts:
            show(parts_table(dimension, parts))
        else:
            print(f"No {dimension} is given in these job descriptions.")
    print(f"\n{MARKS}")
    if options.save:
        print(f"Saved as {save_results(results, options.results, dirty=options.dirty).name}")
    return 0


def told(results: Results) -> str:
    """What was run, in one line."""
    labels = sum(len(record.labels) for record in results.records)
    size = f"{len(results.records)} job descriptions, {labels} labels"
    return f"{results.name}: {size}, Pathway {results.pathway}, commit {results.commit}, {results.seconds:.0f} s\n"


def show(table: Table) -> None:
    """Print a table."""
    print(text_table(table.heads, table.rows))


COMMAND = Command("measure the product on a split, with intervals", add_arguments, run)
