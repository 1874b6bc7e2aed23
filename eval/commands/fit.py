"""`python -m eval fit`: fit the second stage of matching on the train split and documents kept from the encoder."""

from argparse import ArgumentParser, Namespace
from dataclasses import asdict

from alignment import load_pathway, open_tools
from alignment.verdicts import save_forest_model
from eval.cases import load_cases
from eval.commands.command import Command
from eval.fit import fit_verdicts, save_model
from eval.fit_forest import figures, fit_forest
from eval.fit_lanes import lessons
from eval.run import open_encoder
from eval.sealing import sealed
from eval.training_cases import training_cases
from eval.training_documents import all_documents, held_back_documents
from eval.training_text import load_clauses
from weights import DEFAULT_ENCODER


def add_arguments(parser: ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument("--dry-run", action="store_true", help="print the figures and write nothing")
    parser.add_argument("--plain", action="store_true", help="fit the small model, for encoders with nothing learnt")


def run(options: Namespace) -> int:
    """Fit, print what was found out of fold, and write the model unless told not to."""
    with sealed("dev", "test"):
        return _plain(write=not options.dry_run) if options.plain else _forest(write=not options.dry_run)


def _forest(*, write: bool) -> int:
    pathway, train = load_pathway(), load_cases("train")
    rows = lessons(pathway, load_clauses(), all_documents(), train)
    cases = (*train, *training_cases(held_back_documents()))
    model, result = fit_forest(cases, rows, open_tools(pathway, encoder=open_encoder()))
    print("\n".join(figures(result)))
    print(f"accept from {model.accept}, partial from {model.partial}, strong from {model.strong}")
    if write:
        save_forest_model(model)
    return 0


def _plain(*, write: bool) -> int:
    model, result = fit_verdicts(load_cases("train"), open_tools(encoder=open_encoder(DEFAULT_ENCODER)))
    for name, value in asdict(result).items():
        print(f"{name:<14}{value:.3f}" if isinstance(value, float) else f"{name:<14}{value}")
    print(f"accept from {model.accept}, further ones from {model.accept_more}")
    print(f"partial from {model.partial}, strong from {model.strong}")
    for name, weight in model.weights.items():
        print(f"  {name:<20}{weight:+.3f}")
    if write:
        save_model(model)
    return 0


COMMAND = Command("fit the second stage of matching on the train split", add_arguments, run)
