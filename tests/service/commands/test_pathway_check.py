"""`fingerpost pathway check`."""

import json
from pathlib import Path

import pytest

from tests.alignment.pathway.framework_files import HEAD_BAKER, MORE, SKILLS, write_framework

from ..conftest import Run


def test_no_error_is_found_in_the_bundled_content(run: Run) -> None:
    result = run("pathway", "check")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[-1].startswith("0 errors, ")


def test_warnings_are_told_with_their_place_and_leave_well(run: Run, tmp_path: Path) -> None:
    folder = write_framework(tmp_path, head_baker=HEAD_BAKER.replace("source: guild\n", ""))
    result = run("pathway", "check", folder)
    assert result.exit_code == 0
    assert result.stdout == (
        "categories/head_baker.yaml:1: warning: The role category head_baker names no source.\n0 errors, 1 warning\n"
    )


def test_every_reason_why_content_does_not_load_is_told_with_its_place(run: Run, tmp_path: Path) -> None:
    skills = SKILLS.replace("theme: dough", "theme: cake").replace("theme: shop", "theme: cake")
    result = run("pathway", "check", write_framework(tmp_path, skills=skills))
    assert result.exit_code == 32
    lines = result.stdout.splitlines()
    assert [line.partition(" ")[0] for line in lines[:2]] == ["statements/skills.yaml:4:", "statements/skills.yaml:13:"]
    assert lines[2:] == ["2 errors, 0 warnings"]
    assert "mend these first" in result.stderr


def test_it_says_that_meaning_was_not_checked_without_a_model(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for encoder in ("hashing", "all-minilm-l6-v2"):
        monkeypatch.setenv("FINGERPOST_ENCODER", encoder)
        result = run("pathway", "check", write_framework(tmp_path))
        assert result.exit_code == 0
        assert "Nearness in meaning was not checked" in result.stderr
        assert "fingerpost models fetch" in result.stderr


def test_an_encoder_that_is_named_is_used_or_missed(run: Run, tmp_path: Path) -> None:
    folder = write_framework(tmp_path)
    assert run("pathway", "check", folder, "--encoder", "hashing").stderr == ""
    assert run("pathway", "check", folder, "--encoder", "all-minilm-l6-v2").exit_code == 41


def test_other_programs_get_json(run: Run, tmp_path: Path) -> None:
    more = MORE.replace("Know how much flour to order each week.", "Knead dough until it is smooth.")
    result = run("pathway", "check", write_framework(tmp_path, more=more), "--format", "json")
    assert result.exit_code == 32
    assert result.stderr == ""
    assert json.loads(result.stdout) == {
        "meaning_checked": False,
        "findings": [
            {
                "severity": "error",
                "code": "duplicate",
                "text": "shop.order has the same text as dough.knead: remove one of them.",
                "file": "statements/more.yaml",
                "line": 2,
                "other": "statements/skills.yaml:2",
            }
        ],
    }


def test_json_says_when_meaning_was_checked(run: Run, tmp_path: Path) -> None:
    result = run("pathway", "check", write_framework(tmp_path), "--encoder", "hashing", "--format", "json")
    assert json.loads(result.stdout)["meaning_checked"] is True
