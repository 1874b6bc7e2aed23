from dataclasses import replace
from pathlib import Path

import pytest

from embeddings import SHIPPED_ENCODER
from eval.bars import BARS, NOT_OURS, NOT_RUN, Source, Verdict, bars_on
from eval.bars_table import Kept, bars_table, beside_table, count_bars, external_bars_table, told_bars
from eval.baselines import PLAIN
from eval.external import run_name
from eval.records import CaseRecord
from eval.results import Results, save_results
from tests.eval.made_records import case_record, clause_record, label_record, made_results, named

pytestmark = pytest.mark.usefixtures("few_resamples")

RIGHT = case_record(
    clauses=[clause_record(("eat", 0.9, 2), wanted=True, chance=0.9, top=("eat", 0.9, 2))],
    labels=[label_record({"eat": 2}, ranked=["eat"], found=["eat"])],
)
WRONG = case_record(
    clauses=[clause_record(("lift", 0.6, 0), wanted=True, chance=0.6, top=("lift", 0.6, 0))],
    labels=[label_record({"eat": 2}, ranked=["lift", "eat"], found=["lift"])],
)
ONET = "O*NET dev"


def told(name: str, value: float) -> CaseRecord:
    """A record of one measure's table."""
    return case_record(tables={name: ((value, 1.0),)})


def keep(folder: Path, *runs: Results) -> Kept:
    for run in runs:
        save_results(run, folder)
    return Kept(folder)


def external(system: str, value: float) -> Results:
    return made_results(named([told("R@5", value)] * 3), run_name(ONET, system))


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    return keep(
        tmp_path,
        made_results(named([RIGHT] * 3), "baseline-test"),
        made_results(named([RIGHT, WRONG]), "baseline-dev", commit="b" * 40),
        made_results(named([WRONG] * 3), "peer-bm25-test"),
        made_results(named([WRONG] * 3), "ablation-no-kinds-test"),
        made_results(named([WRONG] * 3), "peer-bm25-dev"),
        made_results(named([told("boilerplate: same verdict", 0.5)] * 2), "invariance-test"),
        external("BM25", 0.1),
        external(PLAIN, 0.6),
        external(SHIPPED_ENCODER, 0.8),
    )


def test_every_bar_has_a_row_whatever_is_kept(tmp_path: Path) -> None:
    table = bars_table(Kept(tmp_path / "nowhere"))
    assert [row[0].removesuffix(" ↓") for row in table.rows] == [bar.name for bar in BARS]
    assert {row[-1] for row in table.rows} == {NOT_RUN, NOT_OURS}
    assert all(len(row) == len(table.heads) for row in table.rows)


def test_a_row_has_the_bar_the_figures_and_whether_it_is_met(kept: Kept) -> None:
    rows = {row[0]: row[1:] for row in bars_table(kept).rows}
    assert rows["F1"] == ("≥ 0.75", "1.000", "1.000 to 1.000", "0.500", Verdict.MET)
    assert rows["boilerplate: same verdict"] == ("≥ 0.99", "0.500", "0.500 to 0.500", "–", Verdict.MISSED)
    assert rows["O*NET dev: R@5"] == ("≥ 0.70", "0.800", "0.800 to 0.800", "", Verdict.MET)
    assert rows["ESCO tech_test: RP@5"] == ("> 0.456", "–", "", "", NOT_OURS)
    assert rows["gap recall"][-1] == NOT_RUN


def test_rows_of_one_source_alone(kept: Kept) -> None:
    assert len(bars_table(kept, Source.GOLD).rows) == len(bars_on(Source.GOLD))


def test_bars_are_counted_and_those_without_one_left_out(kept: Kept) -> None:
    asked = [bar for bar in BARS if bar.bound is not None]
    verdicts = [row[-1] for row in bars_table(kept).rows]
    met, missed = verdicts.count(Verdict.MET), verdicts.count(Verdict.MISSED)
    rest = len(asked) - met - missed
    assert count_bars(kept) == f"{met} of {len(asked)} bars met, {missed} missed, {rest} without a figure"


def test_the_commits_of_the_figures_are_told(kept: Kept, tmp_path: Path) -> None:
    assert "Commit aaaaaaaaaaaa, bbbbbbbbbbbb;" in told_bars(kept)
    assert "bars met" in told_bars(kept, Source.GOLD).partition("with those on other suites, ")[2]
    assert "Commit none;" in told_bars(Kept(tmp_path / "nowhere"))


def test_baselines_and_ablations_stand_under_the_bars_and_the_product(kept: Kept) -> None:
    table = beside_table(kept)
    assert [row[0] for row in table.rows] == ["bar", "baseline-test", "peer-bm25-test", "ablation-no-kinds-test"]
    at = table.heads.index("F1")
    assert [row[at] for row in table.rows] == ["≥ 0.75", "1.000", "0.000", "0.000"]
    assert [row[0] for row in beside_table(kept, "dev").rows] == ["bar", "baseline-dev", "peer-bm25-dev"]


def test_other_systems_stand_above_plain_minilm_and_the_one_that_ships(kept: Kept) -> None:
    table = external_bars_table(kept)
    assert [row[0] for row in table.rows] == ["bar", "bm25", "all-minilm-l6-v2", "all-minilm-l6-v2-care"]
    assert [row[1][:6] for row in table.rows] == ["≥ 0.70", "0.10 (", "0.60 (", "0.80 ("]
    assert not any(head.startswith("ESCO") for head in table.heads)


def test_what_is_not_ours_shows_once_it_was_measured(tmp_path: Path) -> None:
    esco = replace(external(PLAIN, 0.3), name=run_name("ESCO house_test", PLAIN))
    assert "ESCO house_test: RP@5" in external_bars_table(keep(tmp_path, esco)).heads
