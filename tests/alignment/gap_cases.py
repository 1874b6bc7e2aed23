"""Made-up evidence for tests about gaps: scored lines and a model with weights one can reckon by hand."""

from collections.abc import Mapping

from alignment.gap_model import ANY, GapModel
from alignment.types import Candidate
from alignment.verdicts import ScoredCandidate


def scored_line(clause_id: str, **chances: float) -> tuple[ScoredCandidate, ...]:
    """A line's candidates, the likeliest first; `medicines__give=.4` names the statement `medicines.give`."""
    rows = sorted(chances.items(), key=lambda pair: -pair[1])
    return tuple(scored(clause_id, name.replace("__", ".").replace("_", "-"), chance) for name, chance in rows)


def scored(clause_id: str, statement_id: str, chance: float) -> ScoredCandidate:
    """One candidate of a line with its chance."""
    return ScoredCandidate(Candidate(clause_id, statement_id, dense=0.5, lexical=0.1, fused=0.5), chance, {})


def gap_model(
    said_by: Mapping[str, float] | None = None, *, category: str = ANY, usual: float = 0.25, cut: float = 0.5
) -> GapModel:
    """A model that looks at the best line alone: a gap from an even chance on, where that line has less than .5."""
    return GapModel(0.0, {"best": -1.0}, cut, usual, "made up", {category: dict(said_by or {})})
