"""Sentences in the manner of job adverts outside social care, of our own writing; `own_ads/README.md` says more.

    sentences.jsonl    {"sentence", "skills", "field"}    a sentence and the ids of its skills
    skills.jsonl       {"id", "text"}                     the list to choose from

A suite for each field, `house` and `tech`. Both choose from all skills.
"""

from pathlib import Path

from eval.external.rows import read_rows
from eval.external.suite import ExternalError, Family, Suite, Task

OWN_ADS = Path(__file__).parent / "own_ads"
SENTENCES, SKILLS = FILES = ("sentences.jsonl", "skills.jsonl")


def read_adverts(folder: Path = OWN_ADS) -> tuple[Suite, ...]:
    """The suites, one for each field, by name.

    Raises:
        ExternalError: a file is missing, has another format, or names a skill that `skills.jsonl` has not.
    """
    missing = [name for name in FILES if not (folder / name).is_file()]
    if missing:
        raise ExternalError(f"{folder} lacks {' and '.join(missing)}.", "Restore the folder from git.")
    skills = {row["id"]: row["text"] for _, row in read_rows(folder / SKILLS, {"id": str, "text": str})}
    tasks: dict[str, list[Task]] = {}
    for place, row in read_rows(folder / SENTENCES, {"sentence": str, "skills": list, "field": str}):
        unknown = [name for name in row["skills"] if name not in skills]
        if unknown or not row["skills"]:
            odd = f"names {unknown[0]!r}, which {SKILLS} has not" if unknown else "has no skill"
            raise ExternalError(f"{place} {odd}.", "Restore the folder from git.")
        tasks.setdefault(row["field"], []).append(Task(row["sentence"], frozenset(row["skills"])))
    return tuple(Suite(f"own ads {field}", Family.OWN, skills, tuple(some)) for field, some in sorted(tasks.items()))
