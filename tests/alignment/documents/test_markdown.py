from alignment.documents import read_document
from alignment.types import BlockKind, Document, DocumentFormat


def read(text: str, name: str = "jd.md") -> Document:
    return read_document(text.encode(), name=name, isolated=False)


def test_markdown_reads_as_what_it_stands_for() -> None:
    document = read("# Care worker\n\nSome *soft*\nwrapped **text**.\n\n1. One\n2. Two\n   - nested\n")
    assert document.format is DocumentFormat.MARKDOWN
    assert [(one.kind, one.text, one.level, one.marker) for one in document.blocks] == [
        (BlockKind.HEADING, "Care worker", 1, ""),
        (BlockKind.PARAGRAPH, "Some soft wrapped text.", 0, ""),
        (BlockKind.LIST_ITEM, "One", 1, "1."),
        (BlockKind.LIST_ITEM, "Two", 1, "2."),
        (BlockKind.LIST_ITEM, "nested", 2, "•"),
    ]


def test_tables_have_headings() -> None:
    document = read("| Area | Essential |\n|---|---|\n| Skills | Hoist |\n")
    cell = document.blocks[-1]
    assert (cell.text, cell.column_heading, cell.row_heading) == ("Hoist", "Essential", "Skills")


def test_html_inside_is_read_as_html() -> None:
    document = read("# Care worker\n\n<div style='display:none'>SECRET</div>\n\nWash people.\n")
    assert "SECRET" not in document.text
    assert [item.what for item in document.not_read] == ["SECRET"]


def test_the_title_above_the_text_is_used() -> None:
    document = read("---\ntitle: Support worker\nowner: someone\n---\n\nWash people.\n")
    assert (document.title, document.text) == ("Support worker", "Wash people.")


def test_plain_text_called_markdown_keeps_its_lines_as_markdown_does() -> None:
    assert read("Care worker\n").format is DocumentFormat.MARKDOWN
