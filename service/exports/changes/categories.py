"""What changes for each role category, as rows of words for people."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from alignment.pathway.comparing.changes import CategoryChange, ExpectationMove, PathwayDiff
from alignment.types import Code, Expectation, RoleCategory
from service.exports.changes.rows import EXPECTED_HOW, RewordingRow, StatementRow, Wordings, wordings
from service.exports.wording import count, listed, sentence


@dataclass(frozen=True, slots=True)
class NewCategory:
    """A role category that was not there before; `new` are the new statements it expects, core ones first."""

    id: str
    title: str
    summary: str
    facts: tuple[str, ...]
    new: tuple[StatementRow, ...]


@dataclass(frozen=True, slots=True)
class KeptCategory:
    """A role category of both versions. `reworded` are labels of rewordings among the statements it expects."""

    id: str
    title: str
    facts: tuple[str, ...]
    summary: Wordings | None
    gained: tuple[StatementRow, ...]
    lost: tuple[StatementRow, ...]
    shifted: tuple[StatementRow, ...]
    reworded: tuple[str, ...]


def new_category(category: RoleCategory, diff: PathwayDiff) -> NewCategory:
    """A category that was not there before."""
    group = (f"Group: {category.group}.",) if category.group else ()
    new = [statement for statement in diff.added if category.id in statement.expected_by]
    ordered = sorted(new, key=lambda s: tuple(Expectation).index(s.expected_by[category.id]))
    return NewCategory(
        id=category.id,
        title=category.title,
        summary=category.summary,
        facts=(*group, _expects(category, diff)),
        new=tuple(StatementRow(s.id, s.text, EXPECTED_HOW[s.expected_by[category.id]]) for s in ordered),
    )


def _expects(category: RoleCategory, diff: PathwayDiff) -> str:
    expected = diff.new.expected_of(category.id)
    if not expected:
        return "No statement names it yet, so no job description can be held against it."
    levels = [s.expected_by[category.id] for s in expected]
    counts = [f"{levels.count(level)} {EXPECTED_HOW[level]}" for level in Expectation if level in levels]
    new = sum(statement in diff.added for statement in expected)
    return f"It expects {count(len(expected), 'statement')}: {listed(counts)}. {new or 'None'} of them {_is(new)} new."


def _is(number: int) -> str:
    return "is" if number == 1 else "are"


def kept_categories(diff: PathwayDiff, rewordings: Mapping[str, RewordingRow]) -> Iterator[KeptCategory]:
    """The categories of both versions for which anything changed. `rewordings` are those of statements, by id."""
    changes = {change.new.id: change for change in diff.categories_changed}
    for category in diff.new.role_categories:
        reworded = _reworded(category.id, diff, rewordings)
        if category.id in changes:
            yield _kept(changes[category.id], diff, reworded)
        elif reworded and category not in diff.categories_added:
            yield KeptCategory(category.id, category.title, (), None, (), (), (), reworded)


def _kept(change: CategoryChange, diff: PathwayDiff, reworded: tuple[str, ...]) -> KeptCategory:
    return KeptCategory(
        id=change.new.id,
        title=change.new.title,
        facts=tuple(_facts(change)),
        summary=wordings(change.summary) if change.summary else None,
        gained=tuple(_row(move, diff) for move in change.moves if move.old is None),
        lost=tuple(_row(move, diff) for move in change.moves if move.new is None),
        shifted=tuple(_row(move, diff) for move in change.moves if move.old is not None and move.new is not None),
        reworded=reworded,
    )


def _reworded(category_id: str, diff: PathwayDiff, rewordings: Mapping[str, RewordingRow]) -> tuple[str, ...]:
    """Labels of the rewordings among the statements a category expects, in their order."""
    expected = {statement.id for statement in diff.new.expected_of(category_id)}
    return tuple(row.label for name, row in rewordings.items() if name in expected)


def _row(move: ExpectationMove, diff: PathwayDiff) -> StatementRow:
    """A statement that counts otherwise, with how it counts and whether it is new or gone altogether."""
    new, was = (EXPECTED_HOW[level] if level else "" for level in (move.new, move.old))
    tags = f"{new}, was {was}" if new and was else new or f"was {was}"
    if move.old is None and move.statement_id in {statement.id for statement in diff.added}:
        tags += " · new statement"
    if move.new is None and move.statement_id in {statement.id for statement in diff.removed}:
        tags += " · statement gone"
    return StatementRow(move.statement_id, move.text, tags)


def _facts(change: CategoryChange) -> Iterator[str]:
    """What changed in the category's own lines."""
    for field in change.fields:
        if field.field == "title":
            yield f"It was called “{field.old}”."
        elif field.field == "group":
            yield f"It is in the group “{field.new}” (before: “{field.old or 'none'}”)."
        else:
            yield f"It rests on the source {field.new or 'none'} (before: {field.old or 'none'})."
    yield from _came_and_went("Job titles", change.titles_added, change.titles_removed)
    yield from _came_and_went("Titles that mislead", change.false_friends_added, change.false_friends_removed)
    yield from _came_and_went("Codes", _codes(change.codes_added), _codes(change.codes_removed))
    numbers = (
        (len(change.signs_added), "new"),
        (len(change.signs_removed), "gone"),
        (len(change.signs_changed), "changed"),
    )
    if told := listed([f"{number} {what}" for number, what in numbers if number]):
        yield f"Signs that a role belongs here or not: {told}."


def _came_and_went(what: str, came: tuple[str, ...], went: tuple[str, ...]) -> Iterator[str]:
    parts = [f"now also {', '.join(came)}" if came else "", f"no longer {', '.join(went)}" if went else ""]
    if told := "; ".join(part for part in parts if part):
        yield sentence(f"{what}: {told}")


def _codes(codes: tuple[Code, ...]) -> tuple[str, ...]:
    return tuple(f"{code.scheme} {code.code}{'' if code.confirmed else ' (not confirmed)'}" for code in codes)
