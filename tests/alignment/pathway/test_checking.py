from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest
import yaml

from alignment.errors import PathwayNotFoundError
from alignment.pathway import Finding, Severity, available_versions, check_pathway, load_pathway
from alignment.pathway.meaning import NEAR_MEANING
from embeddings import load_encoder
from tests.alignment.pathway.framework_files import BAKER, HEAD_BAKER, MANIFEST, MORE, SKILLS, write_framework
from weights import DEFAULT_ENCODER


def found(folder: Path) -> dict[str, Finding]:
    return {finding.code: finding for finding in check_pathway(folder)}


def test_a_sound_framework_has_no_findings(tmp_path: Path) -> None:
    assert check_pathway(write_framework(tmp_path)) == ()


@pytest.mark.parametrize("version", available_versions())
def test_the_bundled_content_has_no_errors(version: str) -> None:
    assert [str(f) for f in check_pathway(version) if f.severity is Severity.ERROR] == []


def test_the_same_text_twice_is_an_error_at_the_second(tmp_path: Path) -> None:
    more = MORE.replace("Know how much flour to order each week.", "Knead dough, until it is smooth")
    finding = found(write_framework(tmp_path, more=more))["duplicate"]
    assert finding.severity is Severity.ERROR
    assert (finding.file, finding.line, finding.other) == ("statements/more.yaml", 2, "statements/skills.yaml:2")
    assert "dough.knead" in finding.text
    assert str(finding).endswith(" (see statements/skills.yaml:2)")


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


def test_a_hard_summary_is_found_with_an_age_not_a_school_year(tmp_path: Path) -> None:
    hard = "Demonstrates organisational accountability. Coordinates interdisciplinary communication."
    finding = found(write_framework(tmp_path, baker=BAKER.replace("Makes bread.", hard)))["hard_reading"]
    assert finding.file == "categories/baker.yaml"
    assert "reading age about" in finding.text
    assert "grade" not in finding.text


def test_replacing_what_is_still_there_is_an_error(tmp_path: Path) -> None:
    finding = found(write_framework(tmp_path, more=MORE + "    replaces: [shop.pride, shop.sell]\n"))[
        "replaces_existing"
    ]
    assert finding.severity is Severity.ERROR
    assert finding.other == "statements/skills.yaml:11"
    assert "shop.pride" in finding.text


def test_replacing_what_the_version_before_never_had_is_an_error(tmp_path: Path) -> None:
    manifest = MANIFEST.replace("licence:", "based_on: 2025-04\nlicence:")
    more = MORE + "    replaces: [values.respect, values.misspelt]\n"
    findings = check_pathway(write_framework(tmp_path, pathway=manifest, more=more))
    assert [f.text for f in findings] == [
        "shop.order says it replaces values.misspelt, which version 2025-04 does not have."
    ]


def test_a_code_that_two_categories_share_is_an_error(tmp_path: Path) -> None:
    codes = 'codes:\n  - {scheme: Guild, code: "1"}\n'
    finding = found(write_framework(tmp_path, baker=BAKER + codes, head_baker=HEAD_BAKER + codes))["shared_code"]
    assert finding.severity is Severity.ERROR
    assert (finding.file, finding.other) == ("categories/head_baker.yaml", "categories/baker.yaml:1")


def test_content_that_does_not_load_is_told_in_full_with_every_place(tmp_path: Path) -> None:
    skills = SKILLS.replace("theme: dough", "theme: cake").replace("theme: shop", "theme: cake")
    findings = check_pathway(write_framework(tmp_path, skills=skills))
    assert [(f.severity, f.code, f.file, f.line) for f in findings] == [
        (Severity.ERROR, "broken", "statements/skills.yaml", 4),
        (Severity.ERROR, "broken", "statements/skills.yaml", 13),
    ]
    assert str(findings[0]) == (
        "statements/skills.yaml:4: error: there is no theme 'cake'. Known as theme: dough, shop."
    )


def test_a_file_that_is_missing_is_told_without_a_line(tmp_path: Path) -> None:
    manifest = MANIFEST.replace("[skills.yaml]", "[skills.yaml, gone.yaml]")
    (finding,) = check_pathway(write_framework(tmp_path, pathway=manifest))
    assert str(finding).startswith("pathway.yaml: error: it lists 'gone.yaml'")


# --- meaning ---------------------------------------------------------------------------------------------------------


class Meanings:
    """Encodes texts as told, and any other as a meaning of its own."""

    name = fingerprint = "told"
    dim = 50

    def __init__(self, alike: Mapping[str, list[float]]) -> None:
        self.alike = alike

    def encode(self, texts: list[str]) -> np.ndarray:
        rows = np.eye(len(texts), self.dim, k=10, dtype=np.float32)
        for at, text in enumerate(texts):
            if text in self.alike:
                rows[at] = np.resize([*self.alike[text], *[0.0] * self.dim], self.dim)
        return rows


def test_a_pair_near_in_meaning_is_told_with_both_places_and_how_near(tmp_path: Path) -> None:
    more = MORE.replace("Know how much flour to order each week.", "Work the mixture till it has no lumps.")
    near = Meanings({"Knead dough until it is smooth.": [1.0], "Work the mixture till it has no lumps.": [0.8, 0.6]})
    folder = write_framework(tmp_path, more=more)
    (finding,) = check_pathway(folder, encoder=near)
    assert (finding.severity, finding.code) == (Severity.WARNING, "near_meaning")
    assert (finding.file, finding.line, finding.other) == ("statements/more.yaml", 2, "statements/skills.yaml:2")
    assert "shop.order may say what dough.knead says (0.80 alike in meaning)" in finding.text
    assert check_pathway(folder) == ()


def test_a_pair_is_told_once_whether_by_words_or_by_meaning(tmp_path: Path) -> None:
    text = "Knead the dough until smooth and shiny."
    folder = write_framework(tmp_path, more=MORE.replace("Know how much flour to order each week.", text))
    near = Meanings({"Knead dough until it is smooth.": [1.0], text: [1.0]})
    assert [f.code for f in check_pathway(folder, encoder=near)] == ["near_duplicate"]


@pytest.mark.weights
def test_rewordings_come_as_near_as_the_threshold_says() -> None:
    pairs = yaml.safe_load((Path(__file__).parent / "rewordings.yaml").read_text(encoding="utf-8"))
    encoder = load_encoder(DEFAULT_ENCODER)
    told, again = (encoder.encode([pair[part] for pair in pairs]) for part in ("text", "again"))
    assert len(pairs) == 30
    assert ((told * again).sum(axis=1) >= NEAR_MEANING).sum() == 18


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
