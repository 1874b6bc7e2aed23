"""What became of each statement of the older version: the question every label and report asks of a difference."""

from collections.abc import Mapping
from dataclasses import dataclass

from alignment.pathway.comparing.changes import PathwayDiff, Replacement
from alignment.pathway.comparing.effects import Touch
from alignment.pathway.comparing.rewording import Shift


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of a statement; `instead` are ids of those in its place. `shift` is none if nothing measured it."""

    touch: Touch
    instead: tuple[str, ...] = ()
    shift: Shift | None = None
    cosine: float | None = None


def find_fates(diff: PathwayDiff) -> Mapping[str, Fate]:
    """By id, the statements of the older version that are gone, replaced or reworded. The rest stayed as they were."""
    fates = {statement.id: Fate(Touch.GONE) for statement in diff.removed}
    for replacement in diff.replaced:
        fates |= _replaced(replacement)
    for change in diff.changed:
        if change.rewording is not None:
            fates[change.old.id] = Fate(Touch.REWORDED, (), change.rewording.shift, change.rewording.cosine)
    return fates


def _replaced(replacement: Replacement) -> dict[str, Fate]:
    fates = {}
    for name in dict.fromkeys(change.old.id for change in replacement.changes):
        own = [change for change in replacement.changes if change.old.id == name]
        measured = [r for c in own if (r := c.rewording) is not None and r.cosine is not None]
        nearest = max(measured, key=lambda rewording: rewording.cosine or 0.0, default=None)
        word_for_word = any(change.rewording is None for change in own)
        shift = Shift.SAME if word_for_word else nearest.shift if nearest else None
        cosine = 1.0 if word_for_word else nearest.cosine if nearest else None
        fates[name] = Fate(Touch.REPLACED, tuple(change.new.id for change in own), shift, cosine)
    return fates
