"""`python -m eval fit` fits the second stage of matching on the train split; `count` says how documents came out."""

import argparse
from dataclasses import asdict

from alignment import Tools, open_tools
from eval.cases import load_cases
from eval.count import Count, count_cases
from eval.fit import fit_verdicts, save_model


def main() -> None:
    """Run the command named on the command line."""
    parser = argparse.ArgumentParser(prog="python -m eval")
    commands = parser.add_subparsers(dest="command", required=True)
    fit = commands.add_parser("fit", help="fit the second stage of matching on the train split")
    fit.add_argument("--dry-run", action="store_true", help="print the figures and write nothing")
    count = commands.add_parser("count", help="lines right, wrong and missed in each document of a split")
    count.add_argument("split", choices=["train", "examples"])
    options = parser.parse_args()
    tools = open_tools()
    if options.command == "count":
        show_counts(count_cases(load_cases(options.split), tools))
    else:
        fit_and_show(tools, write=not options.dry_run)


def fit_and_show(tools: Tools, *, write: bool) -> None:
    """Fit, print what was found out of fold, and write the model if asked to."""
    model, result = fit_verdicts(load_cases("train"), tools)
    for name, value in asdict(result).items():
        print(f"{name:<14}{value:.3f}" if isinstance(value, float) else f"{name:<14}{value}")
    print(f"accept from {model.accept}, further ones from {model.accept_more}")
    print(f"partial from {model.partial}, strong from {model.strong}")
    for name, weight in model.weights.items():
        print(f"  {name:<20}{weight:+.3f}")
    if write:
        save_model(model)


def show_counts(counts: list[Count]) -> None:
    """A row for each document and one for all."""
    heads = ("lines", "right", "wrong", "missed", "matches", "agreed", "on boilerplate")
    print(f"{'document':<36}" + "".join(f"{head:>9}" for head in heads[:-1]) + "  on boilerplate  category")
    for row in counts:
        numbers = (row.lines, row.right, row.wrong, row.missed, row.matches, row.agreed)
        cells = "".join(f"{number:>9}" for number in numbers)
        mark = "" if row.category_right else "  (not agreed)"
        print(f"{row.name:<36}{cells}{row.on_boilerplate:>16}  {row.category}{mark}")
    totals = [sum(getattr(row, name.replace(" ", "_")) for row in counts) for name in heads]
    print(f"{'all':<36}" + "".join(f"{total:>9}" for total in totals[:-1]) + f"{totals[-1]:>16}")


if __name__ == "__main__":
    main()
