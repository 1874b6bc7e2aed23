from collections.abc import Mapping
from dataclasses import replace
from functools import cache

import numpy as np
import pytest
import torch

from alignment.documents import read_document
from alignment.learnt import Learnt, words_hash
from alignment.types import ClauseKind, Flag, Outcome
from eval.cases import Case, Label
from eval.fit_lanes import Lesson, fit_lanes, lessons
from eval.texts import own_words
from eval.training_documents import DocumentLine, TrainingDocument
from eval.training_text import TrainingClause
from tests.alignment.learnt_cases import ENCODER, GIVE, KIND, LAW, MEALS, PATHWAY, RECORD, SUPERVISE

OWN = len(list(own_words(PATHWAY)))
DUTY = ClauseKind.DUTY


def document(name: str, *lines: DocumentLine) -> TrainingDocument:
    return TrainingDocument(name, "Carer", "care_or_support_worker", "other", "list", lines)


def case(name: str, *labels: tuple[str, Mapping[str, int], tuple[Flag, ...]]) -> Case:
    read = read_document("\n".join(quote for quote, _, _ in labels).encode())
    made = (Label(0, len(quote), quote, DUTY, flags, grades) for quote, grades, flags in labels)
    return Case(name, read, tuple(made), Outcome.ONE, "care_or_support_worker", ())


CLAUSE = TrainingClause("You will give out meds", GIVE.id, {GIVE.id: 2, RECORD.id: 1})
WRITTEN = document(
    "night",
    DocumentLine("Cook for the residents", DUTY, {MEALS.id: 2}),
    DocumentLine("Wave at the postman", DUTY, {}),
    DocumentLine("Smile", ClauseKind.VALUE, {KIND.id: 1}),
)
LABELLED = case(
    "hillside",
    ("Supervise two carers", {SUPERVISE.id: 2}, ()),
    ("No supervision of others", {SUPERVISE.id: 1}, (Flag.NEGATED,)),
    ("Where trained, give insulin", {GIVE.id: 1}, (Flag.CONDITIONAL,)),
    ("A large villa", {}, ()),
)


def taught() -> list[Lesson]:
    return lessons(PATHWAY, [CLAUSE], [WRITTEN], [LABELLED])


# --- what there is to learn from --------------------------------------------------------------------------------------


def test_lessons_come_in_the_order_of_the_sources_and_name_their_document() -> None:
    rows = taught()
    assert all(row.own and not row.source for row in rows[:OWN])
    assert not any(row.own for row in rows[OWN:])
    assert [(row.source, dict(row.grades)) for row in rows[OWN:]] == [
        ("", {GIVE.id: 2, RECORD.id: 1}),
        ("training/night", {MEALS.id: 2}),
        ("training/night", {KIND.id: 1}),
        ("hillside", {SUPERVISE.id: 2}),
        ("hillside", {GIVE.id: 1}),
    ]


def test_lessons_are_read_as_the_search_reads_them() -> None:
    texts = [row.text for row in taught()[OWN:]]
    assert texts[0] == "give out meds"
    assert texts[1] == "Cook for people"


def test_what_asks_for_nothing_or_is_denied_teaches_nothing() -> None:
    texts = " ".join(row.text for row in taught())
    assert not any(word in texts for word in ("postman", "villa", "No supervision"))
    assert "insulin" in texts


def test_a_statement_the_framework_does_not_have_is_not_learnt() -> None:
    clauses = [TrainingClause("Fly a plane", "no.such", {"no.such": 2}), replace(CLAUSE, grades={"a.b": 2, GIVE.id: 1})]
    assert [dict(row.grades) for row in lessons(PATHWAY, clauses, [], [])[OWN:]] == [{GIVE.id: 1}]


# --- what is learnt ---------------------------------------------------------------------------------------------------


@cache
def learnt() -> Learnt:
    return fit_lanes(taught(), PATHWAY, ENCODER)


def same(one: Learnt, other: Learnt) -> bool:
    arrays = ("vectors", "bias", "examples", "example", "statement", "grade")
    plain = (one.encoder, one.ids, one.words) == (other.encoder, other.ids, other.words)
    return plain and all(getattr(one, name).tobytes() == getattr(other, name).tobytes() for name in arrays)


def test_every_statement_is_learnt_with_the_text_it_had_and_the_encoder() -> None:
    assert learnt().encoder == ENCODER.fingerprint
    assert learnt().ids == tuple(statement.id for statement in PATHWAY.statements)
    assert learnt().words == tuple(words_hash(statement.text) for statement in PATHWAY.statements)
    assert learnt().vectors.shape == (len(PATHWAY.statements), ENCODER.dim)
    assert np.linalg.norm(learnt().vectors, axis=1) == pytest.approx(1, abs=1e-5)
    assert learnt().bias.shape == (len(PATHWAY.statements),)


def test_the_bank_has_every_text_but_the_statements_own() -> None:
    texts = [row.text for row in taught()[OWN:]]
    assert learnt().examples.tolist() == ENCODER.encode(texts).tolist()


def test_the_bank_says_which_text_calls_for_what_and_how_much() -> None:
    found = zip(learnt().example.tolist(), learnt().statement.tolist(), learnt().grade.tolist(), strict=True)
    pairs = {(example, learnt().ids[statement]): grade for example, statement, grade in found}
    expected = {
        (number, name): grade / 2 for number, row in enumerate(taught()[OWN:]) for name, grade in row.grades.items()
    }
    assert pairs == expected
    assert len(learnt().example) == len(expected)


def test_a_text_is_nearest_to_the_statement_it_calls_for() -> None:
    for row in taught():
        cosines = learnt().vectors @ ENCODER.encode([row.text])[0]
        assert learnt().ids[int(cosines.argmax())] in row.grades


def test_a_statement_moves_towards_what_calls_for_it_and_away_from_what_does_not() -> None:
    text = "chair monthly one to ones"
    rows = [*taught(), *[Lesson(text, {SUPERVISE.id: 2}, "more")] * 3]
    after = dict(zip(learnt().ids, fit_lanes(rows, PATHWAY, ENCODER).vectors @ ENCODER.encode([text])[0], strict=True))
    before = dict(zip(learnt().ids, learnt().vectors @ ENCODER.encode([text])[0], strict=True))
    assert after[SUPERVISE.id] > before[SUPERVISE.id] + 0.1
    assert after[MEALS.id] < before[MEALS.id]


def test_statements_of_one_text_do_not_compete_for_it() -> None:
    pair = replace(PATHWAY, statements=(GIVE, RECORD))
    rows = [Lesson("check the trolley", {GIVE.id: 2, RECORD.id: 1}), Lesson("sign", {GIVE.id: 1, RECORD.id: 2})]
    found = fit_lanes(rows, pair, ENCODER)
    means = np.array([[1.0, 0.6], [0.6, 1.0]]) @ ENCODER.encode([row.text for row in rows])
    assert found.bias.tolist() == [0, 0]
    assert found.vectors == pytest.approx(means / np.linalg.norm(means, axis=1, keepdims=True), abs=1e-5)


def test_learning_twice_gives_the_same_bytes_whatever_was_drawn_before() -> None:
    torch.manual_seed(99)
    torch.rand(7)
    assert same(fit_lanes(taught(), PATHWAY, ENCODER), learnt())


def test_a_statement_of_which_nothing_is_said_breaks_nothing() -> None:
    rows = [row for row in taught() if LAW.id not in row.grades]
    found = fit_lanes(rows, PATHWAY, ENCODER)
    assert np.isfinite(found.vectors).all()
    assert np.isfinite(found.bias).all()
    assert LAW.id in found.ids


def test_own_words_alone_teach_vectors_and_leave_no_bank() -> None:
    found = fit_lanes(taught()[:OWN], PATHWAY, ENCODER)
    assert found.examples.shape == (0, ENCODER.dim)
    assert len(found.example) == len(found.statement) == len(found.grade) == 0


def test_without_lessons_there_is_nothing_to_learn() -> None:
    with pytest.raises(ValueError, match="nothing to learn"):
        fit_lanes([], PATHWAY, ENCODER)
