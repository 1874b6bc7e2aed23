from dataclasses import replace
from pathlib import Path
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alignment.learnt import Learnt, exact_cosines, lay_out, load_learnt, save_learnt, unit, words_hash
from alignment.pathway import load_pathway
from tests.alignment.learnt_cases import (
    BANK,
    GIVE,
    KIND,
    LAW,
    MEALS,
    PATHWAY,
    RECORD,
    Floats,
    made_lanes,
    made_learnt,
)

TEXTS = {statement.id: statement.text for statement in PATHWAY.statements}
DIM = 64
OWN = {name: unit(np.full((1, DIM), 1.0 + number, dtype=np.float32))[0] for number, name in enumerate(TEXTS)}


def random_learnt(seed: int, statements: int, clauses: int, pairs: int, dim: int = 16) -> Learnt:
    """Anything that could be learnt; pairs are in any order, and some statements have none."""
    generator = np.random.default_rng(seed)
    found = sorted({(int(generator.integers(clauses)), int(generator.integers(statements))) for _ in range(pairs)})
    generator.shuffle(found)
    return Learnt(
        encoder="made-16",
        ids=tuple(f"theme.s{number}" for number in range(statements)),
        words=tuple(words_hash(f"text {number}") for number in range(statements)),
        vectors=unit(generator.normal(size=(statements, dim)).astype(np.float32)),
        bias=generator.normal(size=statements).astype(np.float32),
        examples=unit(generator.normal(size=(clauses, dim)).astype(np.float32)),
        example=np.array([clause for clause, _ in found], dtype=np.int32),
        statement=np.array([statement for _, statement in found], dtype=np.int32),
        grade=generator.choice([0.5, 1.0], size=len(found)).astype(np.float32),
    )


@pytest.mark.parametrize(
    "text", ["help people take  their medicines\nsafely.", " HELP PEOPLE TAKE THEIR MEDICINES SAFELY."]
)
def test_spaces_and_case_make_no_other_statement(text: str) -> None:
    assert words_hash(text) == words_hash(GIVE.text)


@pytest.mark.parametrize("text", ["Help people take their medicine safely.", "Help people take their medicines.", ""])
def test_another_word_makes_another_statement(text: str) -> None:
    assert words_hash(text) != words_hash(GIVE.text)


def test_where_there_is_no_file_nothing_was_learnt(tmp_path: Path) -> None:
    assert load_learnt(tmp_path / "learnt.npz") is None


@settings(deadline=None, max_examples=30)
@given(st.integers(0, 10_000), st.integers(1, 8), st.integers(1, 30), st.integers(0, 40))
def test_what_is_saved_is_read_back_and_scores_stay_near(
    tmp_path_factory: pytest.TempPathFactory, seed: int, statements: int, clauses: int, pairs: int
) -> None:
    path = tmp_path_factory.mktemp("learnt") / "learnt.npz"
    learnt = random_learnt(seed, statements, clauses, pairs)
    save_learnt(learnt, path)
    back = load_learnt(path)
    assert back is not None
    assert (back.encoder, back.ids, back.words) == (learnt.encoder, learnt.ids, learnt.words)
    for name in ("example", "statement", "grade"):
        assert getattr(back, name).tolist() == getattr(learnt, name).tolist()
    queries = unit(np.random.default_rng(seed + 1).normal(size=(5, 16)).astype(np.float32))
    assert np.abs(queries @ (back.vectors - learnt.vectors).T).max() < 1e-3
    assert np.abs(queries @ (back.examples - learnt.examples).T).max() < 0.01
    assert back.bias == pytest.approx(learnt.bias, abs=5e-3)
    assert np.linalg.norm(np.vstack([back.vectors, back.examples]), axis=1) == pytest.approx(1, abs=1e-6)


def test_saving_what_was_read_back_changes_nothing_more(tmp_path: Path) -> None:
    first, second = tmp_path / "first.npz", tmp_path / "second.npz"
    save_learnt(made_learnt(), first)
    once = load_learnt(first)
    assert once is not None
    save_learnt(once, second)
    twice = load_learnt(second)
    assert twice is not None
    assert np.abs(once.examples - twice.examples).max() < 1e-6
    assert np.abs(once.vectors - twice.vectors).max() < 1e-3


def test_saving_twice_writes_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.npz", "b.npz"):
        save_learnt(made_learnt(), tmp_path / name)
    assert (tmp_path / "a.npz").read_bytes() == (tmp_path / "b.npz").read_bytes()


def test_a_bank_without_a_clause_is_saved_too(tmp_path: Path) -> None:
    save_learnt(made_learnt(bank=()), tmp_path / "learnt.npz")
    back = load_learnt(tmp_path / "learnt.npz")
    assert back is not None
    assert back.examples.shape == (0, DIM)
    lanes = lay_out(back, TEXTS, OWN)
    assert lanes.known.all()
    assert lanes.starts.tolist() == [0] * (len(TEXTS) + 1)
    assert lanes.weight.tolist() == [0.0] * len(TEXTS)


def test_a_clause_without_a_vector_is_saved_too(tmp_path: Path) -> None:
    learnt = made_learnt()
    save_learnt(replace(learnt, examples=np.zeros_like(learnt.examples)), tmp_path / "learnt.npz")
    back = load_learnt(tmp_path / "learnt.npz")
    assert back is not None
    assert not back.examples.any()


def test_what_ships_is_of_the_bundled_framework_nearly_all_as_it_is_worded_now() -> None:
    learnt, statements = load_learnt(), load_pathway("2025-04").statements
    assert learnt is not None
    known = dict(zip(learnt.ids, learnt.words, strict=True))
    as_now = sum(known.get(statement.id) == words_hash(statement.text) for statement in statements)
    assert as_now > 0.9 * len(statements)
    assert set(learnt.grade.tolist()) == {0.5, 1.0}
    assert set(learnt.example.tolist()) == set(range(len(learnt.examples)))


def test_a_row_of_nothing_stays_nothing_and_others_have_length_one() -> None:
    rows = unit(np.array([[3, 4], [0, 0], [-1e-3, 0]], dtype=np.float32))
    assert rows == pytest.approx(np.array([[0.6, 0.8], [0, 0], [-1, 0]]))


def examples_of(learnt: Learnt, texts: dict[str, str]) -> dict[str, list[tuple[int, float]]]:
    """Each statement's clauses of the bank and their grades, as laid out."""
    lanes = lay_out(learnt, texts, {name: np.zeros(learnt.vectors.shape[1], dtype=np.float32) for name in texts})
    assert lanes.starts[0] == 0
    assert lanes.starts[-1] == len(lanes.example) == len(lanes.grade)
    found = {}
    for number, name in enumerate(texts):
        run = slice(lanes.starts[number], lanes.starts[number + 1])
        found[name] = list(zip(lanes.example[run].tolist(), lanes.grade[run].tolist(), strict=True))
    return found


def by_plain_loop(learnt: Learnt) -> dict[str, list[tuple[int, float]]]:
    """The slow twin: the pairs of each statement, gathered one by one."""
    found: dict[str, list[tuple[int, float]]] = {name: [] for name in learnt.ids}
    for example, statement, grade in zip(learnt.example, learnt.statement, learnt.grade, strict=True):
        found[learnt.ids[statement]].append((int(example), float(grade)))
    return found


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 10_000), st.integers(1, 9), st.integers(1, 12), st.integers(0, 14), st.randoms())
def test_each_statement_has_its_own_examples_in_whatever_order(
    seed: int, statements: int, clauses: int, pairs: int, random: Random
) -> None:
    learnt = random_learnt(seed, statements, clauses, pairs)
    names = list(learnt.ids)
    random.shuffle(names)
    found = examples_of(learnt, {name: f"text {learnt.ids.index(name)}" for name in names})
    assert list(found) == names
    assert found == {name: by_plain_loop(learnt)[name] for name in names}


@pytest.mark.parametrize("without", [(0,), (2,), (4,), (0, 1), (3, 4), (0, 2, 4), (0, 1, 2, 3, 4)])
def test_statements_without_examples_have_empty_runs_wherever_they_stand(without: tuple[int, ...]) -> None:
    learnt = random_learnt(7, 5, 10, 60)
    kept = ~np.isin(learnt.statement, without)
    some = replace(learnt, example=learnt.example[kept], statement=learnt.statement[kept], grade=learnt.grade[kept])
    found = examples_of(some, {name: f"text {number}" for number, name in enumerate(learnt.ids)})
    for number, name in enumerate(learnt.ids):
        assert found[name] == ([] if number in without else by_plain_loop(learnt)[name])


def test_a_statement_that_is_as_it_was_has_what_was_learnt() -> None:
    learnt, lanes = made_learnt(), lay_out(made_learnt(), TEXTS, OWN)
    assert lanes.known.all()
    assert np.array_equal(lanes.vectors, learnt.vectors)
    assert np.array_equal(lanes.bias, learnt.bias)
    calls = {name: sum(grades.get(name, 0.0) for _, grades in BANK) for name in TEXTS}
    assert lanes.weight == pytest.approx([np.log1p(calls[name]) for name in TEXTS])


@pytest.mark.parametrize("changed", [GIVE.id, MEALS.id, KIND.id])
def test_a_statement_with_another_text_keeps_nothing(changed: str) -> None:
    learnt = made_learnt()
    lanes = lay_out(learnt, TEXTS | {changed: "Something else altogether."}, OWN)
    number = list(TEXTS).index(changed)
    assert lanes.known.tolist() == [name != changed for name in TEXTS]
    assert np.array_equal(lanes.vectors[number], OWN[changed])
    assert lanes.bias[number] == pytest.approx(float(learnt.bias.mean()))
    assert lanes.starts[number] == lanes.starts[number + 1]
    assert lanes.weight[number] == 0
    others = [n for n in range(len(TEXTS)) if n != number]
    assert np.array_equal(lanes.vectors[others], learnt.vectors[others])


def test_more_spaces_or_capitals_in_its_text_take_nothing_from_a_statement() -> None:
    lanes = lay_out(made_learnt(), {name: f"  {text.upper()} " for name, text in TEXTS.items()}, OWN)
    assert lanes.known.all()


def test_a_statement_that_goes_by_another_id_is_new() -> None:
    texts = {f"new.{name}": text for name, text in TEXTS.items()}
    lanes = lay_out(made_learnt(), texts, {f"new.{name}": vector for name, vector in OWN.items()})
    assert not lanes.known.any()
    assert np.array_equal(lanes.vectors, np.stack(list(OWN.values())))
    assert len(lanes.example) == 0


def test_a_statement_the_framework_has_no_longer_leaves_nothing_but_clauses_in_the_bank() -> None:
    texts = {name: text for name, text in TEXTS.items() if name != RECORD.id}
    lanes = lay_out(made_learnt(), texts, OWN)
    assert len(lanes.vectors) == len(texts)
    assert len(lanes.example) == sum(len(set(grades) - {RECORD.id}) for _, grades in BANK)
    assert len(lanes.examples) == len(BANK)


@given(st.permutations(list(TEXTS)))
@settings(deadline=None, max_examples=30)
def test_statements_in_another_order_have_the_same_lanes(names: list[str]) -> None:
    learnt = made_learnt()
    plain = lay_out(learnt, TEXTS | {LAW.id: "Changed."}, OWN)
    mixed = lay_out(learnt, {name: (TEXTS | {LAW.id: "Changed."})[name] for name in names}, OWN)
    place = [list(TEXTS).index(name) for name in names]
    for name in ("vectors", "bias", "known", "weight"):
        assert np.array_equal(getattr(mixed, name), getattr(plain, name)[place])


def test_shares_add_up_to_one_and_follow_cosine_and_bias() -> None:
    lanes = made_lanes([], [], [[1, 0], [0, 1], [1, 0]], bias=[0.0, 0.0, 1.0])
    shares = lanes.chances(lanes.cosines(np.array([[1, 0], [0, 1]], dtype=np.float32)))
    assert shares.sum(axis=1) == pytest.approx(1)
    assert shares[0, 2] / shares[0, 0] == pytest.approx(np.e, rel=1e-5)
    assert shares[1].argmax() == 1


VALUES = st.floats(-1, 1, width=32)


@settings(deadline=None)
@given(st.lists(st.lists(VALUES, min_size=3, max_size=3), min_size=1, max_size=5))
def test_shares_are_shares_whatever_the_cosines(rows: list[list[float]]) -> None:
    lanes = made_lanes([], [], np.eye(3).tolist(), bias=[-30.0, 0.0, 30.0])
    shares = lanes.chances(np.array(rows, dtype=np.float32))
    assert ((shares >= 0) & (shares <= 1)).all()
    assert shares.sum(axis=1) == pytest.approx(1, abs=1e-6)


@settings(deadline=None, max_examples=30)
@given(st.integers(0, 10_000), st.integers(1, 40), st.integers(1, 40))
def test_a_cosine_does_not_depend_on_what_else_is_asked(seed: int, rows: int, others: int) -> None:
    generator = np.random.default_rng(seed)
    one, two = (unit(generator.normal(size=(count, 48)).astype(np.float32)) for count in (rows, others))
    together: Floats = exact_cosines(one, two)
    alone = np.array([[exact_cosines(a[None], b[None])[0, 0] for b in two] for a in one])
    assert np.array_equal(together, alone)
