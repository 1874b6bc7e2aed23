"""What can go wrong at the door: settings, files to write, addresses, requests. Light, so that `--help` stays quick.

    FingerpostError
    ├── SettingsError                 a FINGERPOST_ variable is wrong
    ├── OutputError                   a report could not be written
    ├── AddressError                  the web page cannot be offered there
    ├── StoreError                    kept reports cannot be reached
    └── RequestError                  an HTTP request we cannot answer
        ├── MalformedRequestError     not JSON, not a form
        ├── InvalidRequestError       a field is missing, unknown or of the wrong kind
        ├── UnknownVersionError       no such version of the Pathway
        ├── UnknownFormatError        nothing is exported in this format
        ├── MediaTypeError            neither JSON nor a form
        ├── AlignmentNotFoundError    no such report, or not any more
        ├── LineNotFoundError         the report has no such line to decide about
        ├── DecisionNotFoundError     nothing was decided that could be taken back
        ├── PreconditionError         a change does not say what it was made for
        ├── StaleError                somebody changed it meanwhile
        ├── KeyInUseError             the same request is being answered
        ├── KeyReusedError            an idempotency key was sent with another request
        ├── ForeignHostError          asked for under another name than this computer's
        ├── CrossSiteError            sent by another web site's page
        ├── BusyError                 too many are waiting
        └── UnexpectedError           a fault of ours

The rest of the tree is drawn in `alignment.errors`.
"""

from weights import FingerpostError


class SettingsError(FingerpostError):
    """A setting in the environment is wrong."""

    code = "settings"
    exit_code = 60


class OutputError(FingerpostError):
    """A report could not be written where it was asked for."""

    code = "output"
    exit_code = 61


class AddressError(FingerpostError):
    """The web page cannot be offered at this address."""

    code = "address"
    exit_code = 62


class StoreError(FingerpostError):
    """Kept reports cannot be reached: the file or the database is not there, locked, full or too new."""

    code = "store"
    exit_code = 63


class RequestError(FingerpostError):
    """An HTTP request we cannot answer. The command line never meets one."""

    code = "request"


class MalformedRequestError(RequestError):
    """The body is not what its content type says."""

    code = "malformed_request"


class InvalidRequestError(RequestError):
    """A field is missing, unknown or of the wrong kind."""

    code = "invalid_request"


class UnknownVersionError(RequestError):
    """There is no such version of the Pathway."""

    code = "pathway_unknown_version"


class UnknownFormatError(RequestError):
    """Nothing is exported in this format."""

    code = "unknown_format"


class MediaTypeError(RequestError):
    """The body is neither JSON nor a form."""

    code = "unsupported_media_type"


class AlignmentNotFoundError(RequestError):
    """There is no such report, or not any more."""

    code = "alignment_not_found"


class LineNotFoundError(RequestError):
    """The report has no such line, or it is a heading, about which nothing is decided."""

    code = "line_not_found"


class DecisionNotFoundError(RequestError):
    """Nothing was decided that could be taken back."""

    code = "decision_not_found"


class PreconditionError(RequestError):
    """A change does not say which state it was made for."""

    code = "precondition_required"


class StaleError(RequestError):
    """A change was made for a state that is not the present one."""

    code = "stale"


class KeyInUseError(RequestError):
    """A request with the same idempotency key is being answered."""

    code = "idempotency_key_in_use"


class KeyReusedError(RequestError):
    """An idempotency key was sent before, with another request."""

    code = "idempotency_key_reused"


class ForeignHostError(RequestError):
    """The request asks for another host than this computer."""

    code = "foreign_host"


class CrossSiteError(RequestError):
    """Another web site's page sent the request."""

    code = "cross_site"


class BusyError(RequestError):
    """As many documents wait as we are ready to hold."""

    code = "busy"


class UnexpectedError(RequestError):
    """A fault of ours."""

    code = "unexpected"
