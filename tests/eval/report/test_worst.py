from eval.records import CaseRecord
from eval.report.worst import MOST, Said, WorstLines, worst_lines
from tests.eval.made_records import case_record, clause_record, label_record

TEXTS = {"eat": "Help people eat.", "lift": "Lift safely."}


def groups(*records: CaseRecord) -> dict[str, WorstLines]:
    return {group.head: group for group in worst_lines(records, TEXTS)}


def test_a_wrong_match_shows_what_was_matched_and_what_was_given() -> None:
    record = case_record(clauses=[clause_record(("lift", 0.8, 0), text="Mealtimes")], labels=[label_record({"eat": 1})])
    (line,) = groups(record)["Sure and wrong"].lines
    assert line.words == "Mealtimes"
    assert line.matched == (Said("lift", "Lift safely.", confidence=0.8),)
    assert line.given == (Said("eat", "Help people eat.", grade=1),)


def test_a_line_with_one_match_agreed_is_not_wrong() -> None:
    record = case_record(clauses=[clause_record(("lift", 0.8, 0), ("eat", 0.5, 2))], labels=[label_record({"eat": 2})])
    assert groups(record)["Sure and wrong"].total == 0


def test_the_surest_come_first_and_no_more_than_fifteen_are_shown() -> None:
    clauses = [clause_record(("lift", n / 100, 0), text=f"line {n}") for n in range(40)]
    group = groups(case_record(clauses=clauses, labels=[label_record()]))["Sure and wrong"]
    assert (group.total, len(group.lines)) == (40, MOST)
    assert [line.words for line in group.lines[:2]] == ["line 39", "line 38"]


def test_what_was_said_in_full_and_not_found_comes_by_how_far_down_it_stood() -> None:
    labels = [
        label_record({"eat": 2}, ranked=["eat"], quote="near"),
        label_record({"eat": 2}, ranked=["lift"], quote="nowhere"),
        label_record({"eat": 1}, ranked=["lift"], quote="in part"),
        label_record({"eat": 2}, ranked=["eat"], found=["eat"], quote="found"),
    ]
    group = groups(case_record(labels=labels))["Said in full and not found"]
    assert [line.words for line in group.lines] == ["nowhere", "near"]


def test_matches_on_boilerplate_are_a_list_of_their_own() -> None:
    record = case_record(
        clauses=[clause_record(("lift", 0.8, 0), gold_kind="boilerplate")], labels=[label_record(kind="boilerplate")]
    )
    found = groups(record)
    assert (found["Matched on boilerplate"].total, found["Sure and wrong"].total) == (1, 0)


def test_a_statement_that_is_no_longer_there_says_so() -> None:
    record = case_record(clauses=[clause_record(("gone", 0.8, 0))], labels=[label_record()])
    assert groups(record)["Sure and wrong"].lines[0].matched[0].text == "not in this version of the Pathway"
