import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

import pytest

from alignment.errors import UnknownClauseError
from alignment.explain import (
    Decision,
    Explanation,
    WeighedCandidate,
    decide,
    explain_clause,
    explanation_to_json,
    lane_scores,
    weigh_candidates,
    why_never,
)
from alignment.matching import find_candidates
from alignment.types import (
    Candidate,
    Clause,
    ClauseKind,
    ClauseVerdict,
    Flag,
    Pathway,
    Statement,
    StatementKind,
    Theme,
    Verdict,
)
from alignment.verdicts import (
    MAX_MATCHES,
    VerdictModel,
    judge_clauses,
    load_verdict_model,
    score_candidates,
    score_clauses,
)
from tests.alignment.align_cases import EXAMPLES, aligned, clause_of, hashing_tools

GUIDE = Path(__file__).parents[2] / "docs" / "explain.md"

GIVE = Statement("medicines.give", StatementKind.SKILL, "medicines", "Help people take their medicines safely.")
RECORD = Statement("medicines.record", StatementKind.SKILL, "medicines", "Record each medicine given or refused.")
MEALS = Statement("food.meals", StatementKind.SKILL, "food", "Help people choose and eat meals they enjoy.")
STATEMENTS = (GIVE, RECORD, MEALS)
PATHWAY = Pathway(
    "test", "A test pathway", "", "", "", (Theme("medicines", "Medicines"), Theme("food", "Food")), STATEMENTS, ()
)
# Confidence follows the cosine: .5 is .5, .6 is .73, .4 is .27.
PLAIN = VerdictModel(
    -5.0, {"dense": 10.0}, accept=0.2, accept_more=0.6, strong=0.9, partial=0.4, fitted_on="nothing: made for tests"
)
LINE = clause_of("Administer medicines and sign the chart")


def candidate(statement: Statement, dense: float, part: str = "") -> Candidate:
    return Candidate("c1", statement.id, dense, dense, dense, dense, statement.text, part)


def weighed(
    clause: Clause, *found: Candidate, model: VerdictModel = PLAIN, pathway: Pathway = PATHWAY
) -> tuple[WeighedCandidate, ...]:
    verdict = judge_clauses([clause], {clause.id: found}, pathway, model)[0]
    scored = score_clauses([clause], {clause.id: found}, pathway, model)[clause.id]
    return weigh_candidates(verdict, found, scored, pathway, model)


def decisions(
    clause: Clause, *found: Candidate, model: VerdictModel = PLAIN, pathway: Pathway = PATHWAY
) -> list[Decision]:
    return [one.decision for one in weighed(clause, *found, model=model, pathway=pathway)]


def test_candidates_come_likeliest_first_with_the_place_each_was_found_at() -> None:
    told = weighed(LINE, candidate(MEALS, 0.3), candidate(GIVE, 0.7))
    assert [(one.place, one.found, one.statement_id) for one in told] == [
        (1, 2, "medicines.give"),
        (2, 1, "food.meals"),
    ]
    assert (told[0].text, told[0].kind, told[0].theme) == (GIVE.text, StatementKind.SKILL, "Medicines")


def test_the_best_statement_is_held_against_the_lowest_bar_and_a_further_one_against_a_higher() -> None:
    best, further = decisions(LINE, candidate(GIVE, 0.5), candidate(RECORD, 0.45))
    assert best.accepted
    assert best.why == "0.50 reaches the 0.20 a line's best statement needs"
    assert not further.accepted
    assert further.why == "0.38 is below the 0.60 a further statement needs"
    assert (best.bar, further.bar) == (0.2, 0.6)


def test_the_best_statement_for_a_further_part_has_a_bar_of_its_own() -> None:
    first, part, same_part = decisions(
        LINE,
        candidate(GIVE, 0.6, "medicines"),
        candidate(RECORD, 0.5, "the chart"),
        candidate(MEALS, 0.49, "the chart"),
    )
    assert first.accepted
    assert part.accepted
    assert part.why == "0.50 reaches the 0.40 a further part's best statement needs"
    assert not same_part.accepted
    assert same_part.why.endswith("0.60 a further statement needs")


def test_where_the_best_falls_short_the_others_are_not_weighed() -> None:
    first, second = decisions(LINE, candidate(GIVE, 0.3), candidate(RECORD, 0.2))
    assert first.why == "0.12 is below the 0.20 a line's best statement needs"
    assert second.why == "the likeliest statement falls short, and then none is taken"


def test_beyond_the_most_a_line_may_have_it_is_said() -> None:
    statements = tuple(replace(GIVE, id=f"medicines.s{number}") for number in range(MAX_MATCHES + 1))
    found = [candidate(statement, 0.9) for statement in statements]
    told = decisions(LINE, *found, pathway=replace(PATHWAY, statements=statements))
    assert [one.accepted for one in told] == [True] * MAX_MATCHES + [False]
    assert str(MAX_MATCHES) in told[-1].why


def test_two_numbers_that_look_alike_get_more_decimals() -> None:
    bar = replace(PLAIN, accept=0.5)
    assert decisions(LINE, candidate(GIVE, 0.4999), model=bar)[0].why.startswith("0.4998 is below the 0.5000")
    assert decisions(LINE, candidate(GIVE, 0.5), model=bar)[0].why.startswith("0.50 reaches the 0.50")


@pytest.mark.parametrize(
    ("clause", "words"),
    [
        (clause_of("We are an equal opportunities employer", ClauseKind.BOILERPLATE), "boilerplate is never matched"),
        (clause_of("A large villa", ClauseKind.CONTEXT), "background is never matched"),
        (clause_of("Medication", is_heading=True), "a heading is never matched"),
        (clause_of("No dressings", ClauseKind.DUTY, Flag.NEGATED), "said to be outside the role, so never matched"),
    ],
    ids=["boilerplate", "background", "heading", "negated"],
)
def test_a_clause_that_is_never_matched_has_no_bar_and_says_why(clause: Clause, words: str) -> None:
    found = (candidate(GIVE, 0.9),)
    verdict = judge_clauses([clause], {clause.id: found}, PATHWAY, PLAIN)[0]
    assert why_never(verdict) == words
    assert decisions(clause, *found) == [Decision(accepted=False, why=words)]


def test_without_flags_the_chance_is_the_same_from_step_to_step() -> None:
    chance = weighed(LINE, candidate(GIVE, 0.5))[0].chance
    assert (chance.uncalibrated, chance.unflagged, chance.final) == (None, 0.5, 0.5)


def test_a_flag_shows_in_the_chance_before_and_after() -> None:
    chance = weighed(clause_of(LINE.text, ClauseKind.DUTY, Flag.CONDITIONAL), candidate(GIVE, 0.5))[0].chance
    assert chance.unflagged == 0.5
    assert chance.final < 0.5


@dataclass(frozen=True, slots=True)
class CalibratedModel(VerdictModel):
    def uncalibrated(self, features: Mapping[str, float]) -> float:
        return features["dense"] / 2


def test_a_calibrated_second_stage_says_what_it_held_before() -> None:
    model = CalibratedModel(PLAIN.intercept, PLAIN.weights, 0.2, 0.6, 0.9, 0.4, "nothing")
    assert weighed(LINE, candidate(GIVE, 0.5), model=model)[0].chance.uncalibrated == 0.25


def test_every_score_of_a_candidate_is_a_lane_by_its_name() -> None:
    lanes = lane_scores(Candidate("c1", "s", dense=0.1, lexical=0.2, fused=0.3, part_dense=0.4, phrase="p", part="q"))
    assert lanes == {"dense": 0.1, "lexical": 0.2, "fused": 0.3, "part_dense": 0.4}


@dataclass(frozen=True, slots=True)
class CandidateOfMoreLanes(Candidate):
    signals: Mapping[str, float] = field(default_factory=dict)


def test_lanes_kept_in_a_mapping_are_lanes_like_the_others() -> None:
    lanes = lane_scores(CandidateOfMoreLanes("c1", "s", 0.1, 0.2, 0.3, signals={"votes": 0.9}))
    assert lanes == {"dense": 0.1, "lexical": 0.2, "fused": 0.3, "part_dense": 0.0, "votes": 0.9}


@cache
def weighed_example(name: str) -> Sequence[tuple[ClauseVerdict, tuple[WeighedCandidate, ...]]]:
    tools, model = hashing_tools(), load_verdict_model()
    clauses = [verdict.clause for verdict in aligned(name).verdicts]
    found = find_candidates(clauses, tools.index)
    scored = score_clauses(clauses, found, tools.pathway, model)
    verdicts = judge_clauses(clauses, found, tools.pathway, model, scored=scored)
    return [
        (v, weigh_candidates(v, found.get(v.clause.id, ()), scored.get(v.clause.id, ()), tools.pathway, model))
        for v in verdicts
    ]


@pytest.mark.parametrize("name", EXAMPLES)
def test_in_the_examples_the_words_agree_with_what_was_decided(name: str) -> None:
    for verdict, told in weighed_example(name):
        accepted = [one for one in told if one.decision.accepted]
        assert [one.statement_id for one in accepted] == [match.statement_id for match in verdict.matches]
        assert [one.decision.band for one in accepted] == [match.band for match in verdict.matches]
        assert [one.shared for one in accepted] == [match.reasons for match in verdict.matches]
        for one in told:
            decision = one.decision
            assert decision.accepted == (" reaches the " in decision.why)
            if decision.bar is None:
                assert decision.why == why_never(verdict) != ""
            elif decision.accepted:
                assert one.chance.final >= decision.bar
            else:
                assert ("is below the" in decision.why) <= (one.chance.final < decision.bar)


ADVERT = "personal-assistant-advert.txt"


@cache
def explained(wanted: str) -> Explanation:
    return explain_clause(aligned(ADVERT), wanted, hashing_tools())


def first_with(verdict: Verdict) -> ClauseVerdict:
    return next(v for v in aligned(ADVERT).verdicts if v.verdict is verdict and not v.clause.is_heading)


@pytest.mark.parametrize("verdict", [Verdict.MATCHED, Verdict.NO_COUNTERPART, Verdict.BOILERPLATE, Verdict.NOT_JUDGED])
def test_a_line_of_a_report_is_explained_as_the_report_has_it(verdict: Verdict) -> None:
    said = first_with(verdict)
    told = explained(said.clause.id)
    assert (told.document, told.clause, told.verdict, told.changes) == (ADVERT, said.clause, verdict, ())
    assert bool(told.candidates) == (said.nearest is not None)
    assert told.why
    for one, match in zip([one for one in told.candidates if one.decision.accepted], said.matches, strict=True):
        assert one.statement_id == match.statement_id
        assert round(one.chance.final, 4) == match.confidence


def test_a_line_without_a_counterpart_says_how_far_the_likeliest_was_from_its_bar() -> None:
    told = explained(first_with(Verdict.NO_COUNTERPART).clause.id)
    assert told.why == told.candidates[0].decision.why
    assert "is below" in told.why


def test_a_line_may_be_asked_for_by_its_words() -> None:
    clause = first_with(Verdict.MATCHED).clause
    assert explained(clause.text).clause == clause


def test_a_line_that_is_not_there_is_an_error() -> None:
    with pytest.raises(UnknownClauseError, match="c9999"):
        explained("c9999")


def test_a_report_made_with_something_else_is_told_to_be() -> None:
    report = aligned(ADVERT)
    older = replace(report, provenance=replace(report.provenance, encoder="all-minilm-l6-v2"))
    told = explain_clause(older, first_with(Verdict.MATCHED).clause.id, hashing_tools())
    assert [(change.what, change.report, change.now) for change in told.changes] == [
        ("encoder", "all-minilm-l6-v2", "hashing")
    ]


def test_the_same_line_is_explained_in_the_same_bytes() -> None:
    clause_id = first_with(Verdict.MATCHED).clause.id
    again = explain_clause(aligned(ADVERT), clause_id, hashing_tools())
    assert explanation_to_json(again) == explanation_to_json(explained(clause_id))


# The clause is the report's and described with it; names of lanes and features may change.
NOT_LISTED = ("clause", "lanes", "features")


def keys_of(value: object, at: str = "") -> set[str]:
    """Every key with its place; all items of a list have the same place."""
    if isinstance(value, list):
        return set().union(*(keys_of(item, at) for item in value))
    if not isinstance(value, dict) or at.endswith(NOT_LISTED):
        return set()
    places = {key: f"{at}.{key}".removeprefix(".") for key in value}
    return set(places.values()).union(*(keys_of(value[key], place) for key, place in places.items()))


def test_the_keys_are_those_the_guide_lists() -> None:
    older = replace(aligned(ADVERT), provenance=replace(aligned(ADVERT).provenance, encoder="another"))
    told = explain_clause(older, first_with(Verdict.MATCHED).clause.id, hashing_tools())
    listed = re.findall(r"^\| `([\w.]+)`", GUIDE.read_text(encoding="utf-8"), re.MULTILINE)
    assert set(listed) == keys_of(json.loads(explanation_to_json(told)))
    assert len(listed) == len(set(listed))


def test_numbers_in_json_have_six_decimals_at_most() -> None:
    text = explanation_to_json(explained(first_with(Verdict.MATCHED).clause.id))
    assert not re.search(r"\d\.\d{7}", text)
    assert text.endswith("}\n")


def test_decide_needs_every_scored_candidate_in_order() -> None:
    found = (candidate(GIVE, 0.7), candidate(MEALS, 0.1))
    statements = {statement.id: statement for statement in STATEMENTS}
    scored = score_candidates(LINE, found, statements, PLAIN)
    verdict = judge_clauses([LINE], {"c1": found}, PATHWAY, PLAIN)[0]
    assert [one.accepted for one in decide(verdict, scored, PLAIN)] == [True, False]
