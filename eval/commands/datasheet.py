"""`python -m eval datasheet`: fill the figures of the datasheet from the labels."""

from argparse import ArgumentParser, Namespace

from eval.commands.command import Command
from eval.datasheet import filled_datasheet, page_path


def add_arguments(parser: ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument("--check", action="store_true", help="only say whether the figures are those of the labels")


def run(options: Namespace) -> int:
    """Write the figures, or 1 where they are stale and were only to be checked."""
    page, before = filled_datasheet(), page_path().read_text(encoding="utf-8")
    if options.check:
        print("stale: run python -m eval datasheet" if page != before else "the figures are those of the labels")
        return 1 if page != before else 0
    page_path().write_text(page, encoding="utf-8")
    print(f"{page_path()} is {'as it was' if page == before else 'written anew'}")
    return 0


COMMAND = Command("fill the figures of eval/gold/DATASHEET.md", add_arguments, run)
