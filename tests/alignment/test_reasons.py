from dataclasses import replace

from alignment.reasons import match_reasons
from alignment.types import Candidate, Clause, Statement, StatementKind
from tests.alignment.align_cases import clause_of

GIVE = Statement("medicines.give", StatementKind.SKILL, "medicines", "Help people take their medicines safely.")
RECORD = Statement("medicines.record", StatementKind.SKILL, "medicines", "Record each medicine given or refused.")
MEALS = Statement("food.meals", StatementKind.SKILL, "food", "Help people choose and eat meals they enjoy.")


def candidate(statement: Statement, dense: float, *, phrase: str = "", part: str = "") -> Candidate:
    return Candidate("c1", statement.id, dense, dense, dense, dense, phrase or statement.text, part)


def reasons(clause: Clause, found: Candidate, statement: Statement) -> list[str]:
    return list(match_reasons(clause, found, statement))


def test_reasons_name_the_words_both_share_in_the_clauses_order() -> None:
    told = reasons(clause_of("Record refused medicines in the chart"), candidate(RECORD, 0.8), RECORD)
    assert told[0] == "both speak of record, refused and medicines"


def test_reasons_keep_the_capitals_of_initials_and_of_nothing_else() -> None:
    statement = replace(RECORD, text="Record medicines on the MAR chart.")
    told = reasons(clause_of("Record on the MAR"), candidate(statement, 0.8), statement)
    assert told == ["both speak of record and MAR"]


def test_reasons_do_not_count_words_that_every_line_has() -> None:
    told = reasons(clause_of("Support residents and their families with care"), candidate(GIVE, 0.8), GIVE)
    assert told == ["close in meaning"]


def test_reasons_name_the_wording_that_came_near_when_no_word_is_shared() -> None:
    told = reasons(clause_of("Do the drug round"), candidate(GIVE, 0.8, phrase="run the medicines trolley"), GIVE)
    assert len(told) == 1
    assert "“run the medicines trolley”" in told[0]


def test_reasons_say_which_part_of_a_long_clause_a_match_rests_on() -> None:
    clause = clause_of("Do the shopping, prepare meals and keep the house clean and tidy")
    told = reasons(clause, candidate(MEALS, 0.8, part="prepare meals"), MEALS)
    assert told == ["both speak of meals", "rests on the words “prepare meals”"]


def test_reasons_say_when_a_short_clause_was_read_with_the_words_above_it() -> None:
    told = reasons(clause_of("medicines", context="Help people with:"), candidate(GIVE, 0.8), GIVE)
    assert told[-1] == "read with “Help people with:” above it"
