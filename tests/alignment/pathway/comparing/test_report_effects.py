import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from alignment import Pathway, Report, align, open_tools, report_to_json
from alignment.pathway.comparing import compare_pathways
from alignment.pathway.comparing.effects import Likelihood, ReportEffect, ReportEffects
from alignment.pathway.comparing.report_effects import find_report_effects
from alignment.types import Code, Expectation
from embeddings import load_encoder
from tests.alignment.pathway.comparing.bakeries import (
    BUTTER,
    CONFECTIONER,
    bakery,
    changed,
    minus,
    plus,
    plus_category,
    statement_of,
    with_category,
    with_statement,
)

JOB = """Head baker

Duties
- Knead dough until it is smooth
- Lead the bakers and sing to them
- Dust the window boxes of the shop
"""
CORE, EXPECTED = Expectation.CORE, Expectation.EXPECTED
HASHING = load_encoder("hashing")


def report_on(pathway: Pathway, category: str = "head_baker") -> Report:
    return align(JOB, name="head.txt", category=category, tools=open_tools(pathway, encoder=HASHING))


@pytest.fixture
def stored(tmp_path: Path) -> Path:
    """A folder with one report on the bakery as it was."""
    (tmp_path / "head.json").write_text(report_to_json(report_on(bakery())), encoding="utf-8")
    return tmp_path


def effects(new: Pathway, folder: Path, old: Pathway | None = None) -> ReportEffects:
    return find_report_effects(compare_pathways(old or bakery(), new, encoder=HASHING), folder)


def effect(new: Pathway, folder: Path) -> ReportEffect:
    (only,) = effects(changed(new, version="bakery-2"), folder).reports
    return only


def codes(found: ReportEffect, *, certain: bool) -> set[str]:
    return {reason.code for reason in found.reasons if reason.certain is certain}


def test_the_report_speaks_of_what_the_tests_below_change() -> None:
    found = report_on(bakery())
    assert {m.statement_id for v in found.verdicts for m in v.matches} >= {"dough.knead"}
    assert {gap.statement_id for gap in found.gaps} == {"shop.pride", "shop.order"}


def test_a_report_stays_where_nothing_it_rests_on_changed(stored: Path) -> None:
    found = effect(with_category(bakery(), "baker", codes=(Code("guild", "1"),)), stored)
    assert (found.file, found.version, found.likelihood) == ("head.json", "bakery-1", Likelihood.UNCHANGED)
    assert found.reasons == ()


CERTAIN: dict[str, tuple[Callable[[Pathway], Pathway], str]] = {
    "gone": (lambda p: minus(p, "dough.knead"), "cites_gone"),
    "replaced": (
        lambda p: plus(minus(p, "dough.knead"), statement_of("dough.work", "Work dough.", replaces=("dough.knead",))),
        "cites_replaced",
    ),
    "reworded": (lambda p: with_statement(p, "dough.knead", text="Knead dough well."), "cites_reworded"),
    "theme": (lambda p: with_statement(p, "dough.knead", theme="shop"), "cites_filed_otherwise"),
    "category gone": (lambda p: changed(p, role_categories=p.role_categories[:1]), "category_gone"),
    "more expected": (
        lambda p: plus(p, statement_of("dough.fold", "Fold it.", {"head_baker": EXPECTED})),
        "theme_counts",
    ),
    "less expected": (lambda p: with_statement(p, "dough.knead", expected_by={"baker": CORE}), "theme_counts"),
    "no longer core": (lambda p: with_statement(p, "shop.order", expected_by={"head_baker": EXPECTED}), "gap_not_core"),
    "category title": (lambda p: with_category(p, "baker", title="Bread maker"), "category_renamed"),
    "theme title": (
        lambda p: changed(p, themes=(replace(p.themes[0], title="All dough"), *p.themes[1:])),
        "theme_described",
    ),
}


@pytest.mark.parametrize(("change", "code"), CERTAIN.values(), ids=CERTAIN)
def test_a_report_would_change_when_what_it_shows_changed(
    change: Callable[[Pathway], Pathway], code: str, stored: Path
) -> None:
    found = effect(change(bakery()), stored)
    assert found.likelihood is Likelihood.WOULD_CHANGE
    assert code in codes(found, certain=True)
    counting = [reason.text for reason in found.reasons if reason.code not in ("category_gone", "earlier_state")]
    assert all(re.search(r"\b\d+ (new )?(statement|theme|role categor)", text) for text in counting)
    assert [reason.certain for reason in found.reasons] == sorted((r.certain for r in found.reasons), reverse=True)


@pytest.mark.parametrize(("change", "code"), [v for n, v in CERTAIN.items() if n != "category gone"])
def test_what_is_said_to_change_does_change(change: Callable[[Pathway], Pathway], code: str) -> None:
    before, after = report_on(bakery()), report_on(change(bakery()))

    def shown(report: Report) -> object:
        cited = {s.id: (s.text, s.kind, report.pathway.theme(s.theme)) for s in report.pathway.statements}
        titles = [ranked.title for ranked in report.role_fit.ranked]
        return report.verdicts, report.gaps, report.coverage, cited, sorted(titles)

    assert shown(before) != shown(after)


POSSIBLE: dict[str, tuple[Callable[[Pathway], Pathway], str]] = {
    "new statement": (lambda p: plus(p, BUTTER), "new_statements"),
    "phrases": (lambda p: with_statement(p, "dough.knead", phrases=("work dough",)), "searched_otherwise"),
    "newly core": (lambda p: with_statement(p, "dough.knead", expected_by={"head_baker": CORE, "baker": CORE}), ""),
    "new category": (lambda p: plus_category(p, CONFECTIONER), "new_categories"),
    "signs": (lambda p: with_category(p, "baker", signs=()), "other_evidence"),
    "titles": (lambda p: with_category(p, "baker", titles=("miller",)), "other_evidence"),
    "outside": (lambda p: changed(p, outside_scope=()), "outside_scope"),
}


@pytest.mark.parametrize(("change", "code"), POSSIBLE.values(), ids=POSSIBLE)
def test_a_report_may_change_when_only_the_search_would_tell(
    change: Callable[[Pathway], Pathway], code: str, stored: Path
) -> None:
    found = effect(change(bakery()), stored)
    if code:
        assert found.likelihood is Likelihood.MAY_CHANGE
        assert codes(found, certain=False) == {code}
    else:
        assert found.likelihood is Likelihood.UNCHANGED, "the report matches it, so it is no gap either way"


def test_a_statement_newly_core_that_the_report_does_not_match_may_become_a_gap(tmp_path: Path) -> None:
    (tmp_path / "head.json").write_text(report_to_json(report_on(bakery(), "baker")), encoding="utf-8")
    new = with_statement(bakery(), "shop.order", expected_by={"head_baker": CORE, "baker": CORE})
    found = effect(new, tmp_path)
    assert "newly_core" in codes(found, certain=False)


def test_a_report_of_a_state_edited_since_is_told_as_less_sure(stored: Path) -> None:
    old = with_statement(bakery(), "shop.order", phrases=("ask the miller",))
    (found,) = effects(changed(old, version="bakery-2"), stored, old).reports
    assert (found.likelihood, codes(found, certain=False)) == (Likelihood.MAY_CHANGE, {"earlier_state"})


def test_a_report_made_with_the_new_version_or_with_another_is_told_apart(tmp_path: Path) -> None:
    new = changed(plus(bakery(), BUTTER), version="bakery-2")
    other = changed(bakery(), version="bakery-0")
    for name, pathway in (("a", new), ("b", other)):
        (tmp_path / f"{name}.json").write_text(report_to_json(report_on(pathway)), encoding="utf-8")
    found = [(report.file, report.likelihood) for report in effects(new, tmp_path).reports]
    assert found == [("a.json", Likelihood.NEW_ALREADY), ("b.json", Likelihood.OTHER_CONTENT)]


def test_a_report_held_against_no_category_has_no_count_to_change(tmp_path: Path) -> None:
    report = report_on(bakery())
    open_end = replace(report, role_fit=replace(report.role_fit, chosen=None), gaps=(), coverage=())
    (tmp_path / "open.json").write_text(report_to_json(open_end), encoding="utf-8")
    found = effect(plus(bakery(), statement_of("dough.fold", "Fold it.", {"head_baker": CORE})), tmp_path)
    assert codes(found, certain=True) == set()


def test_a_file_that_is_no_report_is_told_and_does_not_stop_the_others(stored: Path) -> None:
    (stored / "other.json").write_text("{}", encoding="utf-8")
    (stored / "broken.json").write_bytes(b"\xff")
    (stored / "notes.txt").write_text("not looked at", encoding="utf-8")
    found = effects(minus(bakery(), "dough.knead"), stored)
    assert [unread.file for unread in found.unread] == ["broken.json", "other.json"]
    assert len(found.reports) == 1
