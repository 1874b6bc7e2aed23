"""Files of JSON lines, each row checked for its keys."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from eval.external.suite import ExternalError


def read_rows(path: Path, keys: dict[str, type]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each row of a file with its place, all of these keys there and of these types.

    Raises:
        ExternalError: a row is not JSON, or not an object with these keys.
    """
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        place = f"{path.name}:{number}"
        try:
            row = json.loads(line)
        except ValueError as error:
            raise ExternalError(f"{place} is not JSON: {error}.", "Build the files anew.") from error
        if not isinstance(row, dict) or not all(isinstance(row.get(key), kind) for key, kind in keys.items()):
            raise ExternalError(f"{place} is not an object with {', '.join(keys)}.", "Build the files anew.")
        yield place, row
