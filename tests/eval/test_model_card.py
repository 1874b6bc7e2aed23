"""The model card names the files that are learnt, the commands that write them, and only options there are."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from embeddings.adapter import ADAPTERS, FILE
from eval.__main__ import main
from eval.commands import COMMANDS

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "model-card.md"
TEXT = PAGE.read_text(encoding="utf-8")
(BLOCK,) = re.findall(r"^```sh\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
LINES = [shlex.split(line)[2:] for line in BLOCK.splitlines()]
LEARNT = {
    path.relative_to(ROOT).as_posix()
    for path in (*(ROOT / "alignment").glob("*.npz"), *(ROOT / "alignment").glob("*.json"), *ADAPTERS.glob(f"*/{FILE}"))
}


def test_the_files_that_are_learnt_are_those_that_are_there() -> None:
    (parts, writes) = (table for table in re.split(r"\n\n", TEXT) if table.startswith(("| Part |", "| Command |")))
    for table in (parts, writes):
        assert set(re.findall(r"`((?:alignment|embeddings)/[^`]+)`", table)) == LEARNT


@pytest.mark.parametrize("line", [line for line in LINES if line[0] == "eval"], ids=" ".join)
def test_commands_and_options_are_there(line: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    command = line[1]
    assert command in COMMANDS
    with pytest.raises(SystemExit):
        main([command, "--help"])
    told = capsys.readouterr().out
    assert [word for word in line if word.startswith("--") and word not in told] == []


def test_training_has_the_options_too() -> None:
    (line,) = (line for line in LINES if line[0] == "embeddings.train")
    done = subprocess.run(
        [sys.executable, "-m", "embeddings.train", "--help"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert [word for word in line if word.startswith("--") and word not in done.stdout] == []


def test_every_fit_is_in_the_list() -> None:
    fits = {name for name in COMMANDS if name.startswith("fit")}
    assert fits <= {line[1] for line in LINES if line[0] == "eval"}


def test_every_link_leads_to_a_file() -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", TEXT)
    assert links
    assert [link for link in links if not (PAGE.parent / link).exists()] == []
