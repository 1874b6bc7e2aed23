"""Broken files at many seeded places: always a document or a typed error."""

import random
from collections.abc import Iterator
from contextlib import suppress

import pytest

from alignment.documents import read_document
from alignment.errors import DocumentError
from tests.alignment.documents.build_docx import simple
from tests.alignment.documents.build_pdf import care_home, drawn, lines_at

pytestmark = pytest.mark.hostile

HTML = b"<!doctype html><h1>Care</h1><ul><li>wash<li>dress<ul><li>a</ul></ul><table><tr><td colspan=2>x</table>" * 3
MARKDOWN = b"# Care\n\n1. wash\n2. dress\n\n| a | b |\n|---|---|\n| c | d |\n" * 3
TEXT = "JOB DESCRIPTION\n\n• wash – dress\n1.1 Café\n".encode("cp1252") * 5
FILES = {
    "docx": simple("Care worker", "Wash people", "Dress"),
    "pdf": drawn(lines_at(["Care worker", "• Wash people", "• Dress"])),
    "table.pdf": care_home(),
    "html": HTML,
    "md": MARKDOWN,
    "txt": TEXT,
}


def broken(data: bytes, seed: int, count: int) -> Iterator[bytes]:
    """Truncated, with bytes flipped, with a piece cut out, with a piece doubled."""
    chance = random.Random(seed)
    for number in range(count):
        at, length = chance.randrange(len(data)), chance.randrange(1, 60)
        if number % 4 == 0:
            yield data[:at]
        elif number % 4 == 1:
            flipped = bytearray(data)
            for _ in range(chance.randrange(1, 8)):
                flipped[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
            yield bytes(flipped)
        elif number % 4 == 2:
            yield data[:at] + data[at + length :]
        else:
            yield data[: at + length] + data[at:]


def read_or_refuse(data: bytes, name: str) -> None:
    """Nothing but a `DocumentError` may come out, and nothing that does come out may have wrong offsets."""
    with suppress(DocumentError):
        document = read_document(data, name=name, isolated=False)
        assert all(document.text[one.start : one.end] == one.text for one in document.blocks)


@pytest.mark.parametrize("kind", FILES)
@pytest.mark.parametrize("seed", [1, 2])
def test_a_broken_file_is_read_or_refused_but_never_breaks_the_reader(kind: str, seed: int) -> None:
    for data in broken(FILES[kind], seed, 24):
        read_or_refuse(data, f"jd.{kind}")


STARTS = [b"", b"PK\x03\x04", b"%PDF-1.7\n", b"<html>", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xff\xfe"]


@pytest.mark.parametrize("start", STARTS)
def test_noise_after_any_beginning_is_refused_or_read(start: bytes) -> None:
    chance = random.Random(3)
    for _ in range(6):
        read_or_refuse(start + chance.randbytes(chance.randrange(1, 3000)), "")
