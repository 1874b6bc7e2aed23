from pathlib import Path

import pytest

from embeddings import SHIPPED_ENCODER, Encoder, load_encoder
from eval.__main__ import main
from eval.commands import external
from eval.results import kept_names, load_results
from tests.eval.external.made_suites import make_esco, make_onet

pytestmark = pytest.mark.usefixtures("few_resamples", "hashing")

OURS = ("own ads house", "own ads tech")


@pytest.fixture
def hashing(monkeypatch: pytest.MonkeyPatch) -> None:
    """The hashing encoder under every name."""

    def load(_: str) -> Encoder:
        return load_encoder("hashing")

    monkeypatch.setattr(external, "load_encoder", load)


def test_every_suite_has_a_table_ours_first(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make_esco(make_onet(tmp_path), "house_test")
    assert main(["external", "--folder", str(tmp_path)]) == 0
    text = capsys.readouterr().out
    told = ["own ads house: 280 tasks, 700 labels", "own ads tech: 140 tasks, 700 labels"]
    told += ["O*NET dev: 2 tasks, 3 labels; 2 tasks without", "ESCO house_test: 2 tasks, 7 labels"]
    assert [line for line in text.splitlines() if " labels" in line] == told
    assert text.count("\nBM25 ") == text.count("\nall-minilm-l6-v2 ") == text.count(f"\n{SHIPPED_ENCODER} ") == 4


def test_without_a_folder_there_is_what_comes_with_the_code(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["external"]) == 0
    text = capsys.readouterr().out
    assert all(f"{name}: " in text for name in OURS)
    assert text.count("\nBM25 ") == len(OURS)


def test_another_encoder_stands_beside_plain_minilm(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["external", "--encoder", "mine"]) == 0
    names = [line.split()[0] for line in capsys.readouterr().out.splitlines()[2:5]]
    assert names == ["BM25", "mine", "all-minilm-l6-v2"]


def test_plain_minilm_alone_is_measured_once(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["external", "--encoder", "all-minilm-l6-v2"]) == 0
    assert capsys.readouterr().out.count("\nall-minilm-l6-v2 ") == len(OURS)


def test_nothing_is_written_unless_asked(tmp_path: Path) -> None:
    before = sorted(make_onet(tmp_path / "suites").iterdir())
    main(["external", "--folder", str(tmp_path / "suites"), "--results", str(tmp_path / "results")])
    assert sorted((tmp_path / "suites").iterdir()) == before
    assert not (tmp_path / "results").exists()


def test_what_was_found_is_kept_by_suite_and_system(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder, results = make_onet(tmp_path / "suites"), tmp_path / "results"
    arguments = ["--encoder", "all-minilm-l6-v2", "--save", "--dirty", "--results", str(results)]
    assert main(["external", "--folder", str(folder), *arguments]) == 0
    suites = ("onet-dev", "own-ads-house", "own-ads-tech")
    assert [*kept_names(results)] == sorted(
        f"external-{suite}-{system}" for suite in suites for system in ("all-minilm-l6-v2", "bm25")
    )
    assert capsys.readouterr().out.count("Saved as external-") == 6
    assert all(load_results(path).suite == "external" for path in results.iterdir())


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
