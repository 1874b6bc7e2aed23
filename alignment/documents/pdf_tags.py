"""What a tagged PDF says its words are: headings by level, and which belong to one paragraph."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from alignment.documents.pdf_lines import Line, PdfPage

_BLOCKS = frozenset(
    ("P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "LI", "LBody", "TD", "TH", "Title", "Caption", "Note")
)
# Trees of real files go to about 20.
_MAX_DEPTH = 60


@dataclass(frozen=True, slots=True)
class Tag:
    """The block an `mcid` belongs to: its role, and a number to tell it from its neighbours."""

    role: str
    element: int


def tags_of(page: PdfPage) -> dict[int, Tag]:
    """The tags of a page by mark, empty when the file has none or its tree is broken."""
    try:
        tree = page.structure_tree
    except Exception:
        # A broken tree costs nothing: the page is then read as one without tags.
        return {}
    return dict(_tags(tree))


def _tags(tree: list[dict[str, Any]]) -> Iterator[tuple[int, Tag]]:
    stack = [(element, Tag("", -1), 0) for element in reversed(tree)]
    count = 0
    while stack:
        element, outer, depth = stack.pop()
        role = str(element.get("type", ""))
        count += 1
        tag = Tag(_plain(role), count) if role in _BLOCKS else outer
        for mark in element.get("mcids", ()):
            yield mark, tag
        if depth < _MAX_DEPTH:
            children = element.get("children", ())
            stack += [(child, tag, depth + 1) for child in reversed(children) if isinstance(child, dict)]


def _plain(role: str) -> str:
    """Only headings with a level change how a line is read."""
    return role if role[:1] == "H" and role[1:].isdigit() else ""


def tagged(line: Line, tags: dict[int, Tag]) -> Line:
    """The line with the tag most of its words have."""
    counts = Counter(tags[word.mcid] for word in line.words if word.mcid in tags)
    if not counts:
        return line
    tag = max(counts, key=lambda tag: (counts[tag], -tag.element))
    return replace(line, role=tag.role, element=tag.element if tag.element >= 0 else None)
