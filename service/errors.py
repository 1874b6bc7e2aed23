"""What can go wrong at the door: settings, files to write, addresses, requests. Light, so that `--help` stays quick.

    FingerpostError
    ├── SettingsError                 a FINGERPOST_ variable is wrong
    ├── OutputError                   a report could not be written
    ├── AddressError                  the web page cannot be offered there
    └── RequestError                  an HTTP request we cannot answer
        ├── MalformedRequestError     not JSON, not a form
        ├── InvalidRequestError       a field is missing, unknown or of the wrong kind
        ├── MediaTypeError            neither JSON nor a form
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


class RequestError(FingerpostError):
    """An HTTP request we cannot answer. The command line never meets one."""

    code = "request"


class MalformedRequestError(RequestError):
    """The body is not what its content type says."""

    code = "malformed_request"


class InvalidRequestError(RequestError):
    """A field is missing, unknown or of the wrong kind."""

    code = "invalid_request"


class MediaTypeError(RequestError):
    """The body is neither JSON nor a form."""

    code = "unsupported_media_type"


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
