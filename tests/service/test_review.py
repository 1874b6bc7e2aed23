"""What stands of what people decided."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.review import Choice, Decision, Draft, Review, SignOff, line_tag, standing

START = datetime(2026, 3, 1, tzinfo=UTC)


def history(*decided: tuple[str, str, Choice]) -> tuple[Decision, ...]:
    """Decisions in this order: line, statement or nothing, choice."""
    numbers: dict[str, int] = {}
    made = []
    for step, (clause_id, statement_id, choice) in enumerate(decided):
        numbers[clause_id] = numbers.get(clause_id, 0) + 1
        draft = Draft(clause_id, choice, statement_id=statement_id)
        made.append(Decision(draft, numbers[clause_id], START + timedelta(minutes=step)))
    return tuple(made)


def sign_off(decisions: int) -> SignOff:
    return SignOff(1, "Asha", START, "", decisions, 0, 3)


SUBJECTS = st.tuples(st.sampled_from(["c1", "c2"]), st.sampled_from(["", "s1", "s2"]), st.sampled_from(list(Choice)))


def test_the_latest_decision_about_each_thing_stands() -> None:
    decisions = history(
        ("c1", "", Choice.ACCEPT), ("c1", "s1", Choice.REJECT), ("c2", "", Choice.ACCEPT), ("c1", "", Choice.REJECT)
    )
    assert standing(decisions) == (decisions[1], decisions[2], decisions[3])


def test_a_decision_taken_back_does_not_stand_and_neither_does_the_one_before() -> None:
    decisions = history(("c1", "", Choice.ACCEPT), ("c1", "", Choice.REJECT), ("c1", "", Choice.WITHDRAW))
    assert standing(decisions) == ()
    assert standing((*decisions, *history(("c1", "", Choice.ADD)))) == history(("c1", "", Choice.ADD))


@given(st.lists(SUBJECTS))
def test_at_most_one_decision_stands_about_anything_and_it_is_the_last(
    decided: list[tuple[str, str, Choice]],
) -> None:
    decisions = history(*decided)
    stands = standing(decisions)
    subjects = [decision.subject for decision in stands]
    assert len(set(subjects)) == len(subjects)
    for decision in stands:
        assert [d for d in decisions if d.subject == decision.subject][-1] == decision
    assert standing(stands) == stands


def test_a_line_counts_once_however_much_was_decided_about_it() -> None:
    decisions = history(("c1", "", Choice.ACCEPT), ("c1", "s1", Choice.REJECT), ("c2", "s1", Choice.WITHDRAW))
    assert Review(3, decisions).decided == 1
    assert Review(3).decided == 0


@pytest.mark.parametrize(("signed", "stands"), [(1, False), (2, True)])
def test_a_sign_off_holds_until_something_is_decided(signed: int, stands: bool) -> None:
    decisions = history(("c1", "", Choice.ACCEPT), ("c2", "", Choice.ACCEPT))
    assert (Review(3, decisions, (sign_off(signed),)).sign_off is not None) is stands


def test_every_change_gives_another_tag() -> None:
    decisions = history(("c1", "", Choice.ACCEPT), ("c1", "", Choice.WITHDRAW))
    reviews = [Review(3), Review(3, decisions[:1]), Review(3, decisions), Review(3, decisions, (sign_off(2),))]
    assert len({review.tag for review in reviews}) == 4


def test_no_two_states_of_lines_share_a_tag() -> None:
    assert len({line_tag(line, number) for line in ("c1", "c11", "c1.1") for number in range(20)}) == 60


def test_what_is_decided_about_one_line_is_told_apart() -> None:
    decisions = history(("c1", "", Choice.ACCEPT), ("c11", "", Choice.ACCEPT), ("c1", "s", Choice.ADD))
    assert Review(3, decisions).about("c1") == (decisions[0], decisions[2])
