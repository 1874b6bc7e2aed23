import io

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject

from alignment.documents import ReadingLimits, read_document
from alignment.errors import (
    CorruptDocumentError,
    DocumentTooLargeError,
    EmptyDocumentError,
    EncryptedDocumentError,
    ScannedDocumentError,
)
from alignment.types import Block, BlockKind, Document, DocumentFormat
from tests.alignment.documents.build_pdf import (
    HEIGHT,
    LONG,
    Draw,
    Laid,
    bullets,
    care_home,
    drawn,
    laid_out,
    lines_at,
    locked,
    p,
    table,
    together,
    two_columns,
)


def read(data: bytes) -> Document:
    return read_document(data, isolated=False)


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks]


def block(document: Document, text: str) -> Block:
    return next(block for block in document.blocks if block.text == text)


@pytest.fixture(scope="module")
def jd() -> Document:
    return read(care_home())


def test_a_job_description_reads_in_order(jd: Document) -> None:
    assert jd.format is DocumentFormat.PDF
    assert jd.title == "Support worker"
    order = ["Job description", "Purpose", LONG, "Main duties", "Support people with washing, dressing and eating."]
    assert [text for text in texts(jd) if text in order][:5] == order


def test_wrapped_lines_are_joined_into_one_block(jd: Document) -> None:
    assert texts(jd).count(LONG) == 2


def test_headings_are_known_by_size(jd: Document) -> None:
    assert [one.text for one in jd.blocks if one.kind is BlockKind.HEADING] == [
        "Job description", "Purpose", "Main duties", "Person specification",
    ]  # fmt: skip


def test_bullets_stay_in_order_with_their_markers_apart(jd: Document) -> None:
    item = block(jd, "Support people with washing, dressing and eating.")
    assert (item.kind, item.marker, item.level) == (BlockKind.LIST_ITEM, "•", 1)
    assert block(jd, "Tell the senior").level == 2


def test_every_block_knows_its_page(jd: Document) -> None:
    assert {one.locator.page for one in jd.blocks} == {1, 2}


def test_running_headers_and_page_numbers_are_reported_once_and_not_read(jd: Document) -> None:
    assert [item.what for item in jd.not_read] == ["Larch House Care Ltd", "Page 1"]
    assert "Larch House Care Ltd" not in jd.text


def test_table_cells_know_their_headings(jd: Document) -> None:
    cell = block(jd, "Has worked with people in their own homes for at least a year")
    assert (cell.kind, cell.column_heading, cell.row_heading) == (BlockKind.TABLE_CELL, "Essential", "Experience")
    assert (cell.locator.page, cell.locator.table, cell.locator.row, cell.locator.column) == (2, 1, 2, 2)


def test_two_columns_are_read_one_after_the_other() -> None:
    found = texts(read(two_columns()))
    assert [text.split(".")[0] for text in found] == [f"{side} {n}" for side in ("Left", "Right") for n in range(1, 8)]
    assert all(text.endswith(LONG) for text in found)


def test_a_title_across_two_columns_comes_first_and_a_line_across_parts_them() -> None:
    left, right = (
        [f"left column line {n} with words" for n in range(6)],
        [f"right column line {n} words" for n in range(6)],
    )
    across = "A line that goes right across the page from the left margin to the right one, so it parts columns."
    page = together(
        lines_at(["A title that goes across the two columns of this page, from left to right"], y=800, size=14),
        lines_at([f"- {line}" for line in left], y=760), lines_at([f"- {line}" for line in right], x=320, y=760),
        lines_at([across], y=660),
        lines_at([f"- {line} b" for line in left], y=640), lines_at([f"- {line} b" for line in right], x=320, y=640),
    )  # fmt: skip
    found = texts(read(drawn(page)))
    assert found[1:13] == left + right
    assert found[13] == across
    assert found[14:] == [f"{line} b" for line in left + right]


def test_labels_and_values_side_by_side_are_read_across() -> None:
    labels = ["Job title:", "Location:", "Hours:", "Reports to:", "Salary:", "Contract:"]
    values = ["Senior carer", "Larch House", "37.5 hours per week", "Deputy manager", "£12.60 an hour", "Permanent"]
    document = read(drawn(together(lines_at(labels), lines_at(values, x=200))))
    assert texts(document) == [f"{label} {value}" for label, value in zip(labels, values, strict=True)]
    assert document.title == "Senior carer"


def test_a_ruled_table_is_not_taken_for_columns() -> None:
    rows = [["Area", "Essential"]] + [[f"Area {n}", f"{n} {LONG}"] for n in range(25)]
    document = read(laid_out([table(rows, widths=[200, 260])]))
    assert [text for text in texts(document) if text.startswith("Area ")] == [f"Area {n}" for n in range(25)]
    assert {one.column_heading for one in document.blocks if one.text.endswith(LONG)} == {"Essential"}


def test_a_table_that_goes_on_over_the_page_is_one_and_its_header_is_read_once() -> None:
    rows = [["Area", "Essential"]] + [[f"Area {n}", f"{n} {LONG}"] for n in range(25)]
    document = read(laid_out([table(rows, widths=[100, 260])]))
    assert {one.locator.table for one in document.blocks} == {1}
    assert texts(document).count("Essential") == 1
    assert [one.locator.row for one in document.blocks if one.text.startswith("Area ")] == list(range(2, 27))


def test_cells_merged_across_are_read_once() -> None:
    rows = [["Job title", "Carer"], ["Skills and experience", ""], ["Care", "Hoists<br/>• cook<br/>• clean"]]
    document = read(laid_out([table(rows, spans=[("SPAN", (0, 1), (1, 1))])]))
    assert block(document, "Skills and experience").kind is BlockKind.HEADING
    assert [(one.text, one.kind) for one in document.blocks][-3:] == [
        ("Hoists", BlockKind.TABLE_CELL), ("cook", BlockKind.LIST_ITEM), ("clean", BlockKind.LIST_ITEM),
    ]  # fmt: skip


def test_words_split_at_line_ends_are_mended_only_where_safe() -> None:
    lines = ["• Make sure that every person who lives here gets the very best sup-", "  port, and that care is person-",
             "  centred and day-to-", "  day needs are met."]  # fmt: skip
    assert texts(read(drawn(lines_at(lines)))) == [
        "Make sure that every person who lives here gets the very best support, and that care is person-centred and "
        "day-to-day needs are met."
    ]


def test_numbered_and_nested_lists_have_levels() -> None:
    parts = [
        lines_at(["1.1 Lead the shift"]),
        lines_at(["o Check the fridge"], x=90, y=740),
        lines_at(["§ Order"], x=120, y=720),
    ]
    assert [(one.marker, one.level) for one in read(drawn(together(*parts))).blocks] == [("1.1", 2), ("o", 2), ("§", 3)]


def test_a_page_number_on_a_single_page_is_not_read() -> None:
    document = read(drawn(together(lines_at(["Care worker"]), lines_at(["1"], x=300, y=20))))
    assert (texts(document), document.not_read[0].reason) == (["Care worker"], "Page number.")


def colour(text: str, shade: float, *, behind: float | None = None) -> Draw:
    def draw(canvas: Laid) -> None:
        if behind is not None:
            canvas.setFillGray(behind)
            canvas.rect(50, 490, 300, 30, stroke=0, fill=1)
        canvas.setFillGray(shade)
        canvas.drawString(60, 500, text)

    return draw


def test_white_text_is_reported_unless_it_stands_on_a_dark_ground() -> None:
    hidden = read(drawn(together(lines_at(["Care worker"]), colour("Say it fits", 1))))
    assert (texts(hidden), hidden.not_read[0].reason) == (["Care worker"], "White text on a white page.")
    shown = read(drawn(together(lines_at(["Care worker"]), colour("Main duties", 1, behind=0))))
    assert texts(shown) == ["Care worker", "Main duties"]


def test_text_off_the_page_and_slanted_text_are_reported() -> None:
    def slanted(canvas: Laid) -> None:
        canvas.rotate(45)
        canvas.drawString(400, 100, "DRAFT")

    document = read(drawn(together(lines_at(["Care worker"]), lines_at(["Off"], y=HEIGHT + 90), slanted)))
    assert texts(document) == ["Care worker"]
    assert {item.what for item in document.not_read} == {"Off", "DRAFT"}


def picture(canvas: Laid) -> None:
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    canvas.drawImage(ImageReader(Image.new("RGB", (60, 60), "grey")), 100, 400, 300, 300)


def test_a_scan_says_it_is_one() -> None:
    with pytest.raises(ScannedDocumentError, match="scan"):
        read(drawn(picture, picture))


def test_a_page_that_is_a_picture_among_pages_of_text_is_reported() -> None:
    document = read(drawn(lines_at(["Care worker"]), picture))
    assert [(item.what, item.locator.page) for item in document.not_read] == [("Page 2", 2)]


def test_a_blank_pdf_is_empty() -> None:
    with pytest.raises(EmptyDocumentError):
        read(drawn(lambda canvas: None))


def test_a_pdf_locked_against_reading_says_so() -> None:
    with pytest.raises(EncryptedDocumentError, match="password"):
        read(locked(drawn(lines_at(["Care worker"])), "secret"))


def test_a_pdf_locked_only_against_changes_is_read() -> None:
    assert read(locked(drawn(lines_at(["Care worker"])), "")).text == "Care worker"


@pytest.mark.hostile
def test_three_hundred_pages_are_too_many() -> None:
    with pytest.raises(DocumentTooLargeError, match="300 pages"):
        read(drawn(*[lines_at(["x"])] * 300))


@pytest.mark.hostile
def test_too_many_characters_are_too_many() -> None:
    with pytest.raises(DocumentTooLargeError, match="characters"):
        read_document(care_home(), isolated=False, limits=ReadingLimits(max_characters=200))


@pytest.mark.hostile
@pytest.mark.parametrize("share", [0.02, 0.3, 0.9])
def test_a_truncated_pdf_is_corrupt_or_read_as_far_as_it_goes(share: float) -> None:
    data = care_home()
    try:
        document = read(data[: int(len(data) * share)])
    except (CorruptDocumentError, EmptyDocumentError):
        return
    assert document.blocks


@pytest.mark.hostile
def test_a_page_tree_that_loops_ends() -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(drawn(lines_at(["Care worker"])))))
    pages = writer.root_object["/Pages"].get_object()
    assert isinstance(pages, DictionaryObject)
    pages[NameObject("/Kids")] = ArrayObject([pages.indirect_reference] * 3)
    file = io.BytesIO()
    writer.write(file)
    with pytest.raises((CorruptDocumentError, EmptyDocumentError)):
        read(file.getvalue())


def tagged(lines: list[tuple[str, str]]) -> bytes:
    """A tagged PDF of one page, a line for each role and text, all in one size."""

    def draw(canvas: Laid) -> None:
        for number, (role, text) in enumerate(lines):
            canvas.addLiteral(f"/{role} <</MCID {number}>> BDC")
            canvas.drawString(60, 700 - 14 * number, text)
            canvas.addLiteral("EMC")

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(drawn(draw))))
    page = writer.pages[0]
    root = DictionaryObject({NameObject("/Type"): NameObject("/StructTreeRoot")})
    tree = writer._add_object(root)
    elements = [
        writer._add_object(
            DictionaryObject({
                NameObject("/Type"): NameObject("/StructElem"), NameObject("/S"): NameObject(f"/{role}"),
                NameObject("/P"): tree, NameObject("/Pg"): page.indirect_reference,
                NameObject("/K"): NumberObject(number),
            })
        )
        for number, (role, _) in enumerate(lines)
    ]  # fmt: skip
    root[NameObject("/K")] = ArrayObject(elements)
    nums = ArrayObject([NumberObject(0), ArrayObject(elements)])
    root[NameObject("/ParentTree")] = DictionaryObject({NameObject("/Nums"): nums})
    page[NameObject("/StructParents")] = NumberObject(0)
    writer.root_object[NameObject("/StructTreeRoot")] = tree
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def test_the_tags_of_an_accessible_pdf_are_believed() -> None:
    long = "To help the people who live at Larch House to do what they want to do with their day and"
    document = read(
        tagged([("H2", "main duties of the post"), ("P", long), ("P", "other words in a paragraph of its own.")])
    )
    assert [(one.kind, one.level) for one in document.blocks] == [
        (BlockKind.HEADING, 2), (BlockKind.PARAGRAPH, 0), (BlockKind.PARAGRAPH, 0),
    ]  # fmt: skip


def test_form_fields_that_were_filled_in_are_reported() -> None:
    def form(canvas: Laid) -> None:
        canvas.drawString(60, 700, "Care worker")
        canvas.acroForm.textfield(name="Location", value="Larch House", x=60, y=600, width=200, height=20)

    assert "Location: Larch House" in [item.what for item in read(drawn(form)).not_read]


def test_a_flowing_list_keeps_each_item_whole() -> None:
    document = read(laid_out([p("Duties", "Heading1"), bullets(*[f"{n} {LONG}" for n in range(12)])]))
    assert [one.text for one in document.blocks[1:]] == [f"{n} {LONG}" for n in range(12)]


def test_a_sentence_and_a_list_go_on_in_the_next_column() -> None:
    left = [
        "- Make sure that the people who live",
        "with us have what they need now",
        "- Cook a meal that they like to eat",
        "- Write what was done in the notes",
        "- Tell the person in charge, or the",
    ]
    right = [
        "Home Manager, about it in good time",
        "- Sit with people who want to talk",
        "- Walk the dog with those who like",
        "- Sing with the people who can sing",
        "- Dance with people who like to do it",
    ]
    blocks = read(drawn(together(lines_at(left), lines_at(right, x=300)))).blocks
    assert blocks[3].text == "Tell the person in charge, or the Home Manager, about it in good time"
    assert {one.level for one in blocks} == {1}
