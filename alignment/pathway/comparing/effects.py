"""What a difference between two versions touches: hand-made labels and stored reports."""

from dataclasses import dataclass
from enum import StrEnum

from alignment.pathway.comparing.rewording import Shift


class Touch(StrEnum):
    """What became of a statement that something points at."""

    GONE = "gone"
    REPLACED = "replaced"
    REWORDED = "reworded"


@dataclass(frozen=True, slots=True)
class Unread:
    """A file, or a line of it, that could not be used. `line` counts from 1 and is 0 for the whole file."""

    file: str
    line: int
    problem: str


@dataclass(frozen=True, slots=True)
class LabelEffect:
    """A statement in a row of a label file that is no longer what it was.

    `instead` are ids of the statements that took its place. `shift` and `cosine` are those of a rewording, or of the
    nearest of the statements in its place; none where nothing measured them.
    """

    file: str
    line: int
    quote: str
    statement_id: str
    grade: int
    touch: Touch
    instead: tuple[str, ...] = ()
    shift: Shift | None = None
    cosine: float | None = None


@dataclass(frozen=True, slots=True)
class RoleEffect:
    """A role category that is gone and that a file names: as the answer, or else as another that would do."""

    file: str
    category: str
    is_answer: bool


@dataclass(frozen=True, slots=True)
class UnknownLabel:
    """A row that points at a statement neither version has."""

    file: str
    line: int
    statement_id: str


@dataclass(frozen=True, slots=True)
class LabelEffects:
    """What a difference does to the label files of a folder. Files are named from the folder, in order of name.

    `unlabelled` counts rows without any statement that a new statement might now fit; `roles_given` documents that a
    new role category might.
    """

    folder: str
    files: int
    rows: int
    touched: tuple[LabelEffect, ...]
    roles: tuple[RoleEffect, ...]
    unknown: tuple[UnknownLabel, ...]
    unlabelled: int
    roles_given: int
    unread: tuple[Unread, ...]


class Likelihood(StrEnum):
    """Whether a stored report would come out otherwise. `OTHER_CONTENT`: made with a version not compared here."""

    WOULD_CHANGE = "would_change"
    MAY_CHANGE = "may_change"
    UNCHANGED = "unchanged"
    NEW_ALREADY = "new_already"
    OTHER_CONTENT = "other_content"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a report would change if `certain`, or else may. `about` are ids of what it is about."""

    code: str
    certain: bool
    text: str
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportEffect:
    """What a difference does to one stored report. `title` is what its document is called."""

    file: str
    title: str
    version: str
    likelihood: Likelihood
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportEffects:
    """What a difference does to the stored reports of a folder, in order of their names."""

    folder: str
    reports: tuple[ReportEffect, ...]
    unread: tuple[Unread, ...]


@dataclass(frozen=True, slots=True)
class Effects:
    """What a difference touches; none where no folder was given."""

    labels: LabelEffects | None = None
    reports: ReportEffects | None = None
