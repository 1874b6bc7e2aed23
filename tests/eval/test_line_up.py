from dataclasses import replace
from functools import cache

import pytest

from embeddings import load_encoder
from eval.baselines import Baseline, all_baselines
from eval.line_up import BARRED, for_tables, run_all
from eval.measures import find_measure
from eval.results import Results, results_from_json, results_to_json
from eval.tables import RUN_HEADLINES, runs_table
from tests.alignment.align_cases import hashing_tools
from tests.eval.test_fit import CASES


@cache
def runs() -> dict[str, Results]:
    tools = hashing_tools()
    found = run_all(CASES, "dev", tools, all_baselines(CASES, tools, load_encoder("hashing")))
    return {run.name: run for run in found}


def test_the_product_comes_last_and_all_are_of_one_commit() -> None:
    assert [*runs()][-1] == "product-dev"
    assert len(runs()) == 14
    assert len({run.commit for run in runs().values()}) == 1


def test_each_run_says_what_made_it() -> None:
    product, bm25 = runs()["product-dev"], runs()["peer-bm25-dev"]
    assert (bm25.encoder, bm25.verdict_model, bm25.settings) == ("", "", {})
    nesta, without = runs()["peer-minilm-nesta-dev"], runs()["ablation-no-second-stage-dev"]
    assert nesta.encoder.startswith("hashing ")
    assert nesta.verdict_model == ""
    assert without.encoder == product.encoder
    assert without.settings["fusion_dense"] == product.settings["fusion_dense"]


def test_an_ablation_with_an_encoder_of_its_own_says_which() -> None:
    encoder, system = load_encoder("hashing"), all_baselines(CASES, hashing_tools(), load_encoder("hashing"))[0].system
    own = Baseline("ablation-plain-encoder", "", system, encoder=encoder)
    made = [next(run_all(CASES, "dev", hashing_tools(), [one])) for one in (own, replace(own, encoder=None))]
    assert made[0].encoder == f"{encoder.name} {encoder.fingerprint}"
    assert made[1].encoder == runs()["product-dev"].encoder
    assert all(run.verdict_model == runs()["product-dev"].verdict_model for run in made)


@pytest.mark.parametrize("name", [*runs()])
def test_what_is_kept_for_tables_gives_the_same_table_and_is_read_back(name: str) -> None:
    run = runs()[name]
    kept = results_from_json(results_to_json(for_tables(run)))
    assert runs_table([kept]).rows == runs_table([run]).rows
    told = {*RUN_HEADLINES, *BARRED} if name.startswith("ablation") else {*RUN_HEADLINES}
    assert {*kept.records[0].tables} == told
    for measure in map(find_measure, told):
        assert measure.value(kept.records) == pytest.approx(measure.value(run.records), abs=1e-3, nan_ok=True)


def test_what_is_kept_for_tables_is_small_and_silent_on_all_else() -> None:
    run = runs()["ablation-no-kinds-dev"]
    kept = for_tables(run)
    assert len(results_to_json(kept)) < len(results_to_json(run)) / 2
    for name in ("precision graded", "flag F1", "MRR", "recall@20"):
        assert find_measure(name).value(kept.records) is None
