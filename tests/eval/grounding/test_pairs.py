import json
from collections import Counter
from pathlib import Path

import pytest

from eval.cases import LabelError
from eval.grounding import HALVES, Fault, load_pairs
from eval.grounding.pairs import PARTS
from prompts.facts import FactRole

PAIRS = load_pairs()


def test_half_of_the_sentences_are_wrong_and_there_are_enough() -> None:
    wrong = sum(pair.fault is not None for pair in PAIRS)
    assert len(PAIRS) >= 320
    assert wrong == len(PAIRS) - wrong


@pytest.mark.parametrize("half", HALVES)
def test_every_fault_and_every_part_is_in_both_halves(half: str) -> None:
    pairs = load_pairs(half)
    counted = Counter(pair.fault for pair in pairs)
    assert min(counted[fault] for fault in Fault) >= 8
    assert {pair.of.part for pair in pairs} == set(PARTS)


def test_the_halves_are_of_one_size_and_share_no_facts() -> None:
    tune, report = (load_pairs(half) for half in HALVES)
    assert len(tune) == len(report)
    assert {fact.text for p in tune for fact in p.of.facts if fact.role is not FactRole.BACKGROUND}.isdisjoint(
        fact.text for p in report for fact in p.of.facts
    )


def test_themes_are_many() -> None:
    assert len({pair.of.theme for pair in PAIRS}) >= 30


def test_no_sentence_is_there_twice_on_the_same_facts() -> None:
    assert len({(pair.of.name, pair.ids, pair.text) for pair in PAIRS}) == len(PAIRS)


def test_only_a_swapped_id_may_be_one_that_does_not_exist() -> None:
    for pair in PAIRS:
        known = {fact.id for fact in pair.of.facts}
        assert set(pair.ids) <= known or pair.fault is Fault.SWAPPED_IDS


@pytest.mark.parametrize(
    ("facts", "pairs", "says"),
    [
        ({}, {"extra": 1}, "pairs.jsonl:1: a row has"),
        ({}, {"fault": "typo"}, "pairs.jsonl:1: 'typo' is not a valid Fault"),
        ({}, {"set": "other"}, "pairs.jsonl:1: 'other'"),
        ({"half": "third"}, {}, "facts.jsonl:1: no half 'third'"),
        ({"facts": {"X1": "?"}}, {}, "facts.jsonl:1: 'X'"),
    ],
)
def test_an_odd_row_is_told_by_its_place(
    facts: dict[str, object], pairs: dict[str, object], says: str, tmp_path: Path
) -> None:
    fact_row = {"set": "s", "part": "gaps", "theme": "t", "half": "tune", "facts": {"G1": "keeping"}} | facts
    pair_row = {"set": "s", "ids": ["G1"], "text": "It says nothing about keeping.", "fault": None} | pairs
    (tmp_path / "facts.jsonl").write_text(json.dumps(fact_row) + "\n", encoding="utf-8")
    (tmp_path / "pairs.jsonl").write_text(json.dumps(pair_row) + "\n", encoding="utf-8")

    with pytest.raises(LabelError, match=says):
        load_pairs(folder=tmp_path)
