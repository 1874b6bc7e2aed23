"""The root of every error Fingerpost raises on purpose, and the errors about models.

It lives in the lowest package so that every layer can raise from one tree; `alignment.errors` draws the whole of it.
"""

from typing import ClassVar


class FingerpostError(Exception):
    """Something a person can put right. `problem` says what was wrong, `cure` the one thing to do."""

    code: ClassVar[str] = "error"
    exit_code: ClassVar[int] = 1

    def __init__(self, problem: str, cure: str = "") -> None:
        """Keep both sentences; `str()` gives them together."""
        super().__init__(problem, cure)
        self.problem = problem
        self.cure = cure

    def __str__(self) -> str:
        """The problem and the cure as one line."""
        return f"{self.problem} {self.cure}".strip()


class ModelError(FingerpostError):
    """A model could not be had or did not answer."""

    code = "model"
    exit_code = 40


class ModelNotFoundError(ModelError):
    """There is no such model in the catalogue, or it has not been fetched yet."""

    code = "model_not_found"
    exit_code = 41


class ModelFetchError(ModelError):
    """It could not be fetched, or did not match its sha256."""

    code = "model_fetch"
    exit_code = 42


class TextModelError(ModelError):
    """A language model failed to answer, or answered outside its format."""

    code = "text_model"
    exit_code = 43


class EncoderError(ModelError):
    """Text could not be turned into vectors, or an index does not belong to them."""

    code = "encoder"
    exit_code = 44
