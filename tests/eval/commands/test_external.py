from pathlib import Path

import pytest

from embeddings import Encoder, load_encoder
from eval.__main__ import main
from eval.commands import external
from tests.eval.external.made_suites import make_esco, make_onet

pytestmark = pytest.mark.usefixtures("few_resamples", "hashing")


@pytest.fixture
def hashing(monkeypatch: pytest.MonkeyPatch) -> None:
    """The hashing encoder under every name."""

    def load(_: str) -> Encoder:
        return load_encoder("hashing")

    monkeypatch.setattr(external, "load_encoder", load)


def test_every_suite_of_the_folder_has_a_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make_esco(make_onet(tmp_path), "house_test")
    assert main(["external", "--folder", str(tmp_path)]) == 0
    text = capsys.readouterr().out
    assert "O*NET dev: 2 tasks, 3 labels; 2 tasks without\n" in text
    assert "ESCO house_test: 2 tasks, 7 labels\n" in text
    assert text.count("\nBM25 ") == text.count("\nall-minilm-l6-v2") == 2


def test_another_encoder_stands_beside_plain_minilm(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["external", "--folder", str(make_onet(tmp_path)), "--encoder", "mine"]) == 0
    names = [line.split()[0] for line in capsys.readouterr().out.splitlines()[2:5]]
    assert names == ["BM25", "mine", "all-minilm-l6-v2"]


def test_nothing_is_written(tmp_path: Path) -> None:
    before = sorted(make_onet(tmp_path).iterdir())
    main(["external", "--folder", str(tmp_path)])
    assert sorted(tmp_path.iterdir()) == before


def test_a_folder_without_suites_is_an_error_in_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["external", "--folder", str(tmp_path)]) == 1
    assert "holds no suite" in capsys.readouterr().err


def test_the_suites_of_others_can_be_run_by_the_name_of_suite_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make_onet(tmp_path)
    assert main(["external", "--folder", str(tmp_path)]) == 0
    first = capsys.readouterr().out
    assert main(["run", "--suite", "external", "--folder", str(tmp_path)]) == 0
    assert capsys.readouterr().out == first
