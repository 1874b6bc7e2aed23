"""YAML with the line of every value, and nothing a content file has no business holding.

Every plain value is text: whether `2025-04` or `no` is a date or a truth value is for the schema to say, not for YAML.
Tags, anchors and aliases are refused, as are repeated keys, deep nesting and oversized files, so a hostile file can
neither run anything nor expand.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from alignment.errors import InvalidPathwayError

# Several times the whole of the bundled content; a larger file is a mistake or an attack.
MAX_BYTES = 2_000_000
# The format itself goes seven deep.
MAX_DEPTH = 12

_LOADER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Plain = str | list["Plain"] | dict[str, "Plain"]


@dataclass(frozen=True, slots=True)
class YamlNode:
    """A value and the line it stands on, from 1. For a value in a mapping that is the line of its key."""

    value: "str | list[YamlNode] | dict[str, YamlNode]"
    line: int

    def plain(self) -> Plain:
        """The value without its lines."""
        if isinstance(self.value, dict):
            return {key: node.plain() for key, node in self.value.items()}
        if isinstance(self.value, list):
            return [node.plain() for node in self.value]
        return self.value

    def line_of(self, path: Sequence[str | int]) -> int:
        """The line of what the path leads to, or of the last thing on the way that exists."""
        node = self
        for step in path:
            child = node._child(step)
            if child is None:
                break
            node = child
        return node.line

    def _child(self, step: str | int) -> "YamlNode | None":
        if isinstance(self.value, dict):
            return self.value.get(str(step))
        if isinstance(self.value, list) and isinstance(step, int) and step < len(self.value):
            return self.value[step]
        return None


def read_yaml(path: Path, shown: str) -> YamlNode:
    """The one document in a file. `shown` is what errors call the file.

    Raises:
        InvalidPathwayError: It is too large, not UTF-8, not YAML, empty, or holds what is refused above.
    """
    text = _read_text(path, shown)
    try:
        events = yaml.parse(text, Loader=_LOADER)
        return _Builder(events, shown).document()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = f"{shown}:{mark.line + 1}" if mark else shown
        raise InvalidPathwayError(
            f"{place}: this is not valid YAML: {error.problem or error.context}.",
            "Look for a missing quotation mark around text with a colon, or a line that is indented differently.",
        ) from error
    except yaml.YAMLError as error:
        raise InvalidPathwayError(
            f"{shown}: this is not valid YAML: {error}.", "Remove the unusual character."
        ) from error


def _read_text(path: Path, shown: str) -> str:
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise InvalidPathwayError(
                f"{shown}: the file has {size:,} bytes and the limit is {MAX_BYTES:,}.", "Split it into smaller files."
            )
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise InvalidPathwayError(f"{shown}: the file is not UTF-8 text.", "Save it again as UTF-8.") from error
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise InvalidPathwayError(f"{shown}: the file cannot be read: {reason}.", "Check that it is there.") from error


class _Builder:
    """Builds nodes from the stream of events, which it holds open."""

    def __init__(self, events: Iterator[yaml.Event], shown: str) -> None:
        self._events = events
        self._shown = shown

    def document(self) -> YamlNode:
        next(self._events)
        if isinstance(next(self._events), yaml.StreamEndEvent):
            raise InvalidPathwayError(f"{self._shown}:1: the file is empty.", "Fill it in or remove it.")
        node = self._node(next(self._events), depth=1)
        next(self._events)
        after = next(self._events)
        if not isinstance(after, yaml.StreamEndEvent):
            raise self._refusal(after, "there is a second YAML document in the file", "Keep one document in a file.")
        return node

    def _node(self, event: yaml.Event, depth: int) -> YamlNode:
        self._refuse_the_unsafe(event, depth)
        line = _line(event)
        if isinstance(event, yaml.ScalarEvent):
            return YamlNode(event.value, line)
        if isinstance(event, yaml.SequenceStartEvent):
            return YamlNode(self._items(depth), line)
        return YamlNode(self._entries(depth), line)

    def _items(self, depth: int) -> list[YamlNode]:
        items = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            items.append(self._node(event, depth + 1))
        return items

    def _entries(self, depth: int) -> dict[str, YamlNode]:
        entries: dict[str, YamlNode] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key = self._node(event, depth + 1)
            if not isinstance(key.value, str):
                raise self._refusal(event, "a key is not plain text", "Write each key as one word.")
            if key.value in entries:
                raise self._refusal(event, f"the key {key.value!r} stands here a second time", "Remove one of the two.")
            entries[key.value] = YamlNode(self._node(next(self._events), depth + 1).value, key.line)
        return entries

    def _refuse_the_unsafe(self, event: yaml.Event, depth: int) -> None:
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise self._refusal(event, "anchors (&) and aliases (*) are not allowed", "Write the text out, in quotes.")
        if tag := getattr(event, "tag", None):
            raise self._refusal(event, f"the tag {tag!r} is not allowed", "Remove the word beginning with `!`.")
        if depth > MAX_DEPTH:
            raise self._refusal(event, f"it is nested more than {MAX_DEPTH} deep", "Take out the extra levels.")

    def _refusal(self, event: yaml.Event, problem: str, cure: str) -> InvalidPathwayError:
        return InvalidPathwayError(f"{self._shown}:{_line(event)}: {problem}.", cure)


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1
