"""A difference as JSON. docs/pathway.md describes each key; the shape changes only with `SCHEMA_VERSION`."""

import json
from dataclasses import asdict
from typing import Any

from alignment.pathway.comparing.changes import PathwayDiff
from alignment.pathway.comparing.effects import Effects
from alignment.types import Pathway

SCHEMA_VERSION = "1.0"
"""Major.minor: a minor step only adds fields."""


def diff_to_dict(diff: PathwayDiff, effects: Effects) -> dict[str, Any]:
    """The difference and what it touches as plain values, in the documented order of keys."""
    return {
        "schema_version": SCHEMA_VERSION,
        "old": _facts(diff.old),
        "new": _facts(diff.new),
        "same": diff.is_empty,
        "measured_by": diff.measured_by,
        "manifest": [asdict(change) for change in diff.manifest],
        "sources": asdict(diff.sources),
        "themes": asdict(diff.themes),
        "outside_scope": asdict(diff.outside_scope),
        "role_categories": {
            "added": [asdict(category) for category in diff.categories_added],
            "removed": [asdict(category) for category in diff.categories_removed],
            "changed": [asdict(change) for change in diff.categories_changed],
            "reordered": diff.categories_reordered,
        },
        "statements": {
            "added": [asdict(statement) for statement in diff.added],
            "removed": [asdict(statement) for statement in diff.removed],
            "replaced": [asdict(replacement) for replacement in diff.replaced],
            "changed": [asdict(change) for change in diff.changed],
            "probable_renames": [asdict(rename) for rename in diff.probable],
            "reordered": diff.statements_reordered,
        },
        "effects": asdict(effects),
    }


def diff_to_json(diff: PathwayDiff, effects: Effects) -> str:
    """The same as JSON text ending in a newline. The same difference gives the same bytes."""
    return json.dumps(diff_to_dict(diff, effects), ensure_ascii=False, indent=2) + "\n"


def _facts(pathway: Pathway) -> dict[str, str | int]:
    return {
        "version": pathway.version,
        "title": pathway.title,
        "date": pathway.date,
        "published": pathway.published,
        "fingerprint": pathway.fingerprint,
        "statements": len(pathway.statements),
        "role_categories": len(pathway.role_categories),
    }
