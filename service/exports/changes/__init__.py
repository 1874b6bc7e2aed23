"""What differs between two versions of a framework, as release notes to read, print or pass on. Rendering only.

`render_changes_text` gives plain text, `render_changes_html` one self-contained page with the same content in the same
order. `view.view_changes` is what both are drawn from.
"""

from service.exports.changes.html import render_changes_html
from service.exports.changes.text import render_changes_text

__all__ = ["render_changes_html", "render_changes_text"]
