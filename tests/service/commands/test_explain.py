"""`fingerpost explain`, with every option."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from alignment import Report, Tools, align, open_tools, report_to_json
from alignment.matching import CANDIDATES
from alignment.types import Verdict
from embeddings import load_encoder
from tests.alignment.pathway.framework_files import write_framework

from ..conftest import ADVERT, Run


@pytest.fixture(scope="module")
def aligned(tools: Tools) -> Report:
    """The advert's report."""
    return align(ADVERT, name="advert.txt", tools=tools)


@pytest.fixture
def report(plain_environment: None, aligned: Report) -> Path:
    """That report as a file in the folder the test stands in."""
    return save(aligned)


def save(report: Report) -> Path:
    path = Path("advert.json")
    path.write_text(report_to_json(report), encoding="utf-8")
    return path


def test_a_line_is_explained_on_standard_output(run: Run, report: Path, aligned: Report) -> None:
    clause = next(v.clause for v in aligned.verdicts if v.verdict is Verdict.MATCHED)
    result = run("explain", report, clause.id)
    assert result.exit_code == 0, result.stderr
    assert f"({clause.id}) of advert.txt\n" in result.stdout
    assert f"“{clause.text}”" in result.stdout
    assert " a line's best statement needs" in result.stdout
    assert "Not as it was" not in result.stdout
    assert result.stderr == ""


def test_ten_candidates_are_shown_unless_all_are_asked_for(run: Run, report: Path) -> None:
    some, every = (run("explain", report, "daily notes", *more).stdout for more in ([], ["--all"]))
    assert some.count("\n    Statement ") == 10
    assert "the first 10 are shown, --all shows the rest" in some
    assert every.count("\n    Statement ") == CANDIDATES
    assert "--all" not in every


def test_json_holds_every_candidate(run: Run, report: Path) -> None:
    told = json.loads(run("explain", report, "daily notes", "--format", "json").stdout)
    assert told["document"] == "advert.txt"
    assert "daily notes" in told["clause"]["text"]
    assert len(told["candidates"]) == CANDIDATES
    assert told["changes"] == []


def test_a_line_may_be_named_by_its_number_in_reports_for_people(run: Run, report: Path, aligned: Report) -> None:
    lines = [verdict.clause for verdict in aligned.verdicts if not verdict.clause.is_heading]
    for number, clause in enumerate(lines, 1):
        if verdicts_differ := clause.id != f"c{number}":
            told = run("explain", report, str(number)).stdout
            assert told.startswith(f"Line {number} ({clause.id}) of advert.txt\n")
            break
    assert verdicts_differ


def test_boilerplate_is_explained_without_candidates(run: Run, report: Path) -> None:
    told = run("explain", report, "equal opportunities").stdout
    assert "boilerplate is never matched" in told
    assert "candidate" not in told


def test_a_heading_is_named_as_one(run: Run, report: Path, aligned: Report) -> None:
    heading = next(v.clause for v in aligned.verdicts if v.clause.is_heading)
    told = run("explain", report, heading.id).stdout
    assert told.startswith(f"Heading {heading.id} of advert.txt\n")
    assert "a heading is never matched" in told


def test_a_line_that_is_not_there_is_an_error_with_near_ones(run: Run, report: Path) -> None:
    result = run("explain", report, "c999")
    assert result.exit_code == 51
    assert "'c999'" in result.stderr
    assert "Near it: c" in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize("content", [b"{}", b"<html>", b"\xff\xfe\x00"], ids=["another object", "a page", "no text"])
def test_a_file_that_is_no_report_is_an_error(run: Run, plain_environment: None, content: bytes) -> None:
    Path("page.json").write_bytes(content)
    result = run("explain", "page.json", "c1")
    assert result.exit_code == 50
    assert "--format json" in result.stderr


def test_a_report_that_is_not_there_is_an_error(run: Run) -> None:
    result = run("explain", "missing.json", "c1")
    assert result.exit_code == 50
    assert "missing.json" in result.stderr


def test_without_the_reports_encoder_it_says_how_to_get_it(run: Run, aligned: Report, plain_environment: None) -> None:
    path = save(replace(aligned, provenance=replace(aligned.provenance, encoder="all-minilm-l6-v2")))
    result = run("explain", path, "daily notes")
    assert result.exit_code == 41
    assert "models fetch" in result.stderr


def test_another_encoder_may_be_asked_for_and_is_told(run: Run, aligned: Report, plain_environment: None) -> None:
    path = save(replace(aligned, provenance=replace(aligned.provenance, encoder="all-minilm-l6-v2")))
    result = run("explain", path, "daily notes", "--encoder", "hashing")
    assert result.exit_code == 0, result.stderr
    assert "encoder: all-minilm-l6-v2 in the report, hashing now" in result.stdout


def test_an_encoder_that_came_from_a_folder_is_left_to_the_settings(
    run: Run, aligned: Report, plain_environment: None
) -> None:
    path = save(replace(aligned, provenance=replace(aligned.provenance, encoder="my-own-model")))
    assert "encoder: my-own-model in the report, hashing now" in run("explain", path, "daily notes").stdout


def test_the_reports_own_version_of_the_framework_is_used(run: Run, plain_environment: None) -> None:
    path = save(align(ADVERT, name="advert.txt", tools=open_tools("2026", encoder=load_encoder("hashing"))))
    result = run("explain", path, "daily notes")
    assert result.exit_code == 0, result.stderr
    assert "Not as it was" not in result.stdout


def test_a_framework_from_a_folder_has_to_be_named(run: Run, plain_environment: None) -> None:
    folder = write_framework(Path("own"))
    job = "Head baker\n\nDuties\n- Knead dough until it is smooth\n- Lead the bakers\n"
    path = save(align(job, name="job.txt", tools=open_tools(folder, encoder=load_encoder("hashing"))))
    result = run("explain", path, "dough")
    assert result.exit_code == 31
    assert "--pathway" in result.stderr
    named = run("explain", path, "dough", "--pathway", folder)
    assert named.exit_code == 0, named.stderr
    assert "dough.knead" in named.stdout
    assert "Not as it was" not in named.stdout


def test_the_framework_of_the_settings_will_do_if_it_is_the_reports(
    run: Run, plain_environment: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_framework(Path("own"))
    path = save(
        align("Duties\n- Knead dough", name="job.txt", tools=open_tools(folder, encoder=load_encoder("hashing")))
    )
    monkeypatch.setenv("FINGERPOST_PATHWAY", str(folder))
    assert run("explain", path, "dough").exit_code == 0
