from collections.abc import Callable
from itertools import combinations

import pytest

from alignment import load_pathway
from alignment.pathway import available_versions
from alignment.pathway.comparing import Effects, compare_pathways
from service.exports.changes import render_changes_text
from service.exports.changes.text import WIDTH
from tests.alignment.pathway.comparing.bakeries import bakery, with_statement
from tests.service.exports.changes.sample import sample_diff, sample_effects


def test_the_text_is_as_it_was_agreed(golden: Callable[[str, str], None]) -> None:
    golden("exports/changes.txt", render_changes_text(sample_diff(), sample_effects()))


@pytest.mark.parametrize(("old", "new"), list(combinations(available_versions(), 2)))
def test_the_versions_that_come_with_fingerpost_can_be_told_apart(old: str, new: str) -> None:
    diff = compare_pathways(load_pathway(old), load_pathway(new))
    text = " ".join(render_changes_text(diff, Effects()).split())
    assert all(category.summary in text for category in diff.categories_added)
    assert all(statement.text in text for statement in (*diff.added, *diff.removed))
    assert all(change.new.text in text for change in diff.rewordings)


def test_no_line_is_wider_than_a_terminal() -> None:
    lines = render_changes_text(sample_diff(), sample_effects()).splitlines()
    assert max(map(len, lines)) <= WIDTH
    assert all(line == line.rstrip() for line in lines)


def test_two_versions_that_say_the_same_need_one_sentence() -> None:
    text = render_changes_text(compare_pathways(bakery(), bakery()), Effects())
    assert text.rstrip().splitlines()[-1] == "The two versions say the same."


def test_what_content_hides_is_made_visible() -> None:
    hostile = with_statement(bakery(), "dough.knead", text="Knead \u202eit\x1b[31m <b>now</b>")
    text = render_changes_text(compare_pathways(bakery(), hostile), Effects())
    assert "\u202e" not in text
    assert "\x1b" not in text
    assert "<b>now</b>" in text
