"""Release notes as one HTML file that needs nothing else."""

from alignment.pathway.comparing import Effects, PathwayDiff
from service.exports.changes.view import view_changes
from service.exports.html import show_value
from service.exports.rendering import read_template, template_environment


def render_changes_html(diff: PathwayDiff, effects: Effects) -> str:
    """The difference as one self-contained page: no scripts, nothing loaded. The same difference, the same bytes."""
    from markupsafe import Markup

    template = template_environment(show_value).get_template("changes.html.j2")
    style = read_template("report.css") + read_template("changes.css")
    return template.render(changes=view_changes(diff, effects), style=Markup(style))
