import json
import math
import re
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alignment.features import candidate_features
from alignment.types import (
    Band,
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
)
from tests.alignment.align_cases import EXAMPLES, aligned, clause_of

GIVE = Statement("medicines.give", StatementKind.SKILL, "medicines", "Help people take their medicines safely.")
RECORD = Statement("medicines.record", StatementKind.SKILL, "medicines", "Record each medicine given or refused.")
MEALS = Statement("food.meals", StatementKind.SKILL, "food", "Help people choose and eat meals they enjoy.")
KIND = Statement("values.kind", StatementKind.VALUE, "medicines", "I am kind.")
KNOW = Statement("medicines.know", StatementKind.KNOWLEDGE, "medicines", "Know what common medicines are for.")
STATEMENTS = (GIVE, RECORD, MEALS, KIND, KNOW)
THEMES = (Theme("medicines", "Medicines"), Theme("food", "Food"))
PATHWAY = Pathway("test", "A test pathway", "", "", "", THEMES, STATEMENTS, ())

# Confidence is the cosine itself, near enough: what the tests say of bands and reasons then needs no fitted number.
PLAIN = VerdictModel(
    -5.0, {"dense": 10.0}, accept=0.5, accept_more=0.5, strong=0.9, partial=0.7, fitted_on="nothing: made for tests"
)


def candidate(statement: Statement, dense: float, *, clause: str = "c1", phrase: str = "", part: str = "") -> Candidate:
    return Candidate(clause, statement.id, dense, dense, dense, dense, phrase or statement.text, part)


def judge(clause: Clause, *candidates: Candidate, model: VerdictModel = PLAIN) -> ClauseVerdict:
    return judge_clauses([clause], {clause.id: candidates}, PATHWAY, model)[0]


LINE = clause_of("Administer medicines and sign the chart")


def test_several_statements_may_answer_one_clause_best_first() -> None:
    verdict = judge(LINE, candidate(RECORD, 0.6), candidate(GIVE, 0.8), candidate(MEALS, 0.1))
    assert verdict.verdict is Verdict.MATCHED
    assert [match.statement_id for match in verdict.matches] == ["medicines.give", "medicines.record"]
    assert verdict.reason == ""


def test_none_is_an_answer_and_the_nearest_is_named() -> None:
    verdict = judge(LINE, candidate(MEALS, 0.3), candidate(GIVE, 0.1))
    assert verdict.verdict is Verdict.NO_COUNTERPART
    assert verdict.matches == ()
    assert verdict.nearest is not None
    assert verdict.nearest.statement_id == "food.meals"
    assert verdict.reason


def test_a_further_statement_may_have_to_be_surer_than_the_first() -> None:
    choosy = replace(PLAIN, accept_more=0.9)
    verdict = judge(LINE, candidate(GIVE, 0.6), candidate(RECORD, 0.55), model=choosy)
    assert [match.statement_id for match in verdict.matches] == ["medicines.give"]
    both = judge(LINE, candidate(GIVE, 0.9), candidate(RECORD, 0.8), model=choosy)
    assert [match.statement_id for match in both.matches] == ["medicines.give", "medicines.record"]


def test_where_the_first_is_not_sure_enough_no_further_one_slips_in() -> None:
    verdict = judge(LINE, candidate(GIVE, 0.6), candidate(RECORD, 0.55), model=replace(PLAIN, accept=0.9))
    assert verdict.verdict is Verdict.NO_COUNTERPART


def test_a_clause_without_candidates_has_no_counterpart_and_no_nearest() -> None:
    verdict = judge_clauses([LINE], {}, PATHWAY, PLAIN)[0]
    assert (verdict.verdict, verdict.nearest) == (Verdict.NO_COUNTERPART, None)
    assert verdict.reason


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        (clause_of("We are an equal opportunities employer", ClauseKind.BOILERPLATE), Verdict.BOILERPLATE),
        (clause_of("A large villa", ClauseKind.CONTEXT), Verdict.NOT_JUDGED),
        (clause_of("Medication", is_heading=True), Verdict.NOT_JUDGED),
    ],
    ids=["boilerplate", "context", "heading"],
)
def test_what_asks_for_nothing_is_never_matched_and_says_why(clause: Clause, expected: Verdict) -> None:
    verdict = judge(clause, candidate(GIVE, 1.0))
    assert (verdict.verdict, verdict.matches) == (expected, ())
    assert verdict.reason == clause.kind_reason != ""


def test_a_negated_duty_is_never_matched_says_why_and_names_the_nearest() -> None:
    clause = clause_of("No wound dressings", ClauseKind.DUTY, Flag.NEGATED)
    verdict = judge(clause, candidate(GIVE, 1.0))
    assert (verdict.verdict, verdict.matches) == (Verdict.NOT_JUDGED, ())
    assert verdict.reason == clause.flag_reasons[Flag.NEGATED]
    assert verdict.nearest is not None


@pytest.mark.parametrize("flag", [Flag.CONDITIONAL, Flag.SOMEONE_ELSES_DUTY])
def test_a_limited_duty_is_marked_down_never_strong_and_says_why(flag: Flag) -> None:
    free = judge(LINE, candidate(GIVE, 1.0)).matches[0]
    clause = clause_of(LINE.text, ClauseKind.DUTY, flag)
    limited = judge(clause, candidate(GIVE, 1.0)).matches[0]
    assert free.band is Band.STRONG
    assert limited.confidence < free.confidence
    assert limited.band is not Band.STRONG
    assert any("marked down" in reason and clause.flag_reasons[flag] in reason for reason in limited.reasons)
    assert not any("marked down" in reason for reason in free.reasons)


def test_two_limits_weigh_more_than_one() -> None:
    one, both = (
        judge(clause_of(LINE.text, ClauseKind.DUTY, *flags), candidate(GIVE, 0.9)).matches[0]
        for flags in ([Flag.CONDITIONAL], [Flag.CONDITIONAL, Flag.SOMEONE_ELSES_DUTY])
    )
    assert both.confidence < one.confidence
    assert len([reason for reason in both.reasons if "marked down" in reason]) == 2


def test_a_limit_can_take_a_duty_below_the_bar() -> None:
    just_enough = candidate(GIVE, 0.5)
    assert judge(LINE, just_enough).verdict is Verdict.MATCHED
    clause = clause_of(LINE.text, ClauseKind.DUTY, Flag.SOMEONE_ELSES_DUTY)
    assert judge(clause, just_enough).verdict is Verdict.NO_COUNTERPART


@settings(deadline=None)
@given(st.floats(0, 1), st.floats(0, 1))
def test_bands_follow_confidence(one: float, other: float) -> None:
    order = [Band.POSSIBLE, Band.PARTIAL, Band.STRONG]
    low, high = sorted((one, other))
    assert order.index(PLAIN.band(low)) <= order.index(PLAIN.band(high))


def test_a_band_begins_at_its_cut() -> None:
    assert [PLAIN.band(x) for x in (PLAIN.strong, PLAIN.partial, PLAIN.accept)] == list(Band)
    assert PLAIN.band(math.nextafter(PLAIN.strong, 0)) is Band.PARTIAL
    assert PLAIN.band(math.nextafter(PLAIN.partial, 0)) is Band.POSSIBLE


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from(["dense", "lexical", "unheard of"]), st.floats(-1e6, 1e6)))
def test_confidence_is_a_chance_whatever_the_features(features: dict[str, float]) -> None:
    assert 0 <= PLAIN.confidence(features) <= 1


def test_a_long_list_of_matches_is_cut_to_the_best() -> None:
    statements = tuple(replace(GIVE, id=f"medicines.s{number:02}") for number in range(MAX_MATCHES + 3))
    found = [candidate(statement, 0.9 - number / 100) for number, statement in enumerate(statements)]
    verdict = judge_clauses([LINE], {"c1": found}, replace(PATHWAY, statements=statements), PLAIN)[0]
    assert [match.statement_id for match in verdict.matches] == [s.id for s in statements[:MAX_MATCHES]]


def test_equal_matches_go_by_the_statements_id() -> None:
    for found in ([candidate(RECORD, 0.8), candidate(GIVE, 0.8)], [candidate(GIVE, 0.8), candidate(RECORD, 0.8)]):
        assert [m.statement_id for m in judge(LINE, *found).matches] == ["medicines.give", "medicines.record"]


def test_verdicts_keep_the_order_of_the_document() -> None:
    clauses = [clause_of(f"Line {number}", number=number) for number in (3, 1, 2)]
    assert [v.clause for v in judge_clauses(clauses, {}, PATHWAY, PLAIN)] == clauses


def test_a_match_carries_the_score_of_each_lane() -> None:
    match = judge(LINE, candidate(GIVE, 0.8)).matches[0]
    assert match.scores == {"dense": 0.8, "part_dense": 0.8, "lexical": 0.8}
    assert match.clause_id == LINE.id


@settings(deadline=None)
@given(
    st.lists(st.floats(-1, 1), min_size=1, max_size=20),
    st.sampled_from(STATEMENTS),
    st.sampled_from(list(ClauseKind)),
    st.text(max_size=300),
)
def test_features_are_the_same_names_and_lie_near_nought(
    scores: Sequence[float], statement: Statement, kind: ClauseKind, text: str
) -> None:
    rivals = [candidate(statement, score) for score in scores]
    features = candidate_features(clause_of(text, kind), rivals[0], rivals, statement)
    assert list(features) == list(candidate_features(LINE, candidate(GIVE, 0.5), [candidate(GIVE, 0.5)], GIVE))
    assert all(-3 <= value <= 3 for value in features.values())


def test_the_fitted_model_reads_features_there_are_and_its_cuts_ascend() -> None:
    model = load_verdict_model()
    assert set(model.weights) <= set(candidate_features(LINE, candidate(GIVE, 0.5), [candidate(GIVE, 0.5)], GIVE))
    assert 0 < model.accept <= model.accept_more <= 1
    assert 0 < model.partial <= model.strong <= 1
    assert model.fitted_on


def test_a_nearer_statement_is_never_less_sure_by_the_fitted_model() -> None:
    model = load_verdict_model()
    near, far = candidate(GIVE, 0.9), candidate(RECORD, 0.2)
    sure, unsure = (model.confidence(candidate_features(LINE, c, [near, far], GIVE)) for c in (near, far))
    assert sure > unsure


def test_another_model_can_be_read_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "model.json"
    path.write_text(json.dumps(asdict(PLAIN)), encoding="utf-8")
    assert load_verdict_model(path) == PLAIN


NOT_FOR_PEOPLE = re.compile(r"\d\.\d|%|\b(?:cosine|dense|lexical|BM25|None|nan)\b|[{}\[\]<>_]")


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_line_of_an_example_is_matched_with_reasons_or_says_why_not(name: str) -> None:
    for verdict in aligned(name).verdicts:
        assert bool(verdict.matches) == (verdict.verdict is Verdict.MATCHED) == (verdict.reason == "")
        assert all(match.reasons for match in verdict.matches)
        for reason in (*(r for match in verdict.matches for r in match.reasons), verdict.reason):
            assert reason == reason.strip()
            without_quotes = re.sub(r"“[^”]*”", "", reason)
            assert not NOT_FOR_PEOPLE.search(without_quotes), reason


@pytest.mark.parametrize("name", EXAMPLES)
def test_in_the_examples_only_lines_that_ask_for_something_are_matched(name: str) -> None:
    for verdict in aligned(name).verdicts:
        clause = verdict.clause
        if (
            clause.is_heading
            or Flag.NEGATED in clause.flags
            or clause.kind in (ClauseKind.CONTEXT, ClauseKind.BOILERPLATE)
        ):
            assert verdict.matches == ()
            assert verdict.verdict in (Verdict.NOT_JUDGED, Verdict.BOILERPLATE)
        else:
            assert verdict.verdict in (Verdict.MATCHED, Verdict.NO_COUNTERPART)
            assert verdict.nearest is not None
        if {Flag.CONDITIONAL, Flag.SOMEONE_ELSES_DUTY} & set(clause.flags):
            assert all(match.band is not Band.STRONG for match in verdict.matches)


@pytest.mark.parametrize("name", EXAMPLES)
def test_in_the_examples_bands_fall_with_confidence(name: str) -> None:
    model = load_verdict_model()
    for verdict in aligned(name).verdicts:
        confidences = [match.confidence for match in verdict.matches]
        assert confidences == sorted(confidences, reverse=True)
        assert all(model.accept - 1e-4 <= confidence <= 1 for confidence in confidences)
        order = [list(Band).index(match.band) for match in verdict.matches]
        assert order == sorted(order)
