"""A gold folder made for a test: documents in splits, labels beside them, and which content they were made for."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from eval import cases
from eval.label_files import LabelFile, find_label_file, write_rows

TEXT = """Care assistant

Main duties
- Give medicines and sign
  the chart
- Help at mealtimes
- Not to change dressings
"""
ROLE = {"outcome": "one", "category": "care_or_support_worker", "acceptable": []}


def made_row(quote: str, *flags: str, kind: str = "duty", **statements: int) -> dict[str, object]:
    """A row as a reader writes it; `medicines__give=2` names the statement `medicines.give`."""
    graded = {_statement_id(*name.split("__")): grade for name, grade in statements.items()}
    return {"quote": quote, "kind": kind, "flags": list(flags), "statements": graded}


def _statement_id(theme: str, name: str = "") -> str:
    """Themes are written with underscores and names with hyphens; a single word stays a word."""
    return f"{theme}.{name.replace('_', '-')}" if name else theme


ROWS = (
    made_row("Care assistant", kind="context"),
    made_row("Main duties", kind="context"),
    made_row("Give medicines", medicines__record_what_was_given=1),
    made_row("sign the chart", medicines__record_what_was_given=2),
    made_row("Help at mealtimes"),
    made_row("Not to change dressings", "negated"),
)


def make_gold(folder: Path, monkeypatch: pytest.MonkeyPatch, **texts: str) -> Path:
    """An empty gold folder in place of ours; `train__cook="…"` puts a document `cook.txt` into the split train."""
    monkeypatch.setattr(cases, "GOLD", folder)
    monkeypatch.setattr(cases, "DOCUMENT_FOLDERS", {})
    (folder / "gold.json").write_text('{"pathway": "2025-04"}', encoding="utf-8")
    for name, text in texts.items():
        path = folder / f"{name.replace('__', '/').replace('_', '-')}.txt"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def add_labels(
    name: str, rows: Sequence[dict[str, object]] = ROWS, *, second: bool = False, **role: object
) -> LabelFile:
    """Labels for one of its documents."""
    file = find_label_file(name, second=second)
    write_rows(file.rows, rows)
    file.role.write_text(json.dumps({**ROLE, **role}), encoding="utf-8")
    return file
