import pytest

from alignment.pathway.importing.dates import plain_date
from alignment.pathway.importing.naming import category_title, find_category, find_theme, new_name
from alignment.pathway.schema import CategoryFile, ThemeEntry


@pytest.mark.parametrize(
    "title",
    [
        "Care or support worker role category (B) - GOV.UK",
        "Care or support worker role category B",
        "Care or support worker role category",
        "Role category B: care or support worker",
        "B. Care or support worker",
        "(B) Care or support worker",
        "Care or support worker (B)",
    ],
)
def test_a_title_names_the_same_role_category_with_and_without_its_letter(title: str) -> None:
    assert category_title(title) == "Care or support worker"


@pytest.mark.parametrize("title", ["Team a", "Administration", "Vitamin B"])
def test_a_letter_that_belongs_to_the_name_stays(title: str) -> None:
    assert category_title(title) == title


@pytest.mark.parametrize("name", ["Head baker", "head_baker", "Head-Baker", "The head baker"])
def test_a_role_category_is_found_by_title_or_id_however_it_is_spaced(name: str) -> None:
    head = CategoryFile(id="head_baker", title="Head baker", summary="Leads.")
    assert find_category(name, [head]) is head
    assert find_category("Baker", [head]) is None


@pytest.mark.parametrize("name", ["Health & safety", "health and safety", "health_and_safety", "Keeping safe"])
def test_a_theme_is_found_by_title_or_id(name: str) -> None:
    theme = ThemeEntry(id="health_and_safety", title="Keeping safe")
    assert find_theme(name, [theme]) is theme


def test_a_new_name_is_made_of_the_title_and_numbered_when_taken() -> None:
    assert new_name("Crêpes & cakes", (), kind="theme") == "crepes_and_cakes"
    assert new_name("Crêpes & cakes", {"crepes_and_cakes"}, kind="theme") == "crepes_and_cakes_2"
    assert new_name("2026 page", (), kind="source", joiner="-") == "source-2026-page"
    assert new_name("…", (), kind="theme") == "theme"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2025-04-09T11:00:00+01:00", "2025-04-09"),
        ("Updated 9 April 2025", "2025-04-09"),
        ("31 February 2025", ""),
        ("", ""),
        ("soon", ""),
    ],
)
def test_dates_are_read_as_pages_write_them(text: str, day: str) -> None:
    assert plain_date(text) == day
