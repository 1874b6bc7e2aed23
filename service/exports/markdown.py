"""The report as Markdown: the same content in the same order, readable raw and rendered."""

import re

from alignment.types import Report
from service.exports.clean import visible
from service.exports.rendering import template_environment
from service.exports.view import view_report

_SPECIAL = re.compile(r"[\\`*_\[\]|~$#]")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
# Where viewers make an address live, or a name into a mention, whatever is escaped. A word joiner stops them unseen.
_LIVE = re.compile(r"(?<=:)(?=//)|(?<=\bwww)(?=\.)|(?<=@)(?=\w)", re.IGNORECASE)
_OPENS_BLOCK = re.compile(r"^([-+=]|\d+(?=[.)](?:\s|$)))")
WORD_JOINER = "\N{WORD JOINER}"


def render_markdown(report: Report) -> str:
    """The report as Markdown text ending in a newline. Same report, same bytes."""
    text = template_environment(escape_value).get_template("report.md.j2").render(report=view_report(report))
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def escape_value(value: object) -> object:
    """Text escaped for Markdown; markup made by the templates and numbers pass as they are."""
    from markupsafe import Markup

    if not isinstance(value, str) or isinstance(value, Markup):
        return value
    return Markup(escape_markdown(value))


def escape_markdown(text: str) -> str:
    """The text on one line so that Markdown shows it as it is: no markup, no HTML, no live addresses."""
    safe = _LIVE.sub(WORD_JOINER, visible(text))
    safe = re.sub(r"[&<>]", lambda found: _ENTITIES[found.group()], _SPECIAL.sub(r"\\\g<0>", safe))
    return _OPENS_BLOCK.sub(_escape_opening, safe)


def _escape_opening(found: re.Match[str]) -> str:
    """A sign that would open a list is escaped; a number gets the escape before the dot that follows it."""
    opening = found.group()
    return opening + "\\" if opening[0].isdigit() else "\\" + opening
