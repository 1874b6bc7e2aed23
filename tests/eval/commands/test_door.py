import re
from operator import attrgetter
from pathlib import Path

import pytest

from eval.__main__ import main
from eval.commands import COMMANDS
from eval.measures import MEASURES, Direction, Measure

PAGE = Path(__file__).parents[3] / "docs" / "eval.md"


@pytest.mark.parametrize("name", [*COMMANDS])
def test_every_command_says_what_it_does(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main([name, "--help"])
    assert left.value.code == 0
    assert COMMANDS[name].says in " ".join(capsys.readouterr().out.split())


def test_every_command_is_on_the_page() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert [name for name in COMMANDS if f"python -m eval {name}" not in text] == []


def test_every_command_on_the_page_is_there() -> None:
    named = re.findall(r"python -m eval ([a-z][a-z-]*)", PAGE.read_text(encoding="utf-8"))
    assert set(named) - set(COMMANDS) == set()


@pytest.mark.parametrize("measure", MEASURES, ids=attrgetter("name"))
def test_every_measure_is_on_the_page_as_the_code_has_it(measure: Measure) -> None:
    held = " *" if measure.protected else ""
    better = "more" if measure.direction is Direction.HIGHER else "less"
    assert f"| `{measure.name}`{held} | {measure.says} | {better} |" in PAGE.read_text(encoding="utf-8")
