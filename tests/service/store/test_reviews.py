"""Decisions and sign-offs, on SQLite and on PostgreSQL."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from service.errors import AlignmentNotFoundError, StaleError
from service.review import Choice, Draft, Review, line_tag
from service.store import Store

from ..conftest import Clock
from .samples import NEW, REPORT, draft

WHOLE = Draft(
    clause_id="c3",
    choice=Choice.ADJUST,
    by="Asha Ö",
    statement_id="medicines.give",
    statement_text="Support people to take their medicines.",
    wording="Give medicines\nas agreed.",
    reason="“clearer”",
)


@pytest.fixture
def name(store: Store) -> str:
    """A kept report."""
    return store.alignments.keep(NEW).id


def test_a_decision_is_kept_with_who_when_what_and_why(store: Store, name: str, clock: Clock) -> None:
    answered = store.reviews.decide(name, WHOLE, {line_tag("c3", 0)})
    assert answered == store.reviews.find(name)
    (decision,) = answered.decisions
    assert (decision.draft, decision.number, decision.at) == (WHOLE, 1, clock.now)


def test_a_decision_leaves_the_report_as_it_was(store: Store, name: str) -> None:
    for choice in Choice:
        store.reviews.decide(name, draft(choice=choice), None)
    assert store.alignments.report(name) == REPORT


def test_nothing_that_was_decided_is_ever_lost(store: Store, name: str, clock: Clock) -> None:
    for number, choice in enumerate((Choice.ACCEPT, Choice.REJECT, Choice.WITHDRAW, Choice.ACCEPT)):
        clock.move(seconds=1)
        store.reviews.decide(name, draft(choice=choice, by=f"person {number}"), {line_tag("c3", number)})
    history = store.reviews.find(name).about("c3")
    assert [decision.number for decision in history] == [1, 2, 3, 4]
    assert [decision.draft.by for decision in history] == ["person 0", "person 1", "person 2", "person 3"]
    assert sorted(decision.at for decision in history) == [decision.at for decision in history]


@pytest.mark.parametrize("tags", [set(), {line_tag("c3", 0)}, {line_tag("c3", 2)}, {line_tag("c4", 1)}, {'W/"c3.1"'}])
def test_a_decision_for_another_state_changes_nothing(store: Store, name: str, tags: set[str]) -> None:
    before = store.reviews.decide(name, draft(), {line_tag("c3", 0)})
    with pytest.raises(StaleError):
        store.reviews.decide(name, draft(choice=Choice.REJECT), tags)
    assert store.reviews.find(name) == before


def test_any_one_of_several_tags_will_do(store: Store, name: str) -> None:
    tags = {line_tag("c3", 7), line_tag("c3", 0)}
    assert len(store.reviews.decide(name, draft(), tags).decisions) == 1


def test_lines_do_not_stand_in_each_others_way(store: Store, name: str) -> None:
    store.reviews.decide(name, draft("c3"), {line_tag("c3", 0)})
    review = store.reviews.decide(name, draft("c4"), {line_tag("c4", 0)})
    assert review.decided == 2


def test_of_many_people_at_once_one_is_heard_and_the_others_are_told(store: Store, name: str) -> None:
    """All have read the same state, and each wants to change it."""
    together = threading.Barrier(6)

    def decide(number: int) -> Review | StaleError:
        together.wait(30)
        try:
            return store.reviews.decide(name, draft(by=f"person {number}"), {line_tag("c3", 0)})
        except StaleError as error:
            return error

    with ThreadPoolExecutor(6) as people:
        outcomes = list(people.map(decide, range(6)))
    heard = [outcome for outcome in outcomes if isinstance(outcome, Review)]
    assert len(heard) == 1
    assert store.reviews.find(name) == heard[0]


def test_many_people_at_once_on_different_lines_are_all_heard(store: Store, name: str) -> None:
    together = threading.Barrier(6)

    def decide(number: int) -> None:
        together.wait(30)
        store.reviews.decide(name, draft(f"c{number}"), {line_tag(f"c{number}", 0)})

    with ThreadPoolExecutor(6) as people:
        list(people.map(decide, range(6)))
    assert store.reviews.find(name).decided == 6


def test_a_report_deleted_meanwhile_is_told_as_such(store: Store, name: str) -> None:
    store.alignments.remove(name)
    with pytest.raises(AlignmentNotFoundError):
        store.reviews.decide(name, draft(), None)
    with pytest.raises(AlignmentNotFoundError):
        store.reviews.sign(name, "Asha", "", None)


def test_a_sign_off_says_how_far_the_review_was(store: Store, name: str, clock: Clock) -> None:
    review = store.reviews.decide(name, draft(), None)
    signed = store.reviews.sign(name, "Asha", "All but two.", {review.tag})
    assert signed == store.reviews.find(name)
    assert signed.sign_off is not None
    assert (signed.sign_off.by, signed.sign_off.note, signed.sign_off.at) == ("Asha", "All but two.", clock.now)
    assert (signed.sign_off.decided, signed.sign_off.lines) == (1, 3)


def test_nobody_signs_what_they_have_not_seen(store: Store, name: str) -> None:
    seen = store.reviews.find(name).tag
    store.reviews.decide(name, draft(), None)
    with pytest.raises(StaleError):
        store.reviews.sign(name, "Asha", "", {seen})
    assert store.reviews.find(name).sign_offs == ()


def test_a_decision_ends_a_sign_off_and_the_history_keeps_it(store: Store, name: str) -> None:
    store.reviews.sign(name, "Asha", "", None)
    review = store.reviews.decide(name, draft(), None)
    assert review.sign_off is None
    again = store.reviews.sign(name, "Ben", "", {review.tag})
    assert again.sign_off is not None
    assert [(signed.number, signed.by) for signed in again.sign_offs] == [(1, "Asha"), (2, "Ben")]
