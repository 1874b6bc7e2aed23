"""Everything that can go wrong with a person's input, as one tree.

    FingerpostError
    ├── DocumentError                 the job description could not be read
    │   ├── EmptyDocumentError        nothing in it
    │   ├── UnsupportedFormatError    not a kind of file we read
    │   │   └── MislabelledFileError  the name says one thing, the bytes another we cannot read
    │   ├── CorruptDocumentError      truncated or broken
    │   ├── EncryptedDocumentError    locked with a password
    │   ├── ScannedDocumentError      pictures of text, no text
    │   ├── EncodingError             text in an encoding we cannot tell
    │   ├── UnsafeDocumentError       expands beyond limits, carries entities or macros
    │   ├── DocumentTooLargeError     over the limit of bytes, pages or characters
    │   ├── ReadingTimeoutError       took too long or too much memory
    │   ├── NotAJobDescriptionError   a CV, or something else about a person
    │   └── LanguageError             not in English
    ├── PathwayError                  the framework's content could not be used
    │   ├── PathwayNotFoundError      no such version or path
    │   ├── InvalidPathwayError       the files break the format's rules
    │   ├── UnknownCategoryError      no such role category in this version
    │   ├── PublishedPathwayError     a published version may not change
    │   └── PathwayImportError        a file holds no statements that could be imported
    ├── ReportError                   a report file could not be read
    │   └── UnknownClauseError        the report has no such line
    └── ModelError                    a model could not be had or did not answer
        ├── ModelNotFoundError        no such model in the catalogue, or not fetched yet
        ├── ModelFetchError           could not be fetched or did not match its sha256
        ├── TextModelError            a language model failed to answer
        └── EncoderError              text could not be turned into vectors

Each says what was wrong and what to do. `exit_code` is what the command line leaves with; docs/cli.md lists them.
"""

from collections.abc import Sequence

from weights.errors import (
    EncoderError,
    FingerpostError,
    ModelError,
    ModelFetchError,
    ModelNotFoundError,
    TextModelError,
)

__all__ = [
    "CorruptDocumentError",
    "DocumentError",
    "DocumentTooLargeError",
    "EmptyDocumentError",
    "EncoderError",
    "EncodingError",
    "EncryptedDocumentError",
    "FingerpostError",
    "InvalidPathwayError",
    "LanguageError",
    "MislabelledFileError",
    "ModelError",
    "ModelFetchError",
    "ModelNotFoundError",
    "NotAJobDescriptionError",
    "PathwayError",
    "PathwayImportError",
    "PathwayNotFoundError",
    "PublishedPathwayError",
    "ReadingTimeoutError",
    "ReportError",
    "ScannedDocumentError",
    "TextModelError",
    "UnknownCategoryError",
    "UnknownClauseError",
    "UnsafeDocumentError",
    "UnsupportedFormatError",
]


class DocumentError(FingerpostError):
    """The job description could not be read."""

    code = "document"
    exit_code = 10


class EmptyDocumentError(DocumentError):
    """There is nothing in it."""

    code = "document_empty"
    exit_code = 11


class UnsupportedFormatError(DocumentError):
    """It is not a kind of file we read."""

    code = "document_unsupported"
    exit_code = 12


class MislabelledFileError(UnsupportedFormatError):
    """The name says one thing and the bytes another, which we cannot read."""

    code = "document_mislabelled"
    exit_code = 12


class CorruptDocumentError(DocumentError):
    """It is truncated or broken."""

    code = "document_corrupt"
    exit_code = 13


class EncryptedDocumentError(DocumentError):
    """It is locked with a password."""

    code = "document_encrypted"
    exit_code = 14


class ScannedDocumentError(DocumentError):
    """It holds pictures of text and no text."""

    code = "document_scanned"
    exit_code = 15


class EncodingError(DocumentError):
    """It is text in an encoding we cannot tell."""

    code = "document_encoding"
    exit_code = 16


class UnsafeDocumentError(DocumentError):
    """It expands beyond limits, or carries entities or macros."""

    code = "document_unsafe"
    exit_code = 17


class DocumentTooLargeError(DocumentError):
    """It is over a limit of bytes, pages or characters."""

    code = "document_too_large"
    exit_code = 18


class ReadingTimeoutError(DocumentError):
    """Reading it took too long or too much memory."""

    code = "document_timeout"
    exit_code = 19


class NotAJobDescriptionError(DocumentError):
    """It is about a person, not a role: a CV, an appraisal."""

    code = "document_about_a_person"
    exit_code = 20


class LanguageError(DocumentError):
    """It is not in English."""

    code = "document_language"
    exit_code = 21


class PathwayError(FingerpostError):
    """The framework's content could not be used."""

    code = "pathway"
    exit_code = 30


class PathwayNotFoundError(PathwayError):
    """There is no such version or folder."""

    code = "pathway_not_found"
    exit_code = 31


class InvalidPathwayError(PathwayError):
    """The content files break the rules of the format. `parts` are the complaints it was put together from."""

    code = "pathway_invalid"
    exit_code = 32

    def __init__(self, problem: str, cure: str = "", parts: "Sequence[InvalidPathwayError]" = ()) -> None:
        """Keep the parts beside both sentences; one alone is its own only part."""
        super().__init__(problem, cure)
        self.parts = tuple(parts) or (self,)


class UnknownCategoryError(PathwayError):
    """This version has no such role category."""

    code = "pathway_unknown_category"
    exit_code = 33


class PublishedPathwayError(PathwayError):
    """A published version would have changed."""

    code = "pathway_published"
    exit_code = 34


class PathwayImportError(PathwayError):
    """A file holds no statements that could be imported, or none that belong to a role category."""

    code = "pathway_import"
    exit_code = 35


class ReportError(FingerpostError):
    """A report file could not be read back."""

    code = "report"
    exit_code = 50


class UnknownClauseError(ReportError):
    """The report has no such line, or more than one has the words."""

    code = "report_unknown_clause"
    exit_code = 51
