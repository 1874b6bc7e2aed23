"""`python -m eval fit`: fit the second stage of matching on the train split."""

from argparse import ArgumentParser, Namespace
from dataclasses import asdict

from alignment import open_tools
from eval.cases import load_cases
from eval.commands.command import Command
from eval.fit import fit_verdicts, save_model
from eval.sealing import sealed


def add_arguments(parser: ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument("--dry-run", action="store_true", help="print the figures and write nothing")


def run(options: Namespace) -> int:
    """Fit, print what was found out of fold, and write the model unless told not to."""
    with sealed("dev", "test"):
        model, result = fit_verdicts(load_cases("train"), open_tools())
    for name, value in asdict(result).items():
        print(f"{name:<14}{value:.3f}" if isinstance(value, float) else f"{name:<14}{value}")
    print(f"accept from {model.accept}, further ones from {model.accept_more}")
    print(f"partial from {model.partial}, strong from {model.strong}")
    for name, weight in model.weights.items():
        print(f"  {name:<20}{weight:+.3f}")
    if not options.dry_run:
        save_model(model)
    return 0


COMMAND = Command("fit the second stage of matching on the train split", add_arguments, run)
