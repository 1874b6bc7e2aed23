from dataclasses import replace
from pathlib import Path

import pytest

from alignment.pathway.importing.merging import Merged, merge_pages
from alignment.pathway.importing.pages import AskedOf, ImportedPage, PageSource
from alignment.pathway.schema import StatementEntry
from alignment.pathway.writing import Content, read_content
from alignment.types import Expectation, StatementKind
from tests.alignment.pathway.framework_files import write_framework

from .import_cases import no_encoder, page, statement

KNEAD = "Knead dough until it is smooth."
CORE, EXPECTED, DEVELOPING = Expectation.CORE, Expectation.EXPECTED, Expectation.DEVELOPING


@pytest.fixture
def bakery(tmp_path: Path) -> Content:
    """A framework of two role categories, of which both expect `dough.knead`."""
    return read_content(write_framework(tmp_path))


def merge(content: Content | None, *pages: ImportedPage, remove_gone: bool = False) -> Merged:
    return merge_pages(content, pages, Path("breads"), compare=no_encoder, remove_gone=remove_gone)


def entries(merged: Merged) -> dict[str, StatementEntry]:
    return {entry.id: entry for group in merged.content.statements.values() for entry in group}


def asked(text: str, *asked_of: AskedOf) -> ImportedPage:
    """A sheet of one statement, asked of some role categories."""
    return replace(page(replace(statement(text), asked_of=asked_of)), category="")


# --- ids -------------------------------------------------------------------------------------------------------------


def test_a_statement_in_the_same_words_keeps_its_id(bakery: Content) -> None:
    merged = merge(bakery, page(statement("knead dough until it is smooth")))
    assert merged.files[0].recognised == 1
    assert entries(merged)["dough.knead"].text == KNEAD


def test_a_statement_in_nearly_the_same_words_keeps_its_id_and_takes_the_new_words(bakery: Content) -> None:
    long = f"{KNEAD[:-1]}, warm, shiny, soft and springy to touch."
    before = merge(bakery, page(statement(KNEAD))).content
    content = replace(before, statements={**before.statements, "skills.yaml": _reworded(before, long)})
    new = f"{long[:-1]} throughout."
    merged = merge(content, page(statement(new)))
    (change,) = merged.files[0].reworded
    assert (change.id, change.old, change.new) == ("dough.knead", long, new)
    assert entries(merged)["dough.knead"].phrases == ("knead by hand: and by machine",)


def _reworded(content: Content, text: str) -> tuple[StatementEntry, ...]:
    first, *rest = content.statements["skills.yaml"]
    return (first.model_copy(update={"text": text}), *rest)


def test_the_order_on_the_page_changes_no_id() -> None:
    texts = ["Weigh flour", "Sift flour", "Warm the oven"]
    forwards = merge(None, page(*(statement(text) for text in texts)))
    backwards = merge(forwards.content, page(*(statement(text) for text in reversed(texts))))
    assert backwards.content == forwards.content


def test_a_new_statement_is_named_after_its_theme_and_its_words() -> None:
    merged = merge(None, page(statement("Weigh the flour with care", theme="Baking & cakes")))
    assert list(entries(merged)) == ["baking_and_cakes.weigh-flour-care"]


def test_a_new_id_is_never_one_that_another_statement_replaced(bakery: Content) -> None:
    first, *rest = bakery.statements["skills.yaml"]
    replaced = first.model_copy(update={"replaces": ("dough.weigh-flour",)})
    content = replace(bakery, statements={**bakery.statements, "skills.yaml": (replaced, *rest)})
    (added,) = merge(content, page(statement("Weigh flour"))).files[0].added
    assert added.id != "dough.weigh-flour"


def test_what_two_statements_could_be_is_added_and_both_are_named(bakery: Content) -> None:
    twin = StatementEntry(
        id="dough.twin", kind=StatementKind.SKILL, theme="dough", text="Knead dough till smooth, daily."
    )
    content = replace(bakery, statements={**bakery.statements, "twin.yaml": (twin,)})
    (added,) = merge(content, page(statement("Knead dough daily until it is smooth, by hand."))).files[0].added
    assert set(added.close) == {"dough.knead", "dough.twin"}


# --- expectations ----------------------------------------------------------------------------------------------------


def test_a_role_category_that_expects_it_already_goes_on_as_before(bakery: Content) -> None:
    merged = merge(bakery, page(statement(KNEAD)))
    assert entries(merged)["dough.knead"].expected_by == {"baker": CORE, "head_baker": EXPECTED}
    assert merged.files[0].expectations == ()


def test_a_statement_shared_by_two_pages_is_expected_by_both() -> None:
    merged = merge(None, page(statement("Weigh flour")), page(statement("Weigh flour"), category="Cook"))
    assert entries(merged)["dough.weigh-flour"].expected_by == {"baker": EXPECTED, "cook": EXPECTED}


def test_what_a_sheet_says_outright_changes_what_is_expected(bakery: Content) -> None:
    merged = merge(bakery, asked(KNEAD, AskedOf("Baker", DEVELOPING, stated=True)))
    (change,) = merged.files[0].expectations
    assert (change.category, change.before, change.after) == ("baker", CORE, DEVELOPING)


def test_a_tick_changes_nothing_that_was_said_before(bakery: Content) -> None:
    assert merge(bakery, asked(KNEAD, AskedOf("Baker", EXPECTED))).files[0].expectations == ()


def test_what_is_not_in_the_files_any_more_is_told_and_left(bakery: Content) -> None:
    merged = merge(bakery, page(statement(KNEAD)))
    assert [(gone.id, gone.category, gone.removed) for gone in merged.gone] == [("shop.pride", "baker", False)]
    assert "baker" in entries(merged)["shop.pride"].expected_by


def test_with_remove_gone_the_role_category_stops_expecting_it(bakery: Content) -> None:
    merged = merge(bakery, page(statement(KNEAD), category="Head baker"), remove_gone=True)
    assert [(gone.id, gone.orphan) for gone in merged.gone] == [("shop.pride", False), ("shop.order", True)]
    assert entries(merged)["shop.pride"].expected_by == {"baker": CORE}
    assert entries(merged)["shop.order"].expected_by == {}


def test_two_files_about_one_role_category_count_together(bakery: Content) -> None:
    value = statement("I buy bread from people who are proud of it.", kind=StatementKind.VALUE)
    assert merge(bakery, page(statement(KNEAD)), page(value)).gone == ()


# --- wording ---------------------------------------------------------------------------------------------------------


def test_the_first_page_of_an_import_words_a_statement_and_a_later_one_does_not_reword_it() -> None:
    text = "Weigh flour, salt, yeast, water and sugar before the shift begins."
    other = "Weigh flour, salt, yeast, water and sugar before the morning shift begins."
    merged = merge(None, page(statement(text)), page(statement(other), category="Cook"))
    (kept,) = merged.files[1].wording_kept
    assert (kept.kept, kept.on_page) == (text, other)
    again = merge(merged.content, page(statement(text)), page(statement(other), category="Cook"))
    assert again.content == merged.content
    assert [file.reworded for file in again.files] == [(), ()]


def test_a_value_that_is_only_named_keeps_its_wording() -> None:
    value = replace(statement("Respect", kind=StatementKind.VALUE, theme="Values"), is_name=True)
    content = merge(None, page(value)).content
    entry = content.statements["baker.yaml"][0].model_copy(update={"text": "My choices are respected."})
    merged = merge(replace(content, statements={"baker.yaml": (entry,)}), page(value))
    assert entries(merged)["values.respect"].text == "My choices are respected."
    assert merged.files[0].wording_kept[0].on_page == "Respect"


def test_what_stands_on_a_page_twice_is_said_once() -> None:
    twice = [statement("Weigh flour"), replace(statement("weigh flour."), place="paragraph 9")]
    (file,) = merge(None, page(*twice)).files
    assert (file.read, len(file.added)) == (1, 1)
    assert [(one.place, one.reason) for one in file.left_out] == [("paragraph 9", "It repeats paragraph 1.")]


# --- themes, role categories, sources --------------------------------------------------------------------------------


def test_themes_are_matched_by_title_or_made(bakery: Content) -> None:
    merged = merge(
        bakery,
        page(statement("Sweep", theme="the SHOP"), statement("Mop", theme="floors"), statement("Rest", theme="")),
    )
    assert merged.files[0].new_themes == ("Floors", "General")
    assert {entry.theme for entry in entries(merged).values()} == {"dough", "shop", "floors", "general"}


def test_a_known_statement_stays_under_its_theme_and_the_difference_is_told(bakery: Content) -> None:
    merged = merge(bakery, page(statement(KNEAD, theme="Hands")))
    assert merged.files[0].new_themes == ()
    assert [(one.theme, one.on_page) for one in merged.files[0].theme_differs] == [("dough", "Hands")]


def test_a_role_category_that_is_not_there_is_made(bakery: Content) -> None:
    described = replace(page(statement(KNEAD), category="Pastry cook"), summary="Makes cakes.")
    merged = merge(bakery, described)
    made = merged.content.categories[-1]
    assert (made.id, made.title, made.summary) == ("pastry_cook", "Pastry cook", "Makes cakes.")
    assert merged.content.manifest.categories == ("baker", "head_baker", "pastry_cook")
    assert merged.files[0].new_categories == ("pastry_cook",)
    assert merged.files[0].summaries == ()


def test_the_summary_of_a_role_category_becomes_the_pages(bakery: Content) -> None:
    (file,) = merge(bakery, replace(page(statement(KNEAD)), summary="Bakes bread.")).files
    assert [(one.old, one.new) for one in file.summaries] == [("Makes bread.", "Bakes bread.")]


def test_of_two_files_that_describe_a_role_the_first_does_and_the_other_is_told(bakery: Content) -> None:
    files = [replace(page(statement(KNEAD)), summary=summary) for summary in ("Bakes bread.", "Sells bread.")]
    merged = merge(bakery, *files)
    assert merged.content.categories[0].summary == "Bakes bread."
    assert [one.text for one in merged.files[1].left_out] == ["Sells bread."]


def test_a_summary_as_long_as_a_page_is_left_out(bakery: Content) -> None:
    merged = merge(bakery, replace(page(statement(KNEAD)), summary="word " * 500))
    assert merged.content.categories[0].summary == "Makes bread."
    assert len(merged.files[0].left_out) == 1


def test_where_it_came_from_is_written_down_and_pointed_at(bakery: Content) -> None:
    source = PageSource("Baker page", "The Guild", "https://example.org/baker", "2026-01-02", "CC0")
    merged = merge(bakery, replace(page(statement(KNEAD)), source=source))
    written = merged.content.manifest.sources[-1]
    assert (written.id, written.publisher, written.address) == ("baker-page", "The Guild", "https://example.org/baker")
    assert (written.updated, written.licence) == ("2026-01-02", "CC0")
    assert merged.content.categories[0].source == "baker-page"


def test_the_lettered_address_of_2024_is_the_same_page() -> None:
    lettered = page(statement("Weigh"), address="https://www.gov.uk/a/baker-role-category-b")
    later = page(statement("Weigh"), address="https://www.gov.uk/a/baker-role-category")
    (source,) = merge(merge(None, lettered).content, later).content.manifest.sources
    assert source.address == "https://www.gov.uk/a/baker-role-category"


def test_an_older_page_than_the_last_says_so() -> None:
    pages = [
        replace(page(statement("Weigh")), source=PageSource("Baker", address="https://example.org/a", updated=day))
        for day in ("2025-04-09", "2024-01-10")
    ]
    assert any("older than the one" in note for note in merge(merge(None, pages[0]).content, pages[1]).files[0].notes)


def test_a_sheet_without_an_address_does_not_push_a_source_aside(bakery: Content) -> None:
    merged = merge(bakery, asked(KNEAD, AskedOf("Baker", EXPECTED)))
    assert merged.content.categories[0].source == "guild"
    assert any("--source-address" in note for note in merged.files[0].notes)


def test_text_under_another_licence_calls_for_another_notice(bakery: Content) -> None:
    licensed = replace(page(statement(KNEAD)), source=PageSource("Baker", licence="Open Government Licence v3.0"))
    notes = merge(bakery, licensed).files[0].notes
    assert any("bring its notice, publisher and licence up to date" in note for note in notes)
    assert not any("notice" in note for note in merge(None, licensed).files[0].notes)


# --- beginning -------------------------------------------------------------------------------------------------------


def test_new_content_says_whose_words_it_holds() -> None:
    address = "https://www.gov.uk/government/publications/bread-pathway/baker-role-category"
    source = PageSource("Baker", "Department of Bread", address, "2025-04-09", "Open Government Licence v3.0")
    manifest = merge(None, replace(page(statement("Weigh")), source=source)).content.manifest
    assert (manifest.version, manifest.title, manifest.publisher) == ("breads", "Bread pathway", "Department of Bread")
    assert (manifest.licence, manifest.date) == ("Open Government Licence v3.0", "2025-04-09")
    assert "belong to their publisher" in manifest.notice


def test_statements_stand_in_the_order_of_the_page() -> None:
    texts = ["Weigh flour.", "Greet people.", "Sift flour."]
    themes = ["Dough", "Shop", "Dough"]
    merged = merge(None, page(*(statement(text, theme=theme) for text, theme in zip(texts, themes, strict=True))))
    assert [entry.text for entry in merged.content.statements["baker.yaml"]] == texts


def test_a_manifest_that_lists_no_files_goes_on_listing_none_until_one_comes_new(bakery: Content) -> None:
    unlisted = replace(bakery, manifest=bakery.manifest.model_copy(update={"statement_files": ()}))
    assert merge(unlisted, page(statement(KNEAD))).content.manifest.statement_files == ()
    listed = merge(unlisted, page(statement("Weigh"))).content.manifest.statement_files
    assert listed == ("skills.yaml", "more.yaml", "baker.yaml")


@pytest.mark.parametrize("folder", ["2026 pages", "…", "a" * 60])
def test_a_version_name_is_made_of_any_folder(folder: str) -> None:
    merged = merge_pages(None, [page(statement("Weigh"))], Path(folder), compare=no_encoder, remove_gone=False)
    assert merged.content.manifest.version
