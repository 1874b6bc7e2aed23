import re

import pytest

from alignment import load_pathway
from alignment.phrases import check_phrase, find_phrase
from alignment.subjects import Mention, load_subjects, shared_subjects, subjects_of


def names(one: str, other: str) -> list[str]:
    return [mention.name for mention in shared_subjects(one, other)]


def test_every_phrase_keeps_to_the_phrase_language() -> None:
    for subject in load_subjects():
        assert subject.phrases
        assert [check_phrase(phrase) for phrase in (*subject.phrases, *subject.without)]


def test_every_name_stands_inside_a_sentence() -> None:
    allowed = re.compile(r"(?:the |[a-z]|English|Parkinson's)[\w ,'-]*")
    assert [s.name for s in load_subjects() if not allowed.fullmatch(s.name)] == []
    assert len({subject.name for subject in load_subjects()}) == len(load_subjects())


def test_every_subject_is_spoken_of_somewhere_in_the_bundled_content() -> None:
    statements = [s for version in ("2025-04", "2026") for s in load_pathway(version).statements]
    spoken_of = {subject.name for s in statements for text in (s.text, *s.phrases) for subject in subjects_of(text)}
    assert {subject.name for subject in load_subjects()} - spoken_of == set()


def test_a_subject_both_speak_of_is_found_where_the_first_does() -> None:
    found = shared_subjects("Please sign the MAR chart", "Record medicines on the chart at once")
    assert found == (Mention("medicines records", 16, 25, "MAR chart"),)


def test_what_only_one_speaks_of_is_not_shared() -> None:
    assert names("Sign the MAR chart", "Help people wash, bathe or shower") == []


def test_subjects_come_in_the_order_of_the_first_text() -> None:
    one, other = "toileting, meals and medication", "Medicines, meals and the toilet"
    assert names(one, other) == ["going to the toilet", "meals", "medicines"]


def test_of_two_that_overlap_the_narrower_is_named() -> None:
    assert names("Audit controlled drugs", "Follow the extra checks for controlled drugs") == ["controlled drugs"]
    assert names("Record medicines", "Record each medicine given or refused") == ["medicines records"]


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("Wash your hands and wash up afterwards", "washing"),
        ("Checking settings and alarms", "keeping a home secure"),
        ("Act in ways that reflect well on your workplace", "reflective practice"),
        ("Help people weigh up the risks", "weight"),
        ("Medicines given on time", "timekeeping"),
        ("Report to the nurse a change in a patient", "patience"),
        ("Level 5 diploma in leadership", "tact"),
        ("Work independently", "independence"),
        ("Personal budgets and direct payments", "budgets"),
        ("In the interests of the company", "hobbies or interests"),
        ("Slips, trips and falls", "outings"),
        ("Familiar with spreadsheets", "families"),
        ("Enter it in the tablet computer", "medicines"),
        ("Able to work nights", "support at night"),
        ("Warm food through", "kindness"),
    ],
)
def test_words_that_mean_something_else_are_not_taken_for_a_subject(text: str, never: str) -> None:
    assert never not in {subject.name for subject in subjects_of(text)}


def test_leaving_out_what_cannot_be_there_leaves_nothing_out() -> None:
    texts = [text for statement in load_pathway().statements for text in (statement.text, *statement.phrases[:2])]
    for text in texts[::5]:
        slow = [s for s in load_subjects() if find_phrase(s.phrases, text, without=s.without)]
        assert list(subjects_of(text)) == slow
