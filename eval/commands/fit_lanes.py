"""`python -m eval fit-lanes`: learn the statements from the training text and the train split."""

from argparse import ArgumentParser, Namespace

from alignment import load_pathway
from alignment.learnt import save_learnt
from eval.cases import load_cases
from eval.commands.command import Command
from eval.fit_lanes import fit_lanes, lessons
from eval.run import open_encoder
from eval.sealing import sealed
from eval.training_documents import all_documents
from eval.training_text import load_clauses


def add_arguments(parser: ArgumentParser) -> None:
    """No options: there is one way to fit what ships."""


def run(options: Namespace) -> int:
    """Learn, write it where the product reads it, and say how much there was to learn from."""
    pathway = load_pathway()
    with sealed("dev", "test"):
        rows = lessons(pathway, load_clauses(), all_documents(), load_cases("train"))
        learnt = fit_lanes(rows, pathway, open_encoder())
    save_learnt(learnt)
    print(f"learnt {len(learnt.ids)} statements from {len(rows)} texts, {len(learnt.examples)} of them examples")
    return 0


COMMAND = Command("learn the statements from the training text", add_arguments, run)
