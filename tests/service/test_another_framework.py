"""The ways in, with a framework of one's own."""

from pathlib import Path

import pytest

from alignment import load_pathway, open_tools
from embeddings import load_encoder
from service.settings import Settings
from service.store import open_store

from .conftest import EXAMPLES, Run, client_of

LADDER = EXAMPLES / "frameworks" / "digital-skills-ladder"
TECHNICIAN = EXAMPLES / "frameworks" / "it-support-technician.txt"


def test_the_command_line_holds_a_job_against_it(run: Run) -> None:
    done = run("align", TECHNICIAN, "--pathway", LADDER, "--format", "md")
    assert done.exit_code == 0, done.stderr
    assert "**This job description fits Digital lead.**" in done.stdout
    assert "Pathway" not in done.stdout + done.stderr


def test_the_page_names_it(settings: Settings) -> None:
    tools = open_tools(load_pathway(LADDER), encoder=load_encoder("hashing"))
    with open_store(settings.data) as store, client_of(settings, tools, store) as client:
        page = client.get("/").text
    assert "<h1>Hold a job description against the digital skills ladder</h1>" in page
    assert '<option value="digital_lead">Digital lead</option>' in page
    assert "Pathway" not in page


def test_a_level_can_be_chosen_and_an_unknown_one_is_told(run: Run) -> None:
    done = run("align", TECHNICIAN, "--pathway", LADDER, "--format", "md", "--category", "confident_user")
    assert "You chose Confident user" in done.stdout
    done = run("align", TECHNICIAN, "--pathway", LADDER, "--category", "deputy_manager")
    assert done.exit_code != 0
    assert "Choose one of: digital_starter, everyday_user, confident_user, digital_lead." in done.stderr


@pytest.mark.weights
@pytest.mark.timeout(600)
def test_the_real_encoder_reads_it_too(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("FINGERPOST_ENCODER")
    monkeypatch.delenv("FINGERPOST_MODELS")
    report = tmp_path / "report.html"
    done = run("align", TECHNICIAN, "--pathway", LADDER, "--output", report)
    assert done.exit_code == 0, done.stderr
    assert "This job description fits Digital lead best" in done.stderr
    assert "What it points to in the digital skills ladder" in report.read_text(encoding="utf-8")
