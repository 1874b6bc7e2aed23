"""`python -m eval fit-kinds`: fit the second reading of kinds on the train split and what was written to train on."""

from argparse import ArgumentParser, Namespace
from dataclasses import asdict

from alignment.kind_model import save_kind_model
from eval.cases import load_cases
from eval.commands.command import Command
from eval.fit_kinds import fit_kinds
from eval.run import open_encoder
from eval.sealing import sealed
from eval.training_cases import training_cases
from eval.training_documents import all_documents
from eval.training_text import load_lines


def add_arguments(parser: ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument("--dry-run", action="store_true", help="print the figures and write nothing")


def run(options: Namespace) -> int:
    """Fit, print what was found out of fold, and write the model unless told not to."""
    with sealed("dev", "test"):
        model, result = fit_kinds(load_cases("train"), training_cases(all_documents()), load_lines(), open_encoder())
    for name, value in asdict(result).items():
        print(f"{name:<16}{value:.3f}" if isinstance(value, float) else f"{name:<16}{value}")
    if not options.dry_run:
        save_kind_model(model)
    return 0


COMMAND = Command(
    "fit the second reading of kinds on the train split and what was written to train on", add_arguments, run
)
