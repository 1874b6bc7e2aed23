from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from alignment.errors import InvalidPathwayError, PathwayNotFoundError, UnknownCategoryError
from alignment.pathway import available_versions, find_category, fingerprint, load_pathway, yaml_nodes
from alignment.roles import fit_role
from alignment.types import Expectation, Outcome, StatementKind
from tests.alignment.pathway.framework_files import BAKER, MANIFEST, SKILLS, write_framework
from tests.alignment.role_cases import document_with, verdict_on


def refusal(folder: Path) -> str:
    with pytest.raises(InvalidPathwayError) as caught:
        load_pathway(folder)
    assert caught.value.problem
    assert caught.value.cure
    return str(caught.value)


# --- what loads ------------------------------------------------------------------------------------------------------


def test_an_unrelated_framework_loads_through_the_same_door(tmp_path: Path) -> None:
    bakery = load_pathway(write_framework(tmp_path))
    assert bakery.version == "bakery-1"
    assert bakery.date == "2024-02-29"
    assert [category.id for category in bakery.role_categories] == ["baker", "head_baker"]
    assert bakery.statement("dough.knead").expected_by == {
        "baker": Expectation.CORE,
        "head_baker": Expectation.EXPECTED,
    }
    assert bakery.outside_scope[0].signs[0].phrases == ("cut* meat", "butcher*")


def test_values_come_first_then_the_order_of_the_manifest_then_file_names(tmp_path: Path) -> None:
    bakery = load_pathway(write_framework(tmp_path))
    assert [statement.id for statement in bakery.statements] == ["shop.pride", "dough.knead", "shop.order"]


def test_a_sign_lent_to_another_category_keeps_its_id_and_takes_its_own_weight(tmp_path: Path) -> None:
    bakery = load_pathway(write_framework(tmp_path))
    lent = bakery.role_category("head_baker").signs[-1]
    assert lent.id == bakery.role_category("baker").signs[0].id == "baker.kneads"
    assert lent.weight == 0.2


def test_a_role_can_be_fitted_to_an_unrelated_framework(tmp_path: Path) -> None:
    bakery = load_pathway(write_framework(tmp_path))
    lines = ("Knead the dough", "Bake loaves", "Lead the team of bakers", "Sweep the floor")
    verdicts = tuple(verdict_on(position, line) for position, line in enumerate(lines))
    role_fit = fit_role(document_with("Head Baker", lines), verdicts, bakery)
    assert role_fit.outcome is Outcome.ONE
    assert role_fit.chosen == "head_baker"


def test_a_path_may_be_text_a_folder_or_the_manifest_itself(tmp_path: Path) -> None:
    folder = write_framework(tmp_path)
    assert load_pathway(folder) == load_pathway(str(folder)) == load_pathway(folder / "pathway.yaml")


def test_the_slower_loader_gives_the_same_pathway(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    quick = load_pathway(write_framework(tmp_path))
    monkeypatch.setattr(yaml_nodes, "_LOADER", yaml.SafeLoader)
    assert load_pathway(tmp_path) == quick


def test_no_and_dates_and_numbers_stay_the_text_they_are(tmp_path: Path) -> None:
    changed = SKILLS.replace("Knead dough until it is smooth.", "no")
    assert load_pathway(write_framework(tmp_path, skills=changed)).statement("dough.knead").text == "no"


# --- the fingerprint -------------------------------------------------------------------------------------------------


def test_comments_and_layout_do_not_change_the_fingerprint(tmp_path: Path) -> None:
    plain = load_pathway(write_framework(tmp_path / "a"))
    changed = load_pathway(write_framework(tmp_path / "b", baker="# A remark.\n\n" + BAKER))
    assert len(plain.fingerprint) == 64
    assert changed.fingerprint == plain.fingerprint == fingerprint(plain)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("skills", "smooth", "silky"),
        ("skills", "head_baker: expected", "head_baker: core"),
        ("baker", "weight: 1", "weight: 1.5"),
        ("pathway", "Bread begins", "Bread starts"),
        ("pathway", "skills.yaml", "more.yaml"),
    ],
)
def test_any_change_of_content_changes_the_fingerprint(tmp_path: Path, file: str, old: str, new: str) -> None:
    texts = {"skills": SKILLS, "baker": BAKER, "pathway": MANIFEST}
    plain = load_pathway(write_framework(tmp_path / "a"))
    changed = load_pathway(write_framework(tmp_path / "b", **{file: texts[file].replace(old, new)}))
    assert changed.fingerprint != plain.fingerprint


def test_the_fingerprint_does_not_count_itself() -> None:
    bundled = load_pathway()
    assert fingerprint(replace(bundled, fingerprint="something else")) == bundled.fingerprint


# --- what is not there -----------------------------------------------------------------------------------------------


def test_an_unknown_version_lists_those_there_are() -> None:
    with pytest.raises(PathwayNotFoundError, match="2025-04") as caught:
        load_pathway("1999-01")
    assert "1999-01" in caught.value.problem


def test_a_folder_without_a_manifest_is_not_a_pathway(tmp_path: Path) -> None:
    with pytest.raises(PathwayNotFoundError, match=r"holds no pathway\.yaml"):
        load_pathway(tmp_path)


def test_an_unknown_category_lists_the_known(tmp_path: Path) -> None:
    with pytest.raises(UnknownCategoryError, match="baker, head_baker"):
        find_category(load_pathway(write_framework(tmp_path)), "miller")


def test_a_listed_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    folder = write_framework(tmp_path)
    (folder / "categories" / "baker.yaml").unlink()
    assert "categories/baker.yaml is not there" in refusal(folder)


# --- what is refused, with its place ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("file", "old", "new", "place", "words"),
    [
        ("skills", "    kind: skill", "    kind: talent", "statements/skills.yaml:3", "'talent'"),
        ("skills", "    kind: skill", "    kind: skill\n    color: red", "statements/skills.yaml:4", "'color'"),
        ("skills", "    theme: dough\n", "", "statements/skills.yaml:2", "theme is missing"),
        ("skills", "theme: dough", "theme: cake", "statements/skills.yaml:4", "no theme 'cake'"),
        ("skills", "      baker: core", "      miller: core", "statements/skills.yaml:7", "no role category 'miller'"),
        ("skills", "baker: core", "baker: vital", "statements/skills.yaml:7", "'vital'"),
        ("skills", "id: shop.pride", "id: dough.knead", "statements/skills.yaml:11", "already used at"),
        ("skills", "id: dough.knead", "id: Dough Knead", "statements/skills.yaml:2", "'Dough Knead'"),
        ("baker", "weight: 1", "weight: heavy", "categories/baker.yaml:8", "'heavy'"),
        ("baker", "weight: 1", "weight: 100", "categories/baker.yaml:8", "10"),
        ("baker", "bake*", "ba*ke", "categories/baker.yaml:11", "'ba*ke'"),
        ("baker", "source: guild", "source: gild", "categories/baker.yaml:12", "no source 'gild'"),
        ("baker", "      head_baker: 0.2", "      miller: 0.2", "categories/baker.yaml:9", "no role category 'miller'"),
        ("baker", "      head_baker: 0.2", "      baker: 0.2", "categories/baker.yaml:9", "own category"),
        ("baker", "id: baker", "id: breadmaker", "categories/baker.yaml:1", "differs from the file's name"),
        ("pathway", "licence: CC0\n", "", "pathway.yaml:1", "licence is missing"),
        ("pathway", "id: shop", "id: dough", "pathway.yaml:18", "already used at pathway.yaml:15"),
        ("pathway", "version: bakery-1", "version: ../../etc", "pathway.yaml:1", "'../../etc'"),
        ("pathway", "[skills.yaml]", "[../secret.yaml]", "pathway.yaml:13", "'../secret.yaml'"),
    ],
)
def test_a_slip_is_refused_with_its_file_and_line(
    tmp_path: Path, file: str, old: str, new: str, place: str, words: str
) -> None:
    texts = {"skills": SKILLS, "baker": BAKER, "pathway": MANIFEST}
    assert old in texts[file]
    message = refusal(write_framework(tmp_path, **{file: texts[file].replace(old, new, 1)}))
    assert place in message
    assert words in message


def test_every_slip_in_a_file_is_told_at_once(tmp_path: Path) -> None:
    changed = SKILLS.replace("kind: skill", "kind: talent").replace("kind: value", "kind: wish")
    message = refusal(write_framework(tmp_path, skills=changed))
    assert "skills.yaml:3" in message
    assert "skills.yaml:12" in message


def test_slips_in_several_files_are_told_at_once(tmp_path: Path) -> None:
    skills = SKILLS.replace("kind: skill", "kind: talent")
    message = refusal(write_framework(tmp_path, skills=skills, baker="id: [", pathway=MANIFEST + "surprise: yes\n"))
    assert [line.partition(": ")[0] for line in message.splitlines()] == [
        "pathway.yaml:30",
        "categories/baker.yaml:2",
        "statements/skills.yaml:3",
    ]


def test_every_id_that_does_not_exist_is_told_at_once(tmp_path: Path) -> None:
    skills = SKILLS.replace("theme: dough", "theme: cake").replace("theme: shop", "theme: cake")
    baker = BAKER.replace("source: guild", "source: gild")
    with pytest.raises(InvalidPathwayError) as caught:
        load_pathway(write_framework(tmp_path, skills=skills, baker=baker))
    assert len(caught.value.problem.splitlines()) == len(caught.value.parts) == 3
    assert caught.value.cure == "Known as source: guild. Known as theme: dough, shop."


def test_a_long_list_of_slips_is_cut_and_its_parts_are_not(tmp_path: Path) -> None:
    entry = "  - id: dough.at-{0}\n    kind: skill\n    theme: cake\n    text: Bake {0}.\n"
    more = "statements:\n" + "".join(entry.format(number) for number in range(30))
    with pytest.raises(InvalidPathwayError, match="… and 10 more") as caught:
        load_pathway(write_framework(tmp_path, more=more))
    assert len(caught.value.parts) == 30


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("statements: &all\n  - id: a\n", "skills.yaml:1", "anchors"),
        ("statements:\n  - &a id: *a\n", "skills.yaml:2", "anchors"),
        ("statements: !!python/object/apply:os.system ['true']\n", "skills.yaml:1", "tag"),
        ("statements: []\nstatements: []\n", "skills.yaml:2", "second time"),
        ("statements: [\n", "skills.yaml:2", "not valid YAML"),
        ("statements:\n  - text: Know this: and that\n", "skills.yaml:2", "not valid YAML"),
        ("", "skills.yaml:1", "empty"),
        ("statements: []\n---\nstatements: []\n", "skills.yaml:2", "second YAML document"),
        ("? [a, b]\n: c\n", "skills.yaml:1", "not plain text"),
        ("[" * 40 + "]" * 40, "skills.yaml:1", "nested"),
        ("just words\n", "skills.yaml:1", "the file"),
        ("statements:\n", "skills.yaml:1", "statements"),
    ],
)
def test_yaml_outside_the_format_is_refused_with_its_line(tmp_path: Path, text: str, place: str, words: str) -> None:
    message = refusal(write_framework(tmp_path, skills=text))
    assert place in message
    assert words in message


def test_a_nest_of_aliases_cannot_expand(tmp_path: Path) -> None:
    bomb = "a: &a [x, x]\n" + "".join(f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    assert "anchors" in refusal(write_framework(tmp_path, skills=bomb))


def test_an_oversized_file_is_refused_before_it_is_parsed(tmp_path: Path) -> None:
    assert "limit" in refusal(write_framework(tmp_path, skills="#" * (yaml_nodes.MAX_BYTES + 1)))


def test_a_file_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    folder = write_framework(tmp_path)
    (folder / "statements" / "skills.yaml").write_bytes("statements: caf\xe9".encode("latin-1"))
    assert "UTF-8" in refusal(folder)


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    folder = write_framework(tmp_path, skills="\ufeff" + SKILLS)
    assert load_pathway(folder).statement("dough.knead")


# --- the bundled content ---------------------------------------------------------------------------------------------


def test_the_bundled_version_has_what_was_promised() -> None:
    bundled = load_pathway()
    assert available_versions()[0] == bundled.version == "2025-04"
    assert [category.title for category in bundled.role_categories] == [
        "New to care",
        "Care or support worker",
        "Enhanced care worker",
        "Personal assistant",
        "Supervisor or leader",
        "Practice leader",
        "Deputy manager",
        "Registered manager",
    ]
    assert len(bundled.statements) >= 240
    assert {statement.kind for statement in bundled.statements} == set(StatementKind)


def test_version_2026_adds_its_categories_in_their_groups() -> None:
    groups: dict[str, list[str]] = {}
    for category in load_pathway("2026").role_categories:
        groups.setdefault(category.group, []).append(category.title)
    assert groups == {
        "Care providing": [
            "New to care",
            "Care or support worker",
            "Enhanced care worker",
            "Personal assistant",
            "Practice leader",
            "Supervisor or leader",
        ],
        "Senior leadership": ["Deputy manager", "Registered manager", "Corporate management"],
        "Non-care providing": [
            "Activity co-ordinator",
            "Administration",
            "Care technologist",
            "Catering",
            "Domestic",
            "Learning and development practitioner",
            "Maintenance",
            "Quality assurance lead",
        ],
    }


def test_version_2026_says_which_codes_are_not_confirmed() -> None:
    codes = {c.id: [(k.code, k.confirmed) for k in c.codes] for c in load_pathway("2026").role_categories}
    assert codes["practice_leader"] == [("5", True)]
    assert codes["corporate_manager"] == [("9", False)]
    assert codes["quality_assurance_lead"] == [("17", False)]
    assert codes["personal_assistant"] == []


@pytest.mark.parametrize(
    ("category", "theme"),
    [
        ("activity_coordinator", "activity_programmes"),
        ("learning_and_development_practitioner", "learning_programmes"),
        ("quality_assurance_lead", "quality_systems"),
        ("corporate_manager", "corporate_leadership"),
    ],
)
def test_a_new_category_of_2026_has_a_theme_of_its_own(category: str, theme: str) -> None:
    expected = [statement for statement in load_pathway("2026").expected_of(category) if statement.theme == theme]
    assert len(expected) >= 20


def test_version_2026_drops_and_renames_only_what_it_accounts_for() -> None:
    old, new = load_pathway("2025-04"), load_pathway("2026")
    replaced = {name for statement in new.statements for name in statement.replaces}
    gone = {statement.id for statement in old.statements} - {statement.id for statement in new.statements}
    assert {category.id for category in old.role_categories} <= {category.id for category in new.role_categories}
    assert gone - replaced == {"quality_assurance.know-how-to-measure-quality"}


def test_category_ids_are_their_titles_in_snake_case() -> None:
    for category in load_pathway().role_categories:
        assert category.id == category.title.lower().replace(" ", "_")


@pytest.mark.parametrize("version", available_versions())
def test_the_bundled_notice_says_that_the_wording_is_ours(version: str) -> None:
    bundled = load_pathway(version)
    assert "illustrative" in bundled.notice
    assert "not the official text" in bundled.notice
    assert bundled.licence == "CC BY 4.0"


@pytest.mark.parametrize("version", available_versions())
def test_every_bundled_category_has_statements_titles_signs_and_a_source(version: str) -> None:
    bundled = load_pathway(version)
    sources = {source.id for source in bundled.sources}
    for category in bundled.role_categories:
        assert bundled.expected_of(category.id)
        assert category.titles
        assert category.signs
        assert category.source in sources


@pytest.mark.parametrize("version", available_versions())
def test_enhanced_care_workers_are_never_expected_to_supervise(version: str) -> None:
    enhanced = load_pathway(version).expected_of("enhanced_care_worker")
    assert not {"supervising_staff", "leading_shifts"} & {statement.theme for statement in enhanced}


def test_loading_twice_gives_equal_pathways() -> None:
    assert load_pathway() == load_pathway("2025-04")


def test_a_phrase_over_several_lines_is_one_line(tmp_path: Path) -> None:
    folded = BAKER.replace("titles: [baker]", "titles:\n  - |\n    baker  of\n    bread")
    assert load_pathway(write_framework(tmp_path, baker=folded)).role_categories[0].titles == ("baker of bread",)
