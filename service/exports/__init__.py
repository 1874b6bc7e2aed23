"""A report as a file to read, print or pass on. Rendering only: nothing is judged here.

`render_html` gives one self-contained page, `render_markdown` plain text with the same content in the same order, and
`render_csv` the line-by-line table with what people decided. `FORMATS` has them by name. `view.view_report` is what
the first two are drawn from.
"""

from service.exports.csv_file import render_csv
from service.exports.formats import FORMATS, Format
from service.exports.html import render_html
from service.exports.markdown import render_markdown

__all__ = ["FORMATS", "Format", "render_csv", "render_html", "render_markdown"]
