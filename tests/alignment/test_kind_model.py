from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from alignment.clauses import split_clauses
from alignment.documents import read_document
from alignment.kind_model import KINDS, KindModel, kind_rows, load_kind_model, reread_kinds, save_kind_model
from alignment.kinds import read_kinds
from alignment.types import Clause, ClauseKind, Flag
from embeddings.hashing import HashingEncoder

ENCODER = HashingEncoder()
TEXT = b"""# About the job
It is a busy house with two dogs.
- Help people to wash and dress
- Not expected to give injections
Equal opportunities employer.
"""


def clauses() -> tuple[Clause, ...]:
    return read_kinds(split_clauses(read_document(TEXT, name="job.md")))


def model(kind: ClauseKind, encoder: str = ENCODER.fingerprint) -> KindModel:
    """A model that takes every line for one kind."""
    width = kind_rows(clauses(), ENCODER).shape[1]
    bias = np.array([5.0 if own is kind else 0.0 for own in KINDS], dtype=np.float32)
    return KindModel(np.zeros((len(KINDS), width), dtype=np.float32), bias, encoder, "nothing")


def test_the_model_decides_where_it_finds_another_kind_likelier() -> None:
    read = reread_kinds(clauses(), ENCODER, model=model(ClauseKind.DUTY))
    assert {clause.kind for clause in read if not clause.is_heading} == {ClauseKind.DUTY}
    changed = [new for new, old in zip(read, clauses(), strict=True) if new.kind is not old.kind]
    assert {clause.kind_reason for clause in changed} == {"reads like something the person does"}


def test_what_model_and_rules_agree_on_keeps_the_rules_reason() -> None:
    before, after = clauses(), reread_kinds(clauses(), ENCODER, model=model(ClauseKind.DUTY))
    kept = [(old, new) for old, new in zip(before, after, strict=True) if old.kind is ClauseKind.DUTY]
    assert kept
    assert all(old == new for old, new in kept)


def test_headings_stay_headings() -> None:
    read = reread_kinds(clauses(), ENCODER, model=model(ClauseKind.DUTY))
    assert [clause.kind for clause in read if clause.is_heading] == [ClauseKind.CONTEXT]


def test_a_line_pulled_out_of_boilerplate_gets_its_flags_and_one_put_there_loses_them() -> None:
    pulled = reread_kinds(
        [replace(clauses()[3], kind=ClauseKind.BOILERPLATE, flags=())], ENCODER, model=model(ClauseKind.DUTY)
    )
    assert Flag.NEGATED in pulled[0].flags
    put = reread_kinds(clauses(), ENCODER, model=model(ClauseKind.BOILERPLATE))
    assert all(clause.flags == () for clause in put if not clause.is_heading)


def test_a_model_fitted_with_another_encoder_is_left_alone() -> None:
    assert reread_kinds(clauses(), ENCODER, model=model(ClauseKind.DUTY, encoder="another")) == clauses()


def test_no_clauses_give_no_clauses() -> None:
    assert reread_kinds((), ENCODER, model=model(ClauseKind.DUTY)) == ()


def test_chances_add_up_to_one() -> None:
    chances = model(ClauseKind.VALUE).chances(kind_rows(clauses(), ENCODER))
    assert chances.shape == (len(clauses()), len(KINDS))
    assert chances.sum(axis=1) == pytest.approx(np.ones(len(clauses())))


def test_saving_and_loading_is_identity(tmp_path: Path) -> None:
    save_kind_model(model(ClauseKind.VALUE), tmp_path / "model.npz")
    loaded = load_kind_model(tmp_path / "model.npz")
    assert loaded is not None
    assert (loaded.encoder, loaded.fitted_on) == (ENCODER.fingerprint, "nothing")
    assert np.array_equal(loaded.bias, model(ClauseKind.VALUE).bias)
    assert load_kind_model(tmp_path / "none.npz") is None
