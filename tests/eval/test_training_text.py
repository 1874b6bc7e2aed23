import json
from collections import Counter
from pathlib import Path

import pytest

from alignment import load_pathway
from alignment.documents import read_document
from alignment.types import ClauseKind, Flag
from eval.cases import document_paths
from eval.training_text import TrainingTextError, find_too_near, load_clauses, load_lines

LEAST_CLAUSES = 10
LEAST_IDLE_LINES = 1500


def written(folder: Path, *rows: object) -> Path:
    (folder / "some.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return folder


def test_a_clause_calls_for_its_statement_and_those_beside_it(tmp_path: Path) -> None:
    row = {"text": " Give meds ", "statement": "a", "grade": 2, "voice": "terse", "near": ["b", "c"], "also": {"c": 1}}
    (clause,) = load_clauses(written(tmp_path, row))
    assert (clause.text, clause.statement, clause.grades, clause.near) == ("Give meds", "a", {"a": 2, "c": 1}, ("b",))


def test_a_line_has_its_kind_and_flags(tmp_path: Path) -> None:
    row = {"text": "No injections", "kind": "duty", "flags": ["negated"], "about": "scope"}
    (line,) = load_lines(written(tmp_path, row))
    assert (line.kind, line.flags) == (ClauseKind.DUTY, (Flag.NEGATED,))


@pytest.mark.parametrize(
    "row",
    [
        {"text": "x", "statement": "a", "grade": 3},
        {"text": " ", "statement": "a", "grade": 2},
        {"text": "x", "grade": 2},
        {"text": "x", "statement": "a", "grade": 2, "colour": "blue"},
        ["x"],
    ],
)
def test_a_broken_row_is_named_by_file_and_line(tmp_path: Path, row: object) -> None:
    good = {"text": "x", "statement": "a", "grade": 2}
    with pytest.raises(TrainingTextError, match=r"some\.jsonl:2"):
        load_clauses(written(tmp_path, good, row))


def test_a_run_of_seven_words_is_too_near_and_six_are_not() -> None:
    documents = {"one": "You will help people to wash, dress and eat every day."}
    assert [found.text for found in find_too_near(["We help people to WASH dress and eat"], documents)] == [
        "We help people to WASH dress and eat"
    ]
    assert find_too_near(["help people to wash dress and drink"], documents) == []


def test_our_own_clauses_cover_every_statement_ten_times_and_name_only_statements() -> None:
    known = {statement.id for statement in load_pathway().statements}
    clauses = load_clauses()
    counts = Counter(clause.statement for clause in clauses)
    assert {name for name in known if counts[name] < LEAST_CLAUSES} == set()
    assert {name for clause in clauses for name in (*clause.grades, *clause.near)} <= known
    texts = Counter(clause.text for clause in clauses)
    assert [text for text, count in texts.items() if count > 1] == []


def test_our_own_lines_ask_for_nothing_often_enough_and_every_flag_is_there() -> None:
    lines = load_lines()
    idle = [line for line in lines if line.kind in (ClauseKind.CONTEXT, ClauseKind.BOILERPLATE)]
    assert len(idle) >= LEAST_IDLE_LINES
    assert {flag for line in lines for flag in line.flags} == set(Flag)


@pytest.mark.parametrize("split", ["train", "dev", "test", "examples"])
def test_no_training_text_copies_a_labelled_document(split: str) -> None:
    paths = document_paths(split)
    documents = {path.stem: read_document(path.read_bytes(), name=path.name).text for path in paths}
    texts = [clause.text for clause in load_clauses()] + [line.text for line in load_lines()]
    assert [(found.text, found.document) for found in find_too_near(texts, documents)] == []
