"""The datasheet of the training text counts what is there."""

import re
from collections import Counter
from collections.abc import Sequence

import pytest

from eval.cut_lines import load_cut_lines
from eval.layout import markdown_table
from eval.training_documents import TrainingDocument, held_back_documents, load_documents
from eval.training_text import TRAINING, load_clauses, load_lines

PAGE = (TRAINING / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("folder", "documents"), [("documents", load_documents()), ("held-back", held_back_documents())]
)
def test_job_descriptions_are_counted(folder: str, documents: Sequence[TrainingDocument]) -> None:
    lines = [line for document in documents for line in document.lines]
    asking = sum(bool(line.grades) for line in lines)
    told = f"{len(documents)} job descriptions, {len(lines):,} lines, {asking:,} of them with statements"
    assert f"| `{folder}/*.txt` | {told} |" in PAGE


def test_job_descriptions_are_counted_by_role() -> None:
    counts = [Counter(one.role for one in some) for some in (load_documents(), held_back_documents())]
    rows = [[role, *(str(count[role]) for count in counts)] for role in sorted(counts[0] | counts[1])]
    assert markdown_table(["Role category", "`documents/`", "`held-back/`"], rows) in PAGE


@pytest.mark.parametrize(
    ("name", "rows"),
    [("clauses/<theme>.jsonl", load_clauses()), ("lines/*.jsonl", load_lines()), ("cuts/*.txt", load_cut_lines())],
)
def test_of_the_rest_there_are_at_least_as_many(name: str, rows: Sequence[object]) -> None:
    found = re.search(rf"\| `{re.escape(name)}` \| over ([\d,]+)", PAGE)
    assert found
    assert len(rows) > int(found[1].replace(",", ""))


def test_every_folder_is_told() -> None:
    assert [path.name for path in sorted(TRAINING.iterdir()) if path.is_dir() and f"| `{path.name}/" not in PAGE] == []
