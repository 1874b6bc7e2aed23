"""`python -m eval pairs --output PAIRS.jsonl`: what an encoder is trained on, for `python -m embeddings.train`."""

import json
from argparse import ArgumentParser, Namespace
from dataclasses import asdict
from pathlib import Path

from alignment import load_pathway
from eval.cases import load_cases
from eval.commands.command import Command
from eval.pairs import training_pairs
from eval.sealing import sealed
from eval.training_text import load_clauses


def add_arguments(parser: ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument("--output", type=Path, required=True, help="the file to write, one pair a line")


def run(options: Namespace) -> int:
    """Write the pairs and say how many there are."""
    with sealed("dev", "test"):
        pairs = training_pairs(load_pathway(), load_clauses(), load_cases("train"))
    lines = (json.dumps(asdict(pair), ensure_ascii=False) + "\n" for pair in pairs)
    options.output.write_text("".join(lines), encoding="utf-8")
    print(f"{len(pairs)} pairs are in {options.output}")
    return 0


COMMAND = Command("write the pairs of texts an encoder is trained on", add_arguments, run)
