"""Everything a difference touches, in one call."""

from pathlib import Path

from alignment.pathway.comparing.changes import PathwayDiff
from alignment.pathway.comparing.effects import Effects
from alignment.pathway.comparing.label_effects import find_label_effects
from alignment.pathway.comparing.report_effects import find_report_effects


def find_effects(diff: PathwayDiff, *, labels: Path | None = None, reports: Path | None = None) -> Effects:
    """What the difference does to the labels and the stored reports of two folders, where they are given."""
    return Effects(
        find_label_effects(diff, labels) if labels else None,
        find_report_effects(diff, reports) if reports else None,
    )
