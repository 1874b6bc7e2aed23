"""Lists of things with ids and lines, compared."""

from collections.abc import Sequence
from typing import Protocol, TypeVar

from alignment.pathway.comparing.changes import FieldChange, ListChange, Pair


class HasId(Protocol):
    """A thing of a framework: a statement, a theme, a source."""

    @property
    def id(self) -> str:
        """What stays the same when all else changes."""


Item = TypeVar("Item", bound=HasId)


def compare_lists(old: Sequence[Item], new: Sequence[Item]) -> ListChange[Item]:
    """What came, went, changed and whether what stayed stands in another order."""
    before, after = {item.id: item for item in old}, {item.id: item for item in new}
    stayed = [item.id for item in new if item.id in before]
    return ListChange(
        added=tuple(item for item in new if item.id not in before),
        removed=tuple(item for item in old if item.id not in after),
        changed=tuple(Pair(before[name], after[name]) for name in stayed if before[name] != after[name]),
        reordered=stayed != [item.id for item in old if item.id in after],
    )


def compare_fields(old: object, new: object, names: Sequence[str]) -> tuple[FieldChange, ...]:
    """The lines of these names that read otherwise."""
    values = ((name, str(getattr(old, name)), str(getattr(new, name))) for name in names)
    return tuple(FieldChange(name, before, after) for name, before, after in values if before != after)
