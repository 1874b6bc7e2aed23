"""Which hand-made labels point at something that is gone, replaced or reworded.

Labels are read as data: rows of `*.labels.jsonl` with a `quote` and `statements` (ids with grades), and the `category`
and `acceptable` categories of `*.role.json`. `eval/cases.py` has the whole of the format.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from alignment.pathway.comparing.changes import PathwayDiff
from alignment.pathway.comparing.effects import LabelEffect, LabelEffects, RoleEffect, UnknownLabel, Unread
from alignment.pathway.comparing.fates import Fate, find_fates

# Kinds of clause that ask for nothing, so that no new statement can fit them.
_ASK_NOTHING = ("context", "boilerplate")

# What JSON of another shape gives rise to.
_BROKEN = (ValueError, KeyError, TypeError, AttributeError, OSError)


@dataclass(frozen=True, slots=True)
class _Row:
    """One row of a label file, and where it stands."""

    file: str
    line: int
    quote: str
    kind: str
    statements: Mapping[str, int]


def find_label_effects(diff: PathwayDiff, folder: Path) -> LabelEffects:
    """What the difference does to the label files in a folder and the folders in it."""
    unread: list[Unread] = []
    paths = sorted(folder.rglob("*.labels.jsonl"))
    rows = [row for path in paths for row in _read_rows(path, folder, unread)]
    roles = [role for path in sorted(folder.rglob("*.role.json")) for role in _read_roles(path, folder, unread)]
    fates = find_fates(diff)
    known = {statement.id for statement in (*diff.old.statements, *diff.new.statements)}
    gone = {category.id for category in diff.categories_removed}
    pointed = [(row, name, grade) for row in rows for name, grade in row.statements.items()]
    asking = (row for row in rows if row.kind not in _ASK_NOTHING)
    return LabelEffects(
        folder=folder.as_posix(),
        files=len(paths),
        rows=len(rows),
        touched=tuple(_effect(row, name, grade, fates[name]) for row, name, grade in pointed if name in fates),
        roles=tuple(role for role in roles if role.category in gone),
        unknown=tuple(UnknownLabel(row.file, row.line, name) for row, name, _ in pointed if name not in known),
        unlabelled=sum(not row.statements for row in asking) if diff.added else 0,
        roles_given=sum(role.is_answer for role in roles) if diff.categories_added else 0,
        unread=tuple(unread),
    )


def _effect(row: _Row, name: str, grade: int, fate: Fate) -> LabelEffect:
    place = (row.file, row.line, row.quote, name, grade)
    return LabelEffect(*place, fate.touch, fate.instead, fate.shift, fate.cosine)


def _read_rows(path: Path, folder: Path, unread: list[Unread]) -> Iterator[_Row]:
    """The rows of a label file; those that cannot be read are noted instead."""
    file = path.relative_to(folder).as_posix()
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        unread.append(Unread(file, 0, _explain(error)))
        return
    for number, line in enumerate(lines, start=1):
        try:
            if line.strip():
                yield _row(file, number, json.loads(line))
        except _BROKEN as error:
            unread.append(Unread(file, number, _explain(error)))


def _row(file: str, number: int, raw: Any) -> _Row:  # noqa: ANN401 - whatever the line of JSON holds
    statements = {str(name): int(grade) for name, grade in raw["statements"].items()}
    return _Row(file, number, str(raw["quote"]), str(raw.get("kind", "")), statements)


def _read_roles(path: Path, folder: Path, unread: list[Unread]) -> list[RoleEffect]:
    """The categories a role file names, the answer first, as if each were gone."""
    file = path.relative_to(folder).as_posix()
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
        others = [RoleEffect(file, str(name), is_answer=False) for name in raw.get("acceptable", ())]
        return [RoleEffect(file, str(raw["category"]), is_answer=True), *others] if raw.get("category") else others
    except _BROKEN as error:
        unread.append(Unread(file, 0, _explain(error)))
        return []


def _explain(error: Exception) -> str:
    """What is wrong, without quoting what the file holds."""
    if isinstance(error, OSError):
        return f"it cannot be opened ({error.strerror})"
    return f"it has no {error}" if isinstance(error, KeyError) else "it is not JSON of the form labels have"
