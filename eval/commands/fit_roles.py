"""`python -m eval fit-roles`: fit what the words of role categories are like, and how far an answer can be trusted."""

from argparse import ArgumentParser, Namespace
from dataclasses import asdict, replace

from alignment.role_chance import save_role_chance
from alignment.role_wording import save_role_wording
from eval.cases import Case, load_cases
from eval.commands.command import Command
from eval.fit_roles import fit_roles, read_case
from eval.run import open_for_runs
from eval.sealing import sealed
from eval.training_cases import training_case
from eval.training_documents import TrainingDocument, load_documents


def add_arguments(parser: ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument("--dry-run", action="store_true", help="print the figures and write nothing")


def run(options: Namespace) -> int:
    """Fit, print what was found out of fold, and write both models unless told not to."""
    with sealed("dev", "test"):
        tools = open_for_runs()
        encoder = tools.index.encoder
        gold = [read_case(case, tools, encoder, is_gold=True) for case in load_cases("train")]
        written = [read_case(_titled(one), tools, encoder, is_gold=False) for one in load_documents()]
        wording, chance, result = fit_roles([*gold, *written], tools.pathway, encoder.fingerprint)
    for name, value in asdict(result).items():
        print(f"{name:<32}{value:.3f}" if isinstance(value, float) else f"{name:<32}{value}")
    for name, weight in chance.weights.items():
        print(f"  {name:<16}{weight:+.3f}")
    if not options.dry_run:
        save_role_wording(wording)
        save_role_chance(chance)
    return 0


def _titled(written: TrainingDocument) -> Case:
    """A training document with its title, which its lines need not repeat."""
    case = training_case(written)
    return replace(case, document=replace(case.document, title=written.title))


COMMAND = Command("fit what the words of role categories are like, and how far answers hold", add_arguments, run)
