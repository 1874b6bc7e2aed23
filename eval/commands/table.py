"""`python -m eval table`: write the tables of README.md and docs/eval.md from committed results, or check them."""

from argparse import ArgumentParser, Namespace

from eval.commands.command import Command
from eval.commands.options import add_results
from eval.pages import PAGES, stale_pages, write_pages


def add_arguments(parser: ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument("--check", action="store_true", help="write nothing; fail when a table is stale")
    add_results(parser)


def run(options: Namespace) -> int:
    """Write stale pages, or fail on them."""
    stale = (stale_pages if options.check else write_pages)(PAGES, options.results)
    for page in stale:
        print(f"{page.name}: {'stale; run `python -m eval table`' if options.check else 'written'}")
    if not stale:
        print("Every table is what the results say.")
    return 1 if options.check and stale else 0


COMMAND = Command("write or check the tables made from committed results", add_arguments, run)
