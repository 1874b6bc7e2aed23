"""Small questions to Word's XML."""

from collections.abc import Iterator
from typing import Any, TypeAlias

# lxml ships no types of its own.
XmlElement: TypeAlias = Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"


def value_of(parent: XmlElement | None, name: str) -> str | None:
    """The `w:val` of a child, or `None` when there is no such child or value."""
    child = None if parent is None else parent.find(f"{W}{name}")
    return None if child is None else child.get(f"{W}val")


def is_on(properties: XmlElement | None, name: str) -> bool | None:
    """A switch such as `w:b`: on, off, or `None` when it is not set here."""
    child = None if properties is None else properties.find(f"{W}{name}")
    return None if child is None else child.get(f"{W}val") not in ("0", "false", "off", "none")


def text_of(element: XmlElement) -> str:
    """All words under an element, a space between paragraphs, deleted ones too."""
    return "".join(_words(element))


def _words(element: XmlElement) -> Iterator[str]:
    for node in element.iter(f"{W}t", f"{W}delText", f"{W}tab", f"{W}br", f"{W}p"):
        yield (node.text or "") if node.tag in (f"{W}t", f"{W}delText") else " "


def drop(element: XmlElement) -> None:
    """Take an element out of its parent."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
