import re
from dataclasses import replace

import pytest

from alignment import load_pathway
from alignment.matching import leans_on_context
from alignment.reasons import match_reasons, rested_words, rests_on
from alignment.subjects import subjects_of
from alignment.types import Candidate, Clause, ClauseKind, Flag, Statement, StatementKind
from tests.alignment.align_cases import EXAMPLES, aligned, clause_of

GIVE = Statement("medicines.give", StatementKind.SKILL, "medicines", "Help people take their medicines safely.")
RECORD = Statement("medicines.record", StatementKind.SKILL, "medicines", "Record each medicine given or refused.")
MEALS = Statement("food.meals", StatementKind.SKILL, "food", "Help people choose and eat meals they enjoy.")
MIX = Statement("shifts.mix", StatementKind.SKILL, "shifts", "Have the right skill mix on the floor each day.")
HONEST = Statement("values.honest", StatementKind.VALUE, "values", "I can count on people to be honest and kind.")


def candidate(statement: Statement, *, phrase: str = "", part: str = "") -> Candidate:
    return Candidate("c1", statement.id, 0.8, 0.8, 0.8, 0.8, phrase or statement.text, part)


def reasons(clause: Clause | str, statement: Statement, *, phrase: str = "", part: str = "") -> list[str]:
    read = clause_of(clause) if isinstance(clause, str) else clause
    return list(match_reasons(read, candidate(statement, phrase=phrase, part=part), statement))


def test_what_both_speak_of_is_named() -> None:
    assert reasons("Sign the MAR chart", RECORD) == ["both speak of medicines records"]


def test_two_subjects_are_named_and_no_more() -> None:
    statement = replace(GIVE, text="Help with medicines, toilet visits, laundry and shopping.")
    assert reasons("Laundry, toileting, shopping and medication", statement) == [
        "both speak of laundry and going to the toilet"
    ]


def test_names_that_hold_an_and_or_an_or_are_kept_apart() -> None:
    statement = replace(GIVE, text="Know moving and handling, and medicines.")
    assert reasons("Medication, moving and handling", statement) == [
        "both speak of medicines, and of moving and handling"
    ]


def test_a_subject_only_the_nearest_wording_speaks_of_is_told_with_the_wording() -> None:
    assert reasons("Help with teeth", MEALS, phrase="mouth care after meals") == [
        "speaks of mouth care, as does “mouth care after meals”, another way to say it"
    ]


def test_without_a_named_subject_words_that_stand_together_in_both_are_quoted() -> None:
    assert reasons("Get the Skill Mix right", MIX) == ["both say “Skill Mix”"]


def test_words_far_apart_or_in_every_line_are_no_reason() -> None:
    assert reasons("A mix of people with some skill", MIX) == ["close in meaning"]
    assert reasons("Support people each day with care", GIVE) == ["close in meaning"]


def test_failing_all_else_the_nearest_wording_is_named() -> None:
    assert reasons("Do the six o'clock trolley", GIVE, phrase="run the tea time trolley") == [
        "close to “run the tea time trolley”, another way to say it"
    ]


@pytest.mark.parametrize("phrase", ["", "run the tea time trolley"])
def test_nothing_is_called_close_that_is_not(phrase: str) -> None:
    far = replace(candidate(GIVE, phrase=phrase), dense=0.2, part_dense=0.3)
    assert list(match_reasons(clause_of("Spot check lockers"), far, GIVE)) == [
        "lines like this one tend to call for it"
    ]


def test_the_part_a_match_rests_on_is_told_and_only_what_it_speaks_of() -> None:
    statement = replace(MEALS, text="Help with meals and medicines.")
    told = reasons("Give medicines, prepare meals and keep the house tidy", statement, part="prepare meals")
    assert told == ["both speak of meals", "rests on the words “prepare meals”"]


def test_a_short_clause_is_read_with_the_words_above_it_and_that_is_told() -> None:
    told = reasons(clause_of("chart, daily", context="Record medicines on the:"), RECORD)
    assert told == ["both speak of medicines records", "read with “Record medicines on the:” above it"]


@pytest.mark.parametrize("flag", [Flag.CONDITIONAL, Flag.SOMEONE_ELSES_DUTY])
def test_a_flag_that_marks_down_is_told(flag: Flag) -> None:
    clause = clause_of("Give medicines", ClauseKind.DUTY, flag)
    assert reasons(clause, GIVE) == ["both speak of medicines", f"marked down: {clause.flag_reasons[flag]}"]


def test_a_value_match_says_which_words_it_rests_on() -> None:
    clause = clause_of("Kind, punctual, tidy and honest", ClauseKind.VALUE)
    assert reasons(clause, HONEST) == [
        "both speak of kindness and honesty",
        "rests on the words “Kind” and “honest”",
    ]


def test_a_value_match_rests_on_what_its_nearest_wording_names_too() -> None:
    clause = clause_of("Reliable, kind, patient", ClauseKind.VALUE)
    assert reasons(clause, HONEST, phrase="honest and reliable") == [
        "both speak of kindness",
        "rests on the words “Reliable” and “kind”",
    ]


def test_a_value_match_without_a_named_subject_rests_on_words_of_its_wording() -> None:
    clause = clause_of("Bubbly, sincere, tidy", ClauseKind.VALUE)
    assert reasons(clause, HONEST, phrase="a sincere character") == [
        "close to “a sincere character”, another way to say it",
        "rests on the words “sincere”",
    ]


def test_a_value_that_is_the_whole_line_does_not_say_so_twice() -> None:
    assert reasons(clause_of("Honest", ClauseKind.VALUE), HONEST) == ["both speak of honesty"]


def test_a_duty_does_not_list_words_its_whole_line_is_read() -> None:
    assert reasons("Give medicines at eight", GIVE) == ["both speak of medicines"]


@pytest.mark.parametrize("words", [["one"], ["sign the MAR", "in ink"], ["a “quoted” word"]])
def test_the_words_a_reason_rests_on_can_be_read_back(words: list[str]) -> None:
    assert list(rested_words(rests_on(words))) == words


@pytest.mark.parametrize("reason", ["close to “this”", "rests on the words", "rests on the words “open", ""])
def test_another_reason_rests_on_no_words(reason: str) -> None:
    assert rested_words(reason) == ()


@pytest.mark.parametrize("name", EXAMPLES)
def test_in_the_examples_no_reason_is_untrue_of_its_line(name: str) -> None:
    pathway = load_pathway()
    for verdict in aligned(name).verdicts:
        clause = verdict.clause
        read = f"{clause.context}: {clause.text}" if leans_on_context(clause) else clause.text
        for match in verdict.matches:
            statement = pathway.statement(match.statement_id)
            told = match.reasons[0]
            if named := re.fullmatch(
                r"(?:both speak|speaks) of (.*?)(?:, as does “(.*)”, another way to say it)?", told
            ):
                both = subject_names(read) & subject_names(named.group(2) or statement.text)
                longest_first = sorted(map(re.escape, both), key=len, reverse=True)
                assert re.sub("|".join(longest_first), "", named.group(1)) in {"", " and ", ", and of "}
            elif quoted := re.fullmatch(r"both say “(.*)”", told):
                assert quoted.group(1) in " ".join(read.split())
            for words in (words for reason in match.reasons for words in rested_words(reason)):
                assert words in read or " ".join(words.split()) in " ".join(read.split())


def subject_names(text: str) -> set[str]:
    return {subject.name for subject in subjects_of(text)}
