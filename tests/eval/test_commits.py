import subprocess
from pathlib import Path

import pytest

from eval.commits import this_commit


def git(root: Path, *arguments: str) -> str:
    who = ("-c", "user.name=A Person", "-c", "user.email=person@example.org", "-c", "commit.gpgsign=false")
    done = subprocess.run(["git", "-C", str(root), *who, *arguments], capture_output=True, text=True, check=True)
    return done.stdout.strip()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with one committed label."""
    (tmp_path / "eval" / "gold").mkdir(parents=True)
    (tmp_path / "eval" / "gold" / "one.txt").write_text("one")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "Label one")
    return tmp_path


def test_code_as_committed_is_its_commit(repository: Path) -> None:
    assert this_commit(repository) == git(repository, "rev-parse", "HEAD")


@pytest.mark.parametrize("name", ["one.txt", "two.txt"], ids=["changed", "new"])
def test_a_changed_or_new_label_makes_it_dirty(repository: Path, name: str) -> None:
    (repository / "eval" / "gold" / name).write_text("another")
    assert this_commit(repository) == git(repository, "rev-parse", "HEAD") + "-dirty"


@pytest.mark.parametrize("folder", ["eval/results", "docs"])
def test_results_and_pages_do_not(repository: Path, folder: str) -> None:
    (repository / folder).mkdir(parents=True)
    (repository / folder / "table.md").write_text("0.5")
    assert not this_commit(repository).endswith("-dirty")


def test_outside_a_repository_the_commit_is_unknown(tmp_path: Path) -> None:
    assert this_commit(tmp_path) == "unknown-dirty"
