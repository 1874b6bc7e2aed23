"""What a run found and what made it, kept under the commit that made it: `eval/results/<name>-<commit>.json`.

The records are kept, not the figures: whoever compares two runs, or thinks of another measure, starts from them.
"""

import json
import os
import platform
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from alignment.errors import FingerpostError
from eval.commits import DIRTY, UNKNOWN
from eval.records import CaseRecord

FOLDER = Path(__file__).parent / "results"
# As much of a commit's name as a file's name carries.
SHORT_COMMIT = 12
# Down to lines and labels every value has a line of its own; below that they are written on one.
DEPTH = 4


class ResultsError(FingerpostError):
    """A results file that cannot be found, read or written."""

    code = "results"


@dataclass(frozen=True, slots=True)
class Results:
    """One run. `commit` ends in `-dirty` when the code was not as committed; `seconds` are of this machine.

    `settings` are what else decides the outcome, such as the weights of the lanes.
    """

    name: str
    suite: str
    split: str
    commit: str
    pathway: str
    pathway_fingerprint: str
    encoder: str
    verdict_model: str
    records: tuple[CaseRecord, ...]
    settings: Mapping[str, str | float | int] = field(default_factory=dict)
    machine: Mapping[str, str | int] = field(default_factory=dict)
    seconds: float = 0.0

    @property
    def file_name(self) -> str:
        """Name and commit, such as `product-test-0a84a65dd0ab.json`."""
        commit = self.commit.removesuffix(DIRTY)[:SHORT_COMMIT]
        return f"{self.name}-{commit}{DIRTY if self.commit.endswith(DIRTY) else ''}.json"


_RESULTS = TypeAdapter(Results)
_KEPT = re.compile(rf"(?P<name>.+)-(?:[0-9a-f]{{{SHORT_COMMIT}}}|{UNKNOWN})(?:{DIRTY})?\.json")
_CURE = "Results are written by `python -m eval run --save`, to eval/results/."


def save_results(results: Results, folder: Path = FOLDER, *, dirty: bool = False) -> Path:
    """Write a run to its file, in place of an earlier one of the same name, and say where.

    `dirty` allows a run whose code is not the committed code.

    Raises:
        ResultsError: the code is not as committed, and that was not allowed.
    """
    if results.commit.endswith(DIRTY) and not dirty:
        raise ResultsError(
            "The code or the labels are not as committed, so nobody could make these results again.",
            "Commit first, or add --dirty to save them all the same.",
        )
    folder.mkdir(parents=True, exist_ok=True)
    for earlier in _files_of(results.name, folder):
        earlier.unlink()
    path = folder / results.file_name
    path.write_text(results_to_json(results), encoding="utf-8")
    return path


def load_results(path: Path) -> Results:
    """A run as `save_results` wrote it.

    Raises:
        ResultsError: there is no such file, or it is not a results file.
    """
    try:
        return results_from_json(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, LookupError, TypeError, AttributeError) as error:
        raise ResultsError(f"{path.name!r} is not a results file: {_first_line(error)}.", _CURE) from error


def find_results(named: str, folder: Path = FOLDER) -> Path:
    """The file meant by its path, by its name without the ending, or by the name of the run.

    Raises:
        ResultsError: there is none, or there are several of that name.
    """
    found = _files_of(named, folder)
    for path in (Path(named), folder / f"{named}.json", *found[:1]):
        if len(found) < 2 and path.is_file():
            return path
    if found:
        raise ResultsError(f"{named!r} may be any of {', '.join(path.stem for path in found)}.", "Name one of them.")
    raise ResultsError(f"There are no results {named!r}.", _CURE)


def kept_names(folder: Path = FOLDER) -> tuple[str, ...]:
    """The names of the runs kept in a folder, in order."""
    found = (_KEPT.fullmatch(path.name) for path in folder.glob("*.json"))
    return tuple(sorted({match["name"] for match in found if match}))


def _files_of(name: str, folder: Path) -> list[Path]:
    paths = sorted(folder.glob("*.json"))
    return [path for path in paths if (match := _KEPT.fullmatch(path.name)) and match["name"] == name]


def results_to_json(results: Results) -> str:
    """A results file's text. Values at their defaults are left out, and ids that fill lists are numbers into `ids`."""
    raw = _RESULTS.dump_python(results, mode="json", exclude_defaults=True)
    numbers: dict[str, int] = {}
    for holder, key in _lists_of_ids(raw["records"]):
        holder[key] = [numbers.setdefault(name, len(numbers)) for name in holder[key]]
    return _laid_out({**raw, "records": raw["records"], "ids": [*numbers]}, DEPTH) + "\n"


def results_from_json(text: str) -> Results:
    """The run of a results file's text.

    Raises:
        ValueError, LookupError, TypeError or AttributeError: it is not one.
    """
    raw = json.loads(text)
    names = raw.pop("ids")
    for holder, key in _lists_of_ids(raw["records"]):
        holder[key] = [names[number] for number in holder[key]]
    return _RESULTS.validate_python(raw)


def _lists_of_ids(cases: list[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], str]]:
    for case in cases:
        for row in (*case["labels"], case.get("gaps") or {}):
            yield from ((row, key) for key in ("ranked", "found", "missing", "claimed") if key in row)


def _laid_out(value: object, depth: int, indent: str = "\n") -> str:
    """JSON with a line for each value down to a depth; one line below it."""
    inner = f"{indent} "
    if depth and isinstance(value, dict) and value:
        rows = (f"{json.dumps(key)}: {_laid_out(one, depth - 1, inner)}" for key, one in value.items())
        return f"{{{inner}{f',{inner}'.join(rows)}{indent}}}"
    if depth and isinstance(value, list) and value:
        return f"[{inner}{f',{inner}'.join(_laid_out(one, depth - 1, inner) for one in value)}{indent}]"
    return json.dumps(value, ensure_ascii=False)


def _first_line(error: Exception) -> str:
    return str(error.errors()[0]["msg"]) if isinstance(error, ValidationError) else str(error).partition("\n")[0]


def this_machine() -> Mapping[str, str | int]:
    """What of this machine bears on seconds and on the last digits, and nothing that tells whose it is."""
    return {"cpus": os.cpu_count() or 0, "python": platform.python_version()}
