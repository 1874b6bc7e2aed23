"""`python -m eval compare OLD NEW`: what moved between two saved runs."""

from argparse import ArgumentParser, Namespace

from alignment import load_pathway
from eval.commands.command import Command
from eval.commands.options import add_pathway, add_results
from eval.compare import compare_results
from eval.layout import MARKS
from eval.moves import told_moves
from eval.results import find_results, load_results


def add_arguments(parser: ArgumentParser) -> None:
    """Options of the command."""
    for name in ("old", "new"):
        parser.add_argument(name, help="a saved run: its name, or the path of its file")
    add_pathway(parser, default="the new run's")
    add_results(parser)


def run(options: Namespace) -> int:
    """Print the differences, those that surely moved first, then the job descriptions and lines behind them."""
    old, new = (load_results(find_results(name, options.results)) for name in (options.old, options.new))
    for part in told_moves(compare_results(old, new), load_pathway(options.pathway or new.pathway)):
        print(f"{part}\n")
    print(MARKS)
    return 0


COMMAND = Command("what moved between two saved runs, in pairs", add_arguments, run)
