"""Sentences of job adverts labelled with ESCO skills.

    skills_en_label.txt    a skill a line: the list to choose from
    *_annotations.csv      columns `sentence` and `label`, others beside them are not read; a row for each skill

Rows whose label is not in the list ("UNDERSPECIFIED", "LABEL NOT PRESENT") say that it has none for a part of the
sentence. They are left out, and so are sentences with no other row.
"""

import csv
from collections.abc import Mapping
from pathlib import Path

from eval.external.suite import ExternalError, Family, Suite, Task

LABELS = "skills_en_label.txt"
ANNOTATIONS = "*_annotations.csv"
COLUMNS = ("sentence", "label")


def read_esco(folder: Path) -> tuple[Suite, ...]:
    """The suites in a folder, one for each file of annotations, by name.

    Raises:
        ExternalError: a file is missing, has other columns, or has no row with a skill of the list.
    """
    paths = sorted(folder.glob(ANNOTATIONS))
    if not paths or not (folder / LABELS).is_file():
        has, lacks = (ANNOTATIONS, LABELS) if paths else (LABELS, ANNOTATIONS)
        raise ExternalError(f"{folder} has {has} and lacks {lacks}.", "docs/eval.md lists the files.")
    lines = (folder / LABELS).read_text(encoding="utf-8").splitlines()
    labels = {line.strip(): line.strip() for line in lines if line.strip()}
    return tuple(_suite(path, labels) for path in paths)


def _suite(path: Path, labels: Mapping[str, str]) -> Suite:
    given: dict[str, set[str]] = {}
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        if missing := [name for name in COLUMNS if name not in (reader.fieldnames or ())]:
            raise ExternalError(f"{path.name} has no column {' and no column '.join(missing)}.", "Fetch it anew.")
        for row in reader:
            if (label := (row["label"] or "").strip()) in labels:
                given.setdefault(row["sentence"].strip(), set()).add(label)
    if not given:
        raise ExternalError(f"No row of {path.name} has a skill of {LABELS}.", "Take both from the same place.")
    tasks = tuple(Task(sentence, frozenset(found)) for sentence, found in given.items())
    return Suite(f"ESCO {path.name.removesuffix(ANNOTATIONS[1:])}", Family.ESCO, labels, tasks)
