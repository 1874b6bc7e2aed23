from collections.abc import Callable
from pathlib import Path

import pytest

from alignment import Tools, open_tools
from embeddings import load_encoder
from eval.__main__ import main
from eval.commands import baselines, content, gate, invariance, run
from tests.alignment.align_cases import hashing_tools
from tests.eval.made_gold import add_labels, made_row, make_gold

HEAD = "Care assistant\n\nMain duties\n"
# Lines with the one statement a person would give each, or none.
ROWS = (
    made_row("Administer medication and sign the MAR chart", medicines__record_what_was_given=2),
    made_row("Follow each person's care plan every day", assessment_and_care_planning__follow_the_plan=2),
    made_row("Help people to eat and drink at mealtimes", food_and_drink__help_people_eat=2),
    made_row("Water the window boxes near the goldfish pond"),
)
NAMES = ("cook", "day-carer", "night-carer")

Evaluate = Callable[..., tuple[int, str]]


@pytest.fixture
def dev(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A gold folder whose split dev holds three labelled job descriptions, and tools with the hashing encoder."""
    for command in (run, gate, baselines, invariance, content):
        monkeypatch.setattr(command, "open_for_runs", _hashing_tools)
    monkeypatch.setattr(baselines, "open_encoder", lambda _: load_encoder("hashing"))
    text = HEAD + "\n".join(f"- {row['quote']}" for row in ROWS)
    folder = tmp_path / "gold"
    folder.mkdir()
    make_gold(folder, monkeypatch, **{f"dev__{name.replace('-', '_')}": text for name in NAMES})
    for name in NAMES:
        add_labels(name, ROWS)
    return folder


def _hashing_tools(pathway: str | None = None) -> Tools:
    return open_tools(pathway, encoder=load_encoder("hashing")) if pathway else hashing_tools()


@pytest.fixture
def evaluate(tmp_path: Path, capsys: pytest.CaptureFixture[str], few_resamples: None) -> Evaluate:
    """Run `python -m eval` with results kept in a folder of the test, and give its exit code and what it printed."""

    def call(command: str, *arguments: str) -> tuple[int, str]:
        code = main([command, *arguments, "--results", str(tmp_path / "results")])
        printed = capsys.readouterr()
        return code, printed.out + printed.err

    return call
