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
from alignment.verdicts import Scored, VerdictModel, judge_clauses, score_clauses
from eval.cases import Case
from eval.fit import fit_verdicts
from eval.fit_forest import fit_forest
from eval.fit_lanes import Lesson, fit_lanes

# In how many turns documents are held out. Each costs a whole fit.
TURNS = 3


@dataclass(frozen=True, slots=True)
class Read:
    """What the product made of one document: verdicts on its lines, and every candidate with its chance."""

    verdicts: tuple[ClauseVerdict, ...]
    scored: Scored


def read_held_out(
    cases: Sequence[Case], tools: Tools, others: Sequence[Case] = (), lessons: Sequence[Lesson] = ()
) -> dict[str, Read]:
    """Each of these cases, read by a second stage that never saw it, by name.

    Args:
        cases: What to read, and what the second stage is fitted on.
        tools: The product's.
        others: Further documents the second stage is fitted on.
        lessons: What lanes are learnt from, where the product has learnt any with this encoder.
    """
    reads: dict[str, Read] = {}
    for turn in range(min(TURNS, len(cases))):
        held_out = cases[turn::TURNS]
        names = {case.name for case in held_out}
        rest = [case for case in (*cases, *others) if case.name not in names]
        index, model = _second_stage(rest, [row for row in lessons if row.source not in names], tools)
        reads |= {case.name: _read(case, index, model, tools) for case in held_out}
    return reads


def _second_stage(
    cases: Sequence[Case], lessons: Sequence[Lesson], tools: Tools
) -> tuple[StatementIndex, VerdictModel]:
    if not tools.index.learnt:
        return tools.index, fit_verdicts(cases, tools)[0]
    index = with_learnt(tools.index, tools.pathway, fit_lanes(lessons, tools.pathway, tools.index.encoder))
    return index, fit_forest(cases, lessons, replace(tools, index=index))[0]


def _read(case: Case, index: StatementIndex, model: VerdictModel, tools: Tools) -> Read:
    clauses = read_lines(case.document, tools.index.encoder)
    candidates = find_candidates(clauses, index)
    scored = score_clauses(clauses, candidates, tools.pathway, model)
    return Read(judge_clauses(clauses, candidates, tools.pathway, model, scored=scored), scored)
