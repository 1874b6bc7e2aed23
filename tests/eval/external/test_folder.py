from pathlib import Path

import pytest

from eval.external import ExternalError, read_folder
from tests.eval.external.made_suites import make_esco, make_onet


def test_a_folder_may_hold_suites_of_both(tmp_path: Path) -> None:
    make_onet(tmp_path)
    assert [suite.name for suite in read_folder(make_esco(tmp_path, "house_test"))] == ["O*NET dev", "ESCO house_test"]


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ExternalError, match=r"There is no folder .*nowhere"):
        read_folder(tmp_path / "nowhere")


def test_a_folder_without_a_suite_says_what_was_expected(tmp_path: Path) -> None:
    (tmp_path / "dev.jsonl").write_text("", encoding="utf-8")
    with pytest.raises(ExternalError, match=r"holds no suite: neither labels.jsonl.*nor skills_en_label.txt"):
        read_folder(tmp_path)
