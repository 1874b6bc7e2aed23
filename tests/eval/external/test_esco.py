from pathlib import Path

import pytest

from eval.external.esco import read_esco
from eval.external.suite import ExternalError, Family, Task
from tests.eval.external.made_suites import SKILLS, make_esco


def test_a_sentence_has_all_its_skills_once_and_marks_of_none_are_left_out(tmp_path: Path) -> None:
    (suite,) = read_esco(make_esco(tmp_path, "house_test"))
    assert (suite.name, suite.family) == ("ESCO house_test", Family.ESCO)
    assert [*suite.labels] == [*SKILLS]
    assert suite.tasks == (
        Task("Write records, and help people eat.", frozenset({"write records", "help people eat"})),
        Task("Bake bread daily", frozenset({"bake bread"})),
    )


def test_each_file_of_annotations_is_a_suite_of_its_own(tmp_path: Path) -> None:
    make_esco(tmp_path, "tech_test", "house_test")
    assert [suite.name for suite in read_esco(tmp_path)] == ["ESCO house_test", "ESCO tech_test"]


def test_the_two_columns_that_are_read_are_enough(tmp_path: Path) -> None:
    file = make_esco(tmp_path) / "techwolf_test_annotations.csv"
    file.write_text("sentence,label\nBake bread,bake bread\n", encoding="utf-8")
    assert read_esco(tmp_path)[0].tasks == (Task("Bake bread", frozenset({"bake bread"})),)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("text,label\nBake bread,bake bread\n", "house_test_annotations.csv has no column sentence"),
        ("a,b\n1,2\n", "no column sentence and no column label"),
        ("", "no column sentence and no column label"),
        ("sentence,label\nBake bread,UNDERSPECIFIED\n", "No row of house_test_annotations.csv has a skill of"),
        ("sentence,label\nBake bread\n", "No row of house_test_annotations.csv"),
    ],
)
def test_an_odd_file_says_what_was_expected(text: str, says: str, tmp_path: Path) -> None:
    (make_esco(tmp_path) / "house_test_annotations.csv").write_text(text, encoding="utf-8")
    with pytest.raises(ExternalError, match=says):
        read_esco(tmp_path)


def test_one_file_without_the_other_says_which_is_missing(tmp_path: Path) -> None:
    with pytest.raises(ExternalError, match=r"has skills_en_label.txt and lacks \*_annotations.csv"):
        read_esco(make_esco(tmp_path))
    (make_esco(tmp_path, "house_test") / "skills_en_label.txt").unlink()
    with pytest.raises(ExternalError, match=r"has \*_annotations.csv and lacks skills_en_label.txt"):
        read_esco(tmp_path)
