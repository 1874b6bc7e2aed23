"""`fingerpost pathway`."""

from pathlib import Path

import pytest

from alignment import Tools
from alignment.pathway import draft_version
from alignment.pathway.loading import CONTENT

from ..conftest import Run


@pytest.fixture
def own_content(run: Run) -> Path:
    """A draft made from the bundled content, in the folder the test stands in."""
    draft_version("own", CONTENT / "2025-04", Path("own"))
    return Path("own")


def test_list_names_versions_categories_and_what_the_wording_is(run: Run, tools: Tools) -> None:
    out = run("pathway", "list").stdout
    assert out.startswith("2025-04  ")
    assert "This wording is illustrative." in out
    assert all(category.id in out for category in tools.pathway.role_categories)


def test_show_a_category_gives_all_it_expects(run: Run, tools: Tools) -> None:
    out = run("pathway", "show", "deputy_manager").stdout
    assert out.startswith("Deputy manager (deputy_manager)\n")
    assert all(statement.text in out for statement in tools.pathway.expected_of("deputy_manager"))
    assert tools.pathway.notice in out


def test_show_a_statement_gives_who_expects_it(run: Run, tools: Tools) -> None:
    statement = tools.pathway.statements[-1]
    lines = run("pathway", "show", statement.id).stdout.splitlines()
    assert lines[0] == f"{statement.text} ({statement.id})"
    assert len([line for line in lines if line.startswith("  ")]) == len(statement.expected_by)


def test_show_a_theme_gives_its_statements(run: Run, tools: Tools) -> None:
    out = run("pathway", "show", "medicines").stdout
    assert out.startswith("Medicines (medicines)\n")
    assert all(s.id in out for s in tools.pathway.statements if s.theme == "medicines")


def test_show_without_an_id_says_where_the_content_comes_from(run: Run, tools: Tools) -> None:
    out = run("pathway", "show").stdout
    assert tools.pathway.licence in out
    assert all(source.address in out for source in tools.pathway.sources)
    assert all(theme.id in out for theme in tools.pathway.themes)


def test_show_says_whether_the_content_may_still_change(run: Run, own_content: Path) -> None:
    draft = run("pathway", "show", "--pathway", own_content).stdout
    assert "\nA draft, which may still change\nFingerprint " in draft
    run("pathway", "publish", own_content, "--date", "2027-04-01")
    fixed = run("pathway", "show", "--pathway", own_content).stdout
    assert fixed == draft.replace("A draft, which may still change", "Fixed since 2027-04-01")


def test_show_of_something_unknown_names_what_was_meant(run: Run) -> None:
    result = run("pathway", "show", "deputy_manger")
    assert result.exit_code == 33
    assert "Did you mean deputy_manager" in result.stderr
    assert result.stdout == ""


def test_show_reads_content_of_your_own(run: Run, own_content: Path) -> None:
    assert run("pathway", "show", "medicines", "--pathway", own_content).exit_code == 0
    assert run("pathway", "show", "medicines", "--pathway", "nowhere").exit_code == 31


def test_the_setting_names_the_content(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FINGERPOST_PATHWAY", "nowhere")
    assert run("pathway", "show").exit_code == 31
    assert run("pathway", "check").exit_code == 31
