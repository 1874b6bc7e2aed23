"""Joins the lines of a paragraph, mending words split at line ends only where that is safe."""

import re
from collections.abc import Sequence

_SPLIT = re.compile(r"(\w+(?:-\w+)*)-$")
# Words that keep their hyphen: the first half of care's commonest compounds.
_KEEPS = frozenset(
    "all anti co cross day decision e end evidence ex face first follow four full front hands hard health high home in "
    "inter live long low medium mid multi non on one open out over part people person post pre problem pro quality re "
    "risk second self semi short sleep solution step strength strengths sub team time trauma two under up value values "
    "waking well whole work year".split()
)


def join_lines(lines: Sequence[str], vocabulary: frozenset[str]) -> str:
    """The lines as one. `vocabulary` is the document's own words in lower case."""
    text = ""
    for line in lines:
        text = _joined(text, line, vocabulary) if text else line
    return text


def _joined(text: str, line: str, vocabulary: frozenset[str]) -> str:
    split = _SPLIT.search(text)
    if split is None or not line[:1].islower():
        return f"{text}{'' if text.endswith(('/', '-')) and not text.endswith(' -') else ' '}{line}"
    head = split[1].casefold()
    tail = re.split(r"\W", line.casefold(), maxsplit=1)[0]
    whole, compound = head + tail, f"{head}-{tail}"
    if whole in vocabulary and compound not in vocabulary:
        return text[:-1] + line
    keeps = "-" in head or compound in vocabulary or head in _KEEPS or (head in vocabulary and tail in vocabulary)
    return text + line if keeps else text[:-1] + line
