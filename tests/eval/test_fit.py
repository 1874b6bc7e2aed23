import json
from dataclasses import asdict
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from alignment.documents import read_document
from alignment.types import ClauseKind, Flag, Outcome
from alignment.verdicts import VerdictModel, load_verdict_model
from eval.cases import Case, Label
from eval.fit import Fit, _out_of_fold, fit_verdicts, labelled_clauses, save_model
from tests.alignment.align_cases import hashing_tools

# Lines with the one statement a person would give each, or none.
LINES = {
    "Administer medication and sign the MAR chart": "medicines.record-what-was-given",
    "Follow each person's care plan every day": "assessment_and_care_planning.follow-the-plan",
    "Help people to eat and drink at mealtimes": "food_and_drink.help-people-eat",
    "Water the window boxes near the goldfish pond": "",
    "Polish the brass propeller on the landing": "",
}


def case(name: str, *lines: str) -> Case:
    """A labelled job description with these of the lines above as its duties."""
    document = read_document("\n".join(["Care assistant", "", "Main duties", *(f"- {x}" for x in lines)]).encode())
    labels = []
    for line in lines:
        start = document.text.index(line)
        graded = {LINES[line]: 2} if LINES[line] else {}
        labels.append(Label(start, start + len(line), line, ClauseKind.DUTY, (), graded))
    return Case(name, document, tuple(labels), Outcome.ONE, "care_or_support_worker", ())


CASES = (case("one", *LINES), case("two", *reversed(LINES)), case("three", *list(LINES)[1:4]))


@cache
def fitted() -> tuple[VerdictModel, Fit]:
    return fit_verdicts(CASES, hashing_tools())


def test_the_statements_the_tests_speak_of_are_there() -> None:
    known = {statement.id for statement in hashing_tools().pathway.statements}
    assert set(filter(None, LINES.values())) <= known


def test_each_clause_finds_the_label_that_covers_it() -> None:
    pairs = labelled_clauses(CASES[0], hashing_tools().index.encoder)
    assert list(dict.fromkeys(label.quote for _, label in pairs)) == [*LINES]
    for clause, label in pairs:
        assert label.start <= clause.start < clause.end <= label.end


def test_every_candidate_of_every_labelled_clause_is_a_row() -> None:
    _, result = fitted()
    assert (result.documents, result.clauses) == (
        3,
        sum(len(labelled_clauses(one, hashing_tools().index.encoder)) for one in CASES),
    )
    assert result.rows % result.clauses == 0


def test_every_share_is_a_share_and_recall_grows_with_depth() -> None:
    result = asdict(fitted()[1])
    shares = {name: value for name, value in result.items() if name not in ("documents", "clauses", "rows")}
    assert all(0 <= value <= 1 for value in shares.values())
    assert result["recall_at_5"] <= result["recall_at_20"]
    assert result["wrong_share"] == pytest.approx(1 - result["precision"])


def test_what_is_easy_to_tell_is_learnt() -> None:
    model, result = fitted()
    assert result.recall_at_20 == 1
    near = model.confidence({"dense": 0.9, "part_dense": 0.9, "lexical": 0.9, "behind_best": 0.0, "stands_out": 0.5})
    far = model.confidence({"dense": 0.1, "part_dense": 0.1, "lexical": 0.0, "behind_best": 0.4, "stands_out": 0.0})
    assert near > far


def test_fitting_twice_gives_the_same_model() -> None:
    assert fit_verdicts(CASES, hashing_tools()) == fitted()


def test_the_order_of_documents_hardly_changes_the_model() -> None:
    other, _ = fit_verdicts(CASES[::-1], hashing_tools())
    for name, weight in fitted()[0].weights.items():
        assert other.weights[name] == pytest.approx(weight, abs=0.01)


def test_cuts_ascend_and_the_model_says_what_it_was_fitted_on() -> None:
    model, result = fitted()
    assert 0 < model.accept <= model.accept_more <= 1
    assert 0 < model.partial <= model.strong <= 1
    assert "3 documents" in model.fitted_on
    assert str(result.rows) in model.fitted_on


@pytest.mark.parametrize("count", [0, 1])
def test_too_few_documents_are_refused_by_number(count: int) -> None:
    with pytest.raises(ValueError, match=f"there are {count}"):
        fit_verdicts(CASES[:count], hashing_tools())


def test_a_line_held_to_be_negated_teaches_nothing() -> None:
    line = "You will not administer medication or sign the MAR chart"
    document = read_document(f"Care assistant\n\nMain duties\n- {line}\n- Clean the kitchen well\n".encode())
    start = document.text.index(line)
    label = Label(start, start + len(line), line, ClauseKind.DUTY, (Flag.NEGATED,), {})
    negated = Case("negated", document, (label,), Outcome.ONE, "care_or_support_worker", ())
    _, result = fit_verdicts((*CASES, negated), hashing_tools())
    assert result.rows == fitted()[1].rows


def test_a_held_out_documents_own_labels_never_decide_its_chances() -> None:
    generator = np.random.default_rng(3)
    x = generator.normal(size=(90, 4))
    y = x[:, 0] + generator.normal(size=90) > 0
    groups = np.repeat(["a", "b", "c"], 30)
    changed = np.where(groups == "b", ~y, y)
    plain, other = _out_of_fold(x, y, groups), _out_of_fold(x, changed, groups)
    assert np.array_equal(plain[groups == "b"], other[groups == "b"])
    assert not np.allclose(plain[groups != "b"], other[groups != "b"])


def test_a_saved_model_is_read_back_where_verdicts_are_made(tmp_path: Path) -> None:
    path = tmp_path / "model.json"
    save_model(fitted()[0], path)
    assert load_verdict_model(path) == fitted()[0]
    assert path.read_bytes().endswith(b"}\n")
    assert list(json.loads(path.read_text(encoding="utf-8"))) == [*asdict(fitted()[0])]


def test_the_model_that_ships_has_the_features_that_are_fitted() -> None:
    assert set(load_verdict_model().weights) == set(fitted()[0].weights)
