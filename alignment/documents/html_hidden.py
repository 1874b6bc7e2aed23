"""What a web page holds that its reader does not read: hidden text, menus, footers, cookie notices."""

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from alignment.documents.clean import excerpt, holds_words
from alignment.types import NotRead

_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*0(?:\.0+)?\s*(?:;|!|$)|"
    r"font-size\s*:\s*[01](?:\.\d+)?(?:px|pt|em|%)?\s*(?:;|!|$)|(?:left|top|text-indent)\s*:\s*-\d{4,}|"
    r"clip\s*:\s*rect\(\s*(?:0|1px)",
    re.IGNORECASE,
)
_WHITE = r"(?:#fff(?:fff)?\b|white\b|rgba?\(\s*255\s*,\s*255\s*,\s*255\b|transparent\b)"
_WHITE_TEXT = re.compile(rf"(?<![-\w])color\s*:\s*{_WHITE}", re.IGNORECASE)
_BACKGROUND = re.compile(rf"background(?:-color)?\s*:\s*(?!\s*(?:{_WHITE}|none|inherit|initial))", re.IGNORECASE)
_COOKIES = re.compile(r"(?:^|[\s_-])(?:cookies?|consent|ccc|onetrust|gdpr)(?:$|[\s_-])|cookie", re.IGNORECASE)
_LINKS = re.compile(
    r"(?:similar|related|other|more|latest|recommended) (?:jobs|roles|vacancies|documents|posts|articles)",
    re.IGNORECASE,
)
_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_AT_BLOCK = re.compile(r"@[^{};]+\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
_SIMPLE_SELECTOR = re.compile(r"[.#][\w-]+")
_ROLES = {"navigation": "menu", "contentinfo": "footer", "banner": "", "search": "search box"}
_TAGS = {"nav": "menu", "footer": "footer", "noscript": "text for browsers without scripts"}


class Hidden:
    """Decides element by element what to leave out, and keeps the list of it."""

    def __init__(self, tree: LexborHTMLParser) -> None:
        """Learn from the page's own style sheets which classes and ids are hidden."""
        self._hidden_names = _hidden_names(tree)
        self.not_read: list[NotRead] = []

    def __call__(self, node: LexborNode) -> bool:
        """Whether to leave the element out."""
        reason = self._reason(node)
        if reason and holds_words(text := node.text(separator=" ")):
            self.not_read.append(NotRead(excerpt(text), reason))
        return bool(reason)

    def _reason(self, node: LexborNode) -> str:
        attributes = node.attributes
        if node.tag in ("html", "body", "main"):
            return ""
        style = attributes.get("style") or ""
        if "hidden" in attributes or attributes.get("aria-hidden") == "true" or _HIDING.search(style):
            return "Hidden on the page."
        if _is_white(style):
            return "White text on a white page."
        names = _names(node)
        if (why := next((self._hidden_names[name] for name in names if name in self._hidden_names), "")) != "":
            return why
        return self._furniture(node, names)

    def _furniture(self, node: LexborNode, names: list[str]) -> str:
        """Menus, footers and cookie notices, unless the page keeps its heading or main text inside them."""
        title = _TAGS.get(node.tag or "") or _ROLES.get(node.attributes.get("role") or "", "")
        if not title and any(_COOKIES.search(name[1:]) for name in names):
            title = "cookie notice"
        if not title and node.tag in ("aside", "section", "div") and _opens_links(node):
            title = "links to other pages"
        keeps = title and node.css_first("h1, main") is not None
        return f"Part of the web page, not of the document: {title}." if title and not keeps else ""


def _opens_links(node: LexborNode) -> bool:
    """Whether a part of the page begins with a heading such as `Similar jobs`."""
    child = node.child
    while child is not None and (not child.is_element_node or not holds_words(child.text())):
        child = child.next
    return child is not None and child.tag in _HEADINGS and bool(_LINKS.match(child.text().strip()))


def _names(node: LexborNode) -> list[str]:
    """The element's class and id selectors, in order."""
    classes = [f".{name}" for name in (node.attributes.get("class") or "").split()]
    identity = node.attributes.get("id")
    return [*classes, f"#{identity}"] if identity else classes


def _hidden_names(tree: LexborHTMLParser) -> dict[str, str]:
    """Class and id selectors that a style sheet in the page hides. Rules for print or small screens do not count."""
    found: dict[str, str] = {}
    for sheet in tree.css("style"):
        for selectors, body in _RULE.findall(_AT_BLOCK.sub("", sheet.text())):
            reason = "Hidden on the page." if _HIDING.search(body) else ""
            reason = reason or ("White text on a white page." if _is_white(body) else "")
            names = [name.strip() for name in selectors.split(",")] if reason else []
            found |= {name: reason for name in names if _SIMPLE_SELECTOR.fullmatch(name)}
    return found


def _is_white(style: str) -> bool:
    return bool(_WHITE_TEXT.search(style)) and not _BACKGROUND.search(style)
