import re
from dataclasses import replace

from eval.compare import MovedLine, compare_results
from eval.moves import told_line, told_moves
from eval.results import Results
from tests.alignment.align_cases import hashing_tools
from tests.eval.made_records import case_record, label_record, made_results, named

FOOD, MEDICINES = "food_and_drink.help-people-eat", "medicines.record-what-was-given"
LINE = label_record({FOOD: 2}, found=[FOOD], quote="Help at mealtimes")
OLD = made_results(named([case_record(labels=[LINE])] * 3))
NEW = made_results(named([case_record(labels=[replace(LINE, found=(MEDICINES,))])] * 3))


def told(old: Results = OLD, new: Results = NEW) -> str:
    return "\n\n".join(told_moves(compare_results(old, new), hashing_tools().pathway))


def test_a_line_shows_its_words_and_those_of_the_statements() -> None:
    texts = {FOOD: "Help people eat.", MEDICINES: "Write down medicines."}
    line = MovedLine("one", "Help at mealtimes", (FOOD,), (FOOD,), (MEDICINES,), -2)
    assert told_line(line, texts).splitlines() == [
        "-2  one: “Help at mealtimes”",
        f"      lost + Help people eat. ({FOOD})",
        f"      new  - Write down medicines. ({MEDICINES})",
    ]


def test_a_statement_that_was_given_and_not_found_before_or_after_is_told() -> None:
    line = MovedLine("one", "Help at mealtimes", (FOOD,), (), (MEDICINES,), -1)
    assert told_line(line, {}).splitlines()[-1] == f"      given   not in this version ({FOOD})"


def test_a_comparison_tells_measures_cases_and_lines() -> None:
    text = told()
    assert "recall" in text
    assert "WORSE" in text
    assert re.search(r"case-2 +-2 +1 +–", text)
    assert "Lines that lost most\n-2  case-0: “Help at mealtimes”" in text
    assert "Lines that gained most" in told(NEW, OLD)


def test_nothing_moved_is_said() -> None:
    assert "No line was matched otherwise." in told(OLD, OLD)


def test_changed_labels_are_warned_of() -> None:
    other = made_results(named([case_record(labels=[replace(LINE, statements={FOOD: 1})])] * 3))
    assert "labels differ between the runs in case-0, case-1, case-2" in told(OLD, other)


def test_of_many_statements_given_only_some_are_listed() -> None:
    line = MovedLine("one", "Help at mealtimes", ("a", "b", "c", "d", "e"), (), (MEDICINES,), -1)
    rows = told_line(line, {}).splitlines()
    assert [row.strip().split()[0] for row in rows[2:]] == ["given", "given", "given", "and"]
    assert rows[-1].strip() == "and 2 more given"
