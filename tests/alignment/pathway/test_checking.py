from pathlib import Path

import pytest

from alignment.errors import PathwayNotFoundError
from alignment.pathway import Finding, Severity, check_pathway, load_pathway
from tests.alignment.pathway.framework_files import BAKER, HEAD_BAKER, MANIFEST, MORE, SKILLS, write_framework


def found(folder: Path) -> dict[str, Finding]:
    return {finding.code: finding for finding in check_pathway(folder)}


def test_a_sound_framework_has_no_findings(tmp_path: Path) -> None:
    assert check_pathway(write_framework(tmp_path)) == ()


def test_the_bundled_content_has_no_errors() -> None:
    assert [str(f) for f in check_pathway("2025-04") if f.severity is Severity.ERROR] == []


def test_the_same_text_twice_is_an_error_at_the_second(tmp_path: Path) -> None:
    more = MORE.replace("Know how much flour to order each week.", "Knead dough, until it is smooth")
    finding = found(write_framework(tmp_path, more=more))["duplicate"]
    assert finding.severity is Severity.ERROR
    assert (finding.file, finding.line) == ("statements/more.yaml", 2)
    assert "dough.knead" in finding.text


def test_nearly_the_same_words_are_a_warning(tmp_path: Path) -> None:
    more = MORE.replace("Know how much flour to order each week.", "Knead the dough until smooth and shiny.")
    finding = found(write_framework(tmp_path, more=more))["near_duplicate"]
    assert finding.severity is Severity.WARNING
    assert str(finding).startswith("statements/more.yaml:2: warning: ")


def test_a_phrase_under_two_statements_is_a_warning(tmp_path: Path) -> None:
    more = MORE + "    phrases: [Knead by hand - and by machine]\n"
    assert "dough.knead and shop.order" in found(write_framework(tmp_path, more=more))["shared_phrase"].text


def test_orphans_are_found(tmp_path: Path) -> None:
    more = MORE.replace("    expected_by:\n      head_baker: core\n", "")
    manifest = MANIFEST.replace("outside_scope:", "  - id: oven\n    title: Ovens\noutside_scope:")
    codes = found(write_framework(tmp_path, more=more, pathway=manifest))
    assert codes["statement_without_category"].line == 2
    assert codes["theme_without_statement"].line == 21
    assert codes["theme_without_why"].file == "pathway.yaml"


def test_a_category_that_expects_nothing_is_an_error(tmp_path: Path) -> None:
    skills = SKILLS.replace("      head_baker: expected\n", "").replace(", head_baker: core", "")
    more = MORE.replace("head_baker: core", "baker: core")
    finding = found(write_framework(tmp_path, skills=skills, more=more))["category_without_statement"]
    assert finding.severity is Severity.ERROR
    assert (finding.file, finding.line) == ("categories/head_baker.yaml", 1)


def test_missing_sources_are_found(tmp_path: Path) -> None:
    manifest = MANIFEST.replace("    updated: 2024-02\n", "")
    head = HEAD_BAKER.replace("source: guild\n", "")
    codes = found(write_framework(tmp_path, pathway=manifest, head_baker=head))
    assert codes["missing_source"].file == "categories/head_baker.yaml"
    assert codes["incomplete_source"].line == 8


def test_long_and_hard_sentences_are_found(tmp_path: Path) -> None:
    long = "Know how to do " + "this and that and " * 8 + "more."
    hard = "Understand organisational accountability considerations regarding refrigeration."
    for code, text in (("long_sentence", long), ("hard_reading", hard)):
        more = MORE.replace("Know how much flour to order each week.", text)
        assert found(write_framework(tmp_path / code, more=more))[code].line == 2


def test_errors_come_before_warnings(tmp_path: Path) -> None:
    more = MORE.replace("Know how much flour to order each week.", "Knead dough until it is smooth.")
    baker = BAKER.replace("source: guild\n", "")
    severities = [f.severity for f in check_pathway(write_framework(tmp_path, more=more, baker=baker))]
    assert severities == sorted(severities, key=list(Severity).index)
    assert len(set(severities)) == 2


def test_a_loaded_pathway_can_be_checked_without_its_files(tmp_path: Path) -> None:
    more = MORE.replace("Know how much flour to order each week.", "Knead dough until it is smooth.")
    findings = check_pathway(load_pathway(write_framework(tmp_path, more=more)))
    assert [(f.code, f.file, f.line) for f in findings] == [("duplicate", "", 0)]
    assert str(findings[0]).startswith("error: ")


def test_checking_what_is_not_there_is_an_error() -> None:
    with pytest.raises(PathwayNotFoundError):
        check_pathway("1999-01")
