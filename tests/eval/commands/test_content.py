import re
from pathlib import Path

import pytest

from alignment.pathway import draft_version, find_folder
from eval.__main__ import main
from tests.eval.commands.conftest import NAMES
from tests.eval.commands.conftest import Evaluate as Call


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """A draft of another version, as it was made."""
    folder = tmp_path / "2027-04"
    draft_version("2027-04", find_folder("2025-04"), folder)
    return folder


@pytest.fixture
def content(dev: Path, capsys: pytest.CaptureFixture[str], few_resamples: None) -> Call:
    """Run `python -m eval content`, and give its exit code and what it printed."""

    def call(*arguments: str) -> tuple[int, str]:
        code = main(["content", *arguments])
        printed = capsys.readouterr()
        return code, printed.out + printed.err

    return call


def change(folder: Path, old: str, new: str) -> None:
    """Change words wherever the content has them."""
    changed = 0
    for path in folder.rglob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        changed += old in text
        path.write_text(text.replace(old, new), encoding="utf-8")
    assert changed


def test_two_versions_that_say_the_same_are_not_run(content: Call, draft: Path) -> None:
    code, text = content("2025-04", str(draft))
    assert code == 0
    assert text.startswith("2025-04 to 2027-04: 0 statements new, 0 gone")
    assert "Nothing that decides a result differs, so nothing was run." in text


def test_another_id_moves_nothing_and_passes(content: Call, draft: Path) -> None:
    line = "  - id: food_and_drink.help-people-eat\n"
    change(draft, line, "  - id: food_and_drink.eat\n    replaces: [food_and_drink.help-people-eat]\n")
    code, text = content("2025-04", str(draft))
    assert "Labels to look at again: 0, on 0 statements." in text
    assert "Passed: no protected measure has surely fallen." in text
    assert code == 0


def test_a_spoilt_statement_is_told_with_its_labels_and_fails(content: Call, draft: Path) -> None:
    spoil(draft)
    code, text = content("2025-04", str(draft))
    assert code == 1
    assert "1 reworded" in text
    assert f"Labels to look at again: {len(NAMES)}, on 1 statements." in text
    assert "  food_and_drink.help-people-eat: reworded" in text
    assert "    cook.labels.jsonl:3 “Help people to eat and drink at mealtimes”" in text
    assert "WORSE" in text
    assert text.splitlines()[-1].startswith("Failed: ")


def spoil(folder: Path) -> None:
    """Make one statement speak of something else, in whatever words employers use for it."""
    path = folder / "statements" / "daily_care.yaml"
    head, found, rest = path.read_text(encoding="utf-8").partition("  - id: food_and_drink.help-people-eat\n")
    entry, following, tail = rest.partition("\n  - id: ")
    entry = re.sub(
        r"(?m)^    text:.*$", "    text: Play the trombone at weddings.", entry[: entry.index("    phrases:")]
    )
    path.write_text(head + found + entry.rstrip("\n") + following + tail, encoding="utf-8")


def test_an_unknown_version_is_an_error_in_words(content: Call) -> None:
    code, text = content("2025-04", "1066")
    assert code > 1
    assert "1066" in text
