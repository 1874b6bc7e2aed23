from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from alignment.clauses import split_clauses
from alignment.documents import read_document
from alignment.kinds import read_kinds
from alignment.lexicon import plain_people
from alignment.matching import (
    FUSION,
    MAX_PARTS,
    StatementIndex,
    clause_parts,
    find_candidates,
    matchable,
    open_index,
    query_text,
    wordings,
)
from alignment.pathway import load_pathway
from alignment.types import Candidate, Clause, ClauseKind
from embeddings import load_encoder
from tests.alignment.align_cases import EXAMPLES_FOLDER, JOB_DESCRIPTION, clause_of, hashing_tools, shuffled_tools

MEDICINES = "Administer medication from the trolley and sign the MAR chart at the time"


def index() -> StatementIndex:
    return hashing_tools().index


def clauses_of(data: bytes, name: str = "") -> tuple[Clause, ...]:
    return read_kinds(split_clauses(read_document(data, name=name)))


def candidates_for(text: str, *, context: str = "") -> tuple[Candidate, ...]:
    return find_candidates([clause_of(text, context=context)], index())["c1"]


@cache
def vector(text: str) -> NDArray[np.float32]:
    vectors: NDArray[np.float32] = load_encoder("hashing").encode([text])
    return vectors.reshape(-1)


def cosine(one: str, other: str) -> float:
    return float(np.dot(vector(one), vector(other)))


@cache
def by_plain_loop(text: str) -> dict[str, Candidate]:
    """The slow twin: one dot product at a time, no index, nothing sorted until the end. By statement id, best first."""
    asked = query_text(clause_of(text))
    query, parts = plain_people(asked), [plain_people(part) for part in clause_parts(asked)]
    lexical = dict(zip(index().words.ids, index().words.scores(query), strict=True))
    found = []
    for statement in hashing_tools().pathway.statements:
        texts = [plain_people(wording) for wording in (statement.text, *statement.phrases)]
        dense = max(cosine(query, wording) for wording in texts)
        part_dense = max([dense, *(cosine(part, wording) for part in parts for wording in texts)])
        lanes = {"dense": dense, "part_dense": part_dense, "lexical": float(lexical[statement.id])}
        fused = sum(FUSION[name] * lanes[name] for name in FUSION) / sum(FUSION.values())
        found.append(Candidate("c1", statement.id, dense, lanes["lexical"], fused, part_dense))
    return {c.statement_id: c for c in sorted(found, key=lambda c: (-c.fused, c.statement_id))}


@pytest.mark.parametrize(
    "text",
    [
        MEDICINES,
        "Support residents with washing, dressing and oral care, and help them at mealtimes",
        "To drive the minibus / book outings / keep the petty cash",
        "Medication",
        "Polish the brass propeller",
    ],
)
def test_candidates_are_those_of_a_plain_loop_over_dot_products(text: str) -> None:
    fast, slow = candidates_for(text), by_plain_loop(text)
    assert [c.fused for c in fast] == pytest.approx([c.fused for c in slow.values()][: len(fast)], abs=2e-6)
    for candidate in fast:
        twin = slow[candidate.statement_id]
        for lane in ("fused", "dense", "part_dense", "lexical"):
            assert getattr(candidate, lane) == pytest.approx(getattr(twin, lane), abs=2e-6)


def test_candidates_come_best_first_without_repeats() -> None:
    found = candidates_for(MEDICINES)
    assert [c.fused for c in found] == sorted((c.fused for c in found), reverse=True)
    assert len({c.statement_id for c in found}) == len(found)


@pytest.mark.parametrize("count", [1, 7, 10_000])
def test_no_more_candidates_than_asked_for_or_than_there_are(count: int) -> None:
    found = find_candidates([clause_of(MEDICINES)], index(), count=count)["c1"]
    assert len(found) == min(count, len(hashing_tools().pathway.statements))


def test_every_score_lies_in_its_range() -> None:
    for candidate in (
        c for some in find_candidates(clauses_of(JOB_DESCRIPTION.encode()), index()).values() for c in some
    ):
        assert -1.000001 <= candidate.dense <= candidate.part_dense <= 1.000001
        assert 0 <= candidate.lexical <= 1


def test_one_lane_alone_ranks_by_that_lane() -> None:
    for lane in ("dense", "part_dense", "lexical"):
        found = find_candidates([clause_of(MEDICINES)], index(), weights={lane: 1.0})["c1"]
        scores = [getattr(candidate, lane) for candidate in found]
        assert scores == sorted(scores, reverse=True)


def test_equal_candidates_go_by_the_statements_id() -> None:
    found = find_candidates([clause_of("Xylophone zither")], index(), weights={"lexical": 1.0}, count=5)["c1"]
    assert all(candidate.fused == 0 for candidate in found)
    assert [c.statement_id for c in found] == sorted(s.id for s in hashing_tools().pathway.statements)[:5]


@pytest.mark.parametrize(
    "clause",
    [
        clause_of("Personal care", is_heading=True),
        clause_of("A large Victorian villa", ClauseKind.CONTEXT),
        clause_of("We are an equal opportunities employer", ClauseKind.BOILERPLATE),
    ],
    ids=["heading", "context", "boilerplate"],
)
def test_headings_context_and_boilerplate_are_not_searched_for(clause: Clause) -> None:
    assert not matchable(clause)
    assert find_candidates([clause], index()) == {}


@pytest.mark.parametrize("kind", [ClauseKind.DUTY, ClauseKind.REQUIREMENT, ClauseKind.VALUE])
def test_duties_requirements_and_values_are_searched_for(kind: ClauseKind) -> None:
    assert matchable(clause_of(MEDICINES, kind))
    assert find_candidates([clause_of(MEDICINES, kind)], index())["c1"]


def test_no_clauses_have_no_candidates() -> None:
    assert find_candidates([], index()) == {}


def test_every_matchable_clause_of_a_document_has_candidates() -> None:
    clauses = clauses_of((EXAMPLES_FOLDER / "personal-assistant-advert.txt").read_bytes())
    assert set(find_candidates(clauses, index())) == {c.id for c in clauses if matchable(c)}


def test_a_clauses_candidates_do_not_depend_on_its_company() -> None:
    clauses = clauses_of(JOB_DESCRIPTION.encode())
    together = find_candidates(clauses, index())
    for clause in clauses:
        assert find_candidates([clause], index()) == ({clause.id: together[clause.id]} if clause.id in together else {})


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_order_of_statements_changes_no_candidate(seed: int) -> None:
    clauses = clauses_of(JOB_DESCRIPTION.encode())
    assert find_candidates(clauses, shuffled_tools(seed).index) == find_candidates(clauses, index())


def test_an_index_kept_in_a_folder_finds_the_same(tmp_path: Path) -> None:
    pathway, encoder = load_pathway(), load_encoder("hashing")
    for _ in ("written", "read back"):
        kept = open_index(pathway, encoder, folder=tmp_path / "index")
        assert find_candidates([clause_of(MEDICINES)], kept) == find_candidates([clause_of(MEDICINES)], index())
    assert any((tmp_path / "index").iterdir())


def test_each_statement_is_searched_for_by_its_text_and_every_phrase() -> None:
    pathway = hashing_tools().pathway
    ids, texts = wordings(pathway)
    expected = [(s.id, text) for s in pathway.statements for text in (s.text, *s.phrases)]
    assert list(zip(ids, texts, strict=True)) == expected


def test_a_candidate_names_the_wording_that_came_nearest_as_written() -> None:
    statement = next(s for s in hashing_tools().pathway.statements if s.phrases)
    for wording in (statement.text, *statement.phrases):
        best = next(c for c in candidates_for(f"To {wording}") if c.statement_id == statement.id)
        assert best.phrase in (statement.text, *statement.phrases)
    assert all(c.phrase in index().wordings for c in candidates_for(MEDICINES))


def test_the_part_a_candidate_rests_on_is_a_part_of_the_clause() -> None:
    text = "Support people with washing and dressing, clean the kitchen, and drive the minibus to the day centre"
    found = candidates_for(text)
    assert any(candidate.part for candidate in found)
    assert {c.part for c in found} <= {"", *clause_parts(query_text(clause_of(text)))}
    for candidate in found:
        assert bool(candidate.part) == (candidate.part_dense > candidate.dense)


def test_each_of_several_duties_in_one_bullet_brings_its_own_statement_near() -> None:
    alone = {text: candidates_for(text)[0].statement_id for text in ("administer medication", "prepare meals")}
    together = candidates_for(
        "Clean the house and do the shopping, administer medication, prepare meals, and keep notes"
    )
    assert set(alone.values()) <= {c.statement_id for c in together}


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("You will support people to eat and drink well", "support people to eat and drink well"),
        ("To support people to eat and drink well", "support people to eat and drink well"),
        ("The post holder will support people to\n eat and drink well", "support people to eat and drink well"),
    ],
)
def test_what_is_asked_leaves_out_who_is_asked(text: str, asked: str) -> None:
    assert query_text(clause_of(text)) == asked


def test_a_short_clause_is_read_with_the_words_it_leans_on() -> None:
    assert query_text(clause_of("dressing", context="Help people with:")) != "dressing"
    assert "dressing" in query_text(clause_of("dressing", context="Help people with:"))
    assert "Help people with" in query_text(clause_of("dressing", context="Help people with:"))
    assert query_text(clause_of("dressing")) == "dressing"
    long = "supporting people to get dressed in the morning"
    assert query_text(clause_of(long, context="Personal care")) == long


WHO = ("residents", "clients", "service users", "customers", "individuals", "tenants", "the people we support")


@pytest.mark.parametrize("who", WHO)
def test_the_word_for_the_people_supported_changes_no_score(who: str) -> None:
    line = "Help {} to take their medicines safely and to eat and drink well, as each care plan says"
    # The part quoted is the document's own words; everything else is the same.
    said, plain = (candidates_for(line.format(word)) for word in (who, "people"))
    assert [replace(c, part="") for c in said] == [replace(c, part="") for c in plain]


def test_the_part_a_match_rests_on_is_quoted_from_the_document() -> None:
    line = "Help residents to take their medicines safely and to eat and drink well, as each care plan says"
    assert any(candidate.part and candidate.part in line for candidate in candidates_for(line))
    assert all(candidate.part in line for candidate in candidates_for(line))


@pytest.mark.parametrize("text", ["Medication", "Support people to eat well", "washing, dressing, shaving"])
def test_a_short_clause_has_no_parts(text: str) -> None:
    assert clause_parts(text) == ()


def test_a_long_clause_falls_into_the_things_it_speaks_of() -> None:
    text = "Help with washing, dressing and oral care; write up notes / ring the GP, and so on"
    assert clause_parts(text) == (
        "Help with washing", "dressing", "oral care", "write up notes", "ring the GP", "so on",
    )  # fmt: skip


def test_a_long_clause_about_one_thing_has_no_parts() -> None:
    assert clause_parts("Support people to take part in things they enjoy doing") == ()


PIECES: Sequence[str] = ("washing", ", ", " and ", " or ", "the", " ", "; ", "(", ")", "e.g. ", "notes", "\n", "–", "a")


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_parts_are_few_distinct_pieces_of_the_clause_with_something_in_them(text: str) -> None:
    parts = clause_parts(text)
    assert len(parts) <= MAX_PARTS
    assert len(set(parts)) == len(parts)
    assert all(part in text for part in parts)
    assert all(set(part.split()) - {"the", "a", "and", "or"} for part in parts)


@settings(deadline=None)
@given(st.text(max_size=80), st.text(max_size=40))
def test_any_text_can_be_asked_for(text: str, context: str) -> None:
    clause = clause_of(text, context=context)
    found = find_candidates([clause], index(), count=3)
    assert [c.clause_id for c in found["c1"]] == ["c1"] * 3
