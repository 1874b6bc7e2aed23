"""Which stored reports would come out otherwise under the newer version, and why."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from alignment.errors import ReportError
from alignment.pathway.comparing.changes import CategoryChange, PathwayDiff
from alignment.pathway.comparing.effects import Likelihood, Reason, ReportEffect, ReportEffects, Touch, Unread
from alignment.pathway.comparing.fates import find_fates
from alignment.report import report_from_json
from alignment.types import Expectation, Pathway, Report


def find_report_effects(diff: PathwayDiff, folder: Path) -> ReportEffects:
    """What the difference does to the reports, as JSON, in a folder and the folders in it.

    Nothing is aligned again. That a report would change is said only where it follows from the report and the
    difference; what depends on the document's own words is told as what may change.
    """
    effects: list[ReportEffect] = []
    unread: list[Unread] = []
    for path in sorted(folder.rglob("*.json")):
        name = path.relative_to(folder).as_posix()
        try:
            effects.append(_effect(name, report_from_json(path.read_text(encoding="utf-8")), diff))
        except ReportError as error:
            unread.append(Unread(name, 0, error.problem))
        except (OSError, UnicodeDecodeError):
            unread.append(Unread(name, 0, "It cannot be opened, or is not text in UTF-8."))
    return ReportEffects(folder.as_posix(), tuple(effects), tuple(unread))


def _effect(file: str, report: Report, diff: PathwayDiff) -> ReportEffect:
    title = report.document.title.strip() or report.document.name
    version = report.pathway.version
    if report.provenance.pathway_fingerprint == diff.new.fingerprint:
        return ReportEffect(file, title, version, Likelihood.NEW_ALREADY)
    if version != diff.old.version:
        return ReportEffect(file, title, version, Likelihood.OTHER_CONTENT)
    reasons = tuple(reason for find in _FINDERS for reason in find(report, diff))
    ordered = tuple(sorted(reasons, key=lambda reason: not reason.certain))
    if any(reason.certain for reason in ordered):
        return ReportEffect(file, title, version, Likelihood.WOULD_CHANGE, ordered)
    return ReportEffect(file, title, version, Likelihood.MAY_CHANGE if ordered else Likelihood.UNCHANGED, ordered)


def _cited(report: Report, diff: PathwayDiff) -> Iterator[Reason]:
    """A report holds the statements it speaks of, so that a change to one of them shows."""
    fates = find_fates(diff)
    cited = [statement.id for statement in report.pathway.statements]
    touched = {touch: [name for name in cited if name in fates and fates[name].touch is touch] for touch in Touch}
    filed = {c.old.id for c in diff.changed if (c.old.kind, c.old.theme) != (c.new.kind, c.new.theme)}
    yield from _some(
        "cites_gone", touched[Touch.GONE], "{} statement it speaks of is gone", "{} statements it speaks of are gone"
    )
    yield from _some(
        "cites_replaced",
        touched[Touch.REPLACED],
        "{} statement it speaks of has another in its place",
        "{} statements it speaks of have others in their place",
    )
    yield from _some(
        "cites_reworded",
        touched[Touch.REWORDED],
        "{} statement it speaks of was reworded",
        "{} statements it speaks of were reworded",
    )
    yield from _some(
        "cites_filed_otherwise",
        [name for name in cited if name in filed],
        "{} statement it speaks of is under another theme or kind",
        "{} statements it speaks of are under another theme or kind",
    )


def _chosen(report: Report, diff: PathwayDiff) -> Iterator[Reason]:
    """What counts are made against."""
    chosen = report.role_fit.chosen
    if chosen is None:
        return
    if chosen in {category.id for category in diff.categories_removed}:
        yield Reason("category_gone", True, "its role category is gone", (chosen,))
        return
    before, after = _count_expected(diff.old, chosen), _count_expected(diff.new, chosen)
    yield from _some(
        "theme_counts",
        [theme for theme in dict.fromkeys((*before, *after)) if before[theme] != after[theme]],
        "its role category now expects more or less in {} theme",
        "its role category now expects more or less in {} themes",
    )
    yield from _core(report, diff, chosen)


def _core(report: Report, diff: PathwayDiff, chosen: str) -> Iterator[Reason]:
    """What is core to the category: only that can be listed as not mentioned."""
    core = _core_of(diff.new, chosen)
    newly = [m for c in diff.categories_changed if c.new.id == chosen for m in c.moves if m.new is Expectation.CORE]
    fates = find_fates(diff)
    matched = {match.statement_id for verdict in report.verdicts for match in verdict.matches}
    yield from _some(
        "gap_not_core",
        [gap.statement_id for gap in report.gaps if gap.statement_id not in core and gap.statement_id not in fates],
        "{} statement it lists as not mentioned is no longer core to its role category",
        "{} statements it lists as not mentioned are no longer core to its role category",
    )
    yield from _some(
        "newly_core",
        [move.statement_id for move in newly if move.statement_id not in matched],
        "{} statement newly core to its role category may not be mentioned",
        "{} statements newly core to its role category may not be mentioned",
        certain=False,
    )


def _names(report: Report, diff: PathwayDiff) -> Iterator[Reason]:
    """What it calls role categories and themes."""
    ranked = {ranked.category for ranked in report.role_fit.ranked}
    renamed = [c.new.id for c in diff.categories_changed if c.new.title != c.old.title and c.new.id in ranked]
    yield from _some(
        "category_renamed",
        renamed,
        "{} role category it speaks of has another title",
        "{} role categories it speaks of have other titles",
    )
    shown = {coverage.theme for coverage in report.coverage} | {s.theme for s in report.pathway.statements}
    yield from _some(
        "theme_described",
        [pair.new.id for pair in diff.themes.changed if pair.new.id in shown],
        "{} theme it speaks of is described otherwise",
        "{} themes it speaks of are described otherwise",
    )


def _search(report: Report, diff: PathwayDiff) -> Iterator[Reason]:
    """What a line is searched for in. Nobody knows what it will find without searching."""
    cited = {statement.id for statement in report.pathway.statements}
    in_place = [c.new for replacement in diff.replaced for c in replacement.changes if c.rewording]
    yield from _some(
        "new_statements",
        list(dict.fromkeys(s.id for s in (*diff.added, *in_place))),
        "{} new statement may fit one of its lines",
        "{} new statements may fit some of its lines",
        certain=False,
    )
    yield from _some(
        "searched_otherwise",
        [
            c.new.id
            for c in diff.changed
            if c.phrases_added or c.phrases_removed or (c.rewording and c.old.id not in cited)
        ],
        "{} statement is searched for in other words",
        "{} statements are searched for in other words",
        certain=False,
    )


def _role_fit(report: Report, diff: PathwayDiff) -> Iterator[Reason]:
    """What decides which role category fits."""
    yield from _some(
        "new_categories",
        [category.id for category in diff.categories_added],
        "{} new role category may fit it better",
        "{} new role categories may fit it better",
        certain=False,
    )
    signs = [change.new.id for change in diff.categories_changed if _other_evidence(change)]
    yield from _some(
        "other_evidence",
        signs,
        "{} role category goes by other titles or signs",
        "{} role categories go by other titles or signs",
        certain=False,
    )
    if diff.outside_scope:
        yield Reason("outside_scope", False, "what the framework does not cover is described otherwise")


def _state(report: Report, diff: PathwayDiff) -> Iterator[Reason]:
    """Under one name the content may have been edited since."""
    if report.provenance.pathway_fingerprint != diff.old.fingerprint:
        yield Reason("earlier_state", False, f"it was made with another state of {diff.old.version} than the one here")


_FINDERS: tuple[Callable[[Report, PathwayDiff], Iterator[Reason]], ...] = (
    _cited,
    _chosen,
    _names,
    _search,
    _role_fit,
    _state,
)


def _some(code: str, about: Sequence[str], one: str, many: str, *, certain: bool = True) -> Iterator[Reason]:
    """A reason that counts what it is about, `{}` being the number; none when there is nothing."""
    if about:
        yield Reason(code, certain, (one if len(about) == 1 else many).format(len(about)), tuple(about))


def _other_evidence(change: CategoryChange) -> bool:
    signs = change.signs_added or change.signs_removed or change.signs_changed
    titles = change.titles_added or change.titles_removed
    return bool(signs or titles or change.false_friends_added or change.false_friends_removed)


def _count_expected(pathway: Pathway, category_id: str) -> Counter[str]:
    """How many statements a category expects in each theme, what it is to grow into left out, as reports count."""
    expected = pathway.expected_of(category_id)
    return Counter(s.theme for s in expected if s.expected_by[category_id] is not Expectation.DEVELOPING)


def _core_of(pathway: Pathway, category_id: str) -> tuple[str, ...]:
    return tuple(s.id for s in pathway.statements if s.expected_by.get(category_id) is Expectation.CORE)
