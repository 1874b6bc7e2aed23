"""Two versions of a framework side by side: what came, what went, what reads or counts otherwise."""

from collections.abc import Mapping, Sequence

from alignment.pathway.comparing.categories import compare_category
from alignment.pathway.comparing.changes import (
    ExpectationChange,
    PathwayDiff,
    ProbableRename,
    Replacement,
    StatementChange,
    only_in,
)
from alignment.pathway.comparing.lists import compare_fields, compare_lists
from alignment.pathway.comparing.replacements import find_replaced, group_replaced, name_kind
from alignment.pathway.comparing.rewording import Meanings, measure_rewording
from alignment.types import Pathway, Statement
from embeddings import Encoder
from embeddings.words import words

# A statement gone and one come count as probably the same from here on. Of the 123,000 pairs of statements in the
# bundled content, all of them meant to differ, none lies above; of 20 rewordings judged the same by reading, 18 do.
PROBABLE = 0.8
# Share of telling words in common that does as well, with an encoder or without. Bundled pairs reach 0.46.
PROBABLE_WORDS = 0.6

_MANIFEST = ("title", "publisher", "licence", "notice", "called", "date", "based_on", "published")


def compare_pathways(old: Pathway, new: Pathway, *, encoder: Encoder | None = None) -> PathwayDiff:
    """What differs from the older version to the newer. The same versions and encoder give the same answer.

    Args:
        old: The version to start from.
        new: The version to arrive at; its statements say in `replaces` whose place they took.
        encoder: Measures how far the meaning of reworded statements moved; not measured when not given.
    """
    replaced = find_replaced(old, new)
    joined = {statement.id for some in replaced.values() for statement in some}
    statements = compare_lists(old.statements, new.statements)
    categories = compare_lists(old.role_categories, new.role_categories)
    added = tuple(s for s in statements.added if s.id not in joined)
    removed = tuple(s for s in statements.removed if s.id not in replaced)
    both = [(pair.old, pair.new) for pair in statements.changed]
    groups = group_replaced(old, replaced)
    meanings = Meanings(_texts([*both, *_pairs(old, replaced)], removed, added), encoder)
    probable = _probable(removed, added, meanings)
    taken_over = {**replaced, **{rename.old.id: (rename.new,) for rename in probable}}
    changes = (compare_statement(one, other, meanings) for one, other in both)
    return PathwayDiff(
        old=old,
        new=new,
        manifest=compare_fields(old, new, _MANIFEST),
        sources=compare_lists(old.sources, new.sources),
        themes=compare_lists(old.themes, new.themes),
        outside_scope=compare_lists(old.outside_scope, new.outside_scope),
        categories_added=categories.added,
        categories_removed=categories.removed,
        categories_changed=tuple(
            change
            for category in new.role_categories
            if category not in categories.added
            if (change := compare_category(category.id, old, new, taken_over)).itself or change.moves
        ),
        categories_reordered=categories.reordered,
        added=added,
        removed=removed,
        replaced=tuple(_replacement(olds, news, replaced, meanings) for olds, news in groups),
        changed=tuple(change for change in changes if _to_tell(change)),
        probable=probable,
        statements_reordered=statements.reordered,
        measured_by=encoder.name if encoder else "",
    )


def compare_statement(old: Statement, new: Statement, meanings: Meanings) -> StatementChange:
    """A statement before and after, the texts of both being among `meanings` where they differ."""
    categories = dict.fromkeys((*old.expected_by, *new.expected_by))
    expectations = (ExpectationChange(c, old.expected_by.get(c), new.expected_by.get(c)) for c in categories)
    return StatementChange(
        old=old,
        new=new,
        rewording=measure_rewording(old.text, new.text, meanings) if old.text != new.text else None,
        expectations=tuple(change for change in expectations if change.old != change.new),
        phrases_added=only_in(new.phrases, old.phrases),
        phrases_removed=only_in(old.phrases, new.phrases),
    )


def _pairs(old: Pathway, replaced: Mapping[str, Sequence[Statement]]) -> list[tuple[Statement, Statement]]:
    """Each statement gone with each that took its place."""
    return [(old.statement(name), statement) for name, some in replaced.items() for statement in some]


def _texts(
    pairs: Sequence[tuple[Statement, Statement]], removed: Sequence[Statement], added: Sequence[Statement]
) -> list[str]:
    """What is to be measured: texts that changed, and what may be each other's."""
    changed = [statement for pair in pairs if pair[0].text != pair[1].text for statement in pair]
    loose = [*removed, *added] if removed and added else []
    return [statement.text for statement in (*changed, *loose)]


def _to_tell(change: StatementChange) -> bool:
    """Whether anything changed beside what `replaces` says, which is told with the statement that is gone."""
    told = change.rewording or change.expectations or change.phrases_added or change.phrases_removed
    return bool(told) or (change.old.kind, change.old.theme) != (change.new.kind, change.new.theme)


def _replacement(
    olds: Sequence[Statement],
    news: Sequence[Statement],
    replaced: Mapping[str, Sequence[Statement]],
    meanings: Meanings,
) -> Replacement:
    pairs = [(one, other) for one in olds for other in replaced.get(one.id, ())]
    changes = tuple(compare_statement(one, other, meanings) for one, other in pairs)
    return Replacement(name_kind(olds, news), tuple(olds), tuple(news), changes)


def _probable(
    removed: Sequence[Statement], added: Sequence[Statement], meanings: Meanings
) -> tuple[ProbableRename, ...]:
    """Pairs of one gone and one come that say nearly the same, each statement in one pair at most, nearest first."""
    near = []
    for one in removed:
        for other in added:
            cosine, shared = meanings.cosine(one.text, other.text), _shared_words(one.text, other.text)
            if (cosine or 0) >= PROBABLE or shared >= PROBABLE_WORDS:
                near.append((cosine, shared, one, other))
    near.sort(key=lambda row: (-(row[0] or 0), -row[1], row[2].id, row[3].id))
    found: list[ProbableRename] = []
    for cosine, _, one, other in near:
        if all(one is not rename.old and other is not rename.new for rename in found):
            found.append(ProbableRename(one, other, cosine))
    return tuple(found)


def _shared_words(one: str, other: str) -> float:
    """Telling words in both, of those in either, 0 to 1."""
    first, second = set(words(one)), set(words(other))
    return len(first & second) / len(first | second) if first | second else 0.0
