"""docs/summaries.md says what is so: its prompt is the real one, its codes are all there, its links lead somewhere."""

import re
from pathlib import Path

from prompts.facts import Fact, FactRole
from prompts.problems import MEANINGS, ProblemCode
from prompts.render import render

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "summaries.md").read_text(encoding="utf-8")


def test_the_prompt_is_the_one_a_model_gets() -> None:
    lines = (
        "Give out medicines from the trolley and sign the MAR chart",
        "Write daily notes before the end of the shift",
    )
    facts = [Fact(f"A{i}", FactRole.PRESENT, f"“{line}”") for i, line in enumerate(lines, start=1)]
    prompt = render("strengths", facts, count="two sentences")

    assert f"```text\n{prompt.system}\n\n{prompt.user}\n```" in PAGE


def test_every_code_has_its_meaning() -> None:
    assert [*MEANINGS] == [*ProblemCode]
    table = PAGE.partition("| Code |")[2].partition("\n\n")[0]
    assert re.findall(r"^\| `(\w+)` \| (.+) \|$", table, re.MULTILINE) == [(c.value, m) for c, m in MEANINGS.items()]


def test_every_link_and_every_file_named_is_there() -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", PAGE)
    files = re.findall(r"`((?:alignment|prompts|eval)/[\w/.]+)`", PAGE)

    assert links
    assert [link for link in links if not (ROOT / "docs" / link).exists()] == []
    assert [file for file in files if not (ROOT / file).exists()] == []
