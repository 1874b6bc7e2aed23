"""What it may cost, and what it does: seconds for two pages, memory, and the search beside the plainest one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks.documents import TWO_PAGES
from benchmarks.retrieval import Retrieval
from benchmarks.timing import Timing

# On two cores, warm and without a language model.
MOST_SECONDS = 1.0
MOST_MEGABYTES = 1000.0
# Times plain MiniLM cosine in the same run.
MOST_RATIO = 2.0


@dataclass(frozen=True)
class Cost:
    """A figure, and what it may be at most; none where nothing is asked of it."""

    name: str
    figure: float
    most: float | None = None

    @property
    def verdict(self) -> str:
        """Whether it is met; nothing where nothing is asked."""
        if self.most is None:
            return ""
        return "met" if self.figure <= self.most else "missed"

    @property
    def row(self) -> str:
        """One line of the table."""
        bar = "" if self.most is None else f"at most {self.most:g}"
        return f"{self.name:<72}{self.figure:>10.2f}  {bar:<14}{self.verdict}".rstrip()


def costs(timings: Sequence[Timing], retrieval: Retrieval, megabytes: float) -> Iterator[Cost]:
    """Each figure that has a bar, and what belongs beside it."""
    search = f"search for {retrieval.lines} lines, times plain MiniLM cosine"
    yield Cost(search, retrieval.ratio, MOST_RATIO)
    yield Cost("the same with the second stage", retrieval.judged_ratio)
    for timing in timings:
        if timing.name in TWO_PAGES:
            yield Cost(f"two pages, warm, seconds: {timing.name}", timing.total, MOST_SECONDS)
            yield Cost("the same without the reading of the file", timing.total - timing.stages["reading"])
    yield Cost("peak memory, MB, of everything but what is compared with", megabytes, MOST_MEGABYTES)
