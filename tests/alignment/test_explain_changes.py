from dataclasses import replace

import pytest

from alignment import load_pathway
from alignment.explain_changes import Change, changed_reading, changed_tools, changed_verdict
from alignment.types import Band, ClauseKind, ClauseVerdict, Flag, Match, Provenance, Verdict
from tests.alignment.align_cases import aligned, clause_of, hashing_tools

REPORT = aligned("personal-assistant-advert.txt")
CLAUSE = clause_of("Give medicines")


def match(statement_id: str, confidence: float) -> Match:
    return Match("c1", statement_id, confidence, Band.PARTIAL, {}, ("made by the test",))


def verdict(*matches: Match) -> ClauseVerdict:
    return ClauseVerdict(CLAUSE, Verdict.MATCHED if matches else Verdict.NO_COUNTERPART, matches)


def test_with_the_same_tools_nothing_has_changed() -> None:
    assert list(changed_tools(REPORT, hashing_tools())) == []


@pytest.mark.parametrize(
    ("older", "expected"),
    [
        (replace(REPORT.provenance, fingerpost="0.0.1"), "Fingerpost"),
        (replace(REPORT.provenance, encoder="another"), "encoder"),
        (replace(REPORT.provenance, encoder_fingerprint="of other weights"), "encoder"),
        (replace(REPORT.provenance, pathway_fingerprint="of other content"), "framework"),
    ],
    ids=["version", "encoder", "weights of the encoder", "content of the framework"],
)
def test_what_made_the_report_otherwise_is_named(older: Provenance, expected: str) -> None:
    changes = list(changed_tools(replace(REPORT, provenance=older), hashing_tools()))
    assert [change.what for change in changes] == [expected]
    assert changes[0].report != changes[0].now


def test_another_second_stage_is_named_with_what_each_was_fitted_on() -> None:
    settings = {**REPORT.provenance.settings, "verdict_model": "two documents", "fusion_tealeaves": 0.3}
    older = replace(REPORT, provenance=replace(REPORT.provenance, settings=settings))
    changes = {change.what: change for change in changed_tools(older, hashing_tools())}
    assert set(changes) == {"second stage", "setting fusion_tealeaves"}
    assert changes["second stage"].report == "two documents"
    assert changes["second stage"].now == REPORT.provenance.settings["verdict_model"]
    assert (changes["setting fusion_tealeaves"].report, changes["setting fusion_tealeaves"].now) == ("0.3", "none")


def test_what_a_person_asked_of_the_report_is_no_change() -> None:
    settings = {**REPORT.provenance.settings, "summary": "none", "category": "registered_manager"}
    older = replace(REPORT, provenance=replace(REPORT.provenance, settings=settings))
    assert list(changed_tools(older, hashing_tools())) == []


def test_another_version_of_the_framework_is_named() -> None:
    tools = replace(hashing_tools(), pathway=load_pathway("2026"))
    assert list(changed_tools(REPORT, tools)) == [Change("framework", "2025-04", "2026")]


def test_a_line_that_reads_as_before_has_not_changed() -> None:
    for one in REPORT.verdicts[:20]:
        assert list(changed_reading(one.clause, REPORT.document, hashing_tools().index.encoder)) == []


def test_a_line_that_now_reads_as_another_kind_is_named() -> None:
    clause = next(v.clause for v in REPORT.verdicts if v.clause.kind is ClauseKind.DUTY and not v.clause.flags)
    older = replace(clause, kind=ClauseKind.CONTEXT, flags=(Flag.CONDITIONAL,))
    changes = list(changed_reading(older, REPORT.document, hashing_tools().index.encoder))
    assert changes == [Change("kind", "context", "duty"), Change("flags", "conditional", "none")]


def test_a_line_that_would_be_cut_otherwise_is_named() -> None:
    clause = next(v.clause for v in REPORT.verdicts if v.clause.kind is ClauseKind.DUTY)
    older = replace(clause, end=clause.end - 2)
    assert [c.what for c in changed_reading(older, REPORT.document, hashing_tools().index.encoder)] == ["line"]


def test_the_same_matches_have_not_changed() -> None:
    assert list(changed_verdict(verdict(match("a", 0.5)), verdict(match("a", 0.5001)))) == []


def test_another_verdict_and_other_statements_are_named() -> None:
    changes = list(changed_verdict(verdict(match("a", 0.5)), verdict()))
    assert changes == [Change("verdict", "matched", "no_counterpart"), Change("statements", "a", "none")]


def test_another_chance_is_named_with_its_statement() -> None:
    changes = list(changed_verdict(verdict(match("a", 0.5), match("b", 0.4)), verdict(match("b", 0.3))))
    assert changes == [Change("statements", "a, b", "b"), Change("chance of b", "0.40", "0.30")]
