"""`python -m eval count SPLIT`: lines right, wrong and missed in each document."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence

from alignment import open_tools
from eval.cases import load_cases
from eval.commands.command import Command
from eval.count import Count, count_cases

HEADS = ("lines", "right", "wrong", "missed", "matches", "agreed", "on boilerplate")


def add_arguments(parser: ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument("split", choices=["train", "examples"])


def run(options: Namespace) -> int:
    """Print a row for each document and one for all."""
    show_counts(count_cases(load_cases(options.split), open_tools()))
    return 0


def show_counts(counts: Sequence[Count]) -> None:
    """A row for each document and one for all."""
    print(f"{'document':<36}" + "".join(f"{head:>9}" for head in HEADS[:-1]) + "  on boilerplate  category")
    for row in counts:
        numbers = (row.lines, row.right, row.wrong, row.missed, row.matches, row.agreed)
        cells = "".join(f"{number:>9}" for number in numbers)
        mark = "" if row.category_right else "  (not agreed)"
        print(f"{row.name:<36}{cells}{row.on_boilerplate:>16}  {row.category}{mark}")
    totals = [sum(getattr(row, name.replace(" ", "_")) for row in counts) for name in HEADS]
    print(f"{'all':<36}" + "".join(f"{total:>9}" for total in totals[:-1]) + f"{totals[-1]:>16}")


COMMAND = Command("lines right, wrong and missed in each document of a split", add_arguments, run)
