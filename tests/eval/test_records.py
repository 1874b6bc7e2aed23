from collections.abc import Mapping, Sequence

import pytest

from alignment.documents import read_document
from alignment.types import Clause, ClauseKind, Expectation, Flag, Locator, Outcome, Pathway
from eval.cases import Case, Label
from eval.records import Accepted, Answer, Answers, CaseRecord, gold_gaps, record_case
from tests.alignment.align_cases import hashing_tools

TEXT = "Give medicines and sign the chart.\nHelp people to eat.\nWe welcome all applicants.\nFree parking."
DOCUMENT = read_document(TEXT.encode(), name="care-assistant.txt")
GIVE, SIGN, EAT = "Give medicines", "sign the chart", "Help people to eat"


def span(words: str) -> tuple[int, int]:
    start = DOCUMENT.text.index(words)
    return start, start + len(words)


def label(
    words: str, *flags: Flag, kind: ClauseKind = ClauseKind.DUTY, given: Mapping[str, int] | None = None
) -> Label:
    return Label(*span(words), words, kind, flags, dict(given or {}))


def clause(words: str, *flags: Flag, kind: ClauseKind = ClauseKind.DUTY) -> Clause:
    start, end = span(words)
    return Clause(f"c{start}", words, start, end, Locator(), 0, kind=kind, flags=flags)


def case(*labels: Label, category: str | None = "care_or_support_worker") -> Case:
    outcome = Outcome.ONE if category else Outcome.OUT_OF_SCOPE
    return Case("care-assistant", DOCUMENT, labels, outcome, category, (), traits={"setting": "care home"})


def recorded(labels: Sequence[Label], *answers: Answer, gaps: tuple[str, ...] | None = None) -> CaseRecord:
    said = Answers(answers, "one", "care_or_support_worker", ("care_or_support_worker",), gaps)
    return record_case(case(*labels), said, pathway())


def pathway() -> Pathway:
    return hashing_tools().pathway


def test_a_clause_just_like_its_label_is_held_against_it() -> None:
    answer = Answer(clause(EAT), (("eat", 0.8), ("drink", 0.2)), (("eat", 0.8),), 0.8)
    record = recorded([label(EAT, given={"eat": 2})], answer)
    (told,), (given_label,) = record.clauses, record.labels
    assert told.accepted == (Accepted("eat", 0.8, 2),)
    assert (told.top, told.wanted, told.chance) == (Accepted("eat", 0.8, 2), True, 0.8)
    assert (given_label.ranked, given_label.found, given_label.exact) == (("eat", "drink"), ("eat",), True)


def test_a_match_nobody_gave_has_grade_0() -> None:
    record = recorded([label(EAT, given={"drink": 1})], Answer(clause(EAT), (("eat", 0.8),), (("eat", 0.8),), 0.8))
    assert record.clauses[0].accepted == (Accepted("eat", 0.8, 0),)
    assert record.clauses[0].wanted


def test_a_label_cut_in_two_holds_what_both_clauses_found() -> None:
    record = recorded(
        [label(f"{GIVE} and {SIGN}", given={"give": 2, "record": 1})],
        Answer(clause(GIVE), (("give", 0.9), ("record", 0.3)), (("give", 0.9),)),
        Answer(clause(SIGN), (("record", 0.7), ("give", 0.1)), (("record", 0.7),)),
    )
    (told,) = record.labels
    assert told.clauses == (0, 1)
    assert told.ranked == ("give", "record")
    assert told.found == ("give", "record")
    assert not told.exact
    assert [match.grade for one in record.clauses for match in one.accepted] == [2, 1]


def test_a_clause_over_two_labels_may_answer_either() -> None:
    merged = Answer(
        clause(
            f"{GIVE} and {SIGN}",
        ),
        (("give", 0.9),),
        (("give", 0.9),),
    )
    record = recorded(
        [label(GIVE, given={"give": 1}), label(SIGN, kind=ClauseKind.REQUIREMENT, given={"give": 2})], merged
    )
    (told,) = record.clauses
    assert told.labels == (0, 1)
    assert told.accepted == (Accepted("give", 0.9, 2),)
    assert told.gold_kind == "duty"
    assert [one.clauses for one in record.labels] == [(0,), (0,)]
    assert [one.found for one in record.labels] == [("give",), ("give",)]


def test_a_clause_without_a_label_is_left_out_and_the_rest_count_on() -> None:
    record = recorded([label(EAT, given={"eat": 2})], Answer(clause("Free parking")), Answer(clause(EAT)))
    assert [one.text for one in record.clauses] == [EAT]
    assert record.labels[0].clauses == (0,)


def test_a_label_no_clause_covers_was_not_seen() -> None:
    (told,) = recorded([label(EAT, given={"eat": 2})]).labels
    assert (told.seen_kind, told.seen_flags, told.ranked, told.exact) == (None, (), (), False)


def test_a_clause_that_only_touches_a_label_does_not_belong_to_it() -> None:
    over = clause(f"sign the chart.\n{EAT[:4]}")
    record = recorded([label(SIGN), label(EAT)], Answer(over))
    assert record.clauses[0].labels == (0,)


@pytest.mark.parametrize(("words", "exact"), [("Help people to eat.", True), ("people to eat", False)])
def test_punctuation_at_the_edge_is_no_part_of_a_clause(words: str, exact: bool) -> None:
    assert recorded([label(EAT)], Answer(clause(words))).labels[0].exact is exact


def test_kind_and_flags_are_those_of_the_clause_that_covers_most() -> None:
    record = recorded(
        [label(f"{GIVE} and {SIGN}")],
        Answer(clause("Give", kind=ClauseKind.VALUE)),
        Answer(clause(f"medicines and {SIGN}", Flag.CONDITIONAL)),
    )
    assert (record.labels[0].seen_kind, record.labels[0].seen_flags) == ("duty", ("conditional",))


def test_traits_hold_category_format_and_what_the_labels_say() -> None:
    assert recorded([]).traits == {"category": "care_or_support_worker", "format": "text", "setting": "care home"}
    outside = record_case(case(category=None), Answers(()), pathway())
    assert outside.traits["category"] == "out_of_scope"


def test_gold_gaps_are_core_statements_no_label_points_to() -> None:
    core = [s.id for s in pathway().statements if s.expected_by.get("care_or_support_worker") is Expectation.CORE]
    said, unsaid = core[0], core[1]
    labels = (label(EAT, given={said: 1}), label(GIVE, Flag.NEGATED, given={unsaid: 2}))
    assert gold_gaps(case(*labels), pathway()) == tuple(core[1:])
    assert gold_gaps(case(*labels, category=None), pathway()) is None
    assert gold_gaps(case(*labels, category="astronaut"), pathway()) is None


def test_a_system_that_says_nothing_of_gaps_has_none_to_count() -> None:
    assert recorded([label(EAT)], gaps=None).gaps is None
    told = recorded([label(EAT)], gaps=("eat",)).gaps
    assert told is not None
    assert told.claimed == ("eat",)


def test_a_label_without_a_statement_has_nothing_to_rank() -> None:
    (told,) = recorded([label(EAT)], Answer(clause(EAT), (("eat", 0.8),), (("eat", 0.8),), 0.8)).labels
    assert (told.ranked, told.found) == ((), ("eat",))


def test_confidences_are_rounded_as_results_files_hold_them() -> None:
    (told,) = recorded([label(EAT)], Answer(clause(EAT), (("eat", 2 / 3),), (("eat", 2 / 3),), 1 / 3)).clauses
    assert told.accepted == (Accepted("eat", 0.6667, 0),)
    assert (told.top, told.chance) == (Accepted("eat", 0.6667, 0), 0.3333)
