"""What is not the same now as when a saved report was written: what reckons, how a line reads, what is decided."""

from collections.abc import Iterator
from dataclasses import dataclass

from alignment.pipeline import Tools, _provenance, read_lines
from alignment.types import Clause, ClauseVerdict, Document, Provenance, Report
from embeddings import Encoder

# What a person asked of a report, and what only gaps go by: they decide nothing about a line.
_BESIDE = frozenset({"summary", "category", "gap_model"})
# Half of the last figure people see of a chance.
_SEEN = 0.005


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that differs: what, as the report has it, and as it is now."""

    what: str
    report: str
    now: str


def changed_tools(report: Report, tools: Tools) -> Iterator[Change]:
    """Where encoder, framework, second stage or another setting differ from the report's provenance."""
    was, now = report.provenance, _provenance(tools, None, "none", None)
    yield from _changed("Fingerpost", was.fingerpost, now.fingerpost)
    yield from _changed("encoder", _encoder(was), _encoder(now, was))
    if was.pathway_fingerprint != now.pathway_fingerprint:
        same_name = report.pathway.version == tools.pathway.version
        reworded = f"{tools.pathway.version}{', its content changed since' if same_name else ''}"
        yield Change("framework", report.pathway.version, reworded)
    for name in sorted({*was.settings, *now.settings} - _BESIDE):
        what = "second stage" if name == "verdict_model" else f"setting {name}"
        yield from _changed(what, _shown(was, name), _shown(now, name))


def changed_reading(clause: Clause, document: Document, encoder: Encoder) -> Iterator[Change]:
    """Where the document would now be cut otherwise, or the line read as something else."""
    now = next(
        (one for one in read_lines(document, encoder) if (one.start, one.end) == (clause.start, clause.end)), None
    )
    if now is None:
        yield Change("line", "as above", "cut at other words")
        return
    yield from _changed("kind", clause.kind.value, now.kind.value)
    yield from _changed("flags", ", ".join(clause.flags) or "none", ", ".join(now.flags) or "none")


def changed_verdict(said: ClauseVerdict, now: ClauseVerdict) -> Iterator[Change]:
    """Where the report decided otherwise about the same line."""
    yield from _changed("verdict", said.verdict.value, now.verdict.value)
    before = {match.statement_id: match.confidence for match in said.matches}
    after = {match.statement_id: match.confidence for match in now.matches}
    if set(before) != set(after):
        yield Change("statements", ", ".join(before) or "none", ", ".join(after) or "none")
    for statement_id in (one for one in before if one in after):
        if abs(before[statement_id] - after[statement_id]) > _SEEN:
            yield Change(f"chance of {statement_id}", f"{before[statement_id]:.2f}", f"{after[statement_id]:.2f}")


def _changed(what: str, report: str, now: str) -> Iterator[Change]:
    if report != now:
        yield Change(what, report, now)


def _encoder(provenance: Provenance, other: Provenance | None = None) -> str:
    """The encoder's name; where another of the same name gives other vectors, that is said."""
    same_name = other is not None and other.encoder == provenance.encoder
    altered = same_name and other is not None and other.encoder_fingerprint != provenance.encoder_fingerprint
    return f"{provenance.encoder}, with other weights or settings" if altered else provenance.encoder


def _shown(provenance: Provenance, name: str) -> str:
    return str(provenance.settings.get(name, "none"))
