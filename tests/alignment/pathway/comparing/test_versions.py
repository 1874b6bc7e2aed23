from collections.abc import Callable
from dataclasses import replace

import pytest

from alignment import Pathway
from alignment.pathway.comparing import PathwayDiff, Shift, compare_pathways, diff_to_json, find_effects
from alignment.pathway.comparing.changes import ExpectationChange, ExpectationMove, FieldChange, ReplacementKind
from alignment.types import Code, Expectation, Sign, Source, StatementKind, Theme
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

CORE, EXPECTED = Expectation.CORE, Expectation.EXPECTED
HASHING = load_encoder("hashing")


def compare(new: Pathway, old: Pathway | None = None) -> PathwayDiff:
    return compare_pathways(old or bakery(), new, encoder=HASHING)


def ids(things: tuple[object, ...]) -> list[str]:
    return [thing.id for thing in things]  # type: ignore[attr-defined]


def test_a_version_differs_nowhere_from_itself() -> None:
    diff = compare(bakery())
    assert diff.is_empty
    assert not diff.changes_content


def test_a_new_name_alone_is_no_difference_and_a_new_title_is_one_of_the_manifest() -> None:
    assert compare(changed(bakery(), version="bakery-2")).is_empty
    diff = compare(changed(bakery(), title="Baking", date="2024-05-01"))
    assert diff.manifest == (
        FieldChange("title", "Bakery skills", "Baking"),
        FieldChange("date", "2024-02-29", "2024-05-01"),
    )
    assert not diff.is_empty
    assert not diff.changes_content


ONE_CHANGE: dict[str, Callable[[Pathway], Pathway]] = {
    "text": lambda p: with_statement(p, "dough.knead", text="Knead it."),
    "kind": lambda p: with_statement(p, "dough.knead", kind=StatementKind.KNOWLEDGE),
    "theme": lambda p: with_statement(p, "dough.knead", theme="shop"),
    "expectation": lambda p: with_statement(p, "dough.knead", expected_by={"baker": CORE}),
    "phrases": lambda p: with_statement(p, "dough.knead", phrases=("work the dough",)),
    "added": lambda p: plus(p, BUTTER),
    "removed": lambda p: minus(p, "shop.order"),
    "order of statements": lambda p: changed(p, statements=p.statements[::-1]),
    "order of categories": lambda p: changed(p, role_categories=p.role_categories[::-1]),
    "order of themes": lambda p: changed(p, themes=p.themes[::-1]),
    "category": lambda p: plus_category(p, CONFECTIONER),
    "category title": lambda p: with_category(p, "baker", title="Bread maker"),
    "category summary": lambda p: with_category(p, "baker", summary="Makes bread and rolls."),
    "category group": lambda p: with_category(p, "baker", group="makers"),
    "category source": lambda p: with_category(p, "baker", source=""),
    "category titles": lambda p: with_category(p, "baker", titles=()),
    "category false friends": lambda p: with_category(p, "baker", false_friends=("baker street",)),
    "category signs": lambda p: with_category(p, "baker", signs=()),
    "category codes": lambda p: with_category(p, "baker", codes=(Code("guild", "1"),)),
    "why of a theme": lambda p: changed(p, themes=(replace(p.themes[0], why="Why?"), *p.themes[1:])),
    "source": lambda p: changed(p, sources=(*p.sources, Source("law", "Bread act"))),
    "outside": lambda p: changed(p, outside_scope=()),
    "notice": lambda p: changed(p, notice="Another."),
    "publisher": lambda p: changed(p, publisher="Us"),
    "licence": lambda p: changed(p, licence="CC BY 4.0"),
    "called": lambda p: changed(p, called="the bakery skills"),
    "based on": lambda p: changed(p, based_on="bakery-0"),
    "published": lambda p: changed(p, published="2024-03-01"),
}


@pytest.mark.parametrize("change", ONE_CHANGE.values(), ids=ONE_CHANGE)
def test_no_single_change_goes_unnoticed(change: Callable[[Pathway], Pathway]) -> None:
    assert not compare(change(bakery())).is_empty
    assert not compare(bakery(), change(bakery())).is_empty


@pytest.mark.parametrize("change", ONE_CHANGE.values(), ids=ONE_CHANGE)
def test_the_same_two_versions_give_the_same_bytes(change: Callable[[Pathway], Pathway]) -> None:
    one, other = (compare(change(bakery())) for _ in range(2))
    assert diff_to_json(one, find_effects(one)) == diff_to_json(other, find_effects(other))


def test_statements_come_and_go() -> None:
    diff = compare(plus(minus(bakery(), "shop.order"), BUTTER))
    assert (ids(diff.added), ids(diff.removed)) == (["dough.butter"], ["shop.order"])
    assert (diff.changed, diff.replaced, diff.probable) == ((), (), ())


def test_a_reworded_statement_says_how_far_it_moved_and_which_words_changed() -> None:
    (change,) = compare(with_statement(bakery(), "dough.knead", text="Knead the dough until it is smooth.")).changed
    assert change.rewording is not None
    assert change.rewording.shift is Shift.SAME
    assert [(span.kind, span.text) for span in change.rewording.spans][1] == ("added", " the")
    (far,) = compare(with_statement(bakery(), "dough.knead", text="Order flour in good time.")).changed
    assert far.rewording is not None
    assert far.rewording.shift is Shift.MOVED
    assert far.expectations == ()


def test_a_statement_moved_between_categories_and_one_that_counts_otherwise() -> None:
    moved = with_statement(bakery(), "shop.order", expected_by={"baker": CORE})
    (change,) = compare(moved).changed
    assert change.expectations == (
        ExpectationChange("head_baker", CORE, None),
        ExpectationChange("baker", None, CORE),
    )
    (lower,) = compare(with_statement(bakery(), "shop.order", expected_by={"head_baker": EXPECTED})).changed
    assert lower.expectations == (ExpectationChange("head_baker", CORE, EXPECTED),)
    by_category = {c.new.id: c.moves for c in compare(moved).categories_changed}
    text = "Know how much flour to order each week."
    assert by_category == {
        "baker": (ExpectationMove("shop.order", text, None, CORE),),
        "head_baker": (ExpectationMove("shop.order", text, CORE, None),),
    }


def test_a_category_in_both_versions_tells_all_that_changed_in_it() -> None:
    sign = Sign("baker.sings", "sings", 1, ("sing*",))
    new = with_category(
        bakery(), "baker", title="Bread maker", summary="Makes good bread.", titles=("bread maker",), signs=(sign,)
    )
    (change,) = compare(new).categories_changed
    assert change.fields == (FieldChange("title", "Baker", "Bread maker"),)
    assert change.summary is not None
    assert [s.text for s in change.summary.spans if s.kind == "added"] == [" good"]
    assert (change.titles_added, change.titles_removed) == (("bread maker",), ("baker",))
    assert (change.signs_added, change.signs_removed) == (("baker.sings",), ("baker.kneads",))
    assert change.itself
    assert change.moves == ()


def test_categories_come_go_and_change_places() -> None:
    diff = compare(
        changed(plus_category(bakery(), CONFECTIONER), role_categories=(CONFECTIONER, *bakery().role_categories))
    )
    assert (ids(diff.categories_added), diff.categories_reordered) == (["confectioner"], False)
    assert compare(changed(bakery(), role_categories=bakery().role_categories[::-1])).categories_reordered
    assert ids(compare(bakery(), plus_category(bakery(), CONFECTIONER)).categories_removed) == ["confectioner"]


def test_themes_come_go_and_change() -> None:
    first, second = bakery().themes
    themes = (Theme("oven", "The oven"), replace(second, title="Selling"))
    diff = compare(changed(bakery(), themes=themes))
    assert (ids(diff.themes.added), ids(diff.themes.removed)) == (["oven"], [first.id])
    assert [(pair.old.title, pair.new.title) for pair in diff.themes.changed] == [("The shop", "Selling")]


# --- statements in the place of others -------------------------------------------------------------------------------


def test_a_renamed_statement_is_neither_added_nor_removed() -> None:
    knead = bakery().statement("dough.knead")
    new = plus(minus(bakery(), knead.id), replace(knead, id="dough.work", replaces=(knead.id,)))
    diff = compare(new)
    (replacement,) = diff.replaced
    assert replacement.kind is ReplacementKind.RENAMED
    assert (ids(replacement.old), ids(replacement.new)) == (["dough.knead"], ["dough.work"])
    assert replacement.changes[0].rewording is None
    assert (diff.added, diff.removed, diff.categories_changed) == ((), (), ())


def test_two_statements_merged_into_a_new_one() -> None:
    both = statement_of("shop.run", "Knead dough and order flour.", replaces=("dough.knead", "shop.order"))
    diff = compare(plus(minus(bakery(), "dough.knead", "shop.order"), both))
    (replacement,) = diff.replaced
    assert replacement.kind is ReplacementKind.MERGED
    assert ids(replacement.old) == ["dough.knead", "shop.order"]
    assert [change.old.id for change in replacement.changes] == ["dough.knead", "shop.order"]
    moves = {change.new.id: [(m.old, m.new) for m in change.moves] for change in diff.categories_changed}
    assert moves == {"head_baker": [(CORE, None)]}


def test_a_statement_that_takes_in_another_was_made_from_both() -> None:
    new = with_statement(minus(bakery(), "shop.order"), "dough.knead", replaces=("shop.order",))
    diff = compare(new)
    (replacement,) = diff.replaced
    assert replacement.kind is ReplacementKind.MERGED
    assert ids(replacement.old) == ["dough.knead", "shop.order"]
    assert [(c.old.id, c.new.id) for c in replacement.changes] == [("shop.order", "dough.knead")]
    assert diff.changed == ()


def test_a_statement_split_in_two() -> None:
    one = statement_of("dough.mix", "Mix dough.", replaces=("dough.knead",))
    two = statement_of("dough.fold", "Fold dough.", replaces=("dough.knead",))
    (replacement,) = compare(plus(minus(bakery(), "dough.knead"), one, two)).replaced
    assert replacement.kind is ReplacementKind.SPLIT
    assert ids(replacement.new) == ["dough.mix", "dough.fold"]


def test_several_into_several_hang_together() -> None:
    one = statement_of("dough.mix", "Mix dough.", replaces=("dough.knead", "shop.order"))
    two = statement_of("dough.fold", "Fold dough.", replaces=("dough.knead",))
    (replacement,) = compare(plus(minus(bakery(), "dough.knead", "shop.order"), one, two)).replaced
    assert replacement.kind is ReplacementKind.REGROUPED
    assert len(replacement.changes) == 3


def test_what_still_exists_or_never_was_is_not_replaced() -> None:
    diff = compare(plus(bakery(), replace(BUTTER, replaces=("dough.knead", "dough.never-was"))))
    assert diff.replaced == ()
    assert ids(diff.added) == ["dough.butter"]


# --- probably the same -----------------------------------------------------------------------------------------------


def test_a_statement_gone_and_one_come_with_nearly_the_same_text_are_pointed_out() -> None:
    new = plus(
        minus(bakery(), "dough.knead"), statement_of("dough.work", "Knead the dough until it is smooth."), BUTTER
    )
    for encoder in (HASHING, None):
        diff = compare_pathways(bakery(), new, encoder=encoder)
        (rename,) = diff.probable
        assert (rename.old.id, rename.new.id) == ("dough.knead", "dough.work")
        assert (rename.cosine is None) == (encoder is None)
        assert rename.old in diff.removed
        assert rename.new in diff.added


def test_each_statement_is_probably_one_other_at_most() -> None:
    twins = [statement_of(f"dough.work-{n}", "Knead the dough until it is smooth.") for n in (1, 2)]
    (rename,) = compare(plus(minus(bakery(), "dough.knead"), *twins)).probable
    assert rename.new.id == "dough.work-1"


def test_unlike_statements_are_not_pointed_out() -> None:
    assert compare(plus(minus(bakery(), "dough.knead"), BUTTER)).probable == ()


def test_without_an_encoder_everything_but_the_measure_is_told() -> None:
    diff = compare_pathways(bakery(), with_statement(bakery(), "dough.knead", text="Knead it."))
    (change,) = diff.changed
    assert change.rewording is not None
    assert (change.rewording.shift, diff.measured_by) == (None, "")
    assert compare(bakery()).measured_by == "hashing"
