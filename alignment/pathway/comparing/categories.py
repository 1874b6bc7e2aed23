"""One role category in two versions: its own lines, its evidence, and what it expects."""

from collections.abc import Iterator, Mapping, Sequence

from alignment.pathway.comparing.changes import CategoryChange, ExpectationMove, only_in
from alignment.pathway.comparing.lists import compare_fields, compare_lists
from alignment.pathway.comparing.rewording import Rewording
from alignment.pathway.comparing.wording_diff import diff_words
from alignment.types import Expectation, Pathway, RoleCategory, Statement

_LINES = ("title", "group", "source")
_STRENGTH = tuple(Expectation)


def compare_category(
    category_id: str, old: Pathway, new: Pathway, replaced: Mapping[str, Sequence[Statement]]
) -> CategoryChange:
    """A role category that both versions have. `replaced` gives the statements in the place of some that are gone."""
    before, after = old.role_category(category_id), new.role_category(category_id)
    signs = compare_lists(before.signs, after.signs)
    return CategoryChange(
        old=before,
        new=after,
        fields=compare_fields(before, after, _LINES),
        summary=_summary(before, after),
        moves=tuple(_moves(category_id, old, new, replaced)),
        titles_added=only_in(after.titles, before.titles),
        titles_removed=only_in(before.titles, after.titles),
        false_friends_added=only_in(after.false_friends, before.false_friends),
        false_friends_removed=only_in(before.false_friends, after.false_friends),
        signs_added=tuple(sign.id for sign in signs.added),
        signs_removed=tuple(sign.id for sign in signs.removed),
        signs_changed=tuple(pair.new.id for pair in signs.changed),
        codes_added=only_in(after.codes, before.codes),
        codes_removed=only_in(before.codes, after.codes),
    )


def _summary(before: RoleCategory, after: RoleCategory) -> Rewording | None:
    if before.summary == after.summary:
        return None
    return Rewording(before.summary, after.summary, diff_words(before.summary, after.summary))


def _moves(
    category_id: str, old: Pathway, new: Pathway, replaced: Mapping[str, Sequence[Statement]]
) -> Iterator[ExpectationMove]:
    """What the category expects otherwise. A statement counts as the one it took the place of."""
    was = {statement.id: statement.expected_by.get(category_id) for statement in old.statements}
    for statement in new.statements:
        before = _strongest([was.get(statement.id), *(was[n] for n, some in replaced.items() if statement in some)])
        after = statement.expected_by.get(category_id)
        if before != after:
            yield ExpectationMove(statement.id, statement.text, before, after)
    kept = {statement.id for statement in new.statements} | set(replaced)
    for statement in old.statements:
        if statement.id not in kept and was[statement.id] is not None:
            yield ExpectationMove(statement.id, statement.text, was[statement.id], None)


def _strongest(expectations: Sequence[Expectation | None]) -> Expectation | None:
    given = [expectation for expectation in expectations if expectation is not None]
    return min(given, key=_STRENGTH.index, default=None)
