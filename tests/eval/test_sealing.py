import os
from argparse import Namespace
from pathlib import Path
from types import ModuleType

import pytest

from eval.cases import Case, load_cases
from eval.commands import fit, fit_kinds
from eval.sealing import GOLD, SealedSplitError, sealed

DOCUMENT = GOLD / "test" / "newsagents-window-carer.txt"


def test_a_sealed_split_cannot_be_opened() -> None:
    with sealed("test"), pytest.raises(SealedSplitError, match=r"newsagents-window-carer\.txt belongs to a split"):
        DOCUMENT.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "way_round",
    [
        GOLD / "train" / ".." / "test" / DOCUMENT.name,
        str(DOCUMENT),
        os.fsencode(DOCUMENT),
        Path(os.path.relpath(DOCUMENT)),
    ],
    ids=["by another folder", "as text", "as bytes", "from here"],
)
def test_no_way_of_naming_a_sealed_file_opens_it(way_round: Path | str | bytes) -> None:
    with sealed("test"), pytest.raises(SealedSplitError):
        open(way_round)  # noqa: PTH123, SIM115 - the very call is meant


def test_a_sealed_file_is_not_opened_by_its_descriptor_or_a_link_either(tmp_path: Path) -> None:
    link = tmp_path / "innocent.txt"
    link.symlink_to(DOCUMENT)
    with sealed("test"):
        with pytest.raises(SealedSplitError):
            os.open(DOCUMENT, os.O_RDONLY)
        with pytest.raises(SealedSplitError):
            link.read_bytes()


def test_other_splits_stay_open() -> None:
    with sealed("test"):
        assert (GOLD / "README.md").read_text(encoding="utf-8")
        assert (GOLD / "train" / "README.md").read_text(encoding="utf-8")


def test_what_was_sealed_opens_again_afterwards_and_after_an_error() -> None:
    with pytest.raises(ZeroDivisionError), sealed("test"):
        raise ZeroDivisionError
    assert DOCUMENT.read_bytes()


def test_an_inner_seal_does_not_break_an_outer_one() -> None:
    with sealed("test"):
        with sealed("test", "dev"):
            pass
        with pytest.raises(SealedSplitError):
            DOCUMENT.read_bytes()


@pytest.mark.parametrize("split", ["dev", "test"])
@pytest.mark.parametrize("command", [fit, fit_kinds])
def test_fitting_that_reads_a_split_it_is_judged_on_fails(
    command: ModuleType, split: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def planted(train: str) -> tuple[Case, ...]:
        next((GOLD / split).glob("*.txt")).read_bytes()
        return load_cases(train)

    monkeypatch.setattr(command, "load_cases", planted)
    with pytest.raises(SealedSplitError):
        command.run(Namespace(dry_run=True, plain=False))
