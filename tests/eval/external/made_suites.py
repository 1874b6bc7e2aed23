"""Tiny suites written for tests, in the formats of the large ones."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

ACTIVITIES = (("a1", "Help people to eat."), ("a2", "Move people with equipment."), ("a3", "Write records."))
TASKS = (
    ("Help people to eat and drink.", ["a1"]),
    ("Move people with equipment and write records of it.", ["a2", "a3"]),
)
NONE = ("Polish brass propellers.", "Tune pianos.")

SKILLS = ("write records", "help people eat", "move people", "tune pianos", "bake bread", "polish brass", "drive vans")
SENTENCES = """sentence,span,sub_span,label
"Write records, and help people eat.",Write records,,write records
"Write records, and help people eat.",help people eat,,help people eat
"Write records, and help people eat.",Write records,,write records
Bake bread daily,Bake bread,,bake bread\x20
Be nice,nice,,UNDERSPECIFIED
"""


def make_onet(folder: Path) -> Path:
    """An O*NET suite of two tasks, and two that call for nothing."""
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder / "labels.jsonl", [{"id": name, "text": text} for name, text in ACTIVITIES])
    tasks = [{"id": str(n), "text": text, "labels": labels} for n, (text, labels) in enumerate(TASKS)]
    _write(folder / "dev.jsonl", tasks)
    _write(folder / "dev_none.jsonl", [{"id": str(n), "text": text} for n, text in enumerate(NONE)])
    return folder


def make_esco(folder: Path, *names: str) -> Path:
    """ESCO suites of two sentences each."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "skills_en_label.txt").write_text("\n".join(SKILLS) + "\n\n", encoding="utf-8")
    for name in names:
        (folder / f"{name}_annotations.csv").write_text(SENTENCES, encoding="utf-8")
    return folder


def _write(path: Path, rows: Sequence[Mapping[str, object]]) -> None:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
