"""`python -m eval external --folder DIR`: suites of others, with the encoder that ships, plain MiniLM and BM25."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path

from embeddings import CachedEncoder, load_encoder
from eval.baselines import PLAIN, Score, bm25_scores, cosine_scores
from eval.commands.command import Command
from eval.external import Suite, external_table, measure, read_folder
from eval.layout import text_table
from weights import DEFAULT_ENCODER


def add_arguments(parser: ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument("--folder", type=Path, required=True, help="where the suites lie")
    parser.add_argument("--encoder", default=DEFAULT_ENCODER, help="in place of the one that ships")


def run(options: Namespace) -> int:
    """Print a table for each suite of the folder."""
    suites = read_folder(options.folder)
    # What the suites have in common is encoded once; nothing of theirs is kept beyond the run.
    encoders = {name: CachedEncoder(load_encoder(name)) for name in dict.fromkeys([options.encoder, PLAIN])}
    for suite in suites:
        asking = sum(bool(task.labels) for task in suite.tasks)
        none = len(suite.tasks) - asking
        print(
            f"{suite.name}: {asking:,} tasks, {len(suite.labels):,} labels" + (f"; {none} tasks without" * bool(none))
        )
        found = {name: measure(suite, score) for name, score in scores(suite, encoders)}
        table = external_table(suite, found)
        print(text_table(table.heads, table.rows) + "\n")
    print("Means over tasks, with intervals of 95 % by task.")
    return 0


def scores(suite: Suite, encoders: dict[str, CachedEncoder]) -> Iterator[tuple[str, Score]]:
    """BM25, then the cosine of each encoder."""
    texts = [*suite.labels.values()]
    yield "BM25", bm25_scores([*suite.labels], texts)
    for name, encoder in encoders.items():
        yield name, cosine_scores(texts, encoder)


COMMAND = Command("suites of others, read from a folder", add_arguments, run)
