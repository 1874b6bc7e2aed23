from dataclasses import replace
from pathlib import Path

import pytest

from alignment import open_tools
from alignment.pathway.comparing import compare_pathways
from alignment.types import ClauseKind, Expectation, Pathway, Statement
from embeddings import load_encoder
from eval.content import (
    Newer,
    compare_versions,
    find_newer,
    follow_labels,
    judged,
    labels_to_look_at,
    run_version,
)
from eval.measures import find_measure
from eval.records import Answer, Answers
from eval.systems import shipped
from tests.alignment.align_cases import hashing_tools
from tests.eval.made_gold import add_labels, made_row, make_gold
from tests.eval.test_fit import CASES

CASE = CASES[0]
PATHWAY = hashing_tools().pathway
EAT, RECORD = "food_and_drink.help-people-eat", "medicines.record-what-was-given"
NOTHING = Newer(frozenset(), frozenset(), frozenset())


def version(*statements: Statement, without: str = "") -> Pathway:
    """The bundled content as another version, with statements more and one less."""
    kept = tuple(s for s in PATHWAY.statements if s.id != without)
    return replace(PATHWAY, version="2027-04", fingerprint="f" * 64, statements=(*kept, *statements))


def heir(name: str, *replaces: str) -> Statement:
    """A statement that says what the first of those it replaces says."""
    return replace(PATHWAY.statement(replaces[0]), id=name, replaces=replaces)


def new_statement(name: str = "food_and_drink.goldfish") -> Statement:
    """A statement that is no earlier one's heir and says what a line asks for."""
    text = "Water the window boxes near the goldfish pond"
    return replace(PATHWAY.statement(EAT), id=name, text=text, phrases=(text,), replaces=())


def given(pathway: Pathway) -> list[dict[str, int]]:
    return [dict(label.statements) for label in follow_labels(CASE, pathway).labels if label.statements]


def test_labels_stay_as_they_are_where_nothing_was_replaced() -> None:
    assert follow_labels(CASE, PATHWAY) == CASE


def test_a_label_follows_its_statement_to_another_id() -> None:
    assert {"food_and_drink.eat": 2} in given(version(heir("food_and_drink.eat", EAT), without=EAT))


def test_a_split_statement_hands_its_grade_to_each_of_its_heirs() -> None:
    pathway = version(heir("food_and_drink.eat", EAT), heir("food_and_drink.drink", EAT), without=EAT)
    assert {"food_and_drink.eat": 2, "food_and_drink.drink": 2} in given(pathway)


def test_merged_statements_keep_the_higher_grade() -> None:
    labels = tuple(replace(label, statements={EAT: 1, RECORD: 2}) for label in CASE.labels[:1])
    pathway = version(heir("medicines.both", RECORD, EAT), without=EAT)
    without = replace(pathway, statements=tuple(s for s in pathway.statements if s.id != RECORD))
    assert follow_labels(replace(CASE, labels=labels), without).labels[0].statements == {"medicines.both": 2}


def test_a_statement_that_is_still_there_was_not_replaced() -> None:
    assert {EAT: 2} in given(version(heir("food_and_drink.eat", EAT)))


def test_a_statement_without_an_heir_drops_out() -> None:
    assert all(EAT not in grades for grades in given(version(without=EAT)))
    assert len(given(version(without=EAT))) == 2


def test_newer_is_what_the_labels_have_not_and_what_is_no_heir_of_theirs() -> None:
    category = replace(PATHWAY.role_categories[0], id="cook")
    pathway = version(heir("food_and_drink.eat", EAT), new_statement(), without=EAT)
    changed = replace(pathway, role_categories=(*PATHWAY.role_categories[1:], category))
    assert find_newer(changed, PATHWAY) == Newer(
        frozenset({"food_and_drink.goldfish"}), frozenset({"cook"}), frozenset({PATHWAY.role_categories[0].id})
    )
    assert find_newer(PATHWAY, PATHWAY) == NOTHING


def test_what_cannot_be_judged_is_set_aside() -> None:
    clause = shipped(hashing_tools())(CASE).answers[-1].clause
    ranked = (("new", 0.9), (EAT, 0.4), ("new too", 0.3))
    answers = Answers((Answer(clause, ranked, ranked[:2], 0.9),), "one", "baker", ("baker",), ("new", RECORD))
    found = judged(CASE, answers, replace(NOTHING, statements=frozenset({"new", "new too"})))
    assert found.answers == (Answer(clause, ((EAT, 0.4),), ((EAT, 0.4),), 0.4),)
    assert (found.chosen, found.gaps) == ("baker", (RECORD,))
    assert judged(CASE, answers, NOTHING) == answers


def test_on_boilerplate_a_new_statement_counts() -> None:
    case = replace(CASE, labels=tuple(replace(label, kind=ClauseKind.BOILERPLATE) for label in CASE.labels))
    answers = shipped(hashing_tools())(case)
    every = frozenset(statement.id for statement in PATHWAY.statements)
    accepted = [answer.accepted for answer in judged(case, answers, replace(NOTHING, statements=every)).answers]
    assert accepted == [answer.accepted for answer in answers.answers]
    assert any(accepted)


@pytest.mark.parametrize(
    "newer",
    [replace(NOTHING, categories=frozenset({"baker"})), replace(NOTHING, gone=frozenset({CASE.category or ""}))],
)
def test_a_role_category_that_is_newer_or_gone_says_nothing(newer: Newer) -> None:
    found = judged(CASE, Answers((), "one", "baker", ("baker",)), newer)
    assert (found.outcome, found.chosen, found.categories) == ("", None, ())


def test_a_version_against_itself_passes_and_moves_nothing() -> None:
    runs = [run_version(CASES, "dev", hashing_tools(), PATHWAY) for _ in range(2)]
    verdict = compare_versions(*runs)
    assert verdict.passed
    assert (verdict.comparison.lines, verdict.comparison.relabelled) == ((), ())


def test_the_run_on_the_labels_own_version_is_the_products_own() -> None:
    run = run_version(CASES, "dev", hashing_tools(), PATHWAY)
    assert (run.set_aside, run.newer_roles) == ((), ())
    assert run.results.name == "2025-04-dev"
    assert find_measure("gap recall").value(run.results.records) is not None


def test_a_new_id_alone_moves_no_measure() -> None:
    pathway = version(heir("food_and_drink.eat", EAT), without=EAT)
    tools = open_tools(pathway, encoder=load_encoder("hashing"))
    old, new = (run_version(CASES, "dev", one, PATHWAY) for one in (hashing_tools(), tools))
    found = compare_versions(old, new)
    assert found.passed
    assert all(not difference.gain for difference in found.comparison.differences)
    assert set(found.comparison.relabelled) == {case.name for case in CASES}


def test_a_new_statement_on_a_line_without_one_is_told_and_does_no_harm() -> None:
    core = replace(new_statement(), expected_by=dict.fromkeys([CASE.category or ""], Expectation.CORE))
    tools = open_tools(version(core), encoder=load_encoder("hashing"))
    old, new = (run_version(CASES, "dev", one, PATHWAY) for one in (hashing_tools(), tools))
    assert {(line.text, line.statement) for line in new.set_aside} == {
        ("Water the window boxes near the goldfish pond", core.id)
    }
    assert compare_versions(old, new).passed
    for record in new.results.records:
        assert record.gaps is not None
        assert core.id not in {*record.gaps.missing, *record.gaps.claimed}
        assert all(match.statement != core.id for clause in record.clauses for match in clause.accepted)


def test_a_statement_that_loses_its_words_fails_the_gate() -> None:
    spoilt = tuple(replace(s, text="Play the trombone", phrases=()) if s.id == EAT else s for s in PATHWAY.statements)
    tools = open_tools(replace(version(), statements=spoilt), encoder=load_encoder("hashing"))
    old, new = (run_version(CASES, "dev", one, PATHWAY) for one in (hashing_tools(), tools))
    verdict = compare_versions(old, new)
    assert not verdict.passed
    assert "recall@5" in {found.measure for found in verdict.fallen}


def test_labels_on_what_is_gone_split_or_means_something_else_are_to_be_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_gold(tmp_path, monkeypatch, dev__cook="Help to eat\nSign the chart\nFollow the plan\n")
    rows = [
        made_row("Help to eat", food_and_drink__help_people_eat=2),
        made_row("Sign the chart", medicines__record_what_was_given=2),
        made_row("Follow the plan", assessment_and_care_planning__follow_the_plan=1),
    ]
    add_labels("cook", rows)
    split = version(heir("food_and_drink.eat", EAT), heir("food_and_drink.drink", EAT), without=EAT)
    changed = replace(split, statements=tuple(_trombone(s) if s.id == RECORD else s for s in split.statements))
    diff = compare_pathways(PATHWAY, changed, encoder=load_encoder("hashing"))
    assert [(effect.line, effect.statement_id) for effect in labels_to_look_at(diff, "dev")] == [(1, EAT), (2, RECORD)]
    assert labels_to_look_at(compare_pathways(PATHWAY, PATHWAY), "dev") == ()
    renamed = version(heir("food_and_drink.eat", EAT), without=EAT)
    assert labels_to_look_at(compare_pathways(PATHWAY, renamed), "dev") == ()


def _trombone(statement: Statement) -> Statement:
    return replace(statement, text="Play the trombone")
