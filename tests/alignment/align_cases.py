"""Tools with the hashing encoder, opened once, the examples aligned with them, and clauses made by hand."""

from dataclasses import replace
from functools import cache
from pathlib import Path
from random import Random

from alignment import Pathway, Report, Tools, align, load_pathway, open_tools
from alignment.types import Clause, ClauseKind, Flag, Locator
from embeddings import load_encoder

EXAMPLES_FOLDER = Path(__file__).parents[2] / "examples"
EXAMPLES = tuple(
    sorted(path.name for path in EXAMPLES_FOLDER.iterdir() if path.suffix in {".docx", ".pdf", ".txt", ".html"})
)

JOB_DESCRIPTION = """Job title: Care assistant

Main duties
- Give personal care, such as washing and dressing, in a way that protects privacy
- Administer medication and sign the MAR chart
- Support residents to eat and drink, keeping to their care plan
- Report any concern about abuse or neglect without delay
- Write clear daily notes
- Not expected to carry out wound dressings or any task a registered nurse would do
- Where trained and assessed as competent, take blood pressure readings
- Water the window boxes

We are an equal opportunities employer and welcome applications from all sections of the community.
This job description is not exhaustive and may be reviewed from time to time.
"""


@cache
def hashing_tools() -> Tools:
    """Tools on the bundled framework; what they give is the same on every machine."""
    return open_tools(encoder=load_encoder("hashing"))


@cache
def aligned(name: str) -> Report:
    """The report on one of the examples."""
    return align(EXAMPLES_FOLDER / name, tools=hashing_tools())


def shuffled(pathway: Pathway, seed: int) -> Pathway:
    """The same framework with its statements in another order."""
    statements = list(pathway.statements)
    Random(seed).shuffle(statements)
    return replace(pathway, statements=tuple(statements))


@cache
def shuffled_tools(seed: int) -> Tools:
    """Tools on the bundled framework with its statements in another order."""
    return open_tools(shuffled(load_pathway(), seed), encoder=load_encoder("hashing"))


def clause_of(
    text: str,
    kind: ClauseKind = ClauseKind.DUTY,
    *flags: Flag,
    number: int = 1,
    context: str = "",
    is_heading: bool = False,
) -> Clause:
    """A clause as `kinds` leaves it, with a reason for everything said of it."""
    return Clause(
        f"c{number}",
        text,
        0,
        len(text),
        Locator(paragraph=number),
        number,
        context=context,
        is_heading=is_heading,
        kind=kind,
        kind_reason=f"made a {kind} by the test",
        flags=flags,
        flag_reasons={flag: f"made {flag} by the test" for flag in flags},
    )
