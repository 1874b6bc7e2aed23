"""Documents as the product reads them when its second stage has not seen them.

Whatever is fitted on the confidence of candidates must not be fitted on documents the second stage was fitted on: there
it is surer than it will ever be again. So documents are held out in turns, the second stage (and the lanes it reads,
where any are learnt) is fitted on the rest, and then reads those held out.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from alignment.matching import StatementIndex, find_candidates, with_learnt
from alignment.pipeline import Tools, read_lines
from alignment.types import ClauseVerdict
from alignment.verdicts import Scored, VerdictModel, judge_clauses, load_forest_model, score_clauses
from eval.cases import Case
from eval.fit import fit_verdicts
from eval.fit_forest import TURNS, grow_forest, rows_of_case
from eval.fit_lanes import Lesson, fit_lanes


@dataclass(frozen=True, slots=True)
class Read:
    """What the product made of one document: verdicts on its lines, and every candidate with its chance."""

    verdicts: tuple[ClauseVerdict, ...]
    scored: Scored


def read_held_out(
    cases: Sequence[Case], tools: Tools, others: Sequence[Case] = (), lessons: Sequence[Lesson] = ()
) -> dict[str, Read]:
    """Each of these cases, read by a second stage that never saw it, by name.

    Where lanes were learnt with this encoder, where to cut and how to calibrate are those of the model that ships: they
    were found on documents held out in the same way.

    Args:
        cases: What to read, and what the second stage is fitted on.
        tools: The product's.
        others: Further documents the second stage is fitted on.
        lessons: What lanes are learnt from, where the product has learnt any with this encoder.
    """
    if not tools.index.learnt:
        return _read_plain(cases, tools)
    turns = [(cases[turn::TURNS], others[turn::TURNS]) for turn in range(TURNS)]
    indexes = [_learn_without((*own, *rest), tools, lessons) for own, rest in turns]
    rows = [
        [row for case in (*own, *rest) for row in rows_of_case(case, index, tools)]
        for (own, rest), index in zip(turns, indexes, strict=True)
    ]
    reads: dict[str, Read] = {}
    for turn, ((own, _), index) in enumerate(zip(turns, indexes, strict=True)):
        forest = grow_forest([row for place, some in enumerate(rows) if place != turn for row in some])
        model = replace(load_forest_model(), forest=forest)
        reads |= {case.name: _read(case, index, model, tools) for case in own}
    return reads


def _read_plain(cases: Sequence[Case], tools: Tools) -> dict[str, Read]:
    reads: dict[str, Read] = {}
    for turn in range(min(TURNS, len(cases))):
        held_out = cases[turn::TURNS]
        model, _ = fit_verdicts([case for case in cases if case not in held_out], tools)
        reads |= {case.name: _read(case, tools.index, model, tools) for case in held_out}
    return reads


def _learn_without(cases: Sequence[Case], tools: Tools, lessons: Sequence[Lesson]) -> StatementIndex:
    names = {case.name for case in cases}
    kept = [row for row in lessons if row.source not in names]
    return with_learnt(tools.index, tools.pathway, fit_lanes(kept, tools.pathway, tools.index.encoder))


def _read(case: Case, index: StatementIndex, model: VerdictModel, tools: Tools) -> Read:
    clauses = read_lines(case.document, tools.index.encoder)
    candidates = find_candidates(clauses, index)
    scored = score_clauses(clauses, candidates, tools.pathway, model)
    return Read(judge_clauses(clauses, candidates, tools.pathway, model, scored=scored), scored)
