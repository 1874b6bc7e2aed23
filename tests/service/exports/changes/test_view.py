from dataclasses import replace

import pytest

from alignment import Pathway
from alignment.pathway.comparing import Effects, compare_pathways
from alignment.pathway.comparing.effects import LabelEffect, LabelEffects, Likelihood, ReportEffects, Touch
from alignment.pathway.comparing.rewording import Shift
from embeddings import load_encoder
from service.exports.changes.categories import KeptCategory
from service.exports.changes.touched import labels_view, reports_view
from service.exports.changes.view import ChangesView, view_changes
from tests.alignment.pathway.comparing.bakeries import (
    BUTTER,
    bakery,
    changed,
    minus,
    plus,
    plus_category,
    statement_of,
    with_statement,
)
from tests.service.exports.changes.sample import (
    new_bakery,
    old_bakery,
    sample_diff,
    sample_effects,
    sample_labels,
    sample_reports,
)

HASHING = load_encoder("hashing")


def view_of(new: Pathway, old: Pathway | None = None) -> ChangesView:
    return view_changes(compare_pathways(old or bakery(), new, encoder=HASHING), Effects())


@pytest.fixture(scope="module")
def view() -> ChangesView:
    return view_changes(sample_diff(), sample_effects())


def kept(view: ChangesView, name: str) -> KeptCategory:
    (found,) = [category for category in view.categories if category.id == name]
    return found


def test_the_lead_counts_everything_once(view: ChangesView) -> None:
    assert view.lead == (
        "Version bakery-2 has 10 statements for 4 role categories; version bakery-1 has 8 statements for 3 role "
        "categories.",
        "2 role categories are new: Confectioner and Pan washer.",
        "1 role category is gone: Miller.",
        "2 statements are new, 1 gone, 1 probably renamed, 2 replaced by others and 2 reworded.",
        "Of those reworded, 1 moved slightly in meaning and 1 moved in meaning.",
        "Of the 2 role categories there were before, 2 expect something else now.",
    )


def test_the_counts_of_the_lead_add_up(view: ChangesView) -> None:
    diff = sample_diff()
    before, after = len(diff.old.statements), len(diff.new.statements)
    in_place = sum(len(replacement.new) - len(replacement.old) for replacement in diff.replaced)
    assert after - before == len(diff.added) - len(diff.removed) + in_place


def test_a_draft_and_a_published_version_are_told_apart(view: ChangesView) -> None:
    assert view.old.startswith("bakery-1: Bakery skills, 29 February 2024 (published 1 March 2024; fingerprint ")
    assert view.new.startswith("bakery-2: Bakery skills, second version, 30 September 2024 (a draft; fingerprint ")


def test_a_new_category_comes_with_its_summary_and_its_new_statements(view: ChangesView) -> None:
    confectioner, washer = view.new_categories
    assert confectioner.summary == "Makes sweets and cakes."
    assert confectioner.facts == ("Group: Sweet things.", "It expects 1 statement: 1 core. 1 of them is new.")
    assert [(row.id, row.tags) for row in confectioner.new] == [("sugar.boil", "core")]
    assert washer.facts == ("No statement names it yet, so no job description can be held against it.",)


def test_a_category_tells_what_it_gained_and_lost_and_what_counts_otherwise(view: ChangesView) -> None:
    baker, head = kept(view, "baker"), kept(view, "head_baker")
    assert [(row.id, row.tags) for row in baker.gained] == [
        ("shop.order", "core"),
        ("sugar.boil", "expected · new statement"),
    ]
    assert [(row.id, row.tags) for row in baker.lost] == [("dough.clean", "was core · statement gone")]
    assert [(row.id, row.tags) for row in head.shifted] == [("shop.order", "expected, was core")]
    assert baker.facts == (
        "It was called “Baker”.",
        "Job titles: now also bread maker; no longer baker.",
        "Codes: now also guild 7 (not confirmed).",
        "Signs that a role belongs here or not: 1 new and 1 gone.",
    )
    assert baker.reworded == ("R1", "R2")


def test_what_is_probably_renamed_or_replaced_is_neither_gained_nor_lost(view: ChangesView) -> None:
    baker = kept(view, "baker")
    moved = {row.id for row in (*baker.gained, *baker.lost)}
    assert not {"dough.cut", "dough.score", "dough.mould", "dough.shape"} & moved
    (row,) = view.probable
    assert (row.old[0].id, row.new[0].id) == ("dough.score", "dough.cut")
    assert row.notes == ("If so, write replaces: [dough.score] under dough.cut, so that labels can follow.",)


def test_replacements_say_what_became_of_what(view: ChangesView) -> None:
    renamed, split = sorted(view.replaced, key=lambda row: len(row.new))
    assert (renamed.title, renamed.notes) == ("Has another id now", ("Word for word the same.",))
    assert split.title == "Split"
    assert [note.partition(": ")[0] for note in split.notes] == [
        "dough.weigh → dough.flour",
        "dough.weigh → dough.salt",
    ]


def test_what_moved_farthest_is_told_first(view: ChangesView) -> None:
    assert [(row.label, row.id, row.shift) for row in view.rewordings] == [
        ("R1", "shop.order", "moved"),
        ("R2", "dough.knead", "slightly_moved"),
    ]
    assert "Look twice, it may turn the meaning: “never”." in view.rewordings[1].notes


def test_nothing_is_lost_that_no_category_speaks_of(view: ChangesView) -> None:
    assert [row.id for row in view.unclaimed] == ["sugar.spin"]
    assert [(row.id, row.tags) for row in view.removed] == [
        ("dough.clean", "skill · Dough · was for Baker and Head baker")
    ]
    assert [row.tags for row in view.gone_categories] == ["it expected 1 statement"]


def test_the_rest_is_told_in_sentences(view: ChangesView) -> None:
    assert view.other == (
        "New: 1 theme, “Sugar”.",
        "The theme “Dough and batter” was called “Dough”.",
        "shop.pride is now of the kind behaviour (before: value).",
        "dough.prove is under the theme “The shop” (before: “Dough”).",
        "1 statement can be recognised by other phrases: 1 new, none gone.",
        "New: 1 source, “Bread act”.",
        "In another order than before: role categories.",
        "The title: “Bakery skills, second version” (before: “Bakery skills”).",
        "The date: “2024-09-30” (before: “2024-02-29”).",
        "The version it was made from: “bakery-1” (before: nothing).",
        "The day of publication: nothing (before: “2024-03-01”).",
    )


def test_a_statement_nearly_everybody_expects_names_who_does_not() -> None:
    names = [f"c{number}" for number in range(4)]
    old = bakery()
    for name in names:
        old = plus_category(old, replace(old.role_categories[0], id=name, title=name.upper()))
    expected = dict.fromkeys(("baker", "head_baker", *names[:3]), next(iter(BUTTER.expected_by.values())))
    old = plus(old, statement_of("dough.all", "Taste it.", expected))
    (row,) = view_of(with_statement(old, "dough.all", text="Taste it well."), old).rewordings
    assert row.expected_by == "every role category but C3"


def test_a_version_made_from_the_other_is_noticed_when_they_are_the_wrong_way_round() -> None:
    (note, _) = view_of(old_bakery(), new_bakery()).notes
    assert note.startswith("bakery-2 was made from bakery-1, so this looks back in time.")


@pytest.mark.parametrize(("encoder", "said"), [(None, "was not measured"), (HASHING, "guessed from letters alone")])
def test_the_reader_is_told_what_the_measure_is_worth(encoder: object, said: str) -> None:
    new = with_statement(bakery(), "dough.knead", text="Knead it.")
    diff = compare_pathways(bakery(), new, encoder=HASHING if encoder else None)
    (note,) = view_changes(diff, Effects()).notes
    assert said in note
    (named,) = view_changes(replace(diff, measured_by="some-model"), Effects()).notes
    assert "by the model some-model" in named


def test_a_change_of_the_manifest_alone_says_so() -> None:
    assert view_of(changed(bakery(), title="Baking")).lead == (
        "Role categories and statements are the same. Only the lines about the version itself differ.",
    )


def test_a_change_without_statements_says_so() -> None:
    assert "No statement is new, gone or reworded." in view_of(changed(bakery(), outside_scope=())).lead


def test_labels_are_grouped_by_what_there_is_to_do() -> None:
    view = labels_view(sample_labels())
    assert {task.title: [row.id for row in task.rows] for task in view.tasks} == {
        "Label again": ["dough.clean", "dough.weigh"],
        "Look at again": ["dough.knead"],
        "Change the id": ["dough.shape"],
        "Leave as they are": ["shop.order"],
    }
    assert view.tasks[0].rows[0].places == ("a.labels.jsonl:4, 11", "b.labels.jsonl:9")
    assert view.tasks[0].rows[0].labels == 3
    assert [task.to_do for task in view.tasks] == [True, True, True, False]
    assert view.lead == "Of 120 rows of 3 label files in labels, 7 point at 5 statements gone, replaced or reworded."
    assert len(view.notes) == 5


def test_a_rewording_nobody_measured_is_to_be_looked_at() -> None:
    effect = LabelEffect("a.labels.jsonl", 1, "Knead", "dough.knead", 2, Touch.REWORDED)
    labels = LabelEffects("labels", 1, 1, (effect,), (), (), 0, 0, ())
    (task,) = labels_view(labels).tasks
    assert task.title == "Look at again"
    (moved,) = labels_view(replace(labels, touched=(replace(effect, shift=Shift.MOVED, cosine=0.3),))).tasks
    assert (moved.title, moved.rows[0].what) == ("Label again", "the meaning moved (0.30)")


def test_labels_that_stay_and_folders_without_any_are_told() -> None:
    none = LabelEffects("labels", 0, 0, (), (), (), 0, 0, ())
    assert labels_view(none).lead == "There are no label files in labels."
    assert labels_view(replace(none, files=1, rows=2)).lead.endswith(
        "none points at a statement that is gone, replaced or reworded."
    )


def test_reports_that_would_change_come_first() -> None:
    view = reports_view(sample_reports())
    assert [row.title for row in view.rows] == ["Baker", "Head baker", "Miller", "Confectioner", "Apprentice"]
    assert view.rows[0].reasons == (
        "Because 1 statement it speaks of is gone.",
        "Perhaps also because 5 new statements may fit some of its lines.",
    )
    assert view.rows[1].reasons == ("Because 5 new statements may fit some of its lines.",)
    assert view.lead.startswith("Of 5 reports in reports, 1 would change, 1 may change, 1 stays as it is, ")
    assert view.notes == ("notes.json could not be used: This is not a report.",)


def test_a_folder_without_reports_is_told() -> None:
    assert reports_view(ReportEffects("reports", (), ())).lead == "There are no reports in JSON in reports."
    assert {*Likelihood} == {report.likelihood for report in sample_reports().reports}


def test_a_statement_removed_and_nothing_else_is_one_change() -> None:
    view = view_of(minus(bakery(), "shop.order"))
    assert [category.id for category in view.categories] == ["head_baker"]
    assert "1 statement is gone." in view.lead
