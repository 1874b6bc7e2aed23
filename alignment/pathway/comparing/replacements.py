"""Which statements took the place of which, as the newer version's `replaces` says."""

from collections.abc import Mapping, Sequence

from alignment.pathway.comparing.changes import ReplacementKind
from alignment.types import Pathway, Statement

Group = tuple[tuple[Statement, ...], tuple[Statement, ...]]
"""Statements of the older version, and those of the newer that stand in their place."""


def find_replaced(old: Pathway, new: Pathway) -> dict[str, tuple[Statement, ...]]:
    """The statements that are gone, by id, each with those that name it in `replaces`, in content order.

    An id that still exists was not replaced, whatever is said of it, and one the older version never had is from an
    earlier change.
    """
    kept = {statement.id for statement in new.statements}
    gone = [statement.id for statement in old.statements if statement.id not in kept]
    named = {name: tuple(s for s in new.statements if name in s.replaces) for name in gone}
    return {name: statements for name, statements in named.items() if statements}


def group_replaced(old: Pathway, replaced: Mapping[str, Sequence[Statement]]) -> tuple[Group, ...]:
    """What hangs together through `replaces`, put in one group, in the order of the older version."""
    before = {statement.id: statement for statement in old.statements}
    groups: list[tuple[list[str], list[Statement]]] = []
    for name, statements in replaced.items():
        names, joined = [name], list(statements)
        for group in [group for group in groups if any(statement in group[1] for statement in statements)]:
            groups.remove(group)
            names, joined = [*group[0], *names], [*group[1], *(s for s in joined if s not in group[1])]
        groups.append((names, joined))
    return tuple(_with_earlier_state(names, joined, before) for names, joined in groups)


def _with_earlier_state(names: Sequence[str], joined: Sequence[Statement], before: Mapping[str, Statement]) -> Group:
    """A statement that was there already and takes in another is one of those it was made from."""
    there_before = [statement.id for statement in joined if statement.id in before]
    return tuple(before[name] for name in (*there_before, *names)), tuple(joined)


def name_kind(olds: Sequence[Statement], news: Sequence[Statement]) -> ReplacementKind:
    """Renamed, merged, split, or several into several."""
    match (len(olds), len(news)):
        case (1, 1):
            return ReplacementKind.RENAMED
        case (_, 1):
            return ReplacementKind.MERGED
        case (1, _):
            return ReplacementKind.SPLIT
        case _:
            return ReplacementKind.REGROUPED
