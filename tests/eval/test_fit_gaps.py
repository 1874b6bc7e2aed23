from dataclasses import replace
from functools import cache

import pytest

from alignment.gap_model import GapModel
from alignment.types import ClauseKind, Outcome
from eval.cases import Case, Label
from eval.fit_gaps import GapFit, fit_gaps
from eval.held_out import Read
from tests.alignment.align_cases import hashing_tools
from tests.alignment.gap_cases import scored
from tests.alignment.role_cases import document_with, verdict_on

PATHWAY = hashing_tools().pathway
CATEGORY = "care_or_support_worker"
CORE = [s.id for s in PATHWAY.statements if s.expected_by.get(CATEGORY) == "core"]
SAID = [frozenset(CORE[:30]), frozenset(CORE[10:45]), frozenset(CORE[20:60]), frozenset(CORE[5:50])]


def case(name: str, said: frozenset[str], category: str | None = CATEGORY) -> Case:
    """A job description with one label that points to all of these."""
    label = Label(0, 6, "A line", ClauseKind.DUTY, (), dict.fromkeys(sorted(said), 2))
    return Case(name, document_with("", ("A line",)), (label,), Outcome.ONE, category, ())


def read(said: frozenset[str]) -> Read:
    """A reading that is surer of what is said than of what is not, and matches nothing."""
    chances = {name: 0.7 if name in said else 0.1 for name in CORE}
    return Read((verdict_on(0, "A line"),), {"c0": tuple(scored("c0", n, c) for n, c in chances.items())})


CASES = [case(f"case-{number}", said) for number, said in enumerate(SAID)]
READS = {one.name: read(said) for one, said in zip(CASES, SAID, strict=True)}


@cache
def fitted() -> tuple[GapModel, GapFit]:
    return fit_gaps(CASES, READS, [], PATHWAY)


def test_what_is_easy_to_tell_is_learnt() -> None:
    model, result = fitted()
    assert model.weights["best"] < 0
    assert result.precision > 0.95
    assert result.recall > 0.95
    assert result.auroc > 0.95


def test_the_counts_are_those_of_the_documents() -> None:
    _, result = fitted()
    assert (result.documents, result.statements) == (4, 4 * len(CORE))
    assert result.missing == sum(len(set(CORE) - said) for said in SAID)


def test_a_document_without_a_category_teaches_nothing() -> None:
    outside = case("outside", SAID[0], None)
    assert fit_gaps([*CASES, outside], READS, [outside], PATHWAY)[0] == fitted()[0]


def test_one_document_is_too_few() -> None:
    with pytest.raises(ValueError, match="at least two"):
        fit_gaps(CASES[:1], READS, [], PATHWAY)


def test_matched_statements_are_never_claimed() -> None:
    matched = {name: replace(one, verdicts=(verdict_on(0, "A line", *CORE),)) for name, one in READS.items()}
    assert fit_gaps(CASES, matched, [], PATHWAY)[1].recall == 0
