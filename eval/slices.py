"""A run cut along one line: how well does it do by category, by format, by kind of line, by kind of statement?

Some cuts sort whole job descriptions (by what `traits` say of them). Others go through each of them and keep what is of
one kind: its lines and labels, or its statements. What a cut cannot tell apart is left without evidence.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from alignment.types import Pathway
from eval.records import CaseRecord, ClauseRecord, LabelRecord

Take = Callable[[CaseRecord], CaseRecord]

TRAITS = ("category", "setting", "style", "format")
KIND = "kind"
STATEMENT_KIND = "statement_kind"
DIMENSIONS = (*TRAITS, KIND, STATEMENT_KIND)


def slice_records(
    records: Sequence[CaseRecord], dimension: str, pathway: Pathway
) -> Mapping[str, tuple[CaseRecord, ...]]:
    """The records of each part of a dimension, by the part's name in order of the alphabet.

    `pathway` tells the kind of a statement; a statement it does not have is of no kind.

    Raises:
        ValueError: there is no such dimension.
    """
    if dimension in TRAITS:
        parts = sorted({value for record in records if (value := record.traits.get(dimension))})
        return {part: tuple(r for r in records if r.traits.get(dimension) == part) for part in parts}
    if dimension == KIND:
        return _cut(records, {label.kind for record in records for label in record.labels}, of_kind)
    if dimension == STATEMENT_KIND:
        kinds = {statement.id: statement.kind.value for statement in pathway.statements}
        return _cut(records, set(kinds.values()), lambda kind: of_statement_kind(kind, kinds))
    raise ValueError(f"no dimension {dimension!r}; there are {', '.join(DIMENSIONS)}")


def _cut(
    records: Sequence[CaseRecord], parts: Iterable[str], taken: Callable[[str], Take]
) -> dict[str, tuple[CaseRecord, ...]]:
    return {part: tuple(map(taken(part), records)) for part in sorted(parts)}


def of_kind(kind: str) -> Take:
    """Lines and labels a person calls this kind. Role category and gaps are of the whole, so they go."""

    def take(record: CaseRecord) -> CaseRecord:
        clauses = tuple(clause for clause in record.clauses if clause.gold_kind == kind)
        labels = tuple(label for label in record.labels if label.kind == kind)
        return replace(_lines_only(record), clauses=clauses, labels=labels)

    return take


def of_statement_kind(kind: str, kinds: Mapping[str, str]) -> Take:
    """Matches and grades of one kind of statement, by statement id in `kinds`, and the labels that call for one.

    Rankings stay whole: what stands first for a line stands before the statements of every kind.
    """

    def keep(name: str) -> bool:
        return kinds.get(name) == kind

    def label(one: LabelRecord) -> LabelRecord:
        grades = {name: grade for name, grade in one.statements.items() if keep(name)}
        return replace(one, statements=grades, found=tuple(filter(keep, one.found)))

    def clause(one: ClauseRecord, labels: Sequence[LabelRecord]) -> ClauseRecord:
        accepted = tuple(match for match in one.accepted if keep(match.statement))
        top = one.top if one.top and keep(one.top.statement) else None
        return replace(one, accepted=accepted, top=top, wanted=any(labels[n].statements for n in one.labels))

    def take(record: CaseRecord) -> CaseRecord:
        labels = tuple(map(label, record.labels))
        clauses = tuple(clause(one, labels) for one in record.clauses)
        asked = tuple(one for one in labels if one.statements)
        return replace(_lines_only(record), clauses=clauses, labels=asked)

    return take


def _lines_only(record: CaseRecord) -> CaseRecord:
    return replace(record, role=replace(record.role, seen_outcome="", seen_category=None), gaps=None, tables={})
