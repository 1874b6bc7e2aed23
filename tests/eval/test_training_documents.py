from pathlib import Path

import pytest

from alignment import load_pathway
from alignment.documents import read_document
from alignment.types import ClauseKind, Flag
from eval.cases import document_paths
from eval.training_documents import all_documents, bullet_text, load_document
from eval.training_text import TrainingTextError, find_too_near

HEAD = "# title: Night Carer\n# role: care_or_support_worker\n# setting: nursing home\n# style: prose\n"


def written(folder: Path, rows: str, head: str = HEAD) -> Path:
    path = folder / "night-carer.txt"
    path.write_text(head + rows, encoding="utf-8")
    return path


def test_a_document_says_what_it_is(tmp_path: Path) -> None:
    document = load_document(written(tmp_path, "H Main duties\n"))
    assert (document.name, document.title, document.role) == ("night-carer", "Night Carer", "care_or_support_worker")
    assert (document.setting, document.style) == ("nursing home", "prose")


def test_a_line_has_its_kind_its_statements_and_its_flags(tmp_path: Path) -> None:
    (line,) = load_document(written(tmp_path, "D PEG once signed off | a.peg=2 a.record=1 !conditional\n")).lines
    assert (line.text, line.kind) == ("PEG once signed off", ClauseKind.DUTY)
    assert (line.grades, line.flags) == ({"a.peg": 2, "a.record": 1}, (Flag.CONDITIONAL,))


def test_only_a_heading_is_one(tmp_path: Path) -> None:
    heading, fact = load_document(written(tmp_path, "H Duties\nC Hours: 37\n")).lines
    assert (heading.kind, heading.is_heading) == (ClauseKind.CONTEXT, True)
    assert (fact.kind, fact.is_heading) == (ClauseKind.CONTEXT, False)


def test_lines_that_go_on_share_a_bullet(tmp_path: Path) -> None:
    document = load_document(written(tmp_path, "D Give meds,\n+D sign for each dose\n\nV Kind\n"))
    assert [bullet_text(bullet) for bullet in document.bullets] == ["Give meds, sign for each dose", "Kind"]


@pytest.mark.parametrize(
    "row",
    [
        "X Give meds",
        "Dive in",
        "D Give | meds | a.b=2",
        "D Give meds | a.b=3",
        "D Give meds | a.b",
        "D Give meds | !forbidden",
        "+H Duties",
        "# colour: blue",
    ],
)
def test_a_broken_line_is_named_by_file_and_line(tmp_path: Path, row: str) -> None:
    with pytest.raises(TrainingTextError, match=r"night-carer\.txt:6"):
        load_document(written(tmp_path, f"H Duties\n{row}\n"))


def test_the_first_line_has_nothing_to_go_on_in(tmp_path: Path) -> None:
    with pytest.raises(TrainingTextError, match="no bullet"):
        load_document(written(tmp_path, "+D sign for it\n"))


def test_a_document_without_a_role_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TrainingTextError, match="role"):
        load_document(written(tmp_path, "H Duties\n", HEAD.replace("role", "style")))


def test_our_own_documents_name_only_statements_and_role_categories() -> None:
    pathway = load_pathway()
    statements = {statement.id for statement in pathway.statements}
    roles = {category.id for category in pathway.role_categories} | {"out_of_scope"}
    documents = all_documents()
    assert [document.name for document in documents if document.role not in roles] == []
    named = {(document.name, name) for document in documents for line in document.lines for name in line.grades}
    assert [(document, name) for document, name in sorted(named) if name not in statements] == []


@pytest.mark.parametrize("split", ["train", "dev", "test", "examples"])
def test_no_training_document_copies_a_labelled_one(split: str) -> None:
    paths = document_paths(split)
    labelled = {path.stem: read_document(path.read_bytes(), name=path.name).text for path in paths}
    texts = [bullet_text(bullet) for document in all_documents() for bullet in document.bullets]
    assert [(found.text, found.document) for found in find_too_near(texts, labelled)] == []
