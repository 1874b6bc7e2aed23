"""The model card names the files that are learnt, the commands that write them, and only options there are."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from alignment import cuts, gap_model, kind_model, learnt, role_chance, role_wording, verdicts
from embeddings.adapter import ADAPTERS, FILE
from eval.__main__ import main
from eval.commands import COMMANDS

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "model-card.md"
TEXT = PAGE.read_text(encoding="utf-8")
(BLOCK,) = re.findall(r"^```sh\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
LINES = [shlex.split(line)[2:] for line in BLOCK.splitlines()]
LEARNT = (
    cuts._MODEL,
    kind_model._MODEL,
    learnt._FILE,
    verdicts._MODEL,
    verdicts._FOREST,
    gap_model._MODEL,
    role_wording._MODEL,
    role_chance._MODEL,
    ADAPTERS / "care" / FILE,
)


def test_every_learnt_file_is_told_with_the_command_that_writes_it() -> None:
    names = [path.relative_to(ROOT).as_posix() for path in LEARNT]
    rows = [line for line in TEXT.splitlines() if line.startswith("| `python -m ")]
    assert [name for name in names if TEXT.count(f"`{name}`") < 2] == []
    assert [name for name in names if sum(f"`{name}`" in row for row in rows) != 1] == []


def test_nothing_learnt_lies_beside_them_untold() -> None:
    there = [path for end in ("npz", "json") for path in (ROOT / "alignment").glob(f"*.{end}")]
    assert [path.name for path in there if path not in LEARNT] == []
    assert [path.parent.name for path in ADAPTERS.glob(f"*/{FILE}") if path not in LEARNT] == []


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
