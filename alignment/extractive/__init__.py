"""The summary that needs no model: plain sentences put together from what was found, each with what it rests on.

Each part also carries the facts a language model may write the same sentences from, and which sentence answers which
fact, so that a model's sentence that fails a check has one to give way to.
"""

from alignment.extractive.findings import Cited, Findings, Part, Plain
from alignment.extractive.lines import look_next, no_counterpart
from alignment.extractive.missing import missing
from alignment.extractive.overview import overview
from alignment.extractive.strengths import strengths

__all__ = ["Cited", "Findings", "Part", "Plain", "summary_parts"]


def summary_parts(found: Findings) -> tuple[Part, ...]:
    """Every part of the summary, in reading order. A part with nothing to say has no sentences."""
    return (overview(found), strengths(found), missing(found), no_counterpart(found), look_next(found))
