"""What an import did, or would do, to the content."""

from dataclasses import dataclass

from alignment.pathway.importing.pages import LeftOut, PageSource
from alignment.types import Expectation, StatementKind


@dataclass(frozen=True, slots=True)
class Added:
    """A statement the content did not have. `close` are ids of others it comes near: they may mean the same."""

    id: str
    kind: StatementKind
    theme: str
    text: str
    place: str
    close: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reworded:
    """A statement that was recognised in nearly the same words, and now has those of the page."""

    id: str
    old: str
    new: str
    place: str


@dataclass(frozen=True, slots=True)
class WordingKept:
    """A statement that the page words a little differently, where the content's own wording was kept, and why."""

    id: str
    kept: str
    on_page: str
    place: str
    reason: str


@dataclass(frozen=True, slots=True)
class ExpectationChanged:
    """How much a role category expects a statement; none is not at all."""

    id: str
    text: str
    category: str
    before: Expectation | None
    after: Expectation | None


@dataclass(frozen=True, slots=True)
class ThemeDiffers:
    """A statement that stands under one theme in the content and under another on the page. It was not moved."""

    id: str
    theme: str
    on_page: str


@dataclass(frozen=True, slots=True)
class SummaryChanged:
    """A role category whose summary is now the page's first words about the role."""

    category: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class FileImport:
    """What one file did. `read` and `recognised` are numbers of statements; `categories` are the ids it speaks of."""

    file: str
    source: PageSource
    categories: tuple[str, ...]
    read: int
    recognised: int
    added: tuple[Added, ...]
    reworded: tuple[Reworded, ...]
    wording_kept: tuple[WordingKept, ...]
    expectations: tuple[ExpectationChanged, ...]
    theme_differs: tuple[ThemeDiffers, ...]
    new_categories: tuple[str, ...]
    new_themes: tuple[str, ...]
    summaries: tuple[SummaryChanged, ...]
    left_out: tuple[LeftOut, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gone:
    """A statement that a role category expects, or did, and that none of its pages holds.

    `removed` is whether that expectation was taken away; `orphan` whether no role category expects it any more.
    """

    id: str
    text: str
    category: str
    removed: bool
    orphan: bool
