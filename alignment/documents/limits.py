"""How much of a file is read before it is turned away."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReadingLimits:
    """The most a file may cost to read. Every one is checked before or while the cost is paid."""

    # A job description is seldom over 1 MB; 20 leaves room for logos and photographs.
    max_bytes: int = 20_000_000
    # The longest role packs seen run to about 40 pages; beyond 100 it is a handbook, not a job description.
    max_pages: int = 100
    # About 60,000 words, ten times the longest job description seen.
    max_characters: int = 400_000
    # Ten times `max_bytes`: office files pack text about ten to one and pictures hardly at all.
    max_unpacked_bytes: int = 200_000_000
    # A long Word file has some 30 parts, and one for each picture.
    max_entries: int = 2_000
    # Repetitive tables reach about 50 to one. Deflate itself ends near 1,030 to one, which only bombs come close to.
    max_ratio: float = 150.0
    # The slowest real file tried took 4 seconds on one busy core.
    seconds: float = 30.0
    # Address space of the reading process. An ordinary file needs under 200 MB.
    memory_bytes: int = 1_000_000_000


DEFAULT_LIMITS = ReadingLimits()
