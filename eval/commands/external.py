"""`python -m eval external`: suites that know nothing of the Pathway, by the encoder that ships, plain MiniLM and BM25.

The adverts in general come with the code; O*NET and ESCO lie in a folder the user names.
"""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Mapping
from pathlib import Path

from embeddings import SHIPPED_ENCODER, CachedEncoder, load_encoder
from eval.baselines import PLAIN, bm25_scores, cosine_scores
from eval.commands.command import Command
from eval.commands.options import add_results, add_saving
from eval.external import Contender, Suite, external_table, read_adverts, read_folder, rounded, run_suite
from eval.layout import text_table
from eval.results import Results, save_results

BM25 = "BM25"


def add_arguments(parser: ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument("--folder", type=Path, help="where O*NET or ESCO lie (default: our adverts alone)")
    parser.add_argument("--encoder", default=SHIPPED_ENCODER, help="in place of the one that ships")
    add_saving(parser)
    add_results(parser)


def run(options: Namespace) -> int:
    """Print a table for each suite, and keep what was found if asked to."""
    suites = (*read_adverts(), *(read_folder(options.folder) if options.folder else ()))
    # What the suites have in common is encoded once; nothing of theirs is kept beyond the run but how each task did.
    encoders = {name: CachedEncoder(load_encoder(name)) for name in dict.fromkeys([options.encoder, PLAIN])}
    runs: list[Results] = []
    for suite in suites:
        print(told(suite))
        found = {one.name: run_suite(suite, one) for one in contenders(suite, encoders)}
        table = external_table(suite, {name: one.records for name, one in found.items()})
        print(text_table(table.heads, table.rows) + "\n")
        runs += found.values()
    print("Means over tasks, with intervals of 95 % by task.")
    for one in runs if options.save else ():
        print(f"Saved as {save_results(rounded(one), options.results, dirty=options.dirty).name}")
    return 0


def told(suite: Suite) -> str:
    """What a suite asks, in one line."""
    asking = sum(bool(task.labels) for task in suite.tasks)
    none = len(suite.tasks) - asking
    return f"{suite.name}: {asking:,} tasks, {len(suite.labels):,} labels" + (f"; {none} tasks without" * bool(none))


def contenders(suite: Suite, encoders: Mapping[str, CachedEncoder]) -> Iterator[Contender]:
    """BM25, then the cosine of each encoder."""
    texts = [*suite.labels.values()]
    yield Contender(BM25, bm25_scores([*suite.labels], texts))
    for name, encoder in encoders.items():
        yield Contender(name, cosine_scores(texts, encoder), encoder)


COMMAND = Command("suites that know nothing of the Pathway: O*NET, ESCO, adverts in general", add_arguments, run)
