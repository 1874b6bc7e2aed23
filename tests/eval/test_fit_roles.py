from functools import cache

import numpy as np
import pytest

from alignment.role_wording import OUTSIDE, line_shares, telling_clauses, weigh_wording
from alignment.types import Outcome
from embeddings import Encoder, load_encoder
from eval.cases import Case
from eval.fit_roles import FOLDS, RoleCase, RolesFit, fit_roles, is_right, read_case
from tests.alignment.align_cases import hashing_tools
from tests.alignment.role_cases import document_with, verdict_on

PATHWAY = hashing_tools().pathway
# Words of no sign, so that only their wording tells the categories apart.
WORDS = {
    "care_or_support_worker": ("mornings with the kettle on", "slippers and cardigans", "a chat about the garden"),
    "supervisor_or_leader": ("who stands where tonight", "the board by the door", "swapping two of us round"),
    None: ("petrol mower", "hedges along the drive", "compost and leaf mould"),
}


@cache
def encoder() -> Encoder:
    return load_encoder("hashing")


def role_case(number: int, category: str | None, *, is_gold: bool) -> RoleCase:
    lines = tuple(f"{line} {number % 3}" for line in (*WORDS[category], WORDS[category][0]))
    verdicts = tuple(verdict_on(place, line, "no.such-statement") for place, line in enumerate(lines))
    outcome = Outcome.ONE if category else Outcome.OUT_OF_SCOPE
    case = Case(f"case-{number}", document_with("", lines), (), outcome, category, ())
    told = telling_clauses([verdict.clause for verdict in verdicts])
    return RoleCase(case, verdicts, tuple(told), encoder().encode([clause.text for clause in told]), is_gold)


READ = tuple(role_case(number, list(WORDS)[number % 3], is_gold=number < 2 * FOLDS) for number in range(4 * FOLDS))


@cache
def fitted() -> RolesFit:
    return fit_roles(READ, PATHWAY, encoder().fingerprint)[2]


def test_what_words_tell_apart_is_learnt_out_of_fold() -> None:
    result = fitted()
    assert (result.gold, result.training) == (2 * FOLDS, 2 * FOLDS)
    assert result.gold_right > 0.9
    assert result.training_right > 0.9
    assert result.gold_right_without_wording < 0.5


def test_chances_follow_how_often_answers_are_right() -> None:
    assert fitted().gold_chance == pytest.approx(fitted().gold_right, abs=0.15)
    assert fitted().gold_brier < 0.15


def test_the_model_knows_its_encoder_its_classes_and_what_it_was_fitted_on() -> None:
    wording, chance, _ = fit_roles(READ, PATHWAY, encoder().fingerprint)
    assert wording.encoder == encoder().fingerprint
    assert OUTSIDE in wording.classes
    assert wording.fitted_on == chance.fitted_on == "gold train: 20 documents; 20 training documents"


def test_a_fitted_model_reads_new_lines_as_it_should() -> None:
    wording, _, _ = fit_roles(READ, PATHWAY, encoder().fingerprint)
    new = role_case(7, "supervisor_or_leader", is_gold=False)
    found = weigh_wording(line_shares(new.vectors, wording), new.lines, wording.classes).evidence
    assert max(found, key=lambda name: found[name].evidence.weight) == "supervisor_or_leader"


def test_a_document_too_short_to_tell_teaches_no_wording() -> None:
    short = role_case(1, "supervisor_or_leader", is_gold=True)
    case = Case("short", short.case.document, (), Outcome.NOT_ENOUGH_TEXT, None, ())
    other = RoleCase(case, short.verdicts, short.lines, short.vectors, is_gold=True)
    one, _, _ = fit_roles([*READ, other], PATHWAY, "it")
    two, _, _ = fit_roles(READ, PATHWAY, "it")
    assert np.array_equal(one.weights, two.weights)


def test_too_few_documents_are_an_error() -> None:
    with pytest.raises(ValueError, match="at least 10"):
        fit_roles(READ[:3], PATHWAY, "it")


def test_an_acceptable_category_is_right_too() -> None:
    from alignment.roles import Reckoned
    from alignment.types import RankedCategory

    case = Case("one", READ[0].case.document, (), Outcome.ONE, "deputy_manager", ("registered_manager",))
    answers = {
        name: Reckoned(Outcome.ONE, (RankedCategory(name, name, 2.0),), "", {})
        for name in ("registered_manager", "new_to_care")
    }
    assert is_right(case, answers["registered_manager"])
    assert not is_right(case, answers["new_to_care"])
    assert not is_right(case, Reckoned(Outcome.OUT_OF_SCOPE, (), "", {}))


def test_a_case_is_read_as_the_product_reads_it() -> None:
    from tests.eval.test_fit import CASES

    read = read_case(CASES[0], hashing_tools(), encoder(), is_gold=True)
    assert len(read.lines) == len(read.vectors) > 0
    assert {clause.id for clause in read.lines} <= {verdict.clause.id for verdict in read.verdicts}
    assert read.label == "care_or_support_worker"
