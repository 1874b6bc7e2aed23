"""`python -m eval fit-kinds`: fit the second reading of kinds on the train split and the training lines."""

from argparse import ArgumentParser, Namespace
from dataclasses import asdict

from alignment.kind_model import save_kind_model
from embeddings import load_encoder
from eval.cases import load_cases
from eval.commands.command import Command
from eval.fit_kinds import fit_kinds
from eval.sealing import sealed
from eval.training_text import load_lines


def add_arguments(parser: ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument("--dry-run", action="store_true", help="print the figures and write nothing")


def run(options: Namespace) -> int:
    """Fit, print what was found out of fold, and write the model unless told not to."""
    with sealed("dev", "test"):
        model, result = fit_kinds(load_cases("train"), load_lines(), load_encoder())
    for name, value in asdict(result).items():
        print(f"{name:<16}{value:.3f}" if isinstance(value, float) else f"{name:<16}{value}")
    if not options.dry_run:
        save_kind_model(model)
    return 0


COMMAND = Command("fit the second reading of kinds on the train split and the training lines", add_arguments, run)
