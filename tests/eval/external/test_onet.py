from pathlib import Path

import pytest

from eval.external.onet import FILES, read_onet
from eval.external.suite import ExternalError, Family, Task
from tests.eval.external.made_suites import ACTIVITIES, make_onet


def test_tasks_come_with_their_labels_and_those_without_after_them(tmp_path: Path) -> None:
    suite = read_onet(make_onet(tmp_path))
    assert (suite.name, suite.family, suite.labels) == ("O*NET dev", Family.ONET, dict(ACTIVITIES))
    assert [sorted(task.labels) for task in suite.tasks] == [["a1"], ["a2", "a3"], [], []]
    assert suite.tasks[0] == Task("Help people to eat and drink.", frozenset({"a1"}))


@pytest.mark.parametrize("name", FILES[1:])
def test_a_missing_file_is_named(name: str, tmp_path: Path) -> None:
    (make_onet(tmp_path) / name).unlink()
    with pytest.raises(ExternalError, match=f"has labels.jsonl and lacks {name}"):
        read_onet(tmp_path)


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("not json", "dev.jsonl:1 is not JSON"),
        ("[]", "dev.jsonl:1 is not an object with text, labels"),
        ('{"text": "Help."}', "dev.jsonl:1 is not an object with text, labels"),
        ('{"text": "Help.", "labels": "a1"}', "dev.jsonl:1 is not an object with text, labels"),
        ('{"text": "Help.", "labels": ["a9"]}', "dev.jsonl:1 names 'a9', which labels.jsonl has not"),
        ('{"text": "Help.", "labels": []}', "dev.jsonl:1 has no label"),
    ],
)
def test_an_odd_row_is_told_by_its_place(row: str, says: str, tmp_path: Path) -> None:
    (make_onet(tmp_path) / "dev.jsonl").write_text(row + "\n", encoding="utf-8")
    with pytest.raises(ExternalError, match=says):
        read_onet(tmp_path)
