"""Two versions of a framework compared: what differs, how far meanings moved, and which labels and reports it touches.

versions.compare_pathways    two versions  ->  PathwayDiff (changes.py)
touching.find_effects        PathwayDiff, folders of labels and reports  ->  Effects (effects.py)
as_json.diff_to_json         both  ->  JSON
"""

from alignment.pathway.comparing.as_json import diff_to_dict, diff_to_json
from alignment.pathway.comparing.changes import PathwayDiff
from alignment.pathway.comparing.effects import Effects
from alignment.pathway.comparing.rewording import Shift
from alignment.pathway.comparing.touching import find_effects
from alignment.pathway.comparing.versions import compare_pathways

__all__ = [
    "Effects",
    "PathwayDiff",
    "Shift",
    "compare_pathways",
    "diff_to_dict",
    "diff_to_json",
    "find_effects",
]
