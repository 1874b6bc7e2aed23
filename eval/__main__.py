"""`python -m eval fit`: fit the second stage of matching on the gold train split and print how it does."""

import argparse
from dataclasses import asdict

from alignment import open_tools
from eval.cases import load_cases
from eval.fit import fit_verdicts, save_model


def main() -> None:
    """Run the command named on the command line."""
    parser = argparse.ArgumentParser(prog="python -m eval")
    commands = parser.add_subparsers(dest="command", required=True)
    fit = commands.add_parser("fit", help="fit the second stage of matching on the train split")
    fit.add_argument("--dry-run", action="store_true", help="print the figures and write nothing")
    options = parser.parse_args()
    model, result = fit_verdicts(load_cases("train"), open_tools())
    for name, value in asdict(result).items():
        print(f"{name:<14}{value:.3f}" if isinstance(value, float) else f"{name:<14}{value}")
    print(f"accept from {model.accept}, partial from {model.partial}, strong from {model.strong}")
    for name, weight in model.weights.items():
        print(f"  {name:<20}{weight:+.3f}")
    if not options.dry_run:
        save_model(model)


if __name__ == "__main__":
    main()
