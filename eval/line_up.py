"""The product beside every baseline and ablation, on the same job descriptions."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from alignment.pipeline import Tools
from eval.bars import Source, bars_on
from eval.baselines import ABLATION, PEER, Baseline
from eval.cases import Case
from eval.commits import this_commit
from eval.measures import find_measure
from eval.records import DECIMALS, CaseRecord
from eval.results import Results
from eval.run import PRODUCT, run_gold
from eval.tables import RUN_HEADLINES

BARRED = tuple(bar.measure for bar in bars_on(Source.GOLD))


def run_all(cases: Sequence[Case], split: str, tools: Tools, baselines: Sequence[Baseline]) -> Iterator[Results]:
    """One run after another: the baselines in their order, the product last.

    Raises:
        ResultsError: nothing in the split is labelled.
    """
    commit = this_commit()  # one for all, also when somebody commits meanwhile
    for baseline in baselines:
        run = run_gold(cases, split, tools, name=f"{baseline.name}-{split}", system=baseline.system)
        yield replace(_made_with(run, baseline), commit=commit, settings=baseline.settings)
    yield replace(run_gold(cases, split, tools, name=f"{PRODUCT}-{split}"), commit=commit)


def _made_with(run: Results, baseline: Baseline) -> Results:
    """The run as made with what the baseline has: its own encoder if any, and an ablation else with the product's."""
    encoder = baseline.encoder
    own = f"{encoder.name} {encoder.fingerprint}" if encoder else ""
    if baseline.name.startswith(PEER):
        return replace(run, encoder=own, verdict_model="")
    return replace(run, encoder=own or run.encoder)


def for_tables(run: Results) -> Results:
    """The run with only what tables need, which takes a tenth of the room or less.

    An ablation keeps every measure that has a bar; a peer has nothing to say of some of them.
    """
    names = RUN_HEADLINES + (BARRED if run.name.startswith(ABLATION) else ())
    return replace(run, records=tuple(_only(names, record) for record in run.records))


def _only(names: Sequence[str], record: CaseRecord) -> CaseRecord:
    tables = {}
    for measure in map(find_measure, dict.fromkeys(names)):
        rows = np.round(measure.rows(record), DECIMALS).tolist()
        tables[measure.name] = tuple(tuple(row) for row in rows)
    return CaseRecord(record.name, record.traits, (), (), record.role, tables=tables)
