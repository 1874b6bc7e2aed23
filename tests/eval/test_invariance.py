from dataclasses import replace
from functools import cache

import pytest

from alignment.pipeline import Reading, read_through
from alignment.types import ClauseVerdict, Document, Verdict
from eval.invariance import (
    ASPECTS,
    count_same,
    counterpart,
    invariance_table,
    observe_variants,
    same_statements,
    same_verdict,
)
from eval.records import CaseRecord
from eval.variants import SUITES, Suite, Variant
from eval.variants.rules import swap
from eval.variants.variant import reword
from tests.alignment.align_cases import hashing_tools
from tests.eval.test_fit import CASES

CASE = CASES[0]
MEDICINES, PLAN, EAT, FISH, BRASS = CASE.labels


@cache
def reading(document: Document = CASE.document) -> Reading:
    return read_through(document, hashing_tools())


def changed(**words: str) -> Variant:
    return reword(CASE.document, [swap(words)])


def counts(variant: Variant) -> dict[str, tuple[float, float]]:
    return dict(count_same(reading(), reading(variant.document), variant))


def verdict(quote: str) -> ClauseVerdict:
    (found,) = (one for one in reading().verdicts if quote in one.clause.text)
    return found


def test_nothing_changed_is_nothing_moved() -> None:
    found = counts(reword(CASE.document, ()))
    lines = sum(not clause.is_heading for clause in reading().clauses)
    assert found == dict(zip(ASPECTS, [(lines, lines), (0, 0), (lines, lines), (1.0, 1)], strict=True))


def test_a_line_that_says_something_else_is_counted_among_all_and_among_the_reworded() -> None:
    assert verdict("goldfish").verdict is Verdict.NO_COUNTERPART
    variant = changed(water="administer", window="medication", boxes="and", near="sign", goldfish="MAR chart")
    found = counts(variant)
    lines = sum(not clause.is_heading for clause in reading().clauses)
    assert found["same verdict, lines reworded"] == (0, 1)
    assert found["same verdict"] == (lines - 1, lines)


def test_verdicts_are_the_same_with_the_same_best_statement() -> None:
    one = verdict("Administer")
    assert one.verdict is Verdict.MATCHED
    first = one.matches[0]
    second = replace(first, statement_id="medicines.another")
    both, turned = replace(one, matches=(first, second)), replace(one, matches=(second, first))
    assert same_verdict(one, both)
    assert not same_statements(one, both)
    assert not same_verdict(both, turned)
    assert same_statements(both, turned)


def test_a_verdict_of_another_kind_or_a_line_that_is_gone_is_not_the_same() -> None:
    one = verdict("goldfish")
    other = replace(one, verdict=Verdict.BOILERPLATE)
    assert same_verdict(one, one)
    assert same_statements(one, one)
    assert not same_verdict(one, other)
    assert not same_statements(one, other)
    assert not same_verdict(one, None)
    assert not same_statements(one, None)


def test_a_line_is_found_again_where_its_words_went() -> None:
    variant = changed(administer="give", medication="each medicine")
    found = counterpart(verdict("Administer"), reading(variant.document).verdicts, variant)
    assert found is not None
    assert found.clause.text == "Give each medicine"


def test_a_line_that_was_run_into_another_is_found_in_it_and_one_that_is_gone_is_not() -> None:
    variant = reword(CASE.document, ())
    verdicts = [one for one in reading().verdicts if "goldfish" not in one.clause.text]
    assert counterpart(verdict("goldfish"), verdicts, variant) is None
    line = verdict("goldfish").clause
    whole = replace(verdicts[0], clause=replace(line, start=0, end=len(CASE.document.text)))
    assert counterpart(verdict("goldfish"), [whole], variant) is whole


@cache
def records() -> tuple[CaseRecord, ...]:
    return observe_variants(CASES, hashing_tools())


def test_every_suite_says_something_or_has_no_evidence() -> None:
    for record in records():
        assert [*record.tables] == [f"{suite.name}: {aspect}" for suite in SUITES for aspect in ASPECTS]
        for rows in record.tables.values():
            assert all(0 <= same <= total for same, total in rows)
    assert records()[0].tables["gender: same verdict"] == ()
    assert records()[0].tables["boilerplate: same verdict"] != ()


def test_reading_twice_gives_the_same() -> None:
    assert observe_variants(CASES, hashing_tools()) == records()


@pytest.mark.usefixtures("few_resamples")
def test_the_table_has_a_row_for_each_suite_and_no_share_without_evidence() -> None:
    table = invariance_table(records())
    rows = {row[0]: dict(zip(table.heads[1:], row[1:], strict=True)) for row in table.rows}
    assert [*rows] == [suite.name for suite in SUITES]
    assert (rows["gender"]["JDs"], rows["gender"]["lines"], rows["gender"]["same role category"]) == ("0", "0", "–")
    assert rows["boilerplate"]["JDs"] == "3"
    assert rows["boilerplate"]["same verdict, lines reworded"] == "–"


@pytest.mark.usefixtures("few_resamples")
def test_shares_are_of_the_lines_of_all_job_descriptions_together() -> None:
    name = "people: same verdict"
    one, two, none = (
        replace(record, tables={name: rows}) for record, rows in zip(records(), (((3, 4),), ((0, 1),), ()), strict=True)
    )
    table = invariance_table([one, two, none])
    row = dict(zip(table.heads, table.rows[0], strict=True))
    assert (row["JDs"], row["lines"]) == ("2", "5")
    assert row["same verdict"].startswith("0.60 (")


def test_a_suite_that_hides_the_duties_moves_them() -> None:
    def blank(document: Document) -> Variant:
        return reword(document, [swap({"administer": "polish", "medication": "brass", "mar chart": "propeller"})])

    (record,) = observe_variants([CASE], hashing_tools(), [Suite("blank", "", blank)])
    ((same, total),) = record.tables["blank: same verdict, lines reworded"]
    assert (same, total) == (0, 2)


def test_a_measure_counted_from_nothing_has_no_evidence(few_resamples: None) -> None:
    empty = replace(records()[0], tables={})
    assert invariance_table([empty]).rows == ()
