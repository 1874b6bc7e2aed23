"""What is read: the examples, and a synthetic job description whose clauses all differ, so that no cache helps."""

from collections.abc import Iterator
from pathlib import Path

EXAMPLES = Path(__file__).parent.parent / "examples"
SUFFIXES = frozenset({".docx", ".pdf", ".txt", ".html"})
# Examples of some two pages, one for each way of reading that takes a process of its own.
TWO_PAGES = ("care-assistant-council.docx", "home-care-worker.pdf")
SYNTHETIC_CLAUSES = 300
DUTIES = (
    "support person {n} with washing, dressing and choosing what to wear",
    "record on chart {n} the medicines given and report any that were refused",
    "plan activity {n} with the people who live here and their families",
    "check hoist {n} before use and report faults to the manager",
    "write up visit {n} the same day in plain, respectful words",
    "sit with person {n} at mealtimes and note what they eat and drink",
)


def examples() -> Iterator[tuple[str, bytes]]:
    """Each example by name, with its bytes."""
    for path in sorted(EXAMPLES.iterdir()):
        if path.suffix in SUFFIXES:
            yield path.name, path.read_bytes()


def synthetic_lines() -> list[str]:
    """Distinct clauses."""
    return [DUTIES[n % len(DUTIES)].format(n=n).capitalize() for n in range(SYNTHETIC_CLAUSES - 1)]


def synthetic() -> bytes:
    """A job description of these clauses, one a line."""
    return "\n".join(["# Main duties", "", *(f"- {line}" for line in synthetic_lines())]).encode()
