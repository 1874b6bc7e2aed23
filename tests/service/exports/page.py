"""A page taken apart for tests: what it links to, names, heads and shows."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "link", "br", "img", "col", "input", "hr", "path", "rect", "circle"}
UNSEEN = {"style", "title", "script"}


@dataclass
class Element:
    """A tag with its attributes."""

    tag: str
    attributes: dict[str, str]


@dataclass
class Page(HTMLParser):
    """The elements in order, the headings and the words people see; `errors` are tags closed out of turn."""

    elements: list[Element] = field(default_factory=list)
    headings: list[tuple[int, str]] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    stack: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}))
        if tag[0] == "h" and tag[1:].isdigit():
            self.headings.append((int(tag[1:]), ""))
        if tag not in VOID:
            self.stack.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if not self.stack or self.stack.pop() != tag:
            self.errors.append(tag)

    def handle_data(self, data: str) -> None:
        if UNSEEN & set(self.stack):
            return
        self.words.append(data)
        if any(tag[0] == "h" and tag[1:].isdigit() for tag in self.stack):
            level, text = self.headings[-1]
            self.headings[-1] = (level, text + data)

    @property
    def text(self) -> str:
        """The words people see, on one line."""
        return " ".join("".join(self.words).split())

    def all(self, tag: str) -> list[Element]:
        """Every element of this kind, in order."""
        return [element for element in self.elements if element.tag == tag]

    def values(self, attribute: str) -> list[str]:
        """Every value of this attribute, in order."""
        return [e.attributes[attribute] for e in self.elements if attribute in e.attributes]


def take_apart(html: str) -> Page:
    """The page, read to its end."""
    page = Page()
    page.feed(html)
    page.close()
    return page
