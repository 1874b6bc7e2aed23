"""A report as a file to read, print or pass on. Rendering only: nothing is judged here.

`render_html` gives one self-contained page, `render_markdown` plain text with the same content in the same order.
`view.view_report` is what both are drawn from.
"""

from service.exports.html import render_html
from service.exports.markdown import render_markdown

__all__ = ["render_html", "render_markdown"]
