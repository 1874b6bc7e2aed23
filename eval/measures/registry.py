"""All measures in the order of the tables, and finding one by its printed name."""

from eval.measures.matches import match_measures
from eval.measures.measure import Measure
from eval.measures.reading import reading_measures
from eval.measures.retrieval import mrr, ndcg_at, recall_at
from eval.measures.trust import trust_measures

MEASURES: tuple[Measure, ...] = (
    ndcg_at(10, protected=True),
    recall_at(5, protected=True),
    recall_at(20),
    mrr(),
    *match_measures(),
    *trust_measures(),
    *reading_measures(),
)


def find_measure(name: str) -> Measure:
    """The measure that prints with this name.

    Raises:
        KeyError: there is none; the message lists them.
    """
    for measure in MEASURES:
        if measure.name == name:
            return measure
    raise KeyError(f"no measure {name!r}; there are {', '.join(measure.name for measure in MEASURES)}")
