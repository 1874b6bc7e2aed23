"""`python -m eval splits`: the frozen splits, and how they are balanced."""

from argparse import ArgumentParser, Namespace

from eval.cases import document_paths
from eval.commands.command import Command
from eval.label_files import SPLITS
from eval.splits import FROZEN, changes, count_aspects, current_splits, freeze, frozen_splits


def add_arguments(parser: ArgumentParser) -> None:
    """Options of the command."""
    choice = parser.add_mutually_exclusive_group()
    choice.add_argument("--names", action="store_true", help="list the documents of each split, the examples too")
    choice.add_argument("--freeze", action="store_true", help="add new documents to eval/gold/splits.json")


def run(options: Namespace) -> int:
    """Print the balance; 1 when a document is not as it was frozen."""
    if options.names:
        show_names()
        return 0
    for name in freeze() if options.freeze else ():
        print(f"{name} is now frozen")
    show_balance()
    lines = list(changes(frozen_splits(), current_splits()))
    print(*lines or ["every document is as it was frozen"], sep="\n")
    return 1 if lines else 0


def show_names() -> None:
    """The documents of each split, a name a line."""
    for split in SPLITS:
        for path in document_paths(split):
            print(f"{split:<10}{path.stem}")


def show_balance() -> None:
    """How many documents of each sort each split has."""
    for aspect, values in count_aspects().items():
        print(f"{aspect:<28}" + "".join(f"{split:>8}" for split in FROZEN))
        for value, counts in sorted(values.items()):
            print(f"  {value:<26}" + "".join(f"{counts[split] or '':>8}" for split in FROZEN))
        totals = {split: sum(counts[split] for counts in values.values()) for split in FROZEN}
        print(f"  {'all':<26}" + "".join(f"{totals[split]:>8}" for split in FROZEN) + "\n")


COMMAND = Command("the frozen splits and how they are balanced", add_arguments, run)
