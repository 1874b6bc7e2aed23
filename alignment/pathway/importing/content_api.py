"""GOV.UK's content API: the JSON behind a page, from `https://www.gov.uk/api/content/…`."""

import json
from collections.abc import Iterator, Mapping, Sequence

from alignment.documents.clean import clean
from alignment.documents.draft import Piece
from alignment.documents.encoding import decode
from alignment.errors import CorruptDocumentError, PathwayImportError
from alignment.pathway.importing.dates import plain_date
from alignment.pathway.importing.headings import part_of, read_label
from alignment.pathway.importing.layout import read_layout
from alignment.pathway.importing.naming import category_title
from alignment.pathway.importing.pages import OPEN_GOVERNMENT, ImportedPage, PageSource
from alignment.pathway.importing.web_page import GOVUK, parse, walk

_SAVE_AGAIN = "Save the page's address with /api/content after www.gov.uk again."
# How many of a landing page's own pages an error names.
_MOST_NAMED = 12


def read_content_api(data: bytes, file: str) -> ImportedPage:
    """Read a page from the content API.

    Raises:
        CorruptDocumentError: It is not whole JSON.
        PathwayImportError: It is JSON of something else, or a page without a text of its own.
        UnsafeDocumentError: Its text is nested too deeply to read.
    """
    answer = _parse_json(data)
    title, details = _text(answer.get("title")), _mapping(answer.get("details"))
    if not title or not details:
        raise PathwayImportError("This is JSON, but not a page of GOV.UK's content API.", _SAVE_AGAIN)
    html = "".join(_bodies(details))
    if not html:
        raise _without_text(title, details)
    layout = read_layout(_pieces(html))
    page = ImportedPage(
        file, category_title(title), layout.summary, _source(answer, title), layout.statements, layout.left_out
    )
    return _with_withdrawal(page, answer)


def _parse_json(data: bytes) -> Mapping[str, object]:
    try:
        answer = json.loads(decode(data))
    except ValueError as error:
        raise CorruptDocumentError("The JSON is broken or cut short.", _SAVE_AGAIN) from error
    except RecursionError as error:
        raise CorruptDocumentError("The JSON is nested too deeply to read.", _SAVE_AGAIN) from error
    return _mapping(answer)


def _bodies(details: Mapping[str, object]) -> Iterator[str]:
    """The text of the page, then of each of its parts, whose title begins a part where it names one."""
    yield _html(details.get("body"))
    for part in map(_mapping, _list(details.get("parts"))):
        title = clean(_text(part.get("title")))
        named = part_of(read_label(title).text).holds_statements
        yield f"<h1>{title.replace('<', '&lt;')}</h1>" if named else ""
        yield _html(part.get("body"))


def _html(body: object) -> str:
    """A text as the API gives it: HTML, or a list of the same text in several formats."""
    if isinstance(body, str):
        return body
    formats = {_text(one.get("content_type")): _text(one.get("content")) for one in map(_mapping, _list(body))}
    return formats.get("text/html", "")


def _pieces(html: str) -> tuple[Piece, ...]:
    body = parse(html).body
    return () if body is None else walk([body])


def _without_text(title: str, details: Mapping[str, object]) -> PathwayImportError:
    listed = [*_list(details.get("attachments")), *_list(details.get("documents"))]
    titles = [clean(_text(_mapping(one).get("title"))) for one in listed]
    named = "; ".join(name for name in titles[:_MOST_NAMED] if name)
    return PathwayImportError(
        f"{title!r} is a landing page without a text of its own.",
        f"Save its pages one by one: {named}." if named else "Save the page of one role category.",
    )


def _source(answer: Mapping[str, object], title: str) -> PageSource:
    links = _mapping(answer.get("links"))
    organisations = _list(links.get("organisations")) or _list(links.get("primary_publishing_organisation"))
    names = [clean(_text(_mapping(one).get("title"))) for one in organisations]
    path = _text(answer.get("base_path"))
    return PageSource(
        title=clean(title),
        publisher=", ".join(name for name in names if name),
        address=f"{GOVUK}{path.lstrip('/')}" if path else "",
        updated=plain_date(_text(answer.get("public_updated_at"))),
        licence=OPEN_GOVERNMENT,
    )


def _with_withdrawal(page: ImportedPage, answer: Mapping[str, object]) -> ImportedPage:
    notice = _mapping(answer.get("withdrawn_notice"))
    if not notice:
        return page
    body = parse(_text(notice.get("explanation"))).body
    said = clean(body.text(separator=" ")) if body else ""
    return page.with_note(
        f"GOV.UK withdrew this page on {plain_date(_text(notice.get('withdrawn_at'))) or 'an unknown day'}: {said}"
    )


def _mapping(value: object) -> Mapping[str, object]:
    return value if isinstance(value, dict) else {}


def _list(value: object) -> Sequence[object]:
    return value if isinstance(value, list) else ()


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
