from alignment import report_to_json
from service.exports import FORMATS, render_csv, render_html, render_markdown
from service.review import Review

from .sample import sample_report


def test_each_format_is_made_by_its_renderer() -> None:
    report, review = sample_report(), Review(60)
    made = {name: form.render(report, review) for name, form in FORMATS.items()}
    assert made == {
        "json": report_to_json(report),
        "csv": render_csv(report, review),
        "html": render_html(report),
        "md": render_markdown(report),
    }
