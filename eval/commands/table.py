"""`python -m eval table`: what is to be reached and what is, from committed results, printed and written into pages.

README.md and docs/eval.md have tables made from results; `--check` fails when one is stale.
"""

from argparse import ArgumentParser, Namespace

from eval.commands.command import Command
from eval.commands.options import add_results
from eval.layout import text_table
from eval.pages import PAGES, bar_tables, stale_pages, write_pages


def add_arguments(parser: ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument("--check", action="store_true", help="write nothing; fail when a table is stale")
    add_results(parser)


def run(options: Namespace) -> int:
    """Print the bars and write stale pages, or fail on stale pages."""
    if not options.check:
        for table, caption in bar_tables(options.results):
            print(f"{text_table(table.heads, table.rows)}\n\n{caption}\n")
    stale = (stale_pages if options.check else write_pages)(PAGES, options.results)
    for page in stale:
        print(f"{page.name}: {'stale; run `python -m eval table`' if options.check else 'written'}")
    if not stale:
        print("Every table is what the results say.")
    return 1 if options.check and stale else 0


COMMAND = Command("the bars, met or missed; write or check the tables of pages", add_arguments, run)
