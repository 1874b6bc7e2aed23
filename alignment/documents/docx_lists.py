"""Word's numbering: which marker the reader sees in front of a list item."""

import re

from alignment.documents.docx_xml import W, XmlElement, value_of
from alignment.documents.markers import plain_marker

_PLACE = re.compile(r"%(\d)")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
          (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
# Word has nine levels.
_LEVELS = 9


class Numbering:
    """The lists of one document. Numbers run on, so ask in document order."""

    def __init__(self, part: XmlElement) -> None:
        """Learn the lists from the numbering part."""
        abstract = {item.get(f"{W}abstractNumId"): item for item in part.iter(f"{W}abstractNum")}
        self._levels: dict[str, dict[int, XmlElement]] = {}
        self._kind: dict[str, str] = {}
        self._starts: dict[tuple[str, int], int] = {}
        self._counts: dict[str, dict[int, int]] = {}
        for number in part.iter(f"{W}num"):
            key, base = str(number.get(f"{W}numId")), value_of(number, "abstractNumId") or ""
            self._kind[key] = base
            self._levels[key] = _levels(abstract.get(base))
            self._override(key, number)

    def _override(self, key: str, number: XmlElement) -> None:
        """A list may begin afresh or change the look of a level of the one it is made from."""
        for override in number.iter(f"{W}lvlOverride"):
            level = int(override.get(f"{W}ilvl") or 0)
            start = value_of(override, "startOverride")
            if start is not None and start.isdigit():
                self._starts[key, level] = int(start)
                self._kind[key] = f"{self._kind[key]}#{key}"
            if (own := override.find(f"{W}lvl")) is not None:
                self._levels[key][level] = own

    def next(self, number: str, level: int) -> tuple[int, str] | None:
        """Depth (from 1) and marker of the next item of list `number` at `level` (from 0). `None` if no such list."""
        levels = self._levels.get(number)
        if levels is None or level >= _LEVELS:
            return None
        counts = self._counts.setdefault(self._kind[number], {})
        counts[level] = counts.get(level, self._start(number, level) - 1) + 1
        for deeper in range(level + 1, _LEVELS):
            counts.pop(deeper, None)
        return level + 1, self._marker(number, levels, level, counts)

    def _start(self, number: str, level: int) -> int:
        if (number, level) in self._starts:
            return self._starts[number, level]
        start = value_of(self._levels[number].get(level), "start") or "1"
        return int(start) if start.isdigit() else 1

    def _marker(self, number: str, levels: dict[int, XmlElement], level: int, counts: dict[int, int]) -> str:
        shape = levels.get(level)
        style = value_of(shape, "numFmt") or "bullet"
        if style == "bullet":
            return "•"
        if style == "none":
            return ""

        def place(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            count = counts.get(at, self._start(number, at))
            return _spelled(count, value_of(levels.get(at), "numFmt") or "decimal")

        return plain_marker(_PLACE.sub(place, value_of(shape, "lvlText") or "%1."))


def _levels(abstract: XmlElement | None) -> dict[int, XmlElement]:
    if abstract is None:
        return {}
    found = {level.get(f"{W}ilvl"): level for level in abstract.iter(f"{W}lvl")}
    return {int(key): level for key, level in found.items() if key is not None and key.isdigit()}


def _spelled(number: int, style: str) -> str:
    """A number as the list writes it."""
    letters = style.removeprefix("lower").removeprefix("upper")
    if letters == "Letter" and number > 0:
        text = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
    elif letters == "Roman" and 0 < number < 4000:
        text = _roman(number)
    else:
        return str(number)
    return text.upper() if style.startswith("upper") else text


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        text += letters * (number // value)
        number %= value
    return text
