"""How many job descriptions for a role category say each statement at its core.

There are two sorts of counts. Labelled real job descriptions are few for each category. Training documents are many,
but they were written to cover statements, not to say each as often as real ones do. A logistic model joins the two: it
is fitted so that shares hold for a real job description that was not counted.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from alignment.gap_model import ANY, core_statements
from alignment.types import Flag, Pathway
from eval.cases import Case

# How many documents' worth of something less particular stands behind a share: that of the theme's statements of its
# kind behind a statement's in any category, and that behind a statement's in one.
WORTH = 3.0
# Shares are read on the log-odds scale between these.
LEAST_SHARE, MOST_SHARE = 0.005, 0.995

Shares = dict[str, dict[str, float]]


@dataclass(frozen=True, slots=True)
class Told:
    """What one labelled document says: the statements its labels point to."""

    category: str
    said: frozenset[str]


@dataclass(frozen=True, slots=True)
class Joining:
    """How the two sorts of shares are joined, on the log-odds scale."""

    intercept: float
    real: float
    written: float

    def join(self, real: float, written: float) -> float:
        """One share of two."""
        return 1 / (1 + math.exp(-(self.intercept + self.real * _log_odds(real) + self.written * _log_odds(written))))


# With too few real documents to fit anything, what they say stands by itself.
AS_COUNTED = Joining(0.0, 1.0, 0.0)


def told_by(case: Case) -> Told:
    """What the labels of a job description point to, lines on what is outside the role aside."""
    said = {name for label in case.labels if Flag.NEGATED not in label.flags for name in label.statements}
    return Told(case.category or "", frozenset(said))


def estimate_shares(real: Sequence[Told], written: Sequence[Told], pathway: Pathway) -> Shares:
    """The share of real job descriptions that say each statement, by category id and statement id.

    Under `ANY` is the share over all categories that expect it; under a category, that of its core statements.
    """
    counted, drafted = count_shares(real, pathway), count_shares(written, pathway)
    joining = _fit_joining(real, drafted, pathway)
    return {
        category: {name: joining.join(share, drafted[category][name]) for name, share in some.items()}
        for category, some in counted.items()
    }


def count_shares(told: Sequence[Told], pathway: Pathway) -> Shares:
    """The share of these documents that say each statement, by category id (and `ANY`) and statement id.

    A statement's share in one category leans on that in any, and that on those of the theme's statements of its kind.
    """
    everywhere: dict[str, tuple[int, int]] = {}
    alike: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for statement in pathway.statements:
        counts = _count(statement.id, [one for one in told if one.category in statement.expected_by])
        everywhere[statement.id] = counts
        alike[statement.theme, statement.kind].append(counts)
    usual = _lean(_sum(everywhere.values()), 0.5)
    behind = {kind: _lean(_sum(some), usual) for kind, some in alike.items()}
    shares: Shares = {ANY: {s.id: _lean(everywhere[s.id], behind[s.theme, s.kind]) for s in pathway.statements}}
    for category in pathway.role_categories:
        of_category = [one for one in told if one.category == category.id]
        shares[category.id] = {
            statement.id: _lean(_count(statement.id, of_category), shares[ANY][statement.id])
            for statement in core_statements(pathway, category.id)
        }
    return shares


def _count(statement_id: str, told: Sequence[Told]) -> tuple[int, int]:
    return sum(statement_id in one.said for one in told), len(told)


def _sum(counts: Iterable[tuple[int, int]]) -> tuple[int, int]:
    pairs = list(counts)
    return sum(said for said, _ in pairs), sum(asked for _, asked in pairs)


def _lean(counts: tuple[int, int], behind: float) -> float:
    said, asked = counts
    return (said + WORTH * behind) / (asked + WORTH)


def _fit_joining(real: Sequence[Told], drafted: Mapping[str, Mapping[str, float]], pathway: Pathway) -> Joining:
    """Fit on every real document, held against the shares counted without it."""
    from sklearn.linear_model import LogisticRegression

    rows: list[tuple[float, float]] = []
    said: list[bool] = []
    for number, one in enumerate(real if len(real) > 1 else ()):
        rest = count_shares([*real[:number], *real[number + 1 :]], pathway)[one.category]
        rows += [(_log_odds(share), _log_odds(drafted[one.category][name])) for name, share in rest.items()]
        said += [name in one.said for name in rest]
    if len(set(said)) < 2:
        return AS_COUNTED
    fitted = LogisticRegression(max_iter=1000).fit(np.array(rows), np.array(said))
    return Joining(float(fitted.intercept_[0]), *(float(weight) for weight in fitted.coef_[0]))


def _log_odds(share: float) -> float:
    held = max(LEAST_SHARE, min(MOST_SHARE, share))
    return math.log(held / (1 - held))
