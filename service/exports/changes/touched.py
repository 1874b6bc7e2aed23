"""What a difference touches, as rows of words for people: labels by what there is to do, then reports."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from alignment.pathway.comparing.effects import (
    LabelEffect,
    LabelEffects,
    Likelihood,
    ReportEffect,
    ReportEffects,
    Touch,
    Unread,
)
from alignment.pathway.comparing.rewording import Shift
from service.exports.changes.rows import measured
from service.exports.wording import count, listed

_LIKELIHOODS = {
    Likelihood.WOULD_CHANGE: ("would change", "would change"),
    Likelihood.MAY_CHANGE: ("may change", "may change"),
    Likelihood.UNCHANGED: ("stays as it is", "stay as they are"),
    Likelihood.NEW_ALREADY: ("was made with the new version already", "were made with the new version already"),
    Likelihood.OTHER_CONTENT: ("was made with another version", "were made with another version"),
}


@dataclass(frozen=True, slots=True)
class TouchedRow:
    """A statement that labels point at, what became of it, how many labels there are, and where: a place a file."""

    id: str
    what: str
    labels: int
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Task:
    """Labels of which the same is to be done, if `to_do` anything."""

    title: str
    why: str
    rows: tuple[TouchedRow, ...]
    to_do: bool = True


@dataclass(frozen=True, slots=True)
class LabelsView:
    """What a difference does to labels. `notes` are single sentences about what is not a label on a statement."""

    lead: str
    tasks: tuple[Task, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A stored report, whether it would change, and why, in a sentence or two."""

    file: str
    title: str
    verdict: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReportsView:
    """What a difference does to stored reports."""

    lead: str
    rows: tuple[ReportRow, ...]
    notes: tuple[str, ...]


_TASKS = (
    ("Label again", "What they point at is gone, split up, or says something else now."),
    ("Look at again", "What they point at was reworded, and its meaning moved slightly or was not measured."),
    ("Change the id", "What they point at has another id and says the same."),
    ("Leave as they are", "What they point at was reworded and says the same, as far as can be measured."),
)


def labels_view(labels: LabelEffects) -> LabelsView:
    """Labels grouped by what there is to do, most pressing first."""
    groups = [[effect for effect in labels.touched if _task(effect) == number] for number in range(len(_TASKS))]
    tasks = zip(_TASKS, groups, strict=True)
    return LabelsView(
        lead=_labels_lead(labels),
        tasks=tuple(
            Task(title, why, tuple(_touched_rows(group)), to_do=(title, why) != _TASKS[-1])
            for (title, why), group in tasks
            if group
        ),
        notes=tuple(_label_notes(labels)),
    )


def _task(effect: LabelEffect) -> int:
    """Which of the tasks a label is for."""
    if effect.touch is Touch.GONE or len(effect.instead) > 1 or effect.shift is Shift.MOVED:
        return 0
    if effect.shift is not Shift.SAME:
        return 1
    return 2 if effect.touch is Touch.REPLACED else 3


def _labels_lead(labels: LabelEffects) -> str:
    if not labels.files:
        return f"There are no label files in {labels.folder}."
    rows = {(effect.file, effect.line) for effect in labels.touched}
    held = f"{count(labels.rows, 'row')} of {count(labels.files, 'label file')} in {labels.folder}"
    if not rows:
        return f"Of {held}, none points at a statement that is gone, replaced or reworded."
    statements = {effect.statement_id for effect in labels.touched}
    points = "points" if len(rows) == 1 else "point"
    return f"Of {held}, {len(rows)} {points} at {count(len(statements), 'statement')} gone, replaced or reworded."


def _touched_rows(effects: Sequence[LabelEffect]) -> Iterator[TouchedRow]:
    """One row for each statement, in the order in which labels first point at them."""
    for name in dict.fromkeys(effect.statement_id for effect in effects):
        own = [effect for effect in effects if effect.statement_id == name]
        yield TouchedRow(name, _what(own[0]), len(own), tuple(_places(own)))


def _places(effects: Sequence[LabelEffect]) -> Iterator[str]:
    """Each file with its lines, such as `train/baker.labels.jsonl:4, 9`."""
    for file in dict.fromkeys(effect.file for effect in effects):
        yield f"{file}:{', '.join(str(effect.line) for effect in effects if effect.file == file)}"


def _what(effect: LabelEffect) -> str:
    if effect.touch is Touch.GONE:
        return "gone"
    how = measured(effect.shift, effect.cosine)
    how = how[0].lower() + how[1:]
    return f"now {listed(effect.instead)}, {how}" if effect.touch is Touch.REPLACED else how


def _label_notes(labels: LabelEffects) -> Iterator[str]:
    for role in labels.roles:
        as_what = "its answer" if role.is_answer else "another good answer"
        yield f"{role.file} names the role category {role.category} as {as_what}, and that is gone."
    for unknown in labels.unknown:
        yield f"{unknown.file}:{unknown.line} points at {unknown.statement_id}, which neither version has."
    if labels.roles_given:
        documents = count(labels.roles_given, "labelled document was", "labelled documents were")
        yield f"{documents} given a role category before the new ones were there: one of them may fit better."
    if labels.unlabelled:
        rows = count(labels.unlabelled, "row asks for something and points", "rows ask for something and point")
        yield f"{rows} at no statement. A new statement may fit: look at them again."
    yield from _unread(labels.unread)


def _unread(unread: Sequence[Unread]) -> Iterator[str]:
    for file in unread:
        place = f"{file.file}:{file.line}" if file.line else file.file
        yield f"{place} could not be used: {file.problem.removesuffix('.')}."


def reports_view(reports: ReportEffects) -> ReportsView:
    """Stored reports, those that would change first."""
    order = list(Likelihood)
    rows = sorted(reports.reports, key=lambda report: order.index(report.likelihood))
    return ReportsView(_reports_lead(reports), tuple(_report_row(row) for row in rows), tuple(_unread(reports.unread)))


def _report_row(report: ReportEffect) -> ReportRow:
    return ReportRow(
        file=report.file,
        title=report.title,
        verdict=_LIKELIHOODS[report.likelihood][0],
        reasons=tuple(_reasons(report)),
    )


def _reasons(report: ReportEffect) -> Iterator[str]:
    certain = listed([reason.text for reason in report.reasons if reason.certain])
    if certain:
        yield f"Because {certain}."
    if maybe := listed([reason.text for reason in report.reasons if not reason.certain]):
        yield f"Perhaps also because {maybe}." if certain else f"Because {maybe}."


def _reports_lead(reports: ReportEffects) -> str:
    if not reports.reports:
        return f"There are no reports in JSON in {reports.folder}."
    numbers = Counter(report.likelihood for report in reports.reports)
    told = [f"{n} {_LIKELIHOODS[kind][n > 1]}" for kind in Likelihood if (n := numbers[kind])]
    return (
        f"Of {count(len(reports.reports), 'report')} in {reports.folder}, {listed(told)}. Nothing was aligned again: "
        "what follows from a report and this difference is told as what would change, the rest as what may."
    )
