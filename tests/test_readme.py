"""The README says what is so: its blocks run, its links lead somewhere, its targets exist."""

import re
import subprocess
from pathlib import Path

import pytest

from alignment import Report, open_tools
from embeddings import load_encoder
from tests.service.test_docs import Shell, blocks, commands, same, shell

__all__ = ["shell"]

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_link_leads_to_a_file() -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", README)
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_every_make_target_exists() -> None:
    targets = set(re.findall(r"\bmake (\w+)", README))
    assert {"demo", "test", "bench", "serve"} <= targets
    for target in sorted(targets):
        done = subprocess.run(["make", "-n", target], cwd=ROOT, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr


def test_the_command_line_blocks_answer_as_they_say(shell: Shell) -> None:
    for block in blocks(README):
        for command, said in commands(block):
            answered = shell(command)
            assert same(said, answered), f"{command}\nsaid:\n{said}\nanswered:\n{answered}"


def test_the_python_block_runs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    (code,) = re.findall(r"^```python\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    tools = open_tools(encoder=load_encoder("hashing"))
    monkeypatch.setattr("alignment.pipeline._standing_tools", lambda _: tools)
    monkeypatch.chdir(ROOT)
    names: dict[str, object] = {}
    exec(code, names)
    assert isinstance(names["report"], Report)
    assert "->" in capsys.readouterr().out
