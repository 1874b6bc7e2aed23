"""Which commit the code is at, and whether what decides a result is as committed."""

import subprocess
from pathlib import Path

ROOT = Path(__file__).parent.parent
# What a result depends on. Saving results, or writing about them, does not make the next ones dirty.
DECIDING = ("alignment", "embeddings", "prompts", "weights", "eval", "examples", "constraints.txt", ":!eval/results")
UNKNOWN = "unknown"
DIRTY = "-dirty"


def this_commit(root: Path = ROOT) -> str:
    """The commit's name, with `-dirty` after it when the code or the labels were changed since; or `unknown-dirty`."""
    commit = _git(root, "rev-parse", "HEAD")
    changed = _git(root, "status", "--porcelain", "--", *DECIDING)
    clean = commit is not None and changed == ""
    return f"{commit or UNKNOWN}{'' if clean else DIRTY}"


def _git(root: Path, *arguments: str) -> str | None:
    """What git answers; none without git or outside a repository."""
    try:
        done = subprocess.run(["git", "-C", str(root), *arguments], capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    return done.stdout.strip()
