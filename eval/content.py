"""Two versions of the content, held against labels that were made for one of them.

Labels follow `replaces`: a statement that is gone hands its grade on to those in its place, to each of them where it
was split. What is newer than the labels nobody could give. Left in, a good new statement would look like a mistake; so
matches with it, its place in a ranking and it as a gap are set aside on both sides, as is the answer where a role
category is newer than the labels or gone (rankings without what was not judged: Sakai 2007, "condensed lists"). On a
line that a person calls boilerplate every match is wrong, with a new statement too. What was set aside is told, so that
somebody looks at it.
"""

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from alignment.pathway.comparing import PathwayDiff, Shift
from alignment.pathway.comparing.effects import LabelEffect, Touch
from alignment.pathway.comparing.label_effects import find_label_effects
from alignment.pipeline import Tools
from alignment.types import ClauseKind, Pathway
from eval import cases as gold
from eval.cases import Case, label_of
from eval.compare import compare_results
from eval.gate import PROTECTED, GateVerdict, judge
from eval.records import Answer, Answers, record_case
from eval.results import Results
from eval.run import GOLD_SUITE, to_results
from eval.systems import shipped


@dataclass(frozen=True, slots=True)
class Newer:
    """Ids of what a version has and the labels cannot know, and of role categories they know that are `gone`."""

    statements: frozenset[str]
    categories: frozenset[str]
    gone: frozenset[str]


@dataclass(frozen=True, slots=True)
class SetAside:
    """A line matched with a statement that is newer than the labels."""

    case: str
    text: str
    statement: str


@dataclass(frozen=True, slots=True)
class VersionRun:
    """One version's run. `newer_roles` are job descriptions given a role category that is newer than the labels."""

    results: Results
    set_aside: tuple[SetAside, ...]
    newer_roles: tuple[tuple[str, str], ...]


def run_version(cases: Sequence[Case], split: str, tools: Tools, labelled: Pathway) -> VersionRun:
    """Run one version of the content on labels made for `labelled`.

    Raises:
        ResultsError: nothing in the split is labelled.
    """
    began = time.monotonic()
    newer = find_newer(tools.pathway, labelled)
    known = replace(
        tools.pathway, statements=tuple(s for s in tools.pathway.statements if s.id not in newer.statements)
    )
    followed = [follow_labels(case, tools.pathway) for case in cases]
    said = [shipped(tools)(case) for case in followed]
    pairs = list(zip(followed, said, strict=True))
    records = tuple(record_case(case, judged(case, answers, newer), known) for case, answers in pairs)
    return VersionRun(
        to_results(records, split, tools, name=f"{tools.pathway.version}-{split}", suite=GOLD_SUITE, began=began),
        tuple(line for case, answers in pairs for line in _set_aside(case, answers, newer)),
        tuple((case.name, answers.chosen) for case, answers in pairs if answers.chosen in newer.categories),
    )


def find_newer(pathway: Pathway, labelled: Pathway) -> Newer:
    """Statements and role categories that the labels' version has not, and that take the place of nothing it has."""
    ids = {statement.id for statement in labelled.statements}
    before, now = (frozenset(category.id for category in one.role_categories) for one in (labelled, pathway))
    statements = (s.id for s in pathway.statements if s.id not in ids and ids.isdisjoint(s.replaces))
    return Newer(frozenset(statements), now - before, before - now)


def follow_labels(case: Case, pathway: Pathway) -> Case:
    """The case with each statement it names as the version has it; one that left nothing in its place is dropped."""
    names: dict[str, list[str]] = {}
    for statement in pathway.statements:
        for name in statement.replaces:
            names.setdefault(name, []).append(statement.id)
    # An id that is still there was not replaced, whatever is said of it.
    names |= {statement.id: [statement.id] for statement in pathway.statements}
    labels = (replace(label, statements=_followed(label.statements, names)) for label in case.labels)
    return replace(case, labels=tuple(labels))


def _followed(statements: Mapping[str, int], names: Mapping[str, Sequence[str]]) -> dict[str, int]:
    grades: dict[str, int] = {}
    for name, grade in statements.items():
        for now in names.get(name, ()):
            grades[now] = max(grade, grades.get(now, 0))
    return grades


def judged(case: Case, answers: Answers, newer: Newer) -> Answers:
    """What the version says, without what the labels cannot judge."""
    kept = tuple(answer if _is_boilerplate(answer, case) else _without(answer, newer) for answer in answers.answers)
    gaps = answers.gaps and tuple(name for name in answers.gaps if name not in newer.statements)
    if answers.chosen in newer.categories or case.category in newer.gone:
        return Answers(kept, gaps=gaps)
    return replace(answers, answers=kept, gaps=gaps)


def _without(answer: Answer, newer: Newer) -> Answer:
    ranked = tuple(pair for pair in answer.ranked if pair[0] not in newer.statements)
    accepted = tuple(pair for pair in answer.accepted if pair[0] not in newer.statements)
    # How sure the product is that anything fits is how sure it is of the best.
    chance = ranked[0][1] if answer.chance and ranked else 0.0
    return replace(answer, ranked=ranked, accepted=accepted, chance=chance)


def _is_boilerplate(answer: Answer, case: Case) -> bool:
    label = label_of(answer.clause, case.labels)
    return label is not None and label.kind is ClauseKind.BOILERPLATE


def _set_aside(case: Case, answers: Answers, newer: Newer) -> Iterator[SetAside]:
    for answer in answers.answers:
        for name, _ in answer.accepted if not _is_boilerplate(answer, case) else ():
            if name in newer.statements:
                yield SetAside(case.name, answer.clause.text, name)


def compare_versions(old: VersionRun, new: VersionRun) -> GateVerdict:
    """The paired comparison of two versions on the same job descriptions, and whether it passes the gate."""
    return judge(compare_results(old.results, new.results, PROTECTED))


def labels_to_look_at(diff: PathwayDiff, split: str) -> tuple[LabelEffect, ...]:
    """The labels of a split that may no longer be right: gone, split up, or not known to mean the same."""
    effects = find_label_effects(diff, gold.GOLD / split)
    return tuple(effect for effect in effects.touched if _may_be_wrong(effect))


def _may_be_wrong(effect: LabelEffect) -> bool:
    return effect.touch is Touch.GONE or len(effect.instead) > 1 or effect.shift is not Shift.SAME
