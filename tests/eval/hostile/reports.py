"""Reports on the hostile job descriptions and on the same without the attack, each made once."""

from functools import cache

from alignment import Report, align
from alignment.documents import read_document
from eval.hostile import Attack, HostileFile, hostile_file, load_attacks, plain_file
from tests.alignment.align_cases import hashing_tools

ATTACKS = load_attacks()


@cache
def hostile_report(attack: Attack) -> Report:
    """The report on the job description with the attack in it."""
    return _align(hostile_file(attack))


def plain_report(attack: Attack) -> Report:
    """The report on the same job description without it."""
    return _plain(attack.base, attack.format)


@cache
def _plain(base: str, form: str) -> Report:
    return _align(plain_file(next(a for a in ATTACKS if (a.base, a.format) == (base, form))))


def _align(file: HostileFile) -> Report:
    # Files of our own making need no process of their own, which would take most of the time.
    return align(read_document(file.data, name=file.name, isolated=False), tools=hashing_tools())
