"""Does the checker of summary sentences catch what it must, and let the rest be? Pairs of a sentence and its facts."""

from eval.grounding.measuring import SUITE, Checked, check_pairs, fault_table, headline_table, to_records
from eval.grounding.pairs import HALVES, Fault, Pair, load_pairs

__all__ = [
    "HALVES",
    "SUITE",
    "Checked",
    "Fault",
    "Pair",
    "check_pairs",
    "fault_table",
    "headline_table",
    "load_pairs",
    "to_records",
]
