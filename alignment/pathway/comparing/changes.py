"""What differs between two versions of a framework, as values. `versions` fills them in.

Everything is in the order of the newer version, and what it no longer has in the order of the older one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from alignment.pathway.comparing.rewording import Rewording
from alignment.types import Code, Expectation, OutsideScope, Pathway, RoleCategory, Source, Statement, Theme

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One line that reads otherwise than before, such as a title. Empty where there is or was nothing."""

    field: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Pair(Generic[Thing]):
    """A thing as it was and as it is, under the same id."""

    old: Thing
    new: Thing


@dataclass(frozen=True, slots=True)
class ListChange(Generic[Thing]):
    """What became of a list of things with ids. `reordered` speaks of those in both versions."""

    added: tuple[Thing, ...] = ()
    removed: tuple[Thing, ...] = ()
    changed: tuple[Pair[Thing], ...] = ()
    reordered: bool = False

    def __bool__(self) -> bool:
        """Whether anything changed at all."""
        return bool(self.added or self.removed or self.changed or self.reordered)


@dataclass(frozen=True, slots=True)
class ExpectationChange:
    """What a role category expects of one statement, before and after; none where it expects nothing."""

    category: str
    old: Expectation | None
    new: Expectation | None


@dataclass(frozen=True, slots=True)
class StatementChange:
    """A statement before and after. `rewording` is none where the text is the same."""

    old: Statement
    new: Statement
    rewording: Rewording | None
    expectations: tuple[ExpectationChange, ...]
    phrases_added: tuple[str, ...]
    phrases_removed: tuple[str, ...]


class ReplacementKind(StrEnum):
    """How statements took the place of others."""

    RENAMED = "renamed"
    MERGED = "merged"
    SPLIT = "split"
    REGROUPED = "regrouped"


@dataclass(frozen=True, slots=True)
class Replacement:
    """Statements that took the place of others, as `replaces` says.

    `old` are those that are gone, and the earlier state of a `new` one that was there before. `changes` compares each
    one gone with each that names it.
    """

    kind: ReplacementKind
    old: tuple[Statement, ...]
    new: tuple[Statement, ...]
    changes: tuple[StatementChange, ...]


@dataclass(frozen=True, slots=True)
class ProbableRename:
    """A statement gone and one come that say nearly the same, which no `replaces` joins."""

    old: Statement
    new: Statement
    cosine: float | None


@dataclass(frozen=True, slots=True)
class ExpectationMove:
    """A statement that a role category expects otherwise than before.

    A replacement, and what is probably a new id, counts as the same statement.
    `statement_id` is that of the newer version, or of the older one where the newer has none.
    """

    statement_id: str
    text: str
    old: Expectation | None
    new: Expectation | None


@dataclass(frozen=True, slots=True)
class CategoryChange:
    """A role category in both versions. `fields` are its lines; `summary` has the words of a changed summary.

    Signs are named by their ids, those borrowed from other categories too.
    """

    old: RoleCategory
    new: RoleCategory
    fields: tuple[FieldChange, ...]
    summary: Rewording | None
    moves: tuple[ExpectationMove, ...]
    titles_added: tuple[str, ...]
    titles_removed: tuple[str, ...]
    false_friends_added: tuple[str, ...]
    false_friends_removed: tuple[str, ...]
    signs_added: tuple[str, ...]
    signs_removed: tuple[str, ...]
    signs_changed: tuple[str, ...]
    codes_added: tuple[Code, ...]
    codes_removed: tuple[Code, ...]

    @property
    def itself(self) -> bool:
        """Whether the category itself changed, beside what it expects."""
        return self.old != self.new


@dataclass(frozen=True, slots=True)
class PathwayDiff:
    """Everything that differs between two versions. `measured_by` names the encoder, empty where there was none.

    `changed` are statements under an id that both versions have; `probable` are among those in `removed` and `added`.
    `categories_changed` are categories of both versions that differ themselves or in what they expect.
    """

    old: Pathway
    new: Pathway
    manifest: tuple[FieldChange, ...]
    sources: ListChange[Source]
    themes: ListChange[Theme]
    outside_scope: ListChange[OutsideScope]
    categories_added: tuple[RoleCategory, ...]
    categories_removed: tuple[RoleCategory, ...]
    categories_changed: tuple[CategoryChange, ...]
    categories_reordered: bool
    added: tuple[Statement, ...]
    removed: tuple[Statement, ...]
    replaced: tuple[Replacement, ...]
    changed: tuple[StatementChange, ...]
    probable: tuple[ProbableRename, ...]
    statements_reordered: bool
    measured_by: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether the two versions say the same."""
        return not (self.manifest or self.changes_content)

    @property
    def changes_content(self) -> bool:
        """Whether anything but the manifest's own lines differs."""
        categories = self.categories_added or self.categories_removed or self.categories_changed
        statements = self.added or self.removed or self.replaced or self.changed
        reordered = self.categories_reordered or self.statements_reordered
        return bool(categories or statements or reordered or self.sources or self.themes or self.outside_scope)

    @property
    def rewordings(self) -> tuple[StatementChange, ...]:
        """The statements that read otherwise, the ones that replace others last."""
        replaced = (change for replacement in self.replaced for change in replacement.changes)
        return tuple(change for change in (*self.changed, *replaced) if change.rewording)


def only_in(these: Sequence[Thing], others: Sequence[Thing]) -> tuple[Thing, ...]:
    """What the first list has and the second has not, in order."""
    return tuple(thing for thing in these if thing not in others)
