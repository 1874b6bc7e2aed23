"""Errors as HTTP answers: RFC 9457 problem documents with a stable code, what was wrong and what to do."""

import logging
import traceback
from http import HTTPStatus

from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from alignment import errors
from service import errors as at_the_door
from weights import FingerpostError

MEDIA_TYPE = "application/problem+json"

LOG = logging.getLogger("fingerpost")

# Every error has its own line: a test walks the tree. The title is the same for every occurrence, as RFC 9457 asks.
KINDS: dict[type[FingerpostError], tuple[int, str]] = {
    FingerpostError: (500, "Something went wrong"),
    errors.DocumentError: (422, "The document could not be read"),
    errors.EmptyDocumentError: (422, "The document is empty"),
    errors.UnsupportedFormatError: (415, "This kind of file is not read"),
    errors.MislabelledFileError: (415, "The file is not what its name says"),
    errors.CorruptDocumentError: (422, "The file is broken"),
    errors.EncryptedDocumentError: (422, "The file is locked with a password"),
    errors.ScannedDocumentError: (422, "The file holds pictures of text"),
    errors.EncodingError: (422, "The text's encoding is unknown"),
    errors.UnsafeDocumentError: (422, "The file is not safe to read"),
    errors.DocumentTooLargeError: (413, "The document is too large"),
    errors.ReadingTimeoutError: (422, "Reading the file took too much time or memory"),
    errors.NotAJobDescriptionError: (422, "The document is about a person"),
    errors.LanguageError: (422, "The document is not in English"),
    errors.PathwayError: (500, "The Pathway content could not be used"),
    errors.PathwayNotFoundError: (500, "The Pathway content is not there"),
    errors.InvalidPathwayError: (500, "The Pathway content has mistakes"),
    errors.UnknownCategoryError: (422, "There is no such role category"),
    errors.PublishedPathwayError: (500, "A published version may not change"),
    errors.PathwayImportError: (422, "The file could not be imported"),
    errors.ReportError: (422, "The report could not be read"),
    errors.UnknownClauseError: (422, "The report has no such line"),
    errors.ModelError: (503, "A model is not ready"),
    errors.ModelNotFoundError: (503, "A model is missing"),
    errors.ModelFetchError: (503, "A model could not be fetched"),
    errors.TextModelError: (503, "The language model failed"),
    errors.EncoderError: (503, "The texts could not be compared"),
    at_the_door.SettingsError: (500, "A setting is wrong"),
    at_the_door.OutputError: (500, "The report could not be written"),
    at_the_door.AddressError: (500, "The address cannot be used"),
    at_the_door.StoreError: (503, "Kept reports cannot be reached"),
    at_the_door.RequestError: (400, "The request could not be answered"),
    at_the_door.MalformedRequestError: (400, "The request could not be read"),
    at_the_door.InvalidRequestError: (422, "A field of the request is wrong"),
    at_the_door.UnknownVersionError: (422, "There is no such version of the Pathway"),
    at_the_door.UnknownFormatError: (422, "Nothing is exported in this format"),
    at_the_door.MediaTypeError: (415, "The request is neither JSON nor a form"),
    at_the_door.AlignmentNotFoundError: (404, "There is no such report"),
    at_the_door.LineNotFoundError: (404, "There is no such line"),
    at_the_door.DecisionNotFoundError: (404, "There is no such decision"),
    at_the_door.PreconditionError: (428, "The request must say which state it changes"),
    at_the_door.StaleError: (412, "Somebody changed it meanwhile"),
    at_the_door.KeyInUseError: (409, "The same request is being answered"),
    at_the_door.KeyReusedError: (422, "The idempotency key was used before"),
    at_the_door.ForeignHostError: (400, "The request is for another host"),
    at_the_door.CrossSiteError: (403, "The request comes from another web site"),
    at_the_door.BusyError: (503, "Too many documents are waiting"),
    at_the_door.UnexpectedError: (500, "Fingerpost has a fault"),
}


def status_of(error: FingerpostError) -> int:
    """The HTTP status an error answers with."""
    return KINDS[type(error)][0]


def answer_error(error: FingerpostError) -> JSONResponse:
    """The error as a problem document."""
    status, title = KINDS[type(error)]
    return _problem(status, error.code, title, error.problem, error.cure)


def answer_http_error(error: HTTPException) -> JSONResponse:
    """What the framework refuses by itself, such as an unknown path, in the same form."""
    if error.status_code == HTTPStatus.BAD_REQUEST:
        return answer_error(at_the_door.MalformedRequestError("The request cannot be read.", _READABLE))
    phrase = HTTPStatus(error.status_code).phrase
    code = phrase.lower().replace(" ", "_")
    response = _problem(error.status_code, code, phrase, "There is nothing here for this address and method.", _PATHS)
    response.headers.update(error.headers or {})
    return response


_READABLE = "Send JSON in UTF-8. /openapi.json describes what is taken."
_PATHS = "The page is at /, alignments are at /v1/alignments, and /openapi.json describes them."


def _problem(status: int, code: str, title: str, detail: str, cure: str) -> JSONResponse:
    body = {
        "type": f"urn:fingerpost:problem:{code}",
        "title": title,
        "status": status,
        "detail": detail,
        "code": code,
        "cure": cure,
    }
    return JSONResponse(body, status, media_type=MEDIA_TYPE)


def note_failure(error: at_the_door.StoreError) -> None:
    """Log that what is kept could not be reached: whoever looks after the server has to hear of it."""
    LOG.error("%s", error.problem)


def note_fault(error: Exception) -> at_the_door.UnexpectedError:
    """Log a fault of ours without its message, which may quote the document, and give what to tell the sender."""
    frames = "".join(traceback.format_tb(error.__traceback__))
    LOG.error("%s\n%s", type(error).__name__, frames)
    return at_the_door.UnexpectedError(
        "Fingerpost could not finish because of a fault of its own.",
        "Try the document in another format, and tell whoever looks after Fingerpost.",
    )
