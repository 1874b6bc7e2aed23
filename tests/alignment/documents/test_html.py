import pytest

from alignment.documents import read_document
from alignment.errors import EmptyDocumentError, UnsafeDocumentError
from alignment.types import Block, BlockKind, Document, DocumentFormat


def page(body: str, head: str = "") -> Document:
    return read_document(f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode(), isolated=False)


def seen(document: Document) -> list[str]:
    return [block.text for block in document.blocks]


def block(document: Document, text: str) -> Block:
    return next(block for block in document.blocks if block.text == text)


def test_headings_and_paragraphs_read_in_order() -> None:
    document = page("<h1>Care worker</h1>loose <b>words</b><div>A <p>B</p> C</div>")
    assert document.format is DocumentFormat.HTML
    assert seen(document) == ["Care worker", "loose words", "A", "B", "C"]
    assert (document.blocks[0].kind, document.blocks[0].level) == (BlockKind.HEADING, 1)
    assert [one.locator.paragraph for one in document.blocks] == [1, 2, 3, 4, 5]


def test_nested_lists_keep_level_marker_and_numbering() -> None:
    document = page("<ul><li>A<ul><li>B</ul><li><p>C</p><p>D</p></ul><ol type=a start=2><li>E<li>F</ol>")
    assert [(one.text, one.level, one.marker) for one in document.blocks] == [
        ("A", 1, "•"), ("B", 2, "•"), ("C", 1, "•"), ("D", 1, ""), ("E", 1, "b."), ("F", 1, "c."),
    ]  # fmt: skip


def test_spans_put_cells_under_the_right_heading() -> None:
    document = page(
        "<table><tr><th>Area<th>Essential<th>Desirable<tr><td rowspan=2>Skills<td>Hoist<td>Cooking"
        "<tr><td colspan=2>Reading<tr><td>Other<td><ul><li>Kind</ul><td>C<br>D</table>"
    )
    assert (block(document, "Cooking").column_heading, block(document, "Cooking").row_heading) == (
        "Desirable",
        "Skills",
    )
    assert (block(document, "Reading").column_heading, block(document, "Reading").row_heading) == (
        "Essential / Desirable",
        "Skills",
    )
    assert block(document, "Kind").kind is BlockKind.LIST_ITEM
    assert block(document, "D").column_heading == "Desirable"
    assert block(document, "D").locator.column == 3


def test_a_table_in_a_cell_keeps_its_own_place() -> None:
    document = page("<table><tr><td>Outer<td><table><tr><td>Inner one<td>Inner two</table></table>")
    assert (block(document, "Inner two").locator.table, block(document, "Inner two").locator.column) == (2, 2)
    assert block(document, "Outer").locator.table == 1


def test_definitions_know_their_term() -> None:
    document = page("<dl><dt>Hours<dd>37 a week<dt>Pay<dd>£12</dl>")
    assert [(one.text, one.row_heading) for one in document.blocks] == [
        ("Hours", ""), ("37 a week", "Hours"), ("Pay", ""), ("£12", "Pay"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "hidden",
    [
        "<div hidden>SECRET</div>",
        "<div style='display: none'>SECRET</div>",
        "<span style='visibility:hidden'>SECRET</span>",
        "<p style='font-size:0'>SECRET</p>",
        "<p style='position:absolute; left:-9999px'>SECRET</p>",
        "<p style='color: #FFFFFF'>SECRET</p>",
        "<p aria-hidden='true'>SECRET</p>",
        "<p class='gone'>SECRET</p>",
        "<p id='away'>SECRET</p>",
    ],
)
def test_hidden_text_is_reported_and_not_read(hidden: str) -> None:
    document = page(f"<p>Care worker</p>{hidden}", "<style>.gone, .x {display:none} #away{color:white}</style>")
    assert seen(document) == ["Care worker"]
    assert [item.what for item in document.not_read] == ["SECRET"]


@pytest.mark.parametrize(
    "shown",
    [
        "<p style='color:#fff;background:#006'>Duties</p>",
        "<p class='print'>Duties</p>",
        "<p style='border-color:#fff'>Duties</p>",
    ],
)
def test_text_that_is_seen_is_read(shown: str) -> None:
    document = page(shown, "<style>@media print { .print {display:none} }</style>")
    assert seen(document) == ["Duties"]


def test_menus_footers_and_cookie_notices_are_reported() -> None:
    document = page(
        "<nav>Home Jobs</nav><div class='cookie-bar'>Accept all</div><p>Care worker</p><footer>© Larch</footer>"
    )
    assert seen(document) == ["Care worker"]
    assert [item.what for item in document.not_read] == ["Home Jobs", "Accept all", "© Larch"]


def test_scripts_and_styles_hold_no_words_for_people() -> None:
    document = page("<script>var words</script><style>p{}</style><template>x</template><p>Care worker</p>")
    assert seen(document) == ["Care worker"]
    assert document.not_read == ()


def test_a_page_whose_text_is_all_inside_a_cookie_wrapper_is_still_read() -> None:
    assert seen(page("<div id='cookie-ok'><main><p>Care worker</p></main></div>")) == ["Care worker"]


def test_the_first_heading_is_the_title_and_the_page_title_stands_in() -> None:
    assert page("<h1>Care worker</h1>", "<title>Jobs | Larch</title>").title == "Care worker"
    assert page("<p>Care work</p>", "<title>Support worker</title>").title == "Support worker"


def test_the_encoding_a_page_declares_is_used() -> None:
    data = "<html><meta charset=iso-8859-2><body><p>Łódź café role</p></body></html>".encode("iso-8859-2")
    assert "Łódź" in read_document(data, isolated=False).text


def test_a_page_without_words_is_empty() -> None:
    with pytest.raises(EmptyDocumentError):
        page("<img src=x><script>1</script>")


@pytest.mark.hostile
@pytest.mark.parametrize("tag", ["div", "b", "table", "ul", "span", "font"])
def test_a_hundred_thousand_open_elements_are_refused_at_once(tag: str) -> None:
    with pytest.raises(UnsafeDocumentError, match="nested"):
        page(f"<{tag}>" * 100_000 + "deep")


@pytest.mark.hostile
def test_a_span_of_a_billion_costs_nothing() -> None:
    document = page("<table><tr><td colspan=999999999 rowspan=999999999>A<td>B</table>")
    assert seen(document) == ["A", "B"]


@pytest.mark.hostile
def test_many_unclosed_paragraphs_and_items_are_no_nesting() -> None:
    assert len(page("<ul>" + "<li>wash people" * 3000).blocks) == 3000


def test_links_to_other_jobs_are_reported() -> None:
    document = page(
        "<h1>Carer</h1><aside> <h3>Similar jobs</h3><p>Chef</p></aside><div><h3>More about us</h3><p>Kind</p></div>"
    )
    assert seen(document) == ["Carer", "More about us", "Kind"]
    assert document.not_read[0].reason.endswith("links to other pages.")
