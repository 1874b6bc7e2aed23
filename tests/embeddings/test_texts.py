import json
from pathlib import Path

import pytest

from embeddings.texts import Pair, Text, read_pairs, read_texts


def _written(path: Path, *rows: object) -> Path:
    path.write_text("\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows), encoding="utf-8")
    return path


def test_texts_are_read_in_order(tmp_path: Path) -> None:
    file = _written(tmp_path / "texts.jsonl", {"text": "a", "groups": {"g": 1}}, {"text": "b", "groups": {"h": 0.6}})
    assert read_texts(file) == [Text("a", {"g": 1.0}), Text("b", {"h": 0.6})]


def test_pairs_are_read_in_order(tmp_path: Path) -> None:
    file = _written(tmp_path / "pairs.jsonl", {"anchor": "a", "positive": "b", "group": "g"})
    assert read_pairs(file) == [Pair("a", "b", "g")]


@pytest.mark.parametrize(
    "line",
    ["{", "[]", '{"text": "a"}', '{"text": "a", "groups": {}}', '{"text": "a", "groups": {"g": 0}}', '{"groups": 3}'],
)
def test_a_line_that_is_no_text_is_named(tmp_path: Path, line: str) -> None:
    file = _written(tmp_path / "texts.jsonl", {"text": "a", "groups": {"g": 1}}, line)
    with pytest.raises(ValueError, match=r"texts\.jsonl:2: not a text"):
        read_texts(file)


@pytest.mark.parametrize("line", ["{", "[]", '{"anchor": "a"}'])
def test_a_line_that_is_no_pair_is_named(tmp_path: Path, line: str) -> None:
    file = _written(tmp_path / "pairs.jsonl", {"anchor": "a", "positive": "b", "group": "g"}, line)
    with pytest.raises(ValueError, match=r"pairs\.jsonl:2: not a pair"):
        read_pairs(file)
