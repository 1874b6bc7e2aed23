"""Which job description belongs to which split, frozen: `gold/splits.json` has the sha256 of each document.

Splits are by job description, since lines of one document are alike. Once figures on a split were published, moving or
changing one of its documents would make the next figures incomparable, or let training see what it is judged on.
`freeze` therefore adds documents that are not frozen yet and refuses everything else; whoever has a reason to change
one edits the file by hand and says why in the change log of the datasheet.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from alignment import FingerpostError
from alignment.types import DocumentFormat
from eval import cases
from eval.label_files import LabelFile

# The examples are shown to everybody and nothing is fitted or judged on them, so they are not frozen.
FROZEN = ("train", "dev", "test")
ASPECTS = ("category", "format", "style", "setting")
_FORMATS = {
    ".docx": DocumentFormat.DOCX,
    ".pdf": DocumentFormat.PDF,
    ".html": DocumentFormat.HTML,
    ".md": DocumentFormat.MARKDOWN,
    ".txt": DocumentFormat.TEXT,
}

# Document file name to sha256, by split.
Splits = dict[str, dict[str, str]]


class SplitsChangedError(FingerpostError):
    """A frozen document has moved, changed or gone."""


def current_splits() -> Splits:
    """The documents as they lie in the folders now."""
    return {
        split: {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in cases.document_paths(split)}
        for split in FROZEN
    }


def frozen_splits() -> Splits:
    """What `splits.json` says; nothing when it is not there yet."""
    path = cases.GOLD / "splits.json"
    found: Splits = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return {split: found.get(split, {}) for split in FROZEN}


def changes(frozen: Mapping[str, Mapping[str, str]], current: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    """What is no longer as it was frozen, and what is not frozen yet, a line each."""
    was = {name: split for split, names in frozen.items() for name in names}
    now = {name: split for split, names in current.items() for name in names}
    for name, split in was.items():
        if name not in now:
            yield f"{split}/{name} is gone"
        elif now[name] != split:
            yield f"{name} has moved from {split} to {now[name]}"
        elif frozen[split][name] != current[split][name]:
            yield f"{split}/{name} has changed"
    yield from (f"{split}/{name} is not frozen yet" for name, split in now.items() if name not in was)


def freeze() -> list[str]:
    """Add documents that are new and give their names.

    Raises:
        SplitsChangedError: a frozen document has moved, changed or gone; nothing is written then.
    """
    frozen, current = frozen_splits(), current_splits()
    names = {name for held in frozen.values() for name in held}
    new = [f"{split}/{name}" for split, held in current.items() for name in held if name not in names]
    broken = [line for line in changes(frozen, current) if not line.endswith("is not frozen yet")]
    if broken:
        raise SplitsChangedError(
            f"The splits are frozen, and {'; '.join(broken)}.",
            "Put it back. If there is a good reason, edit eval/gold/splits.json and say why in the datasheet.",
        )
    text = json.dumps(current, indent=2, ensure_ascii=False) + "\n"
    (cases.GOLD / "splits.json").write_text(text, encoding="utf-8")
    return new


def count_aspects(splits: Sequence[str] = FROZEN) -> dict[str, dict[str, Counter[str]]]:
    """How many documents there are of each category, format, style and setting: by aspect, value and split."""
    counts: dict[str, dict[str, Counter[str]]] = {aspect: {} for aspect in ASPECTS}
    for split in splits:
        for path in cases.document_paths(split):
            for aspect, value in aspects(LabelFile(split, path)).items():
                counts[aspect].setdefault(value, Counter())[split] += 1
    return counts


def aspects(file: LabelFile) -> dict[str, str]:
    """Category (or outcome), format, style and setting of one document; `not labelled` where nobody has said."""
    role: dict[str, Any] = json.loads(file.role.read_text(encoding="utf-8")) if file.role.exists() else {}
    traits = role.get("traits", {})
    return {
        "category": role.get("category") or role.get("outcome", "not labelled"),
        "format": _FORMATS[file.document.suffix].value,
        "style": traits.get("style", "not labelled"),
        "setting": traits.get("setting", "not labelled"),
    }
