import json
from pathlib import Path

import pytest

from alignment import Pathway
from alignment.pathway.comparing import Shift, compare_pathways
from alignment.pathway.comparing.effects import LabelEffects, RoleEffect, Touch, UnknownLabel
from alignment.pathway.comparing.label_effects import find_label_effects
from alignment.types import RoleCategory
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
    with_statement,
)


def row(quote: str, *statements: str, kind: str = "duty") -> str:
    return json.dumps({"quote": quote, "kind": kind, "flags": [], "statements": dict.fromkeys(statements, 2)})


@pytest.fixture
def labels(tmp_path: Path) -> Path:
    """Two label files, one in a folder of its own, and a role file."""
    (tmp_path / "train").mkdir()
    (tmp_path / "a.labels.jsonl").write_text(
        "\n".join([row("Baker", kind="context"), row("Knead dough", "dough.knead"), "", row("Sing")]), encoding="utf-8"
    )
    (tmp_path / "train" / "b.labels.jsonl").write_text(
        "\n".join([row("Order and knead", "shop.order", "dough.knead"), row("Smile", "shop.smile")]), encoding="utf-8"
    )
    role = {"outcome": "one", "category": "head_baker", "acceptable": ["baker"]}
    (tmp_path / "train" / "b.role.json").write_text(json.dumps(role), encoding="utf-8")
    return tmp_path


def effects(new: Pathway, folder: Path) -> LabelEffects:
    return find_label_effects(compare_pathways(bakery(), new, encoder=load_encoder("hashing")), folder)


def places(found: LabelEffects) -> list[tuple[str, int, str, Touch]]:
    return [(effect.file, effect.line, effect.statement_id, effect.touch) for effect in found.touched]


def test_nothing_is_touched_where_nothing_changed(labels: Path) -> None:
    found = effects(bakery(), labels)
    assert (found.files, found.rows, found.touched, found.roles, found.unlabelled) == (2, 5, (), (), 0)


def test_a_row_that_points_at_a_statement_gone_is_told_with_file_and_line(labels: Path) -> None:
    found = effects(minus(bakery(), "shop.order"), labels)
    assert places(found) == [("train/b.labels.jsonl", 1, "shop.order", Touch.GONE)]
    assert (found.touched[0].quote, found.touched[0].grade) == ("Order and knead", 2)


def test_every_row_that_points_at_a_reworded_statement_is_told_with_the_measure(labels: Path) -> None:
    found = effects(with_statement(bakery(), "dough.knead", text="Knead the dough until it is smooth."), labels)
    assert places(found) == [
        ("a.labels.jsonl", 2, "dough.knead", Touch.REWORDED),
        ("train/b.labels.jsonl", 1, "dough.knead", Touch.REWORDED),
    ]
    assert {effect.shift for effect in found.touched} == {Shift.SAME}
    assert all(effect.cosine is not None and effect.cosine > 0.7 for effect in found.touched)


def test_a_row_that_points_at_a_replaced_statement_is_told_where_to_point_now(labels: Path) -> None:
    whole = statement_of("dough.work", "Knead dough until it is smooth.", replaces=("dough.knead",))
    part = statement_of("dough.fold", "Fold dough.", replaces=("dough.knead",))
    found = effects(plus(minus(bakery(), "dough.knead"), whole, part), labels)
    first = found.touched[0]
    assert (first.touch, first.instead) == (Touch.REPLACED, ("dough.work", "dough.fold"))
    assert (first.shift, first.cosine) == (Shift.SAME, 1.0)


def test_the_expectations_of_a_statement_touch_no_label(labels: Path) -> None:
    assert effects(with_statement(bakery(), "dough.knead", expected_by={}), labels).touched == ()


def test_a_row_that_points_at_what_neither_version_has_is_told_apart(labels: Path) -> None:
    assert effects(bakery(), labels).unknown == (UnknownLabel("train/b.labels.jsonl", 2, "shop.smile"),)


def test_rows_without_a_statement_are_counted_when_there_are_new_ones(labels: Path) -> None:
    assert effects(plus(bakery(), BUTTER), labels).unlabelled == 1


def test_a_role_category_that_is_gone_is_told_with_its_file(labels: Path) -> None:
    only: tuple[RoleCategory, ...] = bakery().role_categories[:1]
    assert effects(changed(bakery(), role_categories=only), labels).roles == (
        RoleEffect("train/b.role.json", "head_baker", is_answer=True),
    )
    assert effects(changed(bakery(), role_categories=bakery().role_categories[1:]), labels).roles == (
        RoleEffect("train/b.role.json", "baker", is_answer=False),
    )


def test_documents_with_a_role_category_are_counted_when_there_are_new_ones(labels: Path) -> None:
    assert effects(bakery(), labels).roles_given == 0
    assert effects(plus_category(bakery(), CONFECTIONER), labels).roles_given == 1


@pytest.mark.parametrize(
    ("name", "text", "line", "said"),
    [
        ("c.labels.jsonl", '{"quote": "a", "statements": {}}\n{"quote": ', 2, "JSON"),
        ("c.labels.jsonl", '{"quote": "a"}', 1, "'statements'"),
        ("c.labels.jsonl", "[1]", 1, "JSON"),
        ("c.labels.jsonl", '{"quote": "a", "statements": {"b": "two"}}', 1, "JSON"),
        ("c.role.json", "nonsense", 0, "JSON"),
        ("c.role.json", "[]", 0, "JSON"),
    ],
)
def test_what_cannot_be_read_is_told_and_the_rest_still_counts(
    labels: Path, name: str, text: str, line: int, said: str
) -> None:
    (labels / name).write_text(text, encoding="utf-8")
    found = effects(minus(bakery(), "shop.order"), labels)
    (unread,) = found.unread
    assert (unread.file, unread.line) == (name, line)
    assert said in unread.problem
    assert len(found.touched) == 1


def test_a_file_in_another_encoding_is_told(labels: Path) -> None:
    (labels / "c.labels.jsonl").write_bytes(b"\xff\xfe\x00")
    (unread,) = effects(bakery(), labels).unread
    assert (unread.file, unread.line) == ("c.labels.jsonl", 0)
