"""`python -m eval texts --output TEXTS.jsonl`: what an encoder is trained on, for `python -m embeddings.train`."""

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

from alignment import load_pathway
from embeddings.texts import Pair, Text
from eval.commands.command import Command
from eval.sealing import sealed
from eval.texts import encoder_texts, onet_pairs
from eval.training_documents import load_documents
from eval.training_text import load_clauses


def add_arguments(parser: ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument("--output", type=Path, required=True, help="the file to write, one text a line")
    parser.add_argument("--onet", type=Path, help="a folder of the O*NET benchmark, to make pairs of")
    parser.add_argument("--pairs", type=Path, help="the file to write those pairs into")


def run(options: Namespace) -> int:
    """Write the texts, and the pairs if asked for, and say how many there are."""
    with sealed("train", "dev", "test"):
        texts = encoder_texts(load_pathway(), load_clauses(), load_documents())
    _write(options.output, texts)
    if options.onet and options.pairs:
        _write(options.pairs, onet_pairs(options.onet))
    return 0


def _write(path: Path, rows: Iterable[Text | Pair]) -> None:
    lines = [json.dumps(asdict(row), ensure_ascii=False) + "\n" for row in rows]
    path.write_text("".join(lines), encoding="utf-8")
    print(f"{len(lines)} rows are in {path}")


COMMAND = Command("write the texts an encoder is trained on", add_arguments, run)
