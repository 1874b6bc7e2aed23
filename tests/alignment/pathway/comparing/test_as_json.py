import json
import re
from dataclasses import fields
from pathlib import Path

from alignment.pathway.comparing import Effects, Shift, compare_pathways, diff_to_dict, diff_to_json, report_effects
from alignment.pathway.comparing.as_json import SCHEMA_VERSION
from alignment.pathway.comparing.changes import ReplacementKind
from alignment.pathway.comparing.effects import Likelihood, Touch
from alignment.types import Code, OutsideScope, RoleCategory, Sign, Source, Statement, Theme
from embeddings import load_encoder
from tests.alignment.pathway.comparing.bakeries import bakery, changed, with_statement
from tests.service.exports.changes.sample import sample_diff, sample_effects

PAGE = (Path(__file__).parents[4] / "docs" / "pathway-diff.md").read_text(encoding="utf-8")


def test_the_json_is_the_difference_and_nothing_is_lost_on_the_way() -> None:
    diff, effects = sample_diff(), sample_effects()
    read = json.loads(diff_to_json(diff, effects))
    assert read["schema_version"] == SCHEMA_VERSION
    assert not read["same"]
    assert [s["id"] for s in read["statements"]["added"]] == [s.id for s in diff.added]
    assert read["statements"]["replaced"][0]["kind"] == diff.replaced[0].kind
    (knead,) = [c for c in read["statements"]["changed"] if c["new"]["id"] == "dough.knead"]
    assert knead["rewording"]["shift"] == "slightly_moved"
    assert "".join(s["text"] for s in knead["rewording"]["spans"] if s["kind"] != "added") == knead["old"]["text"]
    assert read["effects"]["labels"]["touched"][0]["touch"] == "gone"
    assert read["effects"]["reports"]["reports"][1]["likelihood"] == "would_change"


def test_versions_are_told_by_name_and_fingerprint_and_not_in_whole() -> None:
    facts = diff_to_dict(sample_diff(), Effects())["new"]
    assert facts["version"] == "bakery-2"
    assert facts["fingerprint"] == sample_diff().new.fingerprint
    assert (facts["statements"], facts["role_categories"]) == (10, 4)


def test_two_versions_that_say_the_same_are_told_to_be_the_same() -> None:
    told = diff_to_dict(compare_pathways(bakery(), changed(bakery(), version="bakery-2")), Effects())
    assert told["same"]
    assert told["effects"] == {"labels": None, "reports": None}


def test_the_same_difference_gives_the_same_bytes() -> None:
    new = with_statement(bakery(), "dough.knead", text="Knead it.")
    one, other = (compare_pathways(bakery(), new, encoder=load_encoder("hashing")) for _ in range(2))
    assert diff_to_json(one, Effects()) == diff_to_json(other, Effects())


def keys(value: object) -> set[str]:
    """Every key in a JSON value."""
    if isinstance(value, dict):
        return set(value) | {key for held in value.values() for key in keys(held)}
    return {key for held in value for key in keys(held)} if isinstance(value, list | tuple) else set()


CONTENT = (Statement, RoleCategory, Theme, Source, OutsideScope, Sign, Code)


def test_the_page_on_the_json_names_every_key_and_every_word() -> None:
    diff, effects = sample_diff(), sample_effects()
    of_content = {field.name for kind in CONTENT for field in fields(kind)}
    ids = {category.id for category in (*diff.old.role_categories, *diff.new.role_categories)}
    told = keys(diff_to_dict(diff, effects)) - of_content - ids
    closed = {word.value for kind in (Shift, ReplacementKind, Touch, Likelihood) for word in kind}
    source = Path(report_effects.__file__).read_text(encoding="utf-8")
    codes = set(re.findall(r'(?:_some\(|Reason\()\s*"(\w+)"', source))
    assert len(codes) > 10
    assert [name for name in sorted(told | closed | codes) if f"`{name}`" not in PAGE] == []
    assert f"`schema_version` is `{SCHEMA_VERSION}` today" in PAGE
