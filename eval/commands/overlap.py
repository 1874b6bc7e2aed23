"""`python -m eval overlap`: how many of a clause's words its gold statements use too."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence

from eval.anchoring import labelled_for
from eval.cases import load_cases
from eval.commands.command import Command
from eval.label_files import SPLITS
from eval.overlap import LIMIT, Shared, Spread, shared_words, spread
from eval.splits import FROZEN

HEADS = ("clauses", "lower", "median", "upper", "none", "to 1/4", "to 1/2", "to 3/4", "to all")


# Lines shown for one split, those that share most words with their statements.
SHOWN = 10


def add_arguments(parser: ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument("--split", choices=SPLITS, help="a row for each document of this split, and its worst lines")


def run(options: Namespace) -> int:
    """Print the distribution, and say whether the documents keep below the limit."""
    pathway = labelled_for()
    print(f"{'':<38}" + "".join(f"{head:>8}" for head in HEADS))
    if options.split:
        show_split(shared_words(load_cases(options.split), pathway))
        return 0
    rows = {split: shared_words(load_cases(split), pathway) for split in SPLITS}
    for split, shared in rows.items():
        show(split, spread(shared))
    judge([row for split in FROZEN for row in rows[split]])
    return 0


def show_split(rows: Sequence[Shared]) -> None:
    """A row for each document, then the lines that share most words with their statements."""
    for name in dict.fromkeys(row.case for row in rows):
        show(name, spread([row for row in rows if row.case == name]))
    for row in sorted(rows, key=lambda row: (-len(row.shared) * row.share, row.case))[:SHOWN]:
        print(f"\n{row.case}: {' '.join(row.quote.split())}\n  shares {', '.join(row.shared)}")


def judge(rows: Sequence[Shared]) -> None:
    """The row of the three splits together, which is what the limit is about."""
    found = spread(rows)
    show(", ".join(FROZEN), found)
    if found.median is not None:
        verdict = "below" if found.median < LIMIT else "not below"
        print(f"The median is {verdict} one word in four.")


def show(name: str, found: Spread) -> None:
    """One row of the table."""
    values = (found.lower, found.median, found.upper, *found.bars)
    print(f"{name:<38}{found.clauses:>8}" + "".join(f"{'-' if x is None else f'{x:.2f}':>8}" for x in values))


COMMAND = Command("how many of a clause's words its gold statements use too", add_arguments, run)
