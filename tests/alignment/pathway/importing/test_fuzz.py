"""Files damaged at random: each is imported or refused, and never anything else."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from alignment.errors import FingerpostError
from alignment.pathway import load_pathway
from alignment.pathway.importing import ImportWish, import_files

from .import_cases import CONTENT_API, HEADED, LETTERED, SHEET, no_encoder, saved
from .test_sheets import workbook
from .test_word import made_up_document

PIECES = (
    b"<li>",
    b"</ul>",
    b"<table><tr><td>",
    b"<h2>",
    b"</div>",
    b"<h1>",
    b"\x00",
    b"\xff",
    b'"',
    b"}",
    b";",
    b"\n",
    b"A1. ",
)
ROUNDS = 12


def damaged(data: bytes, dice: random.Random) -> bytes:
    """The bytes with pieces put in, cut out and doubled."""
    held = bytearray(data)
    for _ in range(dice.randint(1, 8)):
        at, to = sorted((dice.randrange(len(held) + 1), dice.randrange(len(held) + 1)))
        match dice.randrange(3):
            case 0:
                held[at:at] = dice.choice(PIECES) * dice.choice((1, 30))
            case 1:
                del held[at : min(to, at + 300)]
            case 2:
                held[at:at] = held[at : min(to, at + 2000)]
    return bytes(held)


@pytest.mark.hostile
@pytest.mark.parametrize("kind", ["html-2024", "html-2025", "json", "csv", "xlsx", "docx"])
def test_a_damaged_file_is_imported_twice_alike_or_refused(kind: str, tmp_path: Path) -> None:
    files: dict[str, Callable[[], bytes]] = {
        "html-2024": LETTERED.read_bytes,
        "html-2025": HEADED.read_bytes,
        "json": CONTENT_API.read_bytes,
        "csv": SHEET.read_bytes,
        "xlsx": lambda: workbook(("Sheet", [["Statement", "Theme"], ["Knead", "Dough"]])),
        "docx": made_up_document,
    }
    whole = files[kind]()
    dice = random.Random(kind)
    # Each Word document costs a process of its own.
    for number in range(3 if kind == "docx" else ROUNDS):
        file, folder = saved(tmp_path, damaged(whole, dice), f"{number}.bin"), tmp_path / f"content-{number}"
        try:
            import_files([file], folder, compare=no_encoder, wish=ImportWish(category="baker"))
        except FingerpostError:
            assert not folder.exists()
            continue
        load_pathway(folder)
        assert not import_files([file], folder, compare=no_encoder, wish=ImportWish(category="baker")).changes
