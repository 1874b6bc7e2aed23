"""`make bench`: seconds a stage, clauses a second beside plain sentence-transformers, cold start, peak memory.

Times are only compared within one run. The synthetic job description is made of numbered, distinct clauses, so that no
cache makes it look faster than it is.
"""

import argparse
import itertools
import json
import platform
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from alignment import Tools

T = TypeVar("T")

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "examples"
SYNTHETIC_CLAUSES = 300
REPEATS = 5
DUTIES = (
    "support person {n} with washing, dressing and choosing what to wear",
    "record on chart {n} the medicines given and report any that were refused",
    "plan activity {n} with the people who live here and their families",
    "check hoist {n} before use and report faults to the manager",
    "write up visit {n} the same day in plain, respectful words",
    "sit with person {n} at mealtimes and note what they eat and drink",
)


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


def main() -> None:
    """Run the benchmark and print it; `--json FILE` also writes it."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    parser.add_argument("--json", type=Path, help="write the figures to this file too")
    options = parser.parse_args()
    cold = list(cold_starts())
    timings, plain, opening = warm_runs()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    figures = {
        "commit": commit(),
        "machine": f"{platform.machine()}, {cpu()}, Python {platform.python_version()}",
        "cold_start_seconds": dict(cold),
        "open_seconds": opening,
        "documents": [{**asdict(timing), "total": timing.total} for timing in timings],
        "plain_encode_clauses_per_second": plain,
        "peak_memory_mb": peak,
    }
    show(figures, timings)
    if options.json:
        options.json.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


def cold_starts() -> Iterator[tuple[str, float]]:
    """Seconds from typing a command to its end, each in a new process, the best of three."""
    fingerpost = str(Path(sys.executable).with_name("fingerpost"))
    commands = {
        "fingerpost --help": [fingerpost, "--help"],
        "fingerpost align, one short text": [
            fingerpost,
            "align",
            str(EXAMPLES / "office-personal-assistant.txt"),
            "--format",
            "json",
            "--output",
            "/dev/null",
        ],
    }
    for name, command in commands.items():
        yield name, min(run_time(command) for _ in range(3))


def run_time(command: list[str]) -> float:
    """Seconds one run of a command takes."""
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - start


def warm_runs() -> tuple[list[Timing], float, float]:
    """Each example and the synthetic job description, warm; plain encoding speed; seconds to open everything."""
    from alignment import open_tools
    from embeddings import load_encoder

    encoder = load_encoder()
    tools, opening = timed(lambda: open_tools(encoder=encoder))
    sources = [
        (path.name, path.read_bytes())
        for path in sorted(EXAMPLES.iterdir())
        if path.suffix in {".docx", ".pdf", ".txt", ".html"}
    ]
    sources.append((f"synthetic, {SYNTHETIC_CLAUSES} clauses", synthetic()))
    timings = [time_document(name, data, tools) for name, data in sources]
    return timings, plain_speed(), opening


def time_document(name: str, data: bytes, tools: "Tools") -> Timing:
    """The best of several runs, so that another process's moment does not count."""
    from alignment import align

    best: Timing | None = None
    for _ in range(REPEATS):
        marks: list[tuple[str, float]] = []

        def mark(stage: str, marks: list[tuple[str, float]] = marks) -> None:
            marks.append((stage, time.perf_counter()))

        report = align(data, name=name, tools=tools, on_stage=mark)
        marks.append(("end", time.perf_counter()))
        stages = {stage: after - before for (stage, before), (_, after) in itertools.pairwise(marks)}
        timing = Timing(name, len(report.verdicts), stages)
        best = timing if best is None or timing.total < best.total else best
    assert best is not None
    return best


def synthetic() -> bytes:
    """A job description of distinct clauses, one a line."""
    lines = (f"- {DUTIES[n % len(DUTIES)].format(n=n).capitalize()}" for n in range(SYNTHETIC_CLAUSES - 1))
    return "\n".join(["# Main duties", "", *lines]).encode()


def plain_speed() -> float:
    """Clauses a second of sentence-transformers' own `encode` on the same clauses, batch 32."""
    from sentence_transformers import SentenceTransformer

    from weights import locate_model

    model = SentenceTransformer(str(locate_model("all-minilm-l6-v2")), device="cpu")
    texts = [line[2:] for line in synthetic().decode().splitlines() if line.startswith("- ")]
    model.encode(texts[:32])
    seconds = min(timed(lambda: model.encode(texts, batch_size=32))[1] for _ in range(REPEATS))
    return len(texts) / seconds


def timed(work: Callable[[], T]) -> tuple[T, float]:
    """What the work gave and the seconds it took."""
    start = time.perf_counter()
    result = work()
    return result, time.perf_counter() - start


def commit() -> str:
    """The commit this runs on, with a plus where files differ from it."""
    sha = subprocess.run(
        ["git", "rev-parse", "--short=12", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    dirty = subprocess.run(["git", "status", "--porcelain"], cwd=ROOT, capture_output=True, text=True, check=False)
    return (sha.stdout.strip() or "unknown") + ("+" if dirty.stdout.strip() else "")


def cpu() -> str:
    """The processor's name, where the system tells it."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text(encoding="utf-8").splitlines() if info.exists() else []
    names = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    return f"{len(names)} cores {names[0]}" if names else platform.processor()


STAGE_COLUMNS = {"reading": "reading", "splitting": "splitting", "finding": "finding", "summing_up": "summary"}


def show(figures: dict[str, object], timings: list[Timing]) -> None:
    """The figures as text tables."""
    print(f"commit {figures['commit']}; {figures['machine']}")
    for name, seconds in figures["cold_start_seconds"].items():  # type: ignore[attr-defined]
        print(f"cold start, {name}: {seconds:.2f} s")
    print(f"opening content and index, encoder loaded: {figures['open_seconds']:.2f} s\n")
    heads = "".join(f"{head:>11}" for head in ("clauses", *STAGE_COLUMNS.values(), "total", "clauses/s"))
    print(f"{'document, warm, seconds':<38}{heads}")
    for timing in timings:
        cells = "".join(f"{timing.stages[stage]:>11.3f}" for stage in STAGE_COLUMNS)
        rate = timing.clauses / timing.total
        print(f"{timing.name:<38}{timing.clauses:>11}{cells}{timing.total:>11.3f}{rate:>11.0f}")
    whole = timings[-1].clauses / timings[-1].total
    plain = float(str(figures["plain_encode_clauses_per_second"]))
    print(f"\nsynthetic job description, everything: {whole:.0f} clauses a second")
    print(f"plain sentence-transformers, encoding the same clauses and nothing else: {plain:.0f} a second")
    print(f"ratio {whole / plain:.2f}; peak memory {figures['peak_memory_mb']:.0f} MB")


if __name__ == "__main__":
    main()
