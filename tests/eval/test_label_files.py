from pathlib import Path

import pytest

from eval.cases import LabelError
from eval.label_files import UnknownDocumentError, find_label_file, label_files, read_rows, write_rows
from tests.eval.made_gold import ROWS, TEXT, add_labels, make_gold


def test_a_split_holds_the_documents_that_have_labels(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_gold(tmp_path, monkeypatch, train__cook=TEXT, train__baker=TEXT, dev__carer=TEXT)
    (tmp_path / "train" / "README.md").write_text("About these.", encoding="utf-8")
    add_labels("cook")
    add_labels("carer", second=True)
    assert [file.name for file in label_files("train")] == ["train/cook"]
    assert label_files("dev") == label_files("test") == ()
    assert [(file.name, file.document.parent.name) for file in label_files("second")] == [("second/carer", "dev")]


def test_a_document_is_found_by_name_wherever_it_lies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_gold(tmp_path, monkeypatch, train__cook=TEXT, test__baker=TEXT)
    assert find_label_file("baker").rows == tmp_path / "test" / "baker.labels.jsonl"
    assert find_label_file("baker", second=True).role == tmp_path / "second" / "baker.role.json"


def test_a_name_that_is_nearly_right_is_suggested(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_gold(tmp_path, monkeypatch, train__head_cook=TEXT)
    with pytest.raises(UnknownDocumentError, match="Did you mean head-cook"):
        find_label_file("hed-cook")
    with pytest.raises(UnknownDocumentError, match="splits --names"):
        find_label_file("zzz")


def test_rows_are_read_back_as_they_were_written(tmp_path: Path) -> None:
    path = tmp_path / "new" / "cook.labels.jsonl"
    write_rows(path, ROWS)
    assert read_rows(path) == list(ROWS)
    before = path.read_bytes()
    write_rows(path, read_rows(path))
    assert path.read_bytes() == before


@pytest.mark.parametrize("line", ["{", '["a"]'])
def test_a_line_that_is_no_row_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "cook.labels.jsonl"
    path.write_text("{}\n\n" + line + "\n", encoding="utf-8")
    with pytest.raises(LabelError, match=r"cook\.labels\.jsonl:3"):
        read_rows(path)
