"""The product beside every baseline and ablation, on the same job descriptions."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from alignment.pipeline import Tools
from eval.baselines import ABLATION, Baseline
from eval.cases import Case
from eval.commits import this_commit
from eval.measures import find_measure
from eval.records import DECIMALS, CaseRecord
from eval.results import Results
from eval.run import PRODUCT, run_gold
from eval.tables import RUN_HEADLINES


def run_all(cases: Sequence[Case], split: str, tools: Tools, baselines: Sequence[Baseline]) -> Iterator[Results]:
    """One run after another: the baselines in their order, the product last.

    Raises:
        ResultsError: nothing in the split is labelled.
    """
    commit = this_commit()  # one for all, also when somebody commits meanwhile
    for baseline in baselines:
        run = run_gold(cases, split, tools, name=f"{baseline.name}-{split}", system=baseline.system)
        made = run if baseline.name.startswith(ABLATION) else _of_peer(run, baseline)
        yield replace(made, commit=commit, settings=baseline.settings)
    yield replace(run_gold(cases, split, tools, name=f"{PRODUCT}-{split}"), commit=commit)


def _of_peer(run: Results, baseline: Baseline) -> Results:
    """The run as made with what the peer has; an ablation was made with what the product has."""
    encoder = baseline.encoder
    return replace(run, encoder=f"{encoder.name} {encoder.fingerprint}" if encoder else "", verdict_model="")


def for_tables(run: Results) -> Results:
    """The run with only what a table of headlines needs, which takes a tenth of the room or less."""
    return replace(run, records=tuple(map(_headlines, run.records)))


def _headlines(record: CaseRecord) -> CaseRecord:
    tables = {}
    for measure in map(find_measure, RUN_HEADLINES):
        rows = np.round(measure.rows(record), DECIMALS).tolist()
        tables[measure.name] = tuple(tuple(row) for row in rows)
    return CaseRecord(record.name, record.traits, (), (), record.role, tables=tables)
