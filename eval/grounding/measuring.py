"""What the checker makes of the pairs: how many faults it catches, and how much of what it stops is at fault.

A sentence is checked as a summary's is: its part's background counts as cited, and only the part on lines without a
counterpart may name the framework. Half of the pairs are wrong, so precision is that of a model that is wrong half of
the time; how many right sentences are kept does not depend on it. Intervals of the headlines come from drawing sets of
facts, since sentences on the same facts are alike. A fault has one or two sentences on a set and often none that slips
through, where drawing says nothing; its interval is Wilson's.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from alignment.summary import RULES, rules_for
from eval.grounding.pairs import Fault, Pair
from eval.intervals import estimate
from eval.layout import interval, number
from eval.measures.measure import Measure, one_row, ratio
from eval.records import CaseRecord, RoleRecord
from eval.tables import Table
from prompts.facts import FactRole
from prompts.grounding import check_claim
from prompts.problems import Problem, ProblemCode

SUITE = "grounding"
NORMAL_95 = 1.96
RECALL, PRECISION, KEPT, NAMED = "faults caught", "precision", "right sentences kept", "caught for its own reason"
HEADLINES: Mapping[str, str] = {
    RECALL: "wrong sentences that are stopped",
    PRECISION: "stopped sentences that are wrong",
    KEPT: "right sentences that are let be",
    NAMED: "stopped wrong sentences with a reason that fits",
}

P = ProblemCode
# Codes that tell a fault rightly. What a fault brings in is also said by no fact, so that reason fits nearly all.
_FITTING: Mapping[Fault, frozenset[ProblemCode]] = {
    Fault.SWAPPED_IDS: frozenset({P.UNKNOWN_ID, P.UNUSED_FACT, P.UNSUPPORTED}),
    Fault.WRONG_ROLE: frozenset({P.WRONG_ROLE}),
    Fault.ADDED_CLAIM: frozenset({P.UNSUPPORTED}),
    Fault.ADDED_QUALIFICATION: frozenset({P.QUALIFICATION, P.UNSUPPORTED}),
    Fault.DROPPED_NEGATION: frozenset({P.NEGATION, P.RELATION}),
    Fault.STRONGER_MODAL: frozenset({P.MODAL}),
    Fault.TURNED_RELATION: frozenset({P.RELATION, P.NEGATION}),
    Fault.WIDENED_GAP: frozenset({P.TOO_BROAD, P.UNUSED_FACT, P.UNSUPPORTED}),
    Fault.INVENTED_NUMBER: frozenset({P.NUMBER}),
    Fault.INVENTED_NAME: frozenset({P.NAME}),
    Fault.ABOUT_PEOPLE: frozenset({P.PEOPLE, P.UNSUPPORTED}),
    Fault.PERCENTAGE: frozenset({P.PERCENTAGE, P.NUMBER}),
    Fault.ADVICE: frozenset({P.ADVICE, P.UNSUPPORTED}),
}


@dataclass(frozen=True, slots=True)
class Checked:
    """A pair and what the checker found wrong with it."""

    pair: Pair
    problems: tuple[Problem, ...]

    @property
    def is_right(self) -> bool:
        """Whether a wrong sentence was stopped, or a right one let be."""
        return bool(self.problems) == (self.pair.fault is not None)

    @property
    def is_named(self) -> bool:
        """Whether one of the reasons fits the fault."""
        codes = {problem.code for problem in self.problems}
        return self.pair.fault is not None and bool(codes & _FITTING[self.pair.fault])


def check_pairs(pairs: Sequence[Pair]) -> tuple[Checked, ...]:
    """Each pair as the checker judges it, in order."""
    return tuple(Checked(pair, tuple(_check(pair))) for pair in pairs)


def _check(pair: Pair) -> list[Problem]:
    facts = pair.of.facts
    background = [fact.id for fact in facts if fact.role is FactRole.BACKGROUND]
    rules = rules_for("the Pathway") if pair.of.part == "no_counterpart" else RULES
    return check_claim(pair.text, [*background, *pair.ids], facts, rules)


def to_records(checked: Sequence[Checked]) -> tuple[CaseRecord, ...]:
    """A record for each set of facts, with a table for each headline and each fault."""
    sets = dict.fromkeys(found.pair.of for found in checked)
    return tuple(
        CaseRecord(
            of.name,
            {"part": of.part, "theme": of.theme, "half": of.half},
            (),
            (),
            RoleRecord("", None, (), "", None),
            tables=_tables([found for found in checked if found.pair.of is of]),
        )
        for of in sets
    )


def _tables(checked: Sequence[Checked]) -> Mapping[str, tuple[tuple[float, ...], ...]]:
    wrong = [found for found in checked if found.pair.fault]
    right = [found for found in checked if not found.pair.fault]
    stopped = [found for found in checked if found.problems]
    caught = [found for found in wrong if found.problems]
    shares = {
        RECALL: _share(wrong, lambda found: bool(found.problems)),
        PRECISION: _share(stopped, lambda found: found.pair.fault is not None),
        KEPT: _share(right, lambda found: not found.problems),
        NAMED: _share(caught, lambda found: found.is_named),
    }
    for fault in Fault:
        shares[fault] = _share([f for f in wrong if f.pair.fault is fault], lambda found: bool(found.problems))
    return {name: (row,) for name, row in shares.items()}


def _share(found: Sequence[Checked], holds: Callable[[Checked], bool]) -> tuple[float, float]:
    return float(sum(map(holds, found))), float(len(found))


def headline_table(records: Sequence[CaseRecord]) -> Table:
    """Recall, precision, how much of what is right is kept, and how often the reason fits."""
    rows = []
    for name in HEADLINES:
        found = estimate(Measure(name, name, lambda _: one_row(0, 0), ratio), records)
        caught, total = _counts(name, records)
        rows.append((name, number(found.value), interval(found.low, found.high), f"{caught} of {total}"))
    return Table(("", "share", "95 % interval", "sentences"), tuple(rows))


def fault_table(records: Sequence[CaseRecord]) -> Table:
    """A row for each kind of fault: how many of its sentences were stopped."""
    rows = []
    for fault in Fault:
        caught, total = _counts(fault, records)
        share = number(caught / total if total else None)
        rows.append((fault.replace("_", " "), share, interval(*wilson(caught, total)), f"{caught} of {total}"))
    return Table(("fault", "share", "95 % interval", "sentences"), tuple(rows))


def _counts(name: str, records: Sequence[CaseRecord]) -> tuple[int, int]:
    rows = [record.tables[name][0] for record in records]
    return int(sum(row[0] for row in rows)), int(sum(row[1] for row in rows))


def wilson(hits: int, total: int) -> tuple[float, float]:
    """The 95 % interval of a share by E. B. Wilson's score (1927); 0 to 1 when there is nothing to count."""
    if not total:
        return 0.0, 1.0
    square = NORMAL_95**2
    centre = (hits + square / 2) / (total + square)
    reach = NORMAL_95 * math.sqrt(hits * (total - hits) / total + square / 4) / (total + square)
    return max(0.0, centre - reach), min(1.0, centre + reach)
