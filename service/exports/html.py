"""The report as one HTML file that needs nothing else: to read on any screen, print on A4, or send on."""

import re

from alignment.types import Report
from service.exports.clean import shorten, visible
from service.exports.rendering import read_template, template_environment
from service.exports.view import view_report

# The footer of a printed page has one line.
FOOTER_TITLE = 60


def render_html(report: Report) -> str:
    """The report as one self-contained page: no scripts, nothing loaded from anywhere. Same report, same bytes."""
    from markupsafe import Markup

    view = view_report(report)
    template = template_environment(show_value).get_template("report.html.j2")
    return template.render(
        report=view,
        style=Markup(read_template("report.css")),
        footer_title=Markup(css_string(shorten(visible(view.title), FOOTER_TITLE))),
    )


def show_value(value: object) -> object:
    """Text made visible before it is escaped; markup made by the templates passes as it is."""
    from markupsafe import Markup

    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def css_string(text: str) -> str:
    """The text as a quoted CSS string; whatever could end the string or the style is written as its code point.

    The space after each code point belongs to it and is not shown.
    """
    return '"' + re.sub(r"[^A-Za-z0-9 ]", lambda found: f"\\{ord(found.group()):x} ", text) + '"'
