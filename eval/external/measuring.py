"""How well a score puts a suite's labels in order.

Each is a mean over tasks with a label, `R@k` the share of a task's labels among the first k, and `RP@k` that share of
the most there could be among them (as Decorte and others 2022 measure ESCO). Abstention AUROC asks whether the best
score of a task with a label is above that of one without. Intervals come from drawing tasks again.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from eval.baselines import Score
from eval.external.suite import Family, Suite, Task
from eval.intervals import estimate
from eval.layout import brief
from eval.measures.measure import Measure, one_row, ratio
from eval.measures.retrieval import ndcg, reciprocal_rank
from eval.measures.trust import auroc
from eval.records import CaseRecord, LabelRecord, RoleRecord
from eval.tables import Table

ABSTENTION = "abstention AUROC"
MEASURES: Mapping[Family, tuple[str, ...]] = {
    Family.ONET: ("Hit@1", "R@5", "R@10", "MRR", "nDCG@10", ABSTENTION),
    Family.ESCO: ("RP@5", "RP@10"),
    Family.OWN: ("RP@5", "RP@10"),
}
# Labels looked at for a task. One further down adds less than a hundredth to its reciprocal rank.
DEPTH = 100
# Tasks asked about at once, against thousands of labels each.
BATCH = 256


def measure(suite: Suite, score: Score) -> tuple[CaseRecord, ...]:
    """A record for each task, with the tables of the suite's measures. Ties keep the order of the labels."""
    names = [*suite.labels]
    records: list[CaseRecord] = []
    for first in range(0, len(suite.tasks), BATCH):
        tasks = suite.tasks[first : first + BATCH]
        for task, row in zip(tasks, score([task.text for task in tasks]), strict=True):
            order = np.argsort(-row, kind="stable")[:DEPTH]
            ranked = tuple(names[place] for place in order)
            records.append(_record(len(records), task, ranked, float(row[order[0]]), suite.family))
    return tuple(records)


def _record(number: int, task: Task, ranked: tuple[str, ...], best: float, family: Family) -> CaseRecord:
    values = _values(task, ranked) if task.labels else {}
    tables = {name: ((values[name], 1.0),) if values else () for name in MEASURES[family]}
    if ABSTENTION in tables:
        tables[ABSTENTION] = ((best, float(bool(task.labels))),)
    return CaseRecord(f"task-{number}", {}, (), (), RoleRecord("", None, (), "", None), tables=tables)


def _values(task: Task, ranked: tuple[str, ...]) -> dict[str, float]:
    label = LabelRecord("", "", statements=dict.fromkeys(sorted(task.labels), 1), ranked=ranked)
    count = len(task.labels)
    found = {k: len(task.labels.intersection(ranked[:k])) for k in (1, 5, 10)}
    return {
        "Hit@1": float(found[1]),
        "R@5": found[5] / count,
        "R@10": found[10] / count,
        "MRR": reciprocal_rank(label),
        "nDCG@10": ndcg(label, 10),
        "RP@5": found[5] / min(5, count),
        "RP@10": found[10] / min(10, count),
        ABSTENTION: 0.0,
    }


def external_measure(name: str) -> Measure:
    """A measure of records that `measure` gave, by its printed name."""
    return Measure(name, "", lambda _: one_row(0, 0), auroc if name == ABSTENTION else ratio)


def external_table(suite: Suite, found: Mapping[str, Sequence[CaseRecord]]) -> Table:
    """A row for each system by its name, a column for each measure of the suite."""
    measures = [external_measure(name) for name in MEASURES[suite.family]]
    rows = tuple((name, *(brief(estimate(one, records)) for one in measures)) for name, records in found.items())
    return Table((suite.name, *MEASURES[suite.family]), rows)
