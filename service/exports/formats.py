"""What a report can be taken away as."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from alignment.report import report_to_json
from alignment.types import Report
from service.exports.csv_file import render_csv
from service.exports.html import render_html
from service.exports.markdown import render_markdown
from service.review import Review


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file: how it is made from a report and the review of it, and its media type."""

    media_type: str
    render: Callable[[Report, Review], str]


FORMATS: Mapping[str, Format] = {
    "json": Format("application/json", lambda report, _: report_to_json(report)),
    "csv": Format("text/csv; charset=utf-8", render_csv),
    "html": Format("text/html; charset=utf-8", lambda report, _: render_html(report)),
    "md": Format("text/markdown; charset=utf-8", lambda report, _: render_markdown(report)),
}
