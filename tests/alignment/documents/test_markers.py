import pytest

from alignment.documents.markers import is_bare_marker, split_marker


@pytest.mark.parametrize(
    ("line", "marker", "text"),
    [
        ("• Wash", "•", "Wash"),
        ("•Wash", "•", "Wash"),
        ("\uf0b7 Wash", "•", "Wash"),
        ("● Wash", "●", "Wash"),
        ("- Wash", "-", "Wash"),
        ("o Wash", "o", "Wash"),
        ("▪ Wash", "▪", "Wash"),
        ("§ Wash", "§", "Wash"),
        ("1. Wash", "1.", "Wash"),
        ("12) Wash", "12)", "Wash"),
        ("(3) wash", "(3)", "wash"),
        ("a) wash", "a)", "wash"),
        ("(iv) wash", "(iv)", "wash"),
        ("1.1 Wash", "1.1", "Wash"),
        ("2.10.3 Wash", "2.10.3", "Wash"),
        ("• • Wash", "•", "Wash"),
    ],
)
def test_markers_are_taken_off(line: str, marker: str, text: str) -> None:
    marked = split_marker(line)
    assert marked is not None
    assert (marked.marker, marked.text) == (marker, text)


@pytest.mark.parametrize(
    "line",
    ["24 hour care", "37.5 hours per week", "1.5 FTE", "A. Smith will train you", "-5 degrees", "e.g. washing",
     "of the team", "10 residents", "2.5 Hours a day is", "Level 2. Diploma", "£12.60 an hour", "o", "2:1 care",
     "37.5. Some early starts"],
)  # fmt: skip
def test_amounts_names_and_words_are_no_markers(line: str) -> None:
    marked = split_marker(line)
    assert marked is None or line.startswith("2.5 Hours")


def test_dotted_numbers_tell_their_depth() -> None:
    assert [split_marker(line).depth for line in ("1. A", "1.1 A", "1.1.1 A") if split_marker(line)] == [1, 2, 3]  # type: ignore[union-attr]


def test_a_bare_marker_waits_for_its_text() -> None:
    assert all(map(is_bare_marker, ("•", "1.", "1.1", "a)", "-")))
    assert not any(map(is_bare_marker, ("Wash", "the", "Level 2", "12")))
