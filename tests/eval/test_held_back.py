"""Documents kept from the encoder, so that the second stage learns from lines it has never seen."""

import json
from argparse import Namespace
from pathlib import Path

import pytest

from eval import training_documents
from eval.commands import texts
from eval.texts import as_searched
from eval.training_documents import all_documents, held_back_documents, load_documents

# Two people may write "Turns up" without having read each other.
CHANCE_WORDS = 5


def test_there_are_some_and_none_is_among_the_others() -> None:
    kept, known = ({document.name for document in some} for some in (held_back_documents(), load_documents()))
    assert kept
    assert known
    assert not kept & known


def test_all_documents_are_those_the_encoder_was_trained_on_and_then_those_it_was_not() -> None:
    names = [document.name for document in all_documents()]
    assert names == [document.name for document in (*load_documents(), *held_back_documents())]


def test_they_lie_in_a_folder_of_their_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(training_documents, "TRAINING", tmp_path)
    assert held_back_documents() == ()
    (tmp_path / "held-back").mkdir()
    page = "# title: Cook\n# role: out_of_scope\n# setting: other\n# style: list\nD Cook lunch\n"
    (tmp_path / "held-back" / "cook.txt").write_text(page, encoding="utf-8")
    assert [document.name for document in held_back_documents()] == ["cook"]


def test_none_of_their_lines_is_among_the_texts_of_the_encoder(tmp_path: Path) -> None:
    output = tmp_path / "texts.jsonl"
    texts.run(Namespace(output=output, onet=None, pairs=None))
    known = {_plain(json.loads(row)["text"]) for row in output.read_text(encoding="utf-8").splitlines()}
    kept = {_plain(as_searched(line.text)) for document in held_back_documents() for line in document.lines}
    assert len(known) > len(kept) > 0
    assert sorted(line for line in kept & known if len(line.split()) > CHANCE_WORDS) == []


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
