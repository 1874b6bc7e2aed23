from dataclasses import replace
from functools import cache

import numpy as np
import pytest
from numpy.typing import NDArray

from alignment.documents import read_document
from alignment.matching import FUSION, LEARNT_FUSION, matchable, with_learnt
from alignment.pipeline import Tools
from alignment.types import ClauseKind, Flag
from alignment.verdicts import MAX_MATCHES
from embeddings import Encoder, load_encoder
from eval.baselines import (
    ABLATION,
    ALWAYS,
    PEER,
    Baseline,
    Cut,
    all_baselines,
    bm25_scores,
    by_lanes,
    by_score,
    cosine_scores,
    fit_cut,
    without_kinds,
)
from eval.cases import Case
from eval.fit_lanes import Lesson, fit_lanes
from eval.measures import find_measure
from eval.records import RANKED, Answer, record_case
from eval.systems import shipped
from tests.alignment.align_cases import hashing_tools
from tests.eval.test_fit import CASES, LINES, case

IDS = ("eat", "lift", "wash")
TEXTS = ("Help people to eat and drink", "Move people safely with a hoist", "Help people to wash and dress")
PATHWAY = hashing_tools().pathway


@cache
def baselines() -> dict[str, Baseline]:
    found = all_baselines(CASES, hashing_tools(), load_encoder("hashing"))
    return {baseline.name: baseline for baseline in found}


def answers(name: str, asked: Case = CASES[0]) -> tuple[Answer, ...]:
    return baselines()[name].system(asked).answers


def test_names_tell_peers_from_ablations_and_from_the_gates_own_baseline() -> None:
    assert all(name.startswith((f"{PEER}-", f"{ABLATION}-")) for name in baselines())
    assert len(baselines()) == 13


@pytest.mark.parametrize("name", [*baselines()])
def test_every_baseline_answers_every_case_alike_each_time(name: str) -> None:
    system = baselines()[name].system
    for one in CASES:
        assert system(one) == system(one)
        record = record_case(one, system(one), PATHWAY)
        assert len(record.labels) == len(one.labels)


@pytest.mark.parametrize("name", [*baselines()])
def test_nobody_says_anything_of_the_role(name: str) -> None:
    found = baselines()[name].system(CASES[0])
    assert (found.outcome, found.chosen, found.gaps) == ("", None, None)


@pytest.mark.parametrize("name", [*baselines()])
def test_what_is_taken_stands_first_and_headings_take_nothing(name: str) -> None:
    for answer in answers(name):
        if name != "ablation-no-kinds":
            assert len(answer.ranked) <= RANKED
            assert answer.accepted == answer.ranked[: len(answer.accepted)]
        assert not (answer.clause.is_heading and answer.accepted)
        assert 0 <= answer.chance <= 1


def test_a_cut_takes_the_best_that_reach_it() -> None:
    ranked = (("eat", 0.8), ("wash", 0.6), ("lift", 0.1))
    assert Cut(0.6, 1).take(ranked) == ranked[:1]
    assert Cut(0.6, 5).take(ranked) == ranked[:2]
    assert Cut(0.9, 5).take(ranked) == ()
    assert Cut(ALWAYS, 5).take(ranked) == ranked


def test_a_cosine_is_that_of_line_and_statement() -> None:
    scores = cosine_scores(TEXTS, load_encoder("hashing"))([TEXTS[1], "Polish the brass propeller"])
    assert scores.shape == (2, 3)
    assert scores[0, 1] == pytest.approx(1)
    assert scores[0].argmax() == 1


def test_bm25_ranks_by_shared_words_and_takes_no_line_for_no_shape() -> None:
    score = bm25_scores(IDS, TEXTS)
    assert score(["Wash and dress people"])[0].argmax() == 2
    assert score([]).shape == (0, 3)


def test_ties_break_by_the_statements_id() -> None:
    system = by_score(lambda lines: np.zeros((len(lines), 3), dtype=np.float32), ("wash", "eat", "lift"))
    assert all([name for name, _ in answer.ranked] == [*IDS] for answer in system(CASES[0]).answers)


def test_the_peers_settings_are_those_they_ship_with() -> None:
    told = {name: dict(baseline.settings) for name, baseline in baselines().items()}
    assert told["peer-minilm-nesta"] == {"at_least": 0.7, "most": 1}
    assert told["peer-minilm-esco"] == {"at_least": 0.6, "most": 1}
    assert told["peer-minilm-tabiya"] == {"most": 5}
    assert all(len(answer.accepted) == 5 for answer in answers("peer-minilm-tabiya"))
    for name, least in (("peer-minilm-nesta", 0.7), ("peer-minilm-esco", 0.6)):
        for answer in answers(name):
            assert answer.accepted == (answer.ranked[:1] if answer.ranked[0][1] >= least else ())


def test_the_most_frequent_is_what_train_labels_give_most_often() -> None:
    counts = {name: sum(name in label.statements for one in CASES for label in one.labels) for name in LINES.values()}
    most = max(counts.values())
    for answer in answers("peer-most-frequent"):
        ((name, share),) = answer.accepted
        assert counts[name] == most
        assert share == round(most / sum(len(one.labels) for one in CASES), 4)


def test_the_random_one_matches_about_as_often_as_people_do() -> None:
    many = [case(f"many-{number}", *LINES) for number in range(40)]
    found = [a for one in many for a in answers("peer-random", one) if not a.clause.is_heading]
    share = sum(bool(answer.accepted) for answer in found) / len(found)
    labels = [label for one in CASES for label in one.labels]
    assert share == pytest.approx(sum(bool(label.statements) for label in labels) / len(labels), abs=0.1)


def test_the_fitted_cut_has_the_best_f1_of_all() -> None:
    tools = hashing_tools()
    cut = fit_cut(CASES, tools, FUSION)

    def f1(tried: Cut) -> float:
        system = by_lanes(tools, FUSION, tried)
        return find_measure("F1").value([record_case(one, system(one), PATHWAY) for one in CASES]) or 0.0

    tried = [Cut(score, most) for score in (0.1, 0.3, 0.5, 0.7) for most in (1, 2, MAX_MATCHES)]
    assert f1(cut) >= max(map(f1, tried))
    assert baselines()["ablation-no-second-stage"].settings["at_least"] == cut.at_least


def test_the_lexical_ablation_finds_nothing_for_words_no_statement_has() -> None:
    text = "Care assistant\n\nMain duties\n- Defenestrate brass propellers\n- Help people to eat and drink\n"
    asked = replace(CASES[0], document=read_document(text.encode()), labels=())
    nothing, eat = by_lanes(hashing_tools(), {"lexical": 1.0}, Cut(0.1, 1))(asked).answers[-2:]
    assert (nothing.chance, nothing.accepted) == (0, ())
    assert eat.accepted == eat.ranked[:1] != ()


def test_an_ablation_ranks_every_line_and_takes_only_what_the_product_would_ask_about() -> None:
    text = "Care assistant\n\nMain duties\n- Give medicines\n- You will not change dressings or give injections\n"
    negated = replace(CASES[0], document=read_document(text.encode()), labels=())
    found = by_lanes(hashing_tools(), FUSION, Cut(ALWAYS, 1))(negated).answers
    assert all(answer.ranked for answer in found)
    for answer in found:
        asks = matchable(answer.clause) and Flag.NEGATED not in answer.clause.flags
        assert (bool(answer.accepted), answer.chance > 0) == (asks, asks)
    assert any(Flag.NEGATED in answer.clause.flags for answer in found)


def test_without_kinds_every_line_but_a_heading_is_a_duty_of_ones_own() -> None:
    found = without_kinds(hashing_tools())(CASES[0]).answers
    assert {answer.clause.kind for answer in found if not answer.clause.is_heading} == {ClauseKind.DUTY}
    assert all(answer.clause.flags == () for answer in found if not answer.clause.is_heading)
    cut = [(answer.clause.start, answer.clause.end) for answer in shipped(hashing_tools())(CASES[0]).answers]
    assert [(answer.clause.start, answer.clause.end) for answer in found] == cut


class Renamed:
    """The hashing encoder as if it were another one."""

    name, fingerprint = "other", "other-v1"

    def __init__(self) -> None:
        self._encoder = load_encoder("hashing")
        self.dim = self._encoder.dim

    def encode(self, texts: list[str]) -> NDArray[np.float32]:
        return self._encoder.encode(texts)


def ablations(tools: Tools, plain: Encoder) -> dict[str, Baseline]:
    found = all_baselines(CASES, tools, plain)
    return {one.name.removeprefix(f"{ABLATION}-"): one for one in found if one.name.startswith(ABLATION)}


def test_each_lane_is_left_out_once_and_the_others_keep_their_weights() -> None:
    for lane in FUSION:
        settings = baselines()[f"ablation-no-{lane.replace('_', '-')}"].settings
        assert {name: value for name, value in settings.items() if name.startswith("fusion")} == {
            f"fusion_{name}": weight for name, weight in FUSION.items() if name != lane
        }


def test_where_lanes_were_learnt_they_are_left_out_too() -> None:
    tools = hashing_tools()
    lessons = [Lesson(line, {name: 2}) for line, name in LINES.items() if name]
    learnt = with_learnt(tools.index, tools.pathway, fit_lanes(lessons, tools.pathway, tools.index.encoder))
    found = ablations(replace(tools, index=learnt), load_encoder("hashing"))
    assert {name for name in found if name.startswith("no-")} == {
        "no-kinds",
        "no-second-stage",
        *(f"no-{lane}" for lane in LEARNT_FUSION),
    }
    whole, without = (found[name].system(CASES[0]).answers for name in ("no-second-stage", "no-example"))
    assert [answer.ranked for answer in whole] != [answer.ranked for answer in without]


def test_the_plain_encoder_is_an_ablation_where_the_product_has_another() -> None:
    found = ablations(hashing_tools(), Renamed())
    assert found["plain-encoder"].encoder is not None
    assert "plain-encoder" not in ablations(hashing_tools(), load_encoder("hashing"))
    answered, bare = found["plain-encoder"].system(CASES[0]), shipped(hashing_tools())(CASES[0])
    assert answered.outcome == bare.outcome != ""
    assert [answer.ranked for answer in answered.answers] == [answer.ranked for answer in bare.answers]
