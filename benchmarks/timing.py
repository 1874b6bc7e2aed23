"""Seconds: of a command, of a call, and of each stage of a document, the best of several runs."""

import itertools
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from benchmarks.documents import EXAMPLES

if TYPE_CHECKING:
    from alignment import Tools

T = TypeVar("T")

REPEATS = 5


@dataclass
class Timing:
    """The best of several runs of one document, in seconds, by stage."""

    name: str
    clauses: int
    stages: dict[str, float] = field(default_factory=dict)

    @property
    def total(self) -> float:
        """All stages together."""
        return sum(self.stages.values())


def cold_starts() -> Iterator[tuple[str, float]]:
    """Seconds from typing a command to its end, each in a new process, the best of three."""
    fingerpost = str(Path(sys.executable).with_name("fingerpost"))
    short = str(EXAMPLES / "office-personal-assistant.txt")
    commands = {
        "fingerpost --help": [fingerpost, "--help"],
        "fingerpost align, one short text": [fingerpost, "align", short, "--format", "json", "--output", "/dev/null"],
    }
    for name, command in commands.items():
        yield name, min(run_time(command) for _ in range(3))


def run_time(command: list[str]) -> float:
    """Seconds one run of a command takes."""
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - start


def timed(work: Callable[[], T]) -> tuple[T, float]:
    """What the work gave and the seconds it took."""
    start = time.perf_counter()
    result = work()
    return result, time.perf_counter() - start


def time_document(name: str, data: bytes, tools: "Tools", repeats: int = REPEATS) -> Timing:
    """The best of several runs, so that another process's moment does not count."""
    return min((_time_once(name, data, tools) for _ in range(repeats)), key=lambda timing: timing.total)


def _time_once(name: str, data: bytes, tools: "Tools") -> Timing:
    from alignment import align

    marks: list[tuple[str, float]] = []
    report = align(data, name=name, tools=tools, on_stage=lambda stage: marks.append((stage, time.perf_counter())))
    marks.append(("end", time.perf_counter()))
    stages = {stage: after - before for (stage, before), (_, after) in itertools.pairwise(marks)}
    return Timing(name, len(report.verdicts), stages)
