from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from alignment.pathway.yaml_nodes import read_yaml
from alignment.pathway.yaml_text import LINE_WIDTH, Value, to_yaml

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=300) | st.lists(
    st.sampled_from(["care", "#", "-", "a:", ":", "…", "*", "'", '"', "no", "12", "x" * 40]), max_size=60
).map(" ".join)


def read_back(text: str) -> object:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.yaml"
        path.write_text(text, encoding="utf-8", newline="\n")
        return read_yaml(path, "a.yaml").plain()


@given(TEXTS, st.lists(TEXTS, min_size=1, max_size=3))
def test_any_text_comes_back_as_it_was(text: str, items: list[str]) -> None:
    value: dict[str, Value] = {"key": text, "items": items, "inner": {"list": [{"a": text, "b": items}]}}
    assert read_back(to_yaml(value)) == value


@given(TEXTS)
def test_text_is_text_to_any_reader(text: str) -> None:
    held = yaml.safe_load(to_yaml({"key": text}))["key"]
    assert held == text or text.replace("-", "").isdigit() or hasattr(held, "year")


@pytest.mark.parametrize("word", ["no", "Yes", "12", "1.5", "1e3", "0x1f", "null", "~", "=", "true", "", "12:30"])
def test_what_looks_like_something_else_is_quoted(word: str) -> None:
    assert to_yaml({"a": word}) == f'a: "{word}"\n'


@pytest.mark.parametrize("word", ["2025-04-09", "2025-04", "lead* shifts", "don't", "a:b", "a#b", "1-1 support"])
def test_what_is_plainly_text_is_not(word: str) -> None:
    assert to_yaml({"a": word}) == f"a: {word}\n"


def test_long_text_is_folded_within_the_width() -> None:
    text = "Words enough to fill the line and go on. " * 8
    lines = to_yaml({"outer": {"notice": text.strip(), "items": [text.strip()]}}).splitlines()
    assert lines[1] == "  notice: >-"
    assert "    - >-" in lines
    assert max(map(len, lines)) <= LINE_WIDTH


def test_an_address_is_never_broken() -> None:
    address = "https://example.org/" + "a" * 150
    assert to_yaml({"address": address}) == f"address: {address}\n"


def test_numbers_are_written_as_people_write_them() -> None:
    assert to_yaml({"a": 1.0, "b": -0.5, "c": False, "d": []}) == "a: 1\nb: -0.5\nc: false\nd: []\n"
