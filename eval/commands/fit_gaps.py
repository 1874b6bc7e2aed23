"""`python -m eval fit-gaps`: fit how gaps are told on the train split."""

from argparse import ArgumentParser, Namespace
from dataclasses import asdict

from alignment.gap_model import save_gap_model
from eval.cases import load_cases
from eval.commands.command import Command
from eval.fit_gaps import fit_gaps
from eval.fit_lanes import lessons
from eval.held_out import read_held_out
from eval.run import open_for_runs
from eval.sealing import sealed
from eval.training_cases import training_cases
from eval.training_documents import all_documents, held_back_documents
from eval.training_text import load_clauses


def add_arguments(parser: ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument("--dry-run", action="store_true", help="print the figures and write nothing")


def run(options: Namespace) -> int:
    """Fit, print what was found out of fold, and write the model unless told not to."""
    with sealed("dev", "test"):
        cases, tools = load_cases("train"), open_for_runs()
        rows = lessons(tools.pathway, load_clauses(), all_documents(), cases)
        reads = read_held_out(cases, tools, training_cases(held_back_documents()), rows)
        model, result = fit_gaps(cases, reads, training_cases(all_documents()), tools.pathway)
    for name, value in asdict(result).items():
        print(f"{name:<18}{value:.3f}" if isinstance(value, float) else f"{name:<18}{value}")
    print(f"claimed from a chance of {model.cut} on")
    for name, weight in model.weights.items():
        print(f"  {name:<16}{weight:+.3f}")
    if not options.dry_run:
        save_gap_model(model)
    return 0


COMMAND = Command("fit how gaps are told on the train split", add_arguments, run)
