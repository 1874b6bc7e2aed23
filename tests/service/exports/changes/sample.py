"""A difference that has something of everything, and what it touches."""

from dataclasses import replace

from alignment import Pathway
from alignment.pathway.comparing import Effects, PathwayDiff, compare_pathways
from alignment.pathway.comparing.effects import (
    LabelEffect,
    LabelEffects,
    Likelihood,
    Reason,
    ReportEffect,
    ReportEffects,
    RoleEffect,
    Touch,
    UnknownLabel,
    Unread,
)
from alignment.pathway.comparing.rewording import Shift
from alignment.types import Code, Expectation, RoleCategory, Sign, Source, StatementKind, Theme
from embeddings import load_encoder
from tests.alignment.pathway.comparing.bakeries import (
    bakery,
    changed,
    minus,
    plus,
    statement_of,
    with_category,
    with_statement,
)

CORE, EXPECTED = Expectation.CORE, Expectation.EXPECTED


def old_bakery() -> Pathway:
    """The bakery with enough in it to change."""
    miller = RoleCategory("miller", "Miller", "Grinds corn.")
    return changed(
        plus(
            changed(bakery(), role_categories=(*bakery().role_categories, miller)),
            statement_of("dough.prove", "Let dough rise in a warm place.", {"baker": CORE, "miller": EXPECTED}),
            statement_of("dough.shape", "Shape rolls and loaves by hand.", {"baker": CORE}),
            statement_of("dough.score", "Score each loaf before it goes in.", {"baker": EXPECTED}),
            statement_of("dough.weigh", "Weigh out flour, water and salt.", {"baker": CORE}),
            statement_of("dough.clean", "Sweep the floor at night.", {"baker": CORE, "head_baker": CORE}),
        ),
        published="2024-03-01",
    )


def new_bakery() -> Pathway:
    """The next version of it."""
    old = old_bakery()
    confectioner = RoleCategory("confectioner", "Confectioner", "Makes sweets and cakes.", group="Sweet things")
    washer = RoleCategory("washer", "Pan washer", "Washes the pans.")
    new = changed(
        minus(old, "dough.clean", "dough.score", "dough.shape", "dough.weigh"),
        version="bakery-2",
        title="Bakery skills, second version",
        based_on="bakery-1",
        published="",
        date="2024-09-30",
        role_categories=(*old.role_categories[:2][::-1], confectioner, washer),
        themes=(replace(old.themes[0], title="Dough and batter"), old.themes[1], Theme("sugar", "Sugar")),
        sources=(*old.sources, Source("law", "Bread act")),
    )
    new = with_statement(new, "dough.knead", text="Knead the dough until it is smooth and never sticky.")
    new = with_statement(
        new, "shop.order", text="Order in good time.", expected_by={"head_baker": EXPECTED, "baker": CORE}
    )
    new = with_statement(new, "dough.prove", expected_by={"baker": CORE}, phrases=("let it rise",), theme="shop")
    new = with_statement(new, "shop.pride", kind=StatementKind.BEHAVIOUR)
    new = with_category(
        new,
        "baker",
        title="Bread maker",
        summary="Makes good bread.",
        titles=("bread maker",),
        codes=(Code("guild", "7", confirmed=False),),
        signs=(Sign("baker.sings", "sings", 1, ("sing*",)),),
    )
    return plus(
        new,
        statement_of("dough.mould", "Shape rolls and loaves by hand.", {"baker": CORE}, ("dough.shape",)),
        statement_of("dough.cut", "Score each loaf before it goes in the oven.", {"baker": EXPECTED}),
        statement_of("dough.flour", "Weigh out flour.", {"baker": CORE}, ("dough.weigh",)),
        statement_of("dough.salt", "Weigh out water and salt.", {"baker": CORE}, ("dough.weigh",)),
        statement_of("sugar.boil", "Boil sugar to the soft ball stage.", {"confectioner": CORE, "baker": EXPECTED}),
        statement_of("sugar.spin", "Spin sugar into threads.", {}),
    )


def sample_diff() -> PathwayDiff:
    """From the one to the other, measured by letters."""
    return compare_pathways(old_bakery(), new_bakery(), encoder=load_encoder("hashing"))


def sample_effects() -> Effects:
    """One of each sort of effect."""
    return Effects(sample_labels(), sample_reports())


def sample_labels() -> LabelEffects:
    """Labels to label again, to look at, to follow and to leave."""
    return LabelEffects(
        folder="labels",
        files=3,
        rows=120,
        touched=(
            LabelEffect("a.labels.jsonl", 4, "Sweep up", "dough.clean", 2, Touch.GONE),
            LabelEffect("a.labels.jsonl", 11, "Sweep again", "dough.clean", 2, Touch.GONE),
            LabelEffect("b.labels.jsonl", 9, "Clean floors", "dough.clean", 1, Touch.GONE),
            LabelEffect(
                "a.labels.jsonl", 5, "Shape", "dough.shape", 2, Touch.REPLACED, ("dough.mould",), Shift.SAME, 1.0
            ),
            LabelEffect("a.labels.jsonl", 6, "Weigh", "dough.weigh", 2, Touch.REPLACED, ("dough.flour", "dough.salt")),
            LabelEffect("a.labels.jsonl", 7, "Knead", "dough.knead", 2, Touch.REWORDED, (), Shift.SLIGHT, 0.82),
            LabelEffect("a.labels.jsonl", 8, "Order", "shop.order", 2, Touch.REWORDED, (), Shift.SAME, 0.91),
        ),
        roles=(RoleEffect("a.role.json", "miller", is_answer=True),),
        unknown=(UnknownLabel("b.labels.jsonl", 2, "shop.smile"),),
        unlabelled=7,
        roles_given=3,
        unread=(Unread("c.labels.jsonl", 3, "it is not JSON"),),
    )


def sample_reports() -> ReportEffects:
    """A report of each likelihood."""
    reasons = (
        Reason("cites_gone", True, "1 statement it speaks of is gone", ("dough.clean",)),
        Reason("new_statements", False, "5 new statements may fit some of its lines", ("sugar.boil",)),
    )
    return ReportEffects(
        folder="reports",
        reports=(
            ReportEffect("miller.json", "Miller", "bakery-1", Likelihood.UNCHANGED),
            ReportEffect("baker.json", "Baker", "bakery-1", Likelihood.WOULD_CHANGE, reasons),
            ReportEffect("boss.json", "Head baker", "bakery-1", Likelihood.MAY_CHANGE, reasons[1:]),
            ReportEffect("next.json", "Confectioner", "bakery-2", Likelihood.NEW_ALREADY),
            ReportEffect("first.json", "Apprentice", "bakery-0", Likelihood.OTHER_CONTENT),
        ),
        unread=(Unread("notes.json", 0, "This is not a report."),),
    )
