"""The measures, each under the name it prints with. `MEASURES` lists them in the order of the tables."""

from eval.measures.measure import Direction, Estimate, Measure
from eval.measures.registry import MEASURES, find_measure

__all__ = ["MEASURES", "Direction", "Estimate", "Measure", "find_measure"]
