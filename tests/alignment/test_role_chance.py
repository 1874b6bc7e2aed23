from functools import cache
from pathlib import Path

import pytest

from alignment.pathway import load_pathway
from alignment.role_chance import RoleChance, chance_features, load_role_chance, save_role_chance
from alignment.role_evidence import Found
from alignment.role_wording import NO_WORDING, Wording
from alignment.roles import fit_role
from alignment.types import Evidence, Outcome, Pathway, RankedCategory
from tests.alignment.role_cases import CASES, Case, document_with, verdict_on


@cache
def pathway() -> Pathway:
    return load_pathway("2025-04")


def ranked(*scores: float) -> tuple[RankedCategory, ...]:
    return tuple(RankedCategory(f"category-{place}", "A category", score) for place, score in enumerate(scores))


def features(
    *scores: float, outcome: Outcome = Outcome.ONE, wording: Wording = NO_WORDING, lines: int = 3, named: bool = False
) -> dict[str, float]:
    clauses = [verdict_on(place, "A duty").clause for place in range(lines)]
    return chance_features(outcome, ranked(*scores), wording, clauses, named)


def test_a_clear_lead_is_more_than_a_narrow_one() -> None:
    assert features(9, 2)["lead"] > features(9, 8)["lead"] > features(9, 9)["lead"] == 0


def test_a_lead_counts_only_where_a_category_is_the_answer() -> None:
    for outcome in (Outcome.OUT_OF_SCOPE, Outcome.NOT_ENOUGH_TEXT):
        row = features(9, 2, outcome=outcome)
        assert (row["lead"], row["first"], row[outcome.value]) == (0, 0, 1)


def test_words_that_resemble_the_leading_category_agree() -> None:
    weights = {"category-0": 1.0, "category-1": -1.0}
    found = {name: Found("wording", Evidence("is like it", (), weight)) for name, weight in weights.items()}
    assert features(9, 2, wording=Wording(found))["wording_agrees"] == 1
    swapped = {"category-0": found["category-1"], "category-1": found["category-0"]}
    assert features(9, 2, wording=Wording(swapped))["wording_agrees"] == 0
    assert features(9, 2)["wording_agrees"] == 0


def test_a_title_outside_the_framework_counts_where_that_is_the_answer() -> None:
    assert features(1, 0, outcome=Outcome.OUT_OF_SCOPE, named=True)["named_outside"] == 1
    assert features(1, 0, named=True)["named_outside"] == 0


def test_nothing_ranked_is_no_lead() -> None:
    assert features()["lead"] == 0
    assert features(2)["lead"] > 0


def test_a_saved_model_is_read_back_as_it_was(tmp_path: Path) -> None:
    model = RoleChance(0.5, {"lead": 1.0}, "made up")
    save_role_chance(model, tmp_path / "chance.json")
    assert load_role_chance(tmp_path / "chance.json") == model


def test_the_shipped_model_trusts_a_clear_lead_more() -> None:
    model = load_role_chance()
    assert set(model.weights) == set(features(1))
    assert model.chance(features(12, 2)) > model.chance(features(12, 11))


@pytest.mark.parametrize("one", CASES, ids=lambda one: one.name)
def test_every_answer_has_a_chance(one: Case) -> None:
    verdicts = tuple(verdict_on(position, line) for position, line in enumerate(one.lines))
    assert 0 < fit_role(document_with(one.title, one.lines), verdicts, pathway()).chance < 1


def test_a_person_who_chooses_does_not_change_the_chance() -> None:
    lines = CASES[0].lines
    verdicts = tuple(verdict_on(position, line) for position, line in enumerate(lines))
    plain, given = (fit_role(document_with("", lines), verdicts, pathway(), given=g) for g in (None, "deputy_manager"))
    assert plain.chance == given.chance
