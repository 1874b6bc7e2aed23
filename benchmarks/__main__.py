"""`make bench`: seconds a stage, what it may cost, clauses a second beside sentence-transformers, cold start, memory.

Times are only compared within one run.
"""

import argparse
import json
import platform
import resource
import subprocess
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.costs import Cost, costs
from benchmarks.documents import SYNTHETIC_CLAUSES, examples, synthetic, synthetic_lines
from benchmarks.retrieval import Retrieval, time_retrieval
from benchmarks.timing import REPEATS, Timing, cold_starts, time_document, timed

ROOT = Path(__file__).parent.parent
PLAIN = "all-minilm-l6-v2"
STAGE_COLUMNS = {"reading": "reading", "splitting": "splitting", "finding": "finding", "summing_up": "summary"}


@dataclass(frozen=True)
class Warm:
    """Everything measured in this process. `plain_speed` is in clauses a second, `opening` in seconds."""

    timings: list[Timing]
    retrieval: Retrieval
    plain_speed: float
    opening: float
    megabytes: float


def main() -> None:
    """Run the benchmark and print it; `--json FILE` also writes it."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    parser.add_argument("--json", type=Path, help="write the figures to this file too")
    options = parser.parse_args()
    cold = dict(cold_starts())
    warm = warm_runs()
    told = list(costs(warm.timings, warm.retrieval, warm.megabytes))
    figures = {
        "commit": commit(),
        "machine": f"{platform.machine()}, {cpu()}, Python {platform.python_version()}",
        "cold_start_seconds": cold,
        "open_seconds": warm.opening,
        "documents": [{**asdict(timing), "total": timing.total} for timing in warm.timings],
        "retrieval": asdict(warm.retrieval),
        "costs": [{**asdict(cost), "verdict": cost.verdict} for cost in told],
        "plain_encode_clauses_per_second": warm.plain_speed,
        "peak_memory_mb": warm.megabytes,
    }
    print(f"commit {figures['commit']}; {figures['machine']}")
    show(cold, warm, told)
    if options.json:
        options.json.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


def warm_runs() -> Warm:
    """Each example and the synthetic job description, warm; then what they are compared with."""
    from alignment import open_tools
    from alignment.documents import read_document
    from alignment.pipeline import read_lines
    from embeddings import load_encoder

    encoder = load_encoder()
    tools, opening = timed(lambda: open_tools(encoder=encoder))
    sources = [*examples(), (f"synthetic, {SYNTHETIC_CLAUSES} clauses", synthetic())]
    timings = [time_document(name, data, tools) for name, data in sources]
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6
    lines = [read_lines(read_document(data, name=name), encoder) for name, data in examples()]
    retrieval = time_retrieval(lines, tools, load_encoder(PLAIN))
    return Warm(timings, retrieval, plain_speed(), opening, megabytes)


def plain_speed() -> float:
    """Clauses a second of sentence-transformers' own `encode` on the synthetic clauses, batch 32."""
    from sentence_transformers import SentenceTransformer

    from weights import locate_model

    model = SentenceTransformer(str(locate_model(PLAIN)), device="cpu")
    texts = synthetic_lines()
    model.encode(texts[:32])
    seconds = min(timed(lambda: model.encode(texts, batch_size=32))[1] for _ in range(REPEATS))
    return len(texts) / seconds


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


def show(cold: dict[str, float], warm: Warm, told: list[Cost]) -> None:
    """The figures as text tables."""
    for name, seconds in cold.items():
        print(f"cold start, {name}: {seconds:.2f} s")
    print(f"opening content and index, encoder loaded: {warm.opening:.2f} s\n")
    heads = "".join(f"{head:>11}" for head in ("clauses", *STAGE_COLUMNS.values(), "total", "clauses/s"))
    print(f"{'document, warm, seconds':<38}{heads}")
    for timing in warm.timings:
        cells = "".join(f"{timing.stages[stage]:>11.3f}" for stage in STAGE_COLUMNS)
        rate = timing.clauses / timing.total
        print(f"{timing.name:<38}{timing.clauses:>11}{cells}{timing.total:>11.3f}{rate:>11.0f}")
    print()
    for cost in told:
        print(cost.row)
    whole = warm.timings[-1].clauses / warm.timings[-1].total
    print(f"\nsynthetic job description, everything: {whole:.0f} clauses a second")
    print(f"plain sentence-transformers, encoding the same clauses and nothing else: {warm.plain_speed:.0f} a second")
    print(f"ratio {whole / warm.plain_speed:.2f}")


if __name__ == "__main__":
    main()
