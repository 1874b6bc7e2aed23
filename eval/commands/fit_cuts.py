"""`python -m eval fit-cuts`: fit the choice of cuts on the train split and on text written for it."""

from argparse import ArgumentParser, Namespace
from dataclasses import asdict

from alignment.cuts import save_cut_model
from eval.cases import load_cases
from eval.commands.command import Command
from eval.cut_lines import bullet_lines, load_cut_lines
from eval.fit_cuts import fit_cuts
from eval.sealing import sealed
from eval.training_documents import all_documents


def add_arguments(parser: ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument("--dry-run", action="store_true", help="print the figures and write nothing")


def run(options: Namespace) -> int:
    """Fit, print what was found out of fold, and write the model unless told not to."""
    with sealed("dev", "test"):
        documents = [bullet_lines(document) for document in all_documents()]
        model, result = fit_cuts(load_cases("train"), load_cut_lines(), documents)
    for name, value in asdict(result).items():
        print(f"{name:<20}{value:.3f}" if isinstance(value, float) else f"{name:<20}{value}")
    if not options.dry_run:
        save_cut_model(model)
    return 0


COMMAND = Command("fit the choice of cuts on the train split and on text written for it", add_arguments, run)
