"""May this change go in? Only if no protected measure has surely fallen since the committed baseline.

"Surely": the whole 95 % interval of the difference, by job description and in pairs, lies below 0. A measure the
baseline has evidence for and the new run has none has fallen too.
"""

from dataclasses import dataclass

from eval.compare import Comparison, compare_results, is_sure
from eval.intervals import Difference
from eval.measures import MEASURES
from eval.results import Results, ResultsError

BASELINE = "baseline"
PROTECTED = tuple(measure for measure in MEASURES if measure.protected)


@dataclass(frozen=True, slots=True)
class GateVerdict:
    """Whether the change may go in, and everything that moved. `fallen` are the protected measures that forbid it."""

    fallen: tuple[Difference, ...]
    comparison: Comparison

    @property
    def passed(self) -> bool:
        """Whether nothing protected has surely fallen."""
        return not self.fallen


def baseline_name(split: str) -> str:
    """What the committed baseline of a split is called."""
    return f"{BASELINE}-{split}"


def judge_run(baseline: Results, new: Results) -> GateVerdict:
    """Hold a run against the baseline.

    Raises:
        ResultsError: the two are not of the same job descriptions with the same labels.
    """
    compared = compare_results(baseline, new, PROTECTED)
    if compared.relabelled:
        raise ResultsError(
            f"Labels have changed since the baseline was made: {', '.join(compared.relabelled)}.",
            f"Make the baseline again from the code it was made with, {baseline.commit}, and these labels.",
        )
    return judge(compared)


def judge(comparison: Comparison) -> GateVerdict:
    """What a comparison says of the measures in it."""
    return GateVerdict(tuple(found for found in comparison.differences if has_fallen(found)), comparison)


def has_fallen(found: Difference) -> bool:
    """Whether a measure is surely worse than before, or its evidence is gone."""
    return (found.old is not None and found.new is None) or (
        is_sure(found) and found.gain is not None and found.gain < 0
    )
