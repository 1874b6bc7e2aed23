import pytest

from alignment.pathway.readability import count_syllables, reading_grade, words


@pytest.mark.parametrize(
    ("word", "syllables"),
    [
        ("care", 1),
        ("people", 2),
        ("helped", 1),
        ("wanted", 2),
        ("medicine", 3),
        ("communication", 5),
        ("person-centred", 4),
        ("don't", 1),
        ("rhythm", 1),
        ("I", 1),
        ("table", 2),
        ("clothes", 1),
        ("dresses", 2),
        ("changes", 2),
    ],
)
def test_syllables_are_counted_as_spoken(word: str, syllables: int) -> None:
    assert count_syllables(word) == syllables


def test_the_grade_follows_the_formula() -> None:
    # Six words of one syllable in one sentence.
    assert reading_grade("The cat sat on the mat.") == pytest.approx(0.39 * 6 + 11.8 - 15.59)


def test_two_sentences_are_easier_than_one() -> None:
    assert reading_grade("Help people wash. Help people dress.") < reading_grade("Help people wash, help people dress.")


def test_no_words_have_no_grade() -> None:
    assert reading_grade("") == 0.0
    assert reading_grade("... 12 !") == 0.0


def test_hyphens_and_apostrophes_stay_inside_a_word() -> None:
    assert words("A person-centred worker's plan") == ["A", "person-centred", "worker's", "plan"]
