"""`python -m eval fit-flags`: fit the reading of flags on the train split and on text written for it."""

from argparse import ArgumentParser, Namespace
from dataclasses import asdict

from alignment.flag_model import save_flag_model
from eval.cases import load_cases
from eval.commands.command import Command
from eval.fit_flags import fit_flags
from eval.sealing import sealed
from eval.training_documents import all_documents
from eval.training_text import load_lines


def add_arguments(parser: ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument("--dry-run", action="store_true", help="print the figures and write nothing")


def run(options: Namespace) -> int:
    """Fit, print what was found out of fold, and write the model unless told not to."""
    with sealed("dev", "test"):
        model, result = fit_flags(load_cases("train"), all_documents(), load_lines())
    for name, value in asdict(result).items():
        print(f"{name:<16}{value:.3f}" if isinstance(value, float) else f"{name:<16}{value}")
    if not options.dry_run:
        save_flag_model(model)
    return 0


COMMAND = Command("fit the reading of flags on the train split and on text written for it", add_arguments, run)
