"""A framework that has nothing to do with care goes the whole way, and is spoken of by its own name."""

import re
import shutil
from functools import cache
from pathlib import Path

import pytest

from alignment import Report, Tools, align, load_pathway, open_tools
from alignment.pathway import check_pathway
from alignment.types import Band, Outcome, Verdict
from embeddings import load_encoder
from service.exports import render_html, render_markdown
from tests.alignment.align_cases import EXAMPLES_FOLDER

FRAMEWORKS = EXAMPLES_FOLDER / "frameworks"
LADDER = FRAMEWORKS / "digital-skills-ladder"
TECHNICIAN = FRAMEWORKS / "it-support-technician.txt"
ADMINISTRATOR = FRAMEWORKS / "office-administrator.txt"

DEVELOPER = b"""Job title: Software Developer

Duties
To write code in Python and to review the code of others.
To build new features for our web site with two other developers.
To keep unit tests for all code up to date.
To take part in planning each fortnight.
To write documents that describe each release.
"""
GARDENER = b"""Job title: Gardener

Duties
To plant trees and shrubs in the park.
To mow the lawns once a week.
To prune roses and hedges.
To sweep the paths and empty the bins.
To water the flower beds in dry weather.
"""
VAGUE = b"Job title: Helper\n\nTo be kind and cheerful.\n"

# Words of the other framework, which no sentence of ours may bring along. "Read with care" is plain English.
FOREIGN = re.compile(r"pathway|(?<!with )\bcare\b|\bcar(?:er|ers|ing)\b|social|resident", re.IGNORECASE)


@cache
def ladder_tools() -> Tools:
    return open_tools(load_pathway(LADDER), encoder=load_encoder("hashing"))


@cache
def report_on(job: Path | bytes) -> Report:
    name = "job.txt" if isinstance(job, bytes) else None
    return align(job, name=name, tools=ladder_tools()) if name else align(job, tools=ladder_tools())


# --- the framework ---------------------------------------------------------------------------------------------------


def test_the_example_framework_is_small_and_sound() -> None:
    ladder = load_pathway(LADDER)
    assert len(ladder.role_categories) == 4
    assert 30 <= len(ladder.statements) <= 45
    assert check_pathway(LADDER) == ()


def test_nothing_in_it_has_to_do_with_care() -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in sorted(LADDER.rglob("*.yaml")))
    assert FOREIGN.findall(text.replace("docs/pathway.md", "")) == []


# --- what comes out --------------------------------------------------------------------------------------------------


def test_a_technician_is_who_looks_after_the_technology_of_others() -> None:
    fit = report_on(TECHNICIAN).role_fit
    assert (fit.outcome, fit.chosen) == (Outcome.ONE, "digital_lead")
    assert "gives technical support to users" in fit.explanation


def test_an_administrator_uses_office_tools_every_day() -> None:
    assert report_on(ADMINISTRATOR).role_fit.chosen == "everyday_user"


@pytest.mark.parametrize(
    ("words", "statement"),
    [
        ("patches", "safety.keep-software-up-to-date"),
        ("backups", "safety.back-up"),
        ("asset register", "devices.keep-a-list-of-equipment"),
        ("suspicious emails", "safety.spot-tricks"),
        ("how-to guides", "learning.write-a-guide"),
        ("laptops, printers and phones", "problems.fix-others-problems"),
    ],
)
def test_a_duty_points_to_the_statement_a_reader_would_choose(words: str, statement: str) -> None:
    verdict = next(v for v in report_on(TECHNICIAN).verdicts if words in v.clause.text)
    assert verdict.matches[0].statement_id == statement
    assert verdict.matches[0].band is not Band.POSSIBLE


def test_what_the_framework_has_nothing_for_has_no_counterpart() -> None:
    verdict = next(v for v in report_on(TECHNICIAN).verdicts if "Water the plants" in v.clause.text)
    assert verdict.verdict is Verdict.NO_COUNTERPART


def test_gaps_come_from_the_level_that_was_chosen() -> None:
    gaps = {gap.statement_id for gap in report_on(TECHNICIAN).gaps}
    assert "problems.see-patterns" in gaps
    assert "safety.back-up" not in gaps


def test_a_developer_is_outside_the_framework() -> None:
    report = report_on(DEVELOPER)
    assert report.role_fit.outcome is Outcome.OUT_OF_SCOPE
    assert "writes software for a living" in report.role_fit.explanation


# --- what is said ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "job", [TECHNICIAN, ADMINISTRATOR, DEVELOPER, GARDENER, VAGUE],
    ids=["technician", "administrator", "developer", "gardener", "vague"],
)  # fmt: skip
def test_no_sentence_brings_the_words_of_another_framework(job: Path | bytes) -> None:
    report = report_on(job)
    assert FOREIGN.findall(render_markdown(report)) == []
    assert FOREIGN.findall(render_html(report)) == []


def test_the_report_calls_the_framework_by_its_name() -> None:
    said = " ".join(sentence.text for sentence in report_on(TECHNICIAN).summary.sentences)
    assert "no counterpart in the digital skills ladder" in said
    page = render_markdown(report_on(TECHNICIAN))
    assert "The digital skills ladder expects these for Digital lead" in page
    assert "- Digital skills ladder fingerprint: " in page
    outside = render_markdown(report_on(DEVELOPER))
    assert "This job description describes work outside the digital skills ladder" in outside
    assert "If the digital skills ladder covers the job after all, say so" in outside


def test_a_framework_without_a_name_is_called_the_framework(tmp_path: Path) -> None:
    copy = Path(shutil.copytree(LADDER, tmp_path / "copy"))
    text = (copy / "pathway.yaml").read_text(encoding="utf-8")
    (copy / "pathway.yaml").write_text(text.replace("called: the digital skills ladder\n", ""), encoding="utf-8")
    report = align(TECHNICIAN, tools=open_tools(load_pathway(copy), encoder=load_encoder("hashing")))
    assert "no counterpart in the framework" in " ".join(sentence.text for sentence in report.summary.sentences)
    assert "- Framework licence: CC BY 4.0" in render_markdown(report)
