"""The search where something was learnt with the encoder in use."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from alignment import matching
from alignment.clauses import split_clauses
from alignment.documents import read_document
from alignment.kinds import read_kinds
from alignment.learnt import Learnt, load_learnt, save_learnt
from alignment.lexicon import plain_people
from alignment.matching import (
    FUSION,
    LEARNT_FUSION,
    StatementIndex,
    find_candidates,
    matchable,
    open_index,
    query_text,
    with_learnt,
)
from alignment.signals import FADING
from alignment.types import Candidate, Clause, ClauseKind, Pathway
from embeddings import CachedEncoder, Encoder
from embeddings.hashing import HashingEncoder
from tests.alignment.align_cases import JOB_DESCRIPTION, clause_of, hashing_tools, shuffled, shuffled_tools
from tests.alignment.learnt_cases import (
    BANK,
    ENCODER,
    GIVE,
    KIND,
    LAW,
    MEALS,
    PATHWAY,
    RECORD,
    made_learnt,
    small_index,
    standing_index,
)

MEDICINES = "Administer medication from the trolley and sign the MAR chart at the time"
SIGNALS = {
    "learnt",
    "example",
    "votes",
    "chance",
    "theme",
    "section",
    "before",
    "after",
    "elsewhere",
    "level",
    "spread",
    "common",
}
# What is said of a clause by itself; the other signals look at its neighbours too.
OF_THE_CLAUSE = ("learnt", "example", "votes", "chance", "theme", "section", "spread", "common")


def clauses_of(text: str = JOB_DESCRIPTION) -> tuple[Clause, ...]:
    return read_kinds(split_clauses(read_document(text.encode())))


def by_statement(text: str, index: StatementIndex | None = None) -> dict[str, Candidate]:
    found = find_candidates([clause_of(text)], index or standing_index())["c1"]
    return {candidate.statement_id: candidate for candidate in found}


def opened(learnt: Learnt | None, encoder: Encoder, monkeypatch: pytest.MonkeyPatch) -> StatementIndex:
    monkeypatch.setattr(matching, "load_learnt", lambda: learnt)
    return open_index(PATHWAY, encoder)


def test_what_the_encoder_in_use_learnt_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    for encoder in (ENCODER, CachedEncoder(ENCODER)):
        index = opened(made_learnt(), encoder, monkeypatch)
        assert index.learnt is not None
        assert index.fusion == LEARNT_FUSION
        assert all(set(candidate.signals) == SIGNALS for candidate in by_statement(MEDICINES, index).values())


@pytest.mark.parametrize("encoder", [HashingEncoder(32), HashingEncoder(96)])
def test_what_another_encoder_learnt_is_not_used(encoder: HashingEncoder, monkeypatch: pytest.MonkeyPatch) -> None:
    index = opened(made_learnt(), encoder, monkeypatch)
    without = opened(None, encoder, monkeypatch)
    assert (index.learnt, index.levels, index.themes, index.fusion) == (None, None, None, FUSION)
    assert by_statement(MEDICINES, index) == by_statement(MEDICINES, without)
    assert all(candidate.signals == {} for candidate in by_statement(MEDICINES, index).values())


def test_a_file_made_with_another_encoder_of_as_many_numbers_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_learnt(replace(made_learnt(), encoder="another-64"), tmp_path / "learnt.npz")
    index = opened(load_learnt(tmp_path / "learnt.npz"), ENCODER, monkeypatch)
    assert index.learnt is None


def test_where_nothing_was_learnt_the_search_goes_by_the_statements_own_words(monkeypatch: pytest.MonkeyPatch) -> None:
    assert opened(None, ENCODER, monkeypatch).learnt is None


def unit(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    found: NDArray[np.float32] = rows / np.linalg.norm(rows, axis=-1, keepdims=True)
    return found


def votes_by_plain_loop(near: NDArray[np.float32]) -> Mapping[str, float]:
    """Each statement's votes, one clause of the bank at a time; the small bank has a vote for all."""
    weights = np.exp((near - near.max()) / FADING)
    weights /= weights.sum()
    votes = {statement.id: 0.0 for statement in PATHWAY.statements}
    for (_, grades), weight in zip(BANK, weights, strict=True):
        for name, grade in grades.items():
            votes[name] += grade * float(weight)
    return votes


@pytest.mark.parametrize("text", [MEDICINES, "Sit with people while they eat", "Polish the brass propeller"])
def test_the_learnt_lanes_are_those_of_a_plain_loop(text: str) -> None:
    learnt, found = made_learnt(), by_statement(text)
    query = ENCODER.encode([plain_people(query_text(clause_of(text)))])[0]
    near = learnt.examples @ query
    votes = votes_by_plain_loop(near)
    for number, statement in enumerate(PATHWAY.statements):
        candidate = found[statement.id]
        own = [float(near[at]) for at, (_, grades) in enumerate(BANK) if statement.id in grades]
        assert candidate.signals["learnt"] == pytest.approx(float(learnt.vectors[number] @ query), abs=2e-6)
        assert candidate.signals["example"] == pytest.approx(max(own, default=candidate.dense), abs=2e-6)
        assert candidate.signals["votes"] == pytest.approx(votes[statement.id], abs=2e-5)
        lanes = {"dense": candidate.dense, "lexical": candidate.lexical, **candidate.signals}
        fused = sum(weight * lanes[name] for name, weight in LEARNT_FUSION.items()) / sum(LEARNT_FUSION.values())
        assert candidate.fused == pytest.approx(fused, abs=5e-6)


def test_a_line_of_the_bank_finds_what_it_calls_for_though_it_shares_no_words() -> None:
    line = "Chair monthly one to ones"
    assert next(iter(by_statement(line))) == "people.supervise"
    assert by_statement(line)["people.supervise"].signals["example"] == pytest.approx(1.0, abs=1e-5)
    plain = open_index(PATHWAY, ENCODER)
    assert by_statement(line, plain)["people.supervise"].dense < 0.3


def reworded(pathway: Pathway, statement_id: str, text: str) -> Pathway:
    statements = (replace(s, text=text) if s.id == statement_id else s for s in pathway.statements)
    return replace(pathway, statements=tuple(statements))


def test_a_statement_whose_text_was_changed_is_found_by_its_own_words() -> None:
    changed = small_index(reworded(PATHWAY, GIVE.id, "Water the window boxes."))
    texts = [plain_people(text) for text in ("Water the window boxes.", *GIVE.phrases)]
    own = unit(ENCODER.encode(texts).sum(axis=0))
    for text in ("Give out the tablets and sign the chart", "Water the window boxes every day"):
        found = by_statement(text, changed)[GIVE.id]
        query = ENCODER.encode([plain_people(query_text(clause_of(text)))])[0]
        assert found.signals["learnt"] == pytest.approx(float(own @ query), abs=2e-6)
        assert found.signals["example"] == found.dense
        assert found.signals["votes"] == found.signals["common"] == 0
    assert next(iter(by_statement("Water the window boxes every day", changed))) == GIVE.id


def test_a_statement_that_is_new_is_found_by_its_own_words() -> None:
    new = replace(LAW, id="people.rota", text="Draw up the rota.", phrases=("plan shifts",))
    grown = small_index(replace(PATHWAY, statements=(new, *PATHWAY.statements)))
    assert next(iter(by_statement("Draw up the rota and plan shifts", grown))) == new.id
    assert by_statement(MEDICINES, grown)[RECORD.id].signals["example"] == pytest.approx(
        by_statement(MEDICINES)[RECORD.id].signals["example"]
    )


def test_the_others_keep_their_lanes_when_one_statement_is_changed() -> None:
    before, after = by_statement(MEDICINES), by_statement(MEDICINES, small_index(reworded(PATHWAY, MEALS.id, "Cook.")))
    for name in (GIVE.id, RECORD.id, LAW.id, KIND.id):
        for lane in ("learnt", "example", "votes"):
            assert after[name].signals[lane] == before[name].signals[lane]


@pytest.mark.parametrize("lane", ["learnt", "example", "votes"])
def test_one_learnt_lane_alone_ranks_by_that_lane(lane: str) -> None:
    found = find_candidates([clause_of(MEDICINES)], standing_index(), weights={lane: 1.0})["c1"]
    scores = [candidate.signals[lane] for candidate in found]
    assert scores == sorted(scores, reverse=True)
    assert [candidate.fused for candidate in found] == pytest.approx(scores, abs=2e-6)


def test_equal_candidates_go_by_the_statements_id() -> None:
    twins = tuple(replace(LAW, id=f"people.law-{letter}") for letter in "cab")
    index = small_index(replace(PATHWAY, statements=(*PATHWAY.statements, *twins)))
    found = [name for name in by_statement("Employment law", index) if name.startswith("people.law-")]
    assert found == ["people.law-a", "people.law-b", "people.law-c"]


def test_where_nothing_is_asked_nothing_is_found() -> None:
    clauses = [clause_of("Personal care", is_heading=True), clause_of("A villa", ClauseKind.CONTEXT, number=2)]
    assert find_candidates(clauses, standing_index()) == {}
    assert find_candidates([], standing_index()) == {}


@settings(deadline=None, max_examples=50)
@given(st.text(max_size=80), st.text(max_size=40))
def test_any_text_can_be_asked_for(text: str, context: str) -> None:
    found = find_candidates([clause_of(text, context=context)], standing_index())["c1"]
    assert len(found) == len(PATHWAY.statements)
    assert all(np.isfinite([c.fused, *c.signals.values()]).all() for c in found)


@cache
def of_the_bundled_framework() -> Learnt:
    """An example for every statement but the first few, each of which calls for the fourth one as well."""
    pathway, encoder = hashing_tools().pathway, HashingEncoder()
    bank = [
        (phrase, {s.id: 1.0, pathway.statements[3].id: 0.5}) for s in pathway.statements[4:] for phrase in s.phrases[:1]
    ]
    return made_learnt(pathway, bank, encoder)


@pytest.mark.parametrize("seed", [1, 2])
def test_the_order_of_statements_changes_no_candidate_and_no_signal(seed: int) -> None:
    learnt, clauses = of_the_bundled_framework(), clauses_of()
    plain, mixed = hashing_tools(), shuffled_tools(seed)
    expected = find_candidates(clauses, with_learnt(plain.index, plain.pathway, learnt))
    assert find_candidates(clauses, with_learnt(mixed.index, mixed.pathway, learnt)) == expected


@pytest.mark.parametrize("seed", range(5))
def test_nor_does_it_in_a_small_framework_learnt_in_another_order(seed: int) -> None:
    mixed = small_index(shuffled(PATHWAY, seed), made_learnt())
    assert find_candidates(clauses_of(), mixed) == find_candidates(clauses_of(), standing_index())


def test_a_clauses_candidates_and_own_signals_do_not_depend_on_its_company() -> None:
    plain = hashing_tools()
    index = with_learnt(plain.index, plain.pathway, of_the_bundled_framework())
    clauses = clauses_of()
    together = find_candidates(clauses, index)
    for clause in filter(matchable, clauses):
        alone = find_candidates([clause], index)[clause.id]
        for one, other in zip(alone, together[clause.id], strict=True):
            assert replace(one, signals={}) == replace(other, signals={})
            assert [one.signals[name] for name in OF_THE_CLAUSE] == [other.signals[name] for name in OF_THE_CLAUSE]


def test_the_words_above_a_clause_speak_for_statements_near_them() -> None:
    clause = replace(clause_of("and follow up"), section="Cooking lunch and dinner")
    found = {c.statement_id: c for c in find_candidates([clause], standing_index())["c1"]}
    above = ENCODER.encode([plain_people(clause.section)])[0]
    vectors = dict(zip((s.id for s in PATHWAY.statements), made_learnt().vectors, strict=True))
    for name, candidate in found.items():
        assert candidate.signals["section"] == pytest.approx(float(vectors[name] @ above), abs=2e-6)


def test_each_clause_is_read_under_its_own_heading() -> None:
    headings = ("Meals", "Medicines", "Meals")
    clauses = [replace(clause_of("and follow up", number=n), section=name) for n, name in enumerate(headings)]
    found = find_candidates(clauses, standing_index())
    sections = [{c.statement_id: c.signals["section"] for c in found[clause.id]} for clause in clauses]
    assert sections[0] == sections[2] != sections[1]
