"""What checking finds: how bad it is, what it is, and where."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from alignment.pathway.content_files import Place


class Severity(StrEnum):
    """Whether a finding must be mended or only looked at."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend or look at. `file` and `line` are empty and 0 for a pathway that did not come from files.

    `other` is the place of the second of two things that clash, such as `statements/values.yaml:12`, or empty.
    """

    severity: Severity
    code: str
    text: str
    file: str = ""
    line: int = 0
    other: str = ""

    def __str__(self) -> str:
        """As editors understand it: `statements/values.yaml:12: warning: …`."""
        place = f"{Place(self.file, self.line)}: " if self.file else ""
        see = f" (see {self.other})" if self.other else ""
        return f"{place}{self.severity}: {self.text}{see}"


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding before it has a place. `about` and `other` are keys of places, such as `theme medicines`."""

    severity: Severity
    code: str
    about: str
    text: str
    other: str = ""

    def at(self, places: Mapping[str, Place]) -> Finding:
        """The finding, with the places of what it is about."""
        place = places.get(self.about, Place("", 0))
        other = places.get(self.other)
        return Finding(self.severity, self.code, self.text, place.file, place.line, str(other) if other else "")
