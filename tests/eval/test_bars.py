from operator import attrgetter

import pytest

from eval.bars import BARS, Bar, Source, Verdict, bars_on
from eval.external import read_adverts
from eval.external.measuring import MEASURES as EXTERNAL_MEASURES
from eval.invariance import ASPECTS
from eval.measures import Direction
from eval.variants import SUITES

HIGHER = Bar(Source.GOLD, "F1", 0.75)
LOWER = Bar(Source.GOLD, "ECE", 0.05)
BEYOND = Bar(Source.EXTERNAL, "RP@5", 0.338, "ESCO house_test", beyond=True)
TOLD = Bar(Source.EXTERNAL, "RP@5", None, "own ads house")


@pytest.mark.parametrize(
    ("bar", "value", "verdict"),
    [
        (HIGHER, 0.75, Verdict.MET),
        (HIGHER, 0.749, Verdict.MISSED),
        (LOWER, 0.05, Verdict.MET),
        (LOWER, 0.051, Verdict.MISSED),
        (LOWER, 0.0, Verdict.MET),
        (BEYOND, 0.338, Verdict.MISSED),
        (BEYOND, 0.339, Verdict.MET),
        (TOLD, 0.9, Verdict.TOLD),
    ],
)
def test_a_figure_stands_on_its_bar_or_misses_it(bar: Bar, value: float, verdict: Verdict) -> None:
    assert bar.judge(value) is verdict


def test_a_bound_is_said_with_its_sign() -> None:
    assert [bar.said for bar in (HIGHER, LOWER, BEYOND, TOLD)] == ["≥ 0.75", "≤ 0.05", "> 0.338", ""]


@pytest.mark.parametrize("bar", BARS, ids=attrgetter("name"))
def test_every_bar_is_on_a_measure_there_is(bar: Bar) -> None:
    assert bar.counted.name in (bar.name, bar.measure)


def test_no_measure_has_two_bars() -> None:
    assert len({bar.name for bar in BARS}) == len(BARS)


def test_the_suites_with_bars_are_there() -> None:
    assert {bar.suite for bar in bars_on(Source.INVARIANCE)} <= {suite.name for suite in SUITES}
    assert {bar.measure for bar in bars_on(Source.INVARIANCE)} <= {*ASPECTS}
    known = {name for names in EXTERNAL_MEASURES.values() for name in names}
    assert {bar.measure for bar in bars_on(Source.EXTERNAL)} <= known
    own = {bar.suite for bar in bars_on(Source.EXTERNAL) if bar.bound is None}
    assert own == {suite.name for suite in read_adverts()}


def test_less_is_better_where_mistakes_are_counted() -> None:
    lower = {bar.measure for bar in BARS if bar.counted.direction is Direction.LOWER}
    assert lower == {"wrong matches", "boilerplate matches per JD", "ECE"}


def test_bars_of_one_source_keep_their_order() -> None:
    assert [bar for source in Source for bar in bars_on(source)] == [*bars_on()] == [*BARS]
