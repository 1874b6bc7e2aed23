"""The bars as tables: one row a measure, and beside it what every baseline and ablation reaches; from kept results."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from embeddings import SHIPPED_ENCODER
from eval.bars import NOT_RUN, Bar, Source, Verdict, bars_on
from eval.baselines import ABLATION, PEER, PLAIN
from eval.external import plain_name, run_name
from eval.gate import baseline_name
from eval.intervals import estimate
from eval.layout import brief, interval, number
from eval.measures import Direction, Estimate
from eval.records import CaseRecord
from eval.results import Results, find_results, kept_names, load_results
from eval.tables import Table

# The split a bar is judged on, and the one told beside it.
JUDGED, BESIDE = "test", "dev"
MARKS = "↓ less is better; – no evidence"
INTERVALS = "intervals are 95 %, by job description or by task"


class Kept:
    """The runs kept in a folder, each read once."""

    def __init__(self, folder: Path) -> None:
        """Look for runs in `folder`, which need not be there."""
        self.names = kept_names(folder)
        self._load = cache(lambda name: load_results(find_results(name, folder)))

    def run(self, name: str) -> Results | None:
        """The run of this name, if it is kept.

        Raises:
            ResultsError: there are two of this name, or the file is broken.
        """
        return self._load(name) if name in self.names else None

    def records(self, name: str) -> Sequence[CaseRecord]:
        """What the run found; nothing where it is not kept."""
        run = self.run(name)
        return run.records if run else ()


def bars_table(kept: Kept, source: Source | None = None) -> Table:
    """A row for each bar: what is asked, what the product reaches on test and on dev, and whether that is enough.

    External suites have no splits; their figure stands where that of test does.
    """
    rows = []
    for bar in bars_on(source):
        found = _reached(bar, kept)
        between, verdict = interval(found.low, found.high), _verdict(bar, found)
        rows.append((_marked(bar), bar.said, number(found.value), between, _on_dev(bar, kept), verdict))
    return Table(("measure", "bar", JUDGED, "95 % interval", BESIDE, "verdict"), tuple(rows))


def count_bars(kept: Kept, source: Source | None = None) -> str:
    """How many of the bars are met, in words: `3 of 21 bars met, 12 missed, 6 without a figure`."""
    verdicts = [_verdict(bar, _reached(bar, kept)) for bar in bars_on(source) if bar.bound is not None]
    counts = Counter(verdicts)
    met, missed = counts[Verdict.MET], counts[Verdict.MISSED]
    rest = len(verdicts) - met - missed
    return f"{met} of {len(verdicts)} bars met, {missed} missed" + (f", {rest} without a figure" if rest else "")


def beside_table(kept: Kept, split: str = JUDGED) -> Table:
    """The measures on gold that have a bar: the bars, the product, then every baseline and ablation that is kept."""
    bars = bars_on(Source.GOLD)
    beside = [name for name in kept.names if name.endswith(f"-{split}")]
    names = [name for start in (PEER, ABLATION) for name in beside if name.startswith(f"{start}-")]
    rows = [("bar", *(bar.said for bar in bars))]
    for name in (baseline_name(split), *names):
        rows.append((name, *(number(bar.counted.value(kept.records(name))) for bar in bars)))
    return Table(("run", *map(_marked, bars)), tuple(rows))


def external_bars_table(kept: Kept) -> Table:
    """A row for each system that external results are kept of: plain MiniLM and the encoder that ships last."""
    last = (plain_name(PLAIN), plain_name(SHIPPED_ENCODER))
    systems = {bar: _systems(bar, kept) for bar in bars_on(Source.EXTERNAL)}
    bars = [bar for bar, names in systems.items() if names or bar.absent == NOT_RUN]
    names = dict.fromkeys(name for bar in bars for name in systems[bar])
    rows = [("bar", *(bar.said for bar in bars))]
    for name in sorted(names, key=lambda name: (last.index(name) if name in last else -1, name)):
        found = (estimate(bar.counted, kept.records(run_name(bar.suite, name))) for bar in bars)
        rows.append((name, *map(brief, found)))
    return Table(("system", *(bar.name for bar in bars)), tuple(rows))


def told_bars(kept: Kept, source: Source | None = None) -> str:
    """What stands under a table of bars: how many are met, of this source and of all, and which commits they are of."""
    commits = ", ".join(dict.fromkeys(run.commit[:12] for run in _product_runs(kept, source))) or "none"
    whole = f"; with those on other suites, {count_bars(kept)}" if source else ""
    return f"{count_bars(kept, source)}{whole}. Commit {commits}; {MARKS}; {INTERVALS}."


def _product_runs(kept: Kept, source: Source | None) -> Iterator[Results]:
    for bar in bars_on(source):
        runs = map(kept.run, (_judged_run(bar), *_dev_run(bar)))
        yield from (run for run in runs if run)


def _reached(bar: Bar, kept: Kept) -> Estimate:
    return estimate(bar.counted, kept.records(_judged_run(bar)))


def _judged_run(bar: Bar) -> str:
    return run_name(bar.suite, SHIPPED_ENCODER) if bar.source is Source.EXTERNAL else bar.run(JUDGED)


def _on_dev(bar: Bar, kept: Kept) -> str:
    return next((number(bar.counted.value(kept.records(name))) for name in _dev_run(bar)), "")


def _dev_run(bar: Bar) -> tuple[str, ...]:
    return () if bar.source is Source.EXTERNAL else (bar.run(BESIDE),)


def _verdict(bar: Bar, found: Estimate) -> str:
    return bar.absent if found.value is None else bar.judge(found.value)


def _systems(bar: Bar, kept: Kept) -> list[str]:
    """The systems that results of the bar's suite are kept of, by the names in their files."""
    start = run_name(bar.suite, "")
    return [name.removeprefix(start) for name in kept.names if name.startswith(start)]


def _marked(bar: Bar) -> str:
    """The bar's name, with an arrow where less is better; the gate has no part in these tables."""
    return f"{bar.name} ↓" if bar.counted.direction is Direction.LOWER else bar.name
