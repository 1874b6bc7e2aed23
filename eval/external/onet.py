"""O*NET tasks to activities, as three files of JSON lines.

labels.jsonl     {"id", "text"}              the activities, which are the list to choose from
dev.jsonl        {"id", "text", "labels"}    care tasks, and the ids of the activities analysts linked each to
dev_none.jsonl   {"id", "text"}              tasks that none of the activities fits
"""

from pathlib import Path
from typing import Any

from eval.external.rows import read_rows
from eval.external.suite import ExternalError, Family, Suite, Task

LABELS, TASKS, NONE = FILES = ("labels.jsonl", "dev.jsonl", "dev_none.jsonl")


def read_onet(folder: Path) -> Suite:
    """The suite in a folder.

    Raises:
        ExternalError: a file is missing, has another format, or names an activity that `labels.jsonl` has not.
    """
    missing = [name for name in FILES if not (folder / name).is_file()]
    if missing:
        raise ExternalError(
            f"{folder} has {LABELS} and lacks {' and '.join(missing)}.", "docs/eval.md lists the files."
        )
    labels = {row["id"]: row["text"] for _, row in read_rows(folder / LABELS, {"id": str, "text": str})}
    tasks = [_task(row, labels, place) for place, row in read_rows(folder / TASKS, {"text": str, "labels": list})]
    none = [Task(row["text"], frozenset()) for _, row in read_rows(folder / NONE, {"text": str})]
    return Suite("O*NET dev", Family.ONET, labels, (*tasks, *none))


def _task(row: dict[str, Any], labels: dict[str, str], place: str) -> Task:
    unknown = [name for name in row["labels"] if name not in labels]
    if unknown or not row["labels"]:
        odd = f"names {unknown[0]!r}, which {LABELS} has not" if unknown else "has no label"
        raise ExternalError(f"{place} {odd}.", "Build the files anew.")
    return Task(row["text"], frozenset(row["labels"]))
