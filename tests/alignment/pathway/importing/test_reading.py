import io
import zipfile
from pathlib import Path

import pytest

from alignment.errors import (
    CorruptDocumentError,
    DocumentError,
    DocumentTooLargeError,
    EmptyDocumentError,
    InvalidPathwayError,
    PathwayImportError,
    UnsafeDocumentError,
    UnsupportedFormatError,
)
from alignment.pathway.importing.reading import LIMITS, read_import
from alignment.pathway.schema import CategoryFile

from .import_cases import CONTENT_API, HEADED, LETTERED, behaviours, points, saved, whole_page
from .test_sheets import workbook
from .test_word import made_up_document


def bomb(name: str) -> bytes:
    """A small zip whose one part unpacks to more than is read."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, b" " * (LIMITS.max_unpacked_bytes + 1))
    return file.getvalue()


@pytest.mark.parametrize("path", [LETTERED, HEADED, CONTENT_API], ids=lambda path: path.name)
def test_the_bytes_decide_how_a_file_is_read(path: Path, tmp_path: Path) -> None:
    renamed = saved(tmp_path, path.read_bytes(), "anything.bin")
    assert read_import(renamed).statements == read_import(path).statements


def test_word_documents_and_workbooks_are_read_too(tmp_path: Path) -> None:
    assert read_import(saved(tmp_path, made_up_document(), "a.docx")).category == "Care technologist"
    sheet = workbook(("Sheet", [["Statement"], ["Knead"]]))
    assert read_import(saved(tmp_path, sheet, "a.xlsx"), category="baker").category == "baker"


def test_the_title_of_a_role_category_that_is_there_wins(tmp_path: Path) -> None:
    known = CategoryFile(id="head_baker", title="Head baker", summary="Leads.")
    page = saved(tmp_path, whole_page(f"<h2>Behaviours</h2>{points('Ask')}", title="Head Baker"))
    assert read_import(page, categories=[known]).category == "Head baker"
    assert read_import(page, category="head_baker", categories=[known]).category == "Head baker"


def test_an_address_that_is_given_stands_for_the_one_in_the_file(tmp_path: Path) -> None:
    source = read_import(saved(tmp_path, behaviours("Ask")), address="https://www.gov.uk/a").source
    assert (source.address, source.licence) == ("https://www.gov.uk/a", "Open Government Licence v3.0")
    assert read_import(saved(tmp_path, behaviours("Ask")), address="https://example.org/a").source.licence == ""


@pytest.mark.parametrize(
    ("data", "error", "said"),
    [
        (b" \n", EmptyDocumentError, "empty"),
        (LETTERED.read_bytes()[:5000], CorruptDocumentError, "cut short"),
        (whole_page("<h2>Opening hours</h2>" + points("Monday")).encode(), PathwayImportError, "holds no statements"),
        (
            whole_page("<h2>Our values</h2>" + points("Respect"), title="About the department").encode(),
            PathwayImportError,
            "does not say that the page is about a role category",
        ),
        (bomb("word/document.xml"), UnsafeDocumentError, "unpacks"),
        (bomb("xl/workbook.xml"), UnsafeDocumentError, "unpacks"),
        (b"PK\x03\x04 and no more", CorruptDocumentError, "broken"),
        (b"%PDF-1.7 something", UnsupportedFormatError, "cannot be imported"),
        (b"From: <Saved by Blink>\nMIME-Version: 1.0\n<html>", UnsupportedFormatError, "web archive"),
        (b"Just some words.", PathwayImportError, "No column"),
        (b" " * (LIMITS.max_bytes + 1), DocumentTooLargeError, "5 MB"),
    ],
    ids=lambda value: value.__name__ if isinstance(value, type) else None,
)
def test_what_holds_no_role_category_is_refused_with_a_cure(
    data: bytes, error: type[Exception], said: str, tmp_path: Path
) -> None:
    with pytest.raises(error, match=said) as caught:
        read_import(saved(tmp_path, data))
    cure = getattr(caught.value, "cure", "")
    assert cure
    assert "job description" not in cure


def test_a_zip_of_something_else_is_refused(tmp_path: Path) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("notes.txt", "words")
    with pytest.raises(UnsupportedFormatError, match="zip archive"):
        read_import(saved(tmp_path, file.getvalue()))


def test_far_too_many_statements_are_refused(tmp_path: Path) -> None:
    with pytest.raises(PathwayImportError, match="2,001"):
        read_import(saved(tmp_path, behaviours(*(f"Do thing {number}" for number in range(2001)))))


def test_a_workbook_that_holds_entities_is_refused(tmp_path: Path) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("xl/workbook.xml", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')
    with pytest.raises(InvalidPathwayError, match="entities"):
        read_import(saved(tmp_path, file.getvalue()), category="baker")


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="cannot be opened"):
        read_import(tmp_path / "missing.html")


@pytest.mark.parametrize("long", ["title", "theme"])
def test_a_name_as_long_as_a_text_is_refused_and_not_carried_into_content(long: str, tmp_path: Path) -> None:
    endless = "word " * 1000
    theme, title = (endless, "Baker role category") if long == "theme" else ("Dough", f"{endless} role category")
    html = whole_page(f"<h2>Behaviours</h2><h3>{theme}</h3>{points('Ask')}", title=title)
    with pytest.raises(PathwayImportError, match="goes on for"):
        read_import(saved(tmp_path, html))


def test_a_page_without_a_title_is_called_by_its_file(tmp_path: Path) -> None:
    fragment = saved(tmp_path, f"<h2>Behaviours</h2>{points('Ask')}", "part.html")
    assert read_import(fragment, category="baker").source.title == "part.html"
