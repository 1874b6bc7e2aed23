from dataclasses import replace
from pathlib import Path

import pytest

from alignment.gap_model import (
    ANY,
    GapModel,
    Support,
    core_statements,
    find_support,
    gap_features,
    load_gap_model,
    save_gap_model,
)
from alignment.pathway import load_pathway
from alignment.types import Expectation
from tests.alignment.gap_cases import gap_model, scored
from tests.alignment.role_cases import verdict_on

PATHWAY = load_pathway("2025-04")
CATEGORY = "care_or_support_worker"
CORE = core_statements(PATHWAY, CATEGORY)
FIRST, SECOND = CORE[0].id, CORE[1].id


def features(statement_id: str, *lines: tuple[str, str, float], shares: float = 0.25) -> dict[str, float]:
    """The row of a statement, given lines of clause id, statement id and chance."""
    verdicts = tuple(verdict_on(number, "A line") for number in range(9))
    by_clause = {clause: (scored(clause, name, chance),) for clause, name, chance in lines}
    support = find_support(verdicts, by_clause)
    return gap_features(PATHWAY, CORE, support, by_clause, {s.id: shares for s in CORE})[statement_id]


def test_only_what_is_core_counts() -> None:
    assert {statement.expected_by[CATEGORY] for statement in CORE} == {Expectation.CORE}
    assert core_statements(PATHWAY, "wizard") == ()


def test_the_best_line_and_the_second_best_are_kept() -> None:
    verdicts = tuple(verdict_on(number, "A line") for number in range(3))
    lines = {f"c{n}": (scored(f"c{n}", FIRST, chance),) for n, chance in enumerate((0.2, 0.6, 0.4))}
    assert find_support(verdicts, lines) == {FIRST: Support("c1", 0.6, 0.4)}


def test_of_two_equal_lines_the_earlier_is_the_best() -> None:
    verdicts = tuple(verdict_on(number, "A line") for number in range(2))
    lines = {name: (scored(name, FIRST, 0.5),) for name in ("c1", "c0")}
    assert find_support(verdicts, lines)[FIRST] == Support("c0", 0.5, 0.5)


def test_a_denied_line_supports_nothing() -> None:
    assert find_support((verdict_on(0, "N: A line"),), {"c0": (scored("c0", FIRST, 0.9),)}) == {}


def test_a_surer_line_raises_best_and_a_further_one_second() -> None:
    none, one = features(FIRST), features(FIRST, ("c0", FIRST, 0.6))
    two = features(FIRST, ("c0", FIRST, 0.6), ("c1", FIRST, 0.5))
    assert none["best"] < one["best"] == two["best"]
    assert one["second"] < two["second"]


def test_a_line_on_the_theme_speaks_for_its_other_statements_too() -> None:
    sibling = next(s.id for s in CORE if s.theme == CORE[0].theme and s.id != FIRST)
    other = next(s.id for s in CORE if s.theme != CORE[0].theme)
    assert features(FIRST, ("c0", sibling, 0.8))["theme"] > features(FIRST)["theme"]
    assert features(other, ("c0", sibling, 0.8))["theme"] == features(other)["theme"]


def test_a_document_that_says_more_than_is_usual_is_fuller() -> None:
    assert features(FIRST, ("c0", SECOND, 0.9))["fullness"] > features(FIRST)["fullness"]
    assert features(FIRST, shares=0.1)["fullness"] > features(FIRST, shares=0.4)["fullness"]


def test_what_is_seldom_said_has_less_behind_it() -> None:
    assert features(FIRST, shares=0.1)["usual"] < features(FIRST, shares=0.6)["usual"]


def test_chances_at_the_ends_stay_finite() -> None:
    row = features(FIRST, ("c0", FIRST, 1.0), shares=0.0)
    assert all(abs(value) < 10 for value in row.values())


def test_shares_fall_back_on_any_category_and_then_on_what_is_usual() -> None:
    model = replace(gap_model(usual=0.2), said_by={ANY: {FIRST: 0.3, SECOND: 0.4}, CATEGORY: {FIRST: 0.5}})
    assert model.share(CATEGORY, FIRST) == 0.5
    assert model.share(CATEGORY, SECOND) == 0.4
    assert model.share("wizard", FIRST) == 0.3
    assert model.share(CATEGORY, "no.such-statement") == 0.2


def test_a_saved_model_is_read_back_as_it_was(tmp_path: Path) -> None:
    model = gap_model({FIRST: 0.3, SECOND: 0.1}, category=CATEGORY)
    save_gap_model(model, tmp_path / "model.json")
    assert load_gap_model(tmp_path / "model.json") == model


def test_the_shipped_model_takes_evidence_for_what_it_is() -> None:
    model = load_gap_model()
    assert set(model.weights) == set(features(FIRST))
    assert 0 < model.cut < 1
    assert all(weight < 0 for name, weight in model.weights.items() if name in ("best", "usual"))
    assert model.chance(features(FIRST, ("c0", FIRST, 0.9))) < model.chance(features(FIRST))


@pytest.mark.parametrize("category", [one.id for one in PATHWAY.role_categories])
def test_the_shipped_shares_cover_every_core_statement(category: str) -> None:
    shares = load_gap_model().said_by[category]
    assert set(shares) >= {statement.id for statement in core_statements(PATHWAY, category)}
    assert all(0 < share < 1 for share in shares.values())


def test_more_weight_never_leaves_the_range_of_a_chance() -> None:
    model = GapModel(0.0, {"best": 1e6}, 0.5, 0.2, "")
    assert 0 <= model.chance({"best": -5.0}) <= model.chance({"best": 5.0}) <= 1
