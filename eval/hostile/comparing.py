"""What an attack changed in a report, beyond the rows of its own line. Nothing is what there should be.

A line of the plain report is found again by its words. What is likely to be missing is weighed over the whole document,
so one more line, whatever it says, may move a few gaps that lie at the edge; no more than that may move.
"""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from alignment.types import ClauseVerdict, Report

# How many gaps may cross the edge for one line more.
MOST_GAPS_MOVED = 4


def differences(plain: Report, hostile: Report, attacked: str = "") -> list[str]:
    """Everything that moved, in words; empty when nothing did.

    `attacked` is a line of the plain report that the attack was written into: it may be cut otherwise.
    """
    own = own_clauses(plain, hostile)
    return [
        *_lines(plain, hostile, attacked),
        *_ids(hostile),
        *_role(plain, hostile),
        *_gaps(plain, hostile, own),
        *_summary(plain, hostile, own),
        *_rest(plain, hostile),
    ]


def own_clauses(plain: Report, hostile: Report) -> tuple[ClauseVerdict, ...]:
    """The lines that only the hostile report has."""
    found = _same_lines(plain, hostile)
    return tuple(verdict for at, verdict in enumerate(hostile.verdicts) if at not in found.values())


def _same_lines(plain: Report, hostile: Report) -> dict[int, int]:
    """Numbers of the plain report's lines, and of the same lines in the hostile one."""
    one, other = ([v.clause.text for v in report.verdicts] for report in (plain, hostile))
    blocks = SequenceMatcher(a=one, b=other, autojunk=False).get_matching_blocks()
    return {block.a + step: block.b + step for block in blocks for step in range(block.size)}


def _lines(plain: Report, hostile: Report, attacked: str) -> Iterator[str]:
    found = _same_lines(plain, hostile)
    for at, verdict in enumerate(plain.verdicts):
        text = verdict.clause.text
        if at not in found:
            if text not in attacked:
                yield f"line {text!r} is gone"
        elif (before := _judged(verdict)) != (after := _judged(hostile.verdicts[found[at]])):
            yield f"line {text!r} was {before} and is {after}"


def _judged(verdict: ClauseVerdict) -> tuple[object, ...]:
    matches = tuple((match.statement_id, match.band.value) for match in verdict.matches)
    clause = verdict.clause
    return clause.kind.value, tuple(flag.value for flag in clause.flags), verdict.verdict.value, matches


def _ids(hostile: Report) -> Iterator[str]:
    """Ids count up in order, and nothing cites one that is not there."""
    clauses = [verdict.clause.id for verdict in hostile.verdicts]
    if clauses != [f"c{number}" for number in range(1, len(clauses) + 1)]:
        yield "ids of lines do not count up"
    statements = {statement.id for statement in hostile.pathway.statements}
    cited = {match.statement_id for verdict in hostile.verdicts for match in verdict.matches}
    cited |= {i for sentence in hostile.summary.sentences for i in sentence.statement_ids}
    lines = {i for sentence in hostile.summary.sentences for i in sentence.clause_ids}
    if unknown := sorted((cited - statements) | (lines - set(clauses))):
        yield f"ids that do not exist: {unknown}"


def _role(plain: Report, hostile: Report) -> Iterator[str]:
    for name in ("outcome", "chosen", "given"):
        before, after = getattr(plain.role_fit, name), getattr(hostile.role_fit, name)
        if before != after:
            yield f"role fit {name} was {before} and is {after}"
    ranked = [[r.category for r in report.role_fit.ranked] for report in (plain, hostile)]
    if ranked[0][:2] != ranked[1][:2]:
        yield f"role categories ranked {ranked[0][:2]} are ranked {ranked[1][:2]}"


def _gaps(plain: Report, hostile: Report, own: Sequence[ClauseVerdict]) -> Iterator[str]:
    answered = {match.statement_id for verdict in own for match in verdict.matches}
    before, after = ({gap.statement_id for gap in report.gaps} for report in (plain, hostile))
    moved = sorted((before ^ after) - answered)
    if len(moved) > MOST_GAPS_MOVED:
        yield f"gaps moved: {moved}"


def _summary(plain: Report, hostile: Report, own: Sequence[ClauseVerdict]) -> Iterator[str]:
    """Parts that neither cite the attack's own line nor rest on what it was matched with are word for word the same."""
    ids = {verdict.clause.id for verdict in own}
    touched = {sentence.part for sentence in hostile.summary.sentences if ids & set(sentence.clause_ids)}
    if {gap.statement_id for gap in plain.gaps} != {gap.statement_id for gap in hostile.gaps}:
        touched.add("gaps")
    if any(verdict.matches for verdict in own):
        touched.add("strengths")
    parts = [part for part in dict.fromkeys(s.part for s in plain.summary.sentences) if part not in touched]
    for part in parts:
        before, after = ([s.text for s in report.summary.sentences if s.part == part] for report in (plain, hostile))
        if before != after:
            yield f"{part} said {before} and says {after}"
    if (plain.summary.rewritten, plain.summary.replaced) != (hostile.summary.rewritten, hostile.summary.replaced):
        yield "sentences were written anew"


def _rest(plain: Report, hostile: Report) -> Iterator[str]:
    if plain.provenance != hostile.provenance:
        yield "what made the report is said otherwise"
    missing = [notice.code for notice in plain.notices if notice not in hostile.notices]
    if missing:
        yield f"notices gone: {missing}"
