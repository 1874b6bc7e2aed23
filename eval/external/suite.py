"""A suite: texts, and which of a closed list of labels each calls for."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from alignment.errors import FingerpostError


class ExternalError(FingerpostError):
    """A folder that holds no suite, or one with something missing or odd in it."""

    code = "external"


class Family(StrEnum):
    """Whose suites they are, which says what is measured."""

    ONET = "O*NET"
    ESCO = "ESCO"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Task:
    """One text and the ids of the labels people gave it; none for one that no label of the list fits."""

    text: str
    labels: frozenset[str]


@dataclass(frozen=True, slots=True)
class Suite:
    """Tasks and the labels they choose from, by id in the order of the file."""

    name: str
    family: Family
    labels: Mapping[str, str]
    tasks: tuple[Task, ...]
