"""`python -m eval baselines`: the product beside what must be beaten, and beside itself without its parts."""

from argparse import ArgumentParser, Namespace

from eval.baselines import PLAIN, all_baselines
from eval.cases import load_cases
from eval.commands.command import Command
from eval.commands.options import add_results, add_saving
from eval.label_files import SPLITS
from eval.layout import MARKS, text_table
from eval.line_up import for_tables, run_all
from eval.results import save_results
from eval.run import PRODUCT, open_encoder, open_for_runs
from eval.sealing import sealed
from eval.tables import runs_table


def add_arguments(parser: ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument("--split", choices=SPLITS, default="dev", help="which job descriptions (default: dev)")
    add_saving(parser)
    add_results(parser)


def run(options: Namespace) -> int:
    """Run them all, print a row for each, and save them if asked to."""
    tools = open_for_runs()
    encoder = tools.index.encoder
    plain = encoder if encoder.name == PLAIN else open_encoder(PLAIN)
    with sealed("dev", "test"):
        baselines = all_baselines(load_cases("train"), tools, plain)
    runs = list(run_all(load_cases(options.split), options.split, tools, baselines))
    table = runs_table(runs)
    print(text_table(table.heads, table.rows))
    print(f"\n{MARKS}\n")
    for baseline in baselines:
        settings = ", ".join(f"{name} {value}" for name, value in baseline.settings.items())
        print(f"{baseline.name}: {baseline.says}{f' ({settings})' if settings else ''}")
    for one in runs if options.save else ():
        kept = one if one.name.startswith(PRODUCT) else for_tables(one)
        print(f"Saved as {save_results(kept, options.results, dirty=options.dirty).name}")
    return 0


COMMAND = Command("the product beside every baseline and ablation, in one table", add_arguments, run)
