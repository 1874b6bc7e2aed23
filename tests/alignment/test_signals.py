from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alignment.learnt import Lanes, unit
from alignment.signals import (
    FADING,
    LEVELS,
    VOTERS,
    Asked,
    Signals,
    document_signals,
    example_lanes,
    learnt_cosines,
    statement_levels,
    statement_themes,
)
from alignment.types import Expectation
from tests.alignment.learnt_cases import GIVE, KIND, LAW, PATHWAY, SUPERVISE, Floats, made_lanes

IDS = [statement.id for statement in PATHWAY.statements]

EAST, NORTH, UP = [1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]


def asked(*clauses: Sequence[float], above: Sequence[float] = UP) -> Asked:
    """Clauses by their vectors, all below the same heading."""
    rows = np.array(clauses, dtype=np.float32)
    return Asked(rows, np.array([above] * len(rows), dtype=np.float32))


def nothing_near(lanes: Lanes, count: int = 1) -> Floats:
    """A dense lane in which nothing comes near."""
    return np.full((count, len(lanes.vectors)), -0.25, dtype=np.float32)


def share_of(scores: Sequence[float]) -> list[float]:
    """The share of the votes that clauses of the bank have, by their cosines."""
    grown = [float(np.exp(score / FADING)) for score in scores]
    return [one / sum(grown) for one in grown]


# --- the bank ---------------------------------------------------------------------------------------------------------


def test_the_nearest_clause_that_calls_for_a_statement_and_the_votes_by_hand() -> None:
    slanting = [0.6, 0.8, 0.0]
    lanes = made_lanes([EAST, NORTH, slanting], [(0, 0, 1.0), (1, 0, 1.0), (2, 1, 0.5), (1, 1, 1.0)], [EAST] * 3)
    closest, votes = example_lanes(asked(EAST), lanes, nothing_near(lanes))
    first, second, third = share_of([1.0, 0.0, 0.6])
    assert closest[0].tolist() == pytest.approx([1.0, 0.6, -0.25])
    assert votes[0].tolist() == pytest.approx([first + second, second + third / 2, 0.0], abs=1e-6)


def test_what_is_implied_has_half_the_vote_of_what_is_said() -> None:
    lanes = made_lanes([EAST], [(0, 0, 1.0), (0, 1, 0.5)], [EAST] * 2)
    assert example_lanes(asked(EAST), lanes, nothing_near(lanes))[1].tolist() == [[1.0, 0.5]]


def test_a_clause_that_calls_for_nothing_here_still_takes_its_share_of_the_votes() -> None:
    lanes = made_lanes([EAST, EAST], [(0, 0, 1.0)], [EAST])
    assert example_lanes(asked(EAST), lanes, nothing_near(lanes))[1].tolist() == [[0.5]]


def test_without_a_bank_a_statement_goes_by_its_own_words_and_has_no_votes() -> None:
    lanes = made_lanes([], [], [EAST, NORTH])
    dense = np.array([[0.3, 0.4], [0.5, -0.1]], dtype=np.float32)
    closest, votes = example_lanes(asked(EAST, NORTH), lanes, dense)
    assert np.array_equal(closest, dense)
    assert np.array_equal(votes, np.zeros((2, 2)))


@pytest.mark.parametrize("without", [(0,), (3,), (6,), (0, 1), (5, 6), (2, 3), (0, 3, 6), range(1, 7), range(6)])
def test_a_statement_without_examples_goes_by_its_own_words_wherever_it_stands(without: Sequence[int]) -> None:
    examples = unit(np.random.default_rng(2).normal(size=(7, 3)).astype(np.float32))
    lanes = made_lanes(examples.tolist(), [(n, n, 1.0) for n in range(7) if n not in without], [EAST] * 7)
    closest, votes = example_lanes(asked(EAST), lanes, nothing_near(lanes))
    expected = [-0.25 if n in without else examples[n, 0] for n in range(7)]
    assert closest[0].tolist() == pytest.approx(expected, abs=1e-6)
    assert [n for n in range(7) if votes[0, n] == 0] == list(without)


def test_only_the_nearest_have_a_vote_and_the_earlier_of_equals() -> None:
    lanes = made_lanes([EAST] * (VOTERS + 3), [(n, n, 1.0) for n in range(VOTERS + 3)], [EAST] * (VOTERS + 3))
    votes = example_lanes(asked(EAST), lanes, nothing_near(lanes))[1][0]
    assert votes[:VOTERS].tolist() == pytest.approx([1 / VOTERS] * VOTERS)
    assert votes[VOTERS:].tolist() == [0.0] * 3


def test_a_difference_beyond_six_decimals_orders_no_voters() -> None:
    hair = [1.0, 1e-5, 0.0]
    lanes = made_lanes([EAST] * VOTERS + [hair], [(n, n, 1.0) for n in range(VOTERS + 1)], [EAST] * (VOTERS + 1))
    votes = example_lanes(asked([1.0, 1e-2, 0.0]), lanes, nothing_near(lanes))[1][0]
    assert votes[VOTERS] == 0


def by_plain_loop(clause: Floats, lanes: Lanes, dense: Floats) -> tuple[list[float], list[float]]:
    """The slow twin: nearest example and votes of one clause, a pair at a time."""
    near = [round(float(row.astype(np.float64) @ clause.astype(np.float64)), 9) for row in lanes.examples]
    closest, votes = dense.tolist(), [0.0] * len(lanes.vectors)
    voters = sorted(range(len(near)), key=lambda n: (-round(near[n], 6), n))[:VOTERS]
    shares = dict(zip(voters, share_of([near[n] - max(near) for n in voters]), strict=True)) if voters else {}
    for statement in range(len(votes)):
        run = range(lanes.starts[statement], lanes.starts[statement + 1])
        closest[statement] = max((near[lanes.example[at]] for at in run), default=closest[statement])
        votes[statement] = sum(shares.get(int(lanes.example[at]), 0.0) * float(lanes.grade[at]) for at in run)
    return closest, votes


PAIRS = st.dictionaries(st.tuples(st.integers(0, 39), st.integers(0, 5)), st.sampled_from([0.5, 1.0]), max_size=60)


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 10_000), st.integers(0, 40), PAIRS)
def test_the_bank_is_read_as_by_a_plain_loop(seed: int, size: int, grades: dict[tuple[int, int], float]) -> None:
    generator = np.random.default_rng(seed)
    # Few directions, so that many clauses of the bank are equally near.
    examples = unit(generator.integers(-1, 2, size=(size, 3)).astype(np.float32) + np.float32(0.1))
    pairs = [(example, statement, grade) for (example, statement), grade in grades.items() if example < size]
    lanes = made_lanes(examples.tolist(), pairs, [EAST] * 6)
    clauses = unit(generator.normal(size=(3, 3)).astype(np.float32))
    dense = generator.normal(size=(3, 6)).astype(np.float32)
    before = dense.copy()
    closest, votes = example_lanes(asked(*clauses.tolist()), lanes, dense)
    assert np.array_equal(dense, before)
    for row, clause in enumerate(clauses):
        slow_closest, slow_votes = by_plain_loop(clause, lanes, dense[row])
        assert closest[row].tolist() == pytest.approx(slow_closest, abs=1e-6)
        assert votes[row].tolist() == pytest.approx(slow_votes, abs=1e-5)
    assert (votes >= 0).all()


# --- a clause in its document -----------------------------------------------------------------------------------------

# Three statements, the first two of one theme, expected by a carer, by both and by a manager.
LANES = made_lanes([], [], [EAST, NORTH, UP])
THEMES = np.array([0, 0, 1])
BOTH_LEVELS = np.array([[1.0, 0.0], [1.0, 1.0], [0.0, 1.0]], dtype=np.float32)


def read(*clauses: Sequence[float], above: Sequence[float] = UP, levels: Floats = BOTH_LEVELS) -> Signals:
    question = asked(*clauses, above=above)
    return document_signals(question, learnt_cosines(question, LANES), LANES, levels, THEMES)


def chances(*clauses: Sequence[float]) -> Floats:
    return LANES.chances(LANES.cosines(np.array(clauses, dtype=np.float32)))


MIDDLE = [0.6, 0.8, 0.0]


def test_every_signal_is_of_every_clause_and_statement() -> None:
    signals = read(EAST, MIDDLE)
    assert set(signals.values) == {
        "chance", "theme", "section", "before", "after", "elsewhere", "level", "spread", "common",
    }  # fmt: skip
    for array in signals.values.values():
        assert array.shape == (2, 3)
        assert array.dtype == np.float32
        assert np.isfinite(array).all()


def test_neighbours_are_those_of_the_document() -> None:
    found, own = read(EAST, MIDDLE, UP).values, chances(EAST, MIDDLE, UP)
    assert found["before"].tolist() == [[0.0] * 3, own[0].tolist(), own[1].tolist()]
    assert found["after"].tolist() == [own[1].tolist(), own[2].tolist(), [0.0] * 3]
    assert found["elsewhere"][1] == pytest.approx(own[0] + own[2], abs=1e-6)
    assert np.exp(found["chance"]) == pytest.approx(own, abs=2e-6)


def test_a_clause_alone_has_no_neighbours() -> None:
    found = read(MIDDLE).values
    for name in ("before", "after", "elsewhere"):
        assert found[name].tolist() == [[0.0] * 3]


def test_a_document_read_backwards_swaps_what_comes_before_and_after() -> None:
    forth, back = read(EAST, MIDDLE, UP).values, read(UP, MIDDLE, EAST).values
    assert np.array_equal(forth["before"], back["after"][::-1])
    for name in ("chance", "theme", "section", "spread", "common"):
        assert np.array_equal(forth[name], back[name][::-1])
    assert forth["elsewhere"] == pytest.approx(back["elsewhere"][::-1], abs=1e-6)
    assert forth["level"] == pytest.approx(back["level"][::-1], abs=1e-6)


def test_a_theme_has_the_shares_of_all_its_statements() -> None:
    found, own = read(MIDDLE).values, chances(MIDDLE)[0]
    assert found["theme"][0] == pytest.approx([own[0] + own[1], own[0] + own[1], own[2]], abs=1e-6)


def test_the_words_above_speak_by_their_cosine() -> None:
    assert read(EAST, UP, above=MIDDLE).values["section"] == pytest.approx(np.array([[0.6, 0.8, 0.0]] * 2))


def test_a_clear_clause_is_decided_and_one_between_all_is_not() -> None:
    third = [1 / np.sqrt(3)] * 3
    found = read(EAST, third).values["spread"]
    assert found[0] == pytest.approx([0.0] * 3, abs=1e-4)
    assert found[1] == pytest.approx([np.log(3)] * 3, abs=1e-4)


def test_what_is_often_called_for_says_so() -> None:
    lanes = made_lanes([EAST, NORTH], [(0, 0, 1.0), (1, 0, 1.0), (1, 1, 0.5)], [EAST, NORTH, UP])
    question = asked(EAST, UP)
    found = document_signals(question, learnt_cosines(question, lanes), lanes, BOTH_LEVELS, THEMES)
    assert found.values["common"] == pytest.approx(np.log1p(np.array([[2.0, 0.5, 0.0]] * 2)))


def test_the_level_is_that_of_whom_the_document_sounds_like() -> None:
    carer, manager = read(EAST, EAST, MIDDLE).values["level"][0], read(UP, UP, MIDDLE).values["level"][0]
    assert carer[0] > 0.9 > 0.1 > carer[2]
    assert manager[2] > 0.9 > 0.1 > manager[0]
    assert carer[1] == manager[1] == pytest.approx(1.0)


def test_a_document_that_sounds_like_nobody_in_particular_has_the_mean_of_the_levels() -> None:
    assert read(NORTH).values["level"][0] == pytest.approx([0.5, 1.0, 0.5], abs=1e-3)


def test_a_single_category_has_its_own_levels_and_none_has_none() -> None:
    one = np.array([[1.0], [0.33], [0.0]], dtype=np.float32)
    assert read(UP, levels=one).values["level"][0] == pytest.approx([1.0, 0.33, 0.0])
    assert read(UP, levels=np.zeros((3, 0), dtype=np.float32)).values["level"].tolist() == [[0.0] * 3]


def test_a_statement_that_is_still_being_learnt_does_not_speak_for_its_category() -> None:
    levels = np.array([[1.0, 0.33, 0.0], [0.0, 0.0, 1.0], [0.0, 1.0, 0.0]], dtype=np.float32)
    assert read(EAST, levels=levels).values["level"][0, 2] < 0.01


def test_a_category_for_which_nothing_speaks_breaks_nothing() -> None:
    levels = np.hstack([BOTH_LEVELS, np.full((3, 1), 0.33, dtype=np.float32)])
    found = read(EAST, levels=levels).values["level"]
    assert np.isfinite(found).all()
    assert found[0, 0] > found[0, 2]


@settings(deadline=None, max_examples=40)
@given(st.integers(0, 10_000), st.permutations(range(7)))
def test_the_order_of_statements_moves_their_columns_and_nothing_else(seed: int, order: list[int]) -> None:
    generator = np.random.default_rng(seed)
    rows = unit(generator.normal(size=(11, 8)).astype(np.float32))
    bias, levels = generator.normal(size=7), generator.choice([0.0, 0.33, 0.66, 1.0], size=(7, 3)).astype(np.float32)
    themes = generator.integers(0, 3, size=7)
    question = Asked(rows[:4], rows[[0, 0, 1, 1]])

    def found(some: Sequence[int]) -> Mapping[str, Floats]:
        lanes = made_lanes([], [], rows[4:][some].tolist(), bias[some].tolist())
        cosines = learnt_cosines(question, lanes)
        return document_signals(question, cosines, lanes, levels[some], themes[some]).values

    plain, mixed = found(range(7)), found(order)
    for name, array in plain.items():
        assert np.array_equal(mixed[name], array[:, order]), name


# --- the framework ----------------------------------------------------------------------------------------------------


def test_levels_are_what_each_category_expects() -> None:
    levels = statement_levels(PATHWAY, IDS)
    assert levels.shape == (6, 2)
    by_id = dict(zip(IDS, levels.tolist(), strict=True))
    assert by_id[GIVE.id] == pytest.approx([1.0, 0.33])
    assert by_id[SUPERVISE.id] == by_id[LAW.id] == pytest.approx([0.0, 1.0])
    assert by_id[KIND.id] == pytest.approx([1.0, 1.0])


def test_levels_and_themes_follow_the_order_asked_for() -> None:
    assert np.array_equal(statement_levels(PATHWAY, IDS[::-1]), statement_levels(PATHWAY, IDS)[::-1])
    assert statement_themes(PATHWAY, IDS).tolist() == [0, 0, 1, 2, 2, 2]
    assert statement_themes(PATHWAY, IDS[::-1]).tolist() == [2, 2, 2, 1, 0, 0]


def test_a_framework_without_categories_expects_nothing() -> None:
    assert statement_levels(replace(PATHWAY, role_categories=()), IDS).shape == (6, 0)


def test_every_expectation_has_a_level_and_more_is_more() -> None:
    levels = [LEVELS[expectation] for expectation in Expectation]
    assert levels == sorted(levels, reverse=True)
    assert levels[-1] > 0
