import json
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from pathlib import Path
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alignment import SCHEMA_VERSION, Report, ReportError, report_from_json, report_to_dict, report_to_json
from alignment.types import (
    Band,
    BlockKind,
    ClauseKind,
    ClauseVerdict,
    DocumentFormat,
    Expectation,
    Flag,
    Outcome,
    StatementKind,
    Verdict,
)
from tests.alignment.align_cases import EXAMPLES, aligned

ADVERT = "personal-assistant-advert.txt"
GUIDE = Path(__file__).parents[2] / "docs" / "report.md"

Json = dict[str, Any]

# What other tools rely on: keys in their order. Adding one is a minor step of SCHEMA_VERSION, the rest a major one.
KEYS: Mapping[str, tuple[str, ...]] = {
    "": (
        "schema_version", "document", "pathway", "clauses", "role_fit", "gaps", "touched", "no_counterpart", "coverage",
        "summary", "not_read", "notices", "provenance",
    ),
    "document": ("name", "format", "sha256", "text", "blocks", "title", "not_read", "notices"),
    "document.blocks": (
        "kind", "text", "start", "end", "locator", "level", "marker", "column_heading", "row_heading",
    ),
    "document.blocks.locator": ("page", "paragraph", "table", "row", "column", "label"),
    "pathway": (
        "version", "title", "publisher", "licence", "notice", "themes", "statements", "role_categories",
        "outside_scope", "sources", "date", "called", "based_on", "published", "fingerprint",
    ),
    "pathway.themes": ("id", "title", "why"),
    "pathway.statements": ("id", "kind", "theme", "text", "expected_by", "phrases", "replaces"),
    "pathway.role_categories": (
        "id", "title", "summary", "group", "titles", "false_friends", "signs", "source", "codes",
    ),
    "pathway.role_categories.codes": ("scheme", "code", "confirmed"),
    "pathway.sources": ("id", "title", "publisher", "address", "updated", "licence"),
    "clauses": (
        "id", "text", "start", "end", "locator", "block", "section", "context", "is_heading", "kind", "kind_reason",
        "flags", "flag_reasons", "verdict", "reason", "matches", "nearest",
    ),
    "clauses.locator": ("page", "paragraph", "table", "row", "column", "label"),
    "clauses.matches": ("statement_id", "confidence", "band", "scores", "reasons"),
    "clauses.nearest": (
        "clause_id", "statement_id", "dense", "lexical", "fused", "part_dense", "phrase", "part",
    ),
    "role_fit": ("outcome", "ranked", "explanation", "chosen", "given", "chance"),
    "role_fit.ranked": ("category", "title", "score", "evidence_for", "evidence_against"),
    "role_fit.ranked.evidence_for": ("reason", "clause_ids", "weight"),
    "role_fit.ranked.evidence_against": ("reason", "clause_ids", "weight"),
    "gaps": (
        "statement_id", "theme", "expectation", "why", "nearest_clause_id", "nearest_score", "chance", "said_by",
        "seldom_said",
    ),
    "touched": ("statement_id", "theme", "expectation", "clause_id", "chance"),
    "coverage": ("theme", "title", "expected", "mentioned"),
    "summary": ("sentences", "rewritten", "replaced"),
    "summary.sentences": ("text", "clause_ids", "statement_ids", "source", "part"),
    "not_read": ("what", "reason", "locator"),
    "not_read.locator": ("page", "paragraph", "table", "row", "column", "label"),
    "notices": ("code", "text"),
    "provenance": (
        "fingerpost", "encoder", "encoder_fingerprint", "pathway_fingerprint", "text_model", "text_model_fingerprint",
        "prompts", "settings",
    ),
}  # fmt: skip
# The same values under another key.
SAME = {"document.not_read": "not_read", "document.notices": "notices"}
# Objects whose keys are data: ids, flags, names of scores and settings.
OPEN = {
    "pathway.statements.expected_by",
    "clauses.flag_reasons",
    "clauses.matches.scores",
    "provenance.prompts",
    "provenance.settings",
}
CHOICES: tuple[type[Enum], ...] = (
    Band, BlockKind, ClauseKind, DocumentFormat, Expectation, Flag, Outcome, StatementKind, Verdict,
)  # fmt: skip


def parsed(name: str = ADVERT) -> Json:
    found: Json = json.loads(report_to_json(aligned(name)))
    return found


def shapes(value: object, place: str = "") -> set[tuple[str, tuple[str, ...]]]:
    """Every object's place and keys; the items of a list share its place."""
    if isinstance(value, list):
        return {shape for item in value for shape in shapes(item, place)}
    if not isinstance(value, dict) or place in OPEN:
        return set()
    found = {(place, tuple(value))}
    for key, item in value.items():
        found |= shapes(item, f"{place}.{key}".lstrip("."))
    return found


def canonical(place: str) -> str:
    for long, short in SAME.items():
        if place == long or place.startswith(f"{long}."):
            return short + place.removeprefix(long)
    return place


# --- the shape -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_object_of_a_report_has_exactly_the_documented_keys(name: str) -> None:
    for place, keys in shapes(parsed(name)):
        assert keys == KEYS[canonical(place)], place


def test_the_examples_between_them_show_every_documented_object() -> None:
    seen = {canonical(place) for name in EXAMPLES for place, _ in shapes(parsed(name))}
    assert seen == set(KEYS)


def test_the_guide_to_the_report_speaks_of_every_key() -> None:
    text = GUIDE.read_text(encoding="utf-8")
    wanted = {key for keys in KEYS.values() for key in keys}
    settings_of_one = {key for name in EXAMPLES for key in parsed(name)["provenance"]["settings"]}
    scores_of_one = {k for c in parsed()["clauses"] for m in c["matches"] for k in m["scores"]}
    assert [key for key in sorted(wanted | settings_of_one | scores_of_one) if f"`{key}`" not in text] == []
    assert f"`{SCHEMA_VERSION}`" in text


@pytest.mark.parametrize("kind", CHOICES)
def test_the_guide_to_the_report_speaks_of_every_choice(kind: type[Enum]) -> None:
    text = GUIDE.read_text(encoding="utf-8")
    assert [member.value for member in kind if f"`{member.value}`" not in text] == []


@pytest.mark.parametrize("name", EXAMPLES)
def test_what_other_tools_rely_on_is_what_it_says(name: str) -> None:
    report, raw = aligned(name), parsed(name)
    assert raw["schema_version"] == SCHEMA_VERSION
    assert raw["no_counterpart"] == [c["id"] for c in raw["clauses"] if c["verdict"] == "no_counterpart"]
    assert raw["not_read"] == raw["document"]["not_read"]
    assert raw["role_fit"]["outcome"] in {"one", "between", "out_of_scope", "not_enough_text"}
    assert all(raw["document"]["text"][c["start"] : c["end"]] == c["text"] for c in raw["clauses"])
    assert all(
        c["locator"]["label"] == v.clause.locator.label for c, v in zip(raw["clauses"], report.verdicts, strict=True)
    )
    assert {s["source"] for s in raw["summary"]["sentences"]} <= {"model", "extractive"}


def test_the_text_is_readable_and_ends_in_one_newline() -> None:
    text = report_to_json(aligned(ADVERT))
    assert text.endswith("}\n")
    assert "“" in text
    assert "\\u201c" not in text


def test_a_report_is_json_that_any_reader_takes() -> None:
    def refuse(name: str) -> None:
        raise AssertionError(f"{name} is not JSON")

    assert json.loads(report_to_json(aligned(ADVERT)), parse_constant=refuse) == report_to_dict(aligned(ADVERT))


# --- there and back --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", EXAMPLES)
def test_saving_and_loading_an_example_is_identity(name: str) -> None:
    text = report_to_json(aligned(name))
    assert report_from_json(text) == aligned(name)
    assert report_to_json(report_from_json(text)) == text


def values_of(kind: Any) -> st.SearchStrategy[Any]:  # noqa: ANN401 - any annotation of types.py
    """Values of an annotation, small; `types.py` decides what there is, so a new field is tested unasked."""
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return st.one_of([st.none() if a is type(None) else values_of(a) for a in arguments])
    if origin is tuple:
        return st.lists(values_of(arguments[0]), max_size=2).map(tuple)
    if origin is Literal:
        return st.sampled_from(arguments)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return st.dictionaries(values_of(arguments[0]), values_of(arguments[1]), max_size=2)
    if isinstance(kind, type) and is_dataclass(kind):
        hints = get_type_hints(kind)
        return st.builds(kind, **{field.name: values_of(hints[field.name]) for field in fields(kind)})
    return PLAIN[kind] if kind in PLAIN else st.sampled_from(kind)


PLAIN: Mapping[type, st.SearchStrategy[Any]] = {
    str: st.text(max_size=6),
    int: st.integers(),
    float: st.floats(allow_nan=False, allow_infinity=False),
    bool: st.booleans(),
}


def at_home(verdict: ClauseVerdict) -> ClauseVerdict:
    """A match stands in the clause it is a match of, and what came nearest is kept without its signals."""
    matches = tuple(replace(match, clause_id=verdict.clause.id) for match in verdict.matches)
    return replace(verdict, matches=matches, nearest=replace(verdict.nearest, signals={}) if verdict.nearest else None)


REPORTS = values_of(Report).map(lambda report: replace(report, verdicts=tuple(map(at_home, report.verdicts))))


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(REPORTS)
def test_saving_and_loading_any_report_is_identity(report: Report) -> None:
    text = report_to_json(report)
    assert report_from_json(text) == report
    assert report_to_json(report_from_json(text)) == text


# --- versions --------------------------------------------------------------------------------------------------------


def test_a_later_minor_version_is_read_and_its_new_keys_left_aside() -> None:
    raw = parsed()
    major = SCHEMA_VERSION.split(".")[0]
    raw |= {"schema_version": f"{major}.99", "mood": "sunny"}
    raw["clauses"][0]["colour"] = "green"
    raw["clauses"][0]["locator"]["shelf"] = 3
    assert report_from_json(json.dumps(raw)) == aligned(ADVERT)


@pytest.mark.parametrize("version", ["0.9", "2.0", "10.0", "", "one"])
def test_another_major_version_is_refused_by_name(version: str) -> None:
    with pytest.raises(ReportError, match=f"schema version {version!r}") as caught:
        report_from_json(json.dumps(parsed() | {"schema_version": version}))
    assert SCHEMA_VERSION in caught.value.problem
    assert caught.value.cure


# --- broken ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "trouble"),
    [
        ("", "not JSON"),
        ("A job description", "not JSON"),
        ('{"schema_version": "1.0", ', "not JSON"),
        ("[" * 100_000, "not JSON"),
        ("[]", "should be an object and is a list"),
        ("null", "should be an object and is nothing"),
        ('"1.0"', "should be an object and is text"),
        ("{}", "has no 'schema_version'"),
        ('{"schema_version": 1.0}', "schema_version should be text and is a number"),
        ('{"schema_version": "1.0"}', "has no 'clauses'"),
    ],
)
def test_what_is_no_report_is_refused_with_the_trouble(text: str, trouble: str) -> None:
    with pytest.raises(ReportError) as caught:
        report_from_json(text)
    assert trouble in caught.value.problem
    assert caught.value.cure


def change(raw: Json, place: str, value: object) -> None:
    """Put a value at a place such as `clauses.0.kind`."""
    *way, last = place.split(".")
    here: Any = raw
    for step in way:
        here = here[int(step) if isinstance(here, list) else step]
    here[int(last) if isinstance(here, list) else last] = value


@pytest.mark.parametrize(
    ("place", "value", "trouble"),
    [
        ("clauses", {}, "clauses should be a list and is an object"),
        ("clauses.0", "a line", "clauses[0] should be an object and is text"),
        ("clauses.2.kind", "chore", "clauses[2].kind is 'chore' and not one of duty"),
        ("clauses.2.kind", 3, "clauses[2].kind is 3"),
        ("clauses.1.start", "0", "clauses[1].start should be a whole number and is text"),
        ("clauses.1.start", True, "clauses[1].start should be a whole number and is true or false"),
        ("clauses.1.start", 1.5, "clauses[1].start should be a whole number and is a number"),
        ("clauses.1.is_heading", 1, "clauses[1].is_heading should be true or false and is a whole number"),
        ("clauses.0.id", None, "clauses[0].id should be text and is nothing"),
        ("clauses.0.matches", None, "clauses[0].matches should be a list and is nothing"),
        ("clauses.0.matches", [7], "clauses[0].matches[0] should be an object and is a whole number"),
        ("clauses.0.matches", [{}], "clauses[0].matches[0] has no 'statement_id'"),
        ("clauses.0.nearest", [], "clauses[0].nearest should be an object and is a list"),
        ("clauses.0.flag_reasons", {"tired": ""}, "clauses[0].flag_reasons is 'tired' and not one of negated"),
        ("document.blocks.0.locator", None, "document.blocks[0].locator should be an object"),
        ("pathway.statements.0.expected_by", [], "pathway.statements[0].expected_by should be an object"),
        ("role_fit.outcome", "maybe", "role_fit.outcome is 'maybe' and not one of one, between"),
        ("role_fit.chosen", 4, "role_fit.chosen should be text"),
        ("summary.sentences.0.source", "me", "summary.sentences[0].source is 'me' and not one of model, extractive"),
        ("provenance.settings", {"a": None}, "provenance.settings.a should be text"),
        ("gaps.0.nearest_score", "near", "gaps[0].nearest_score should be a number and is text"),
    ],
)
def test_a_value_out_of_place_is_refused_by_its_place(place: str, value: object, trouble: str) -> None:
    raw = parsed()
    change(raw, place, value)
    with pytest.raises(ReportError) as caught:
        report_from_json(json.dumps(raw))
    assert trouble in caught.value.problem


def test_an_error_never_repeats_a_long_piece_of_the_document() -> None:
    raw = parsed()
    change(raw, "clauses.0.kind", "private " * 1_000)
    with pytest.raises(ReportError) as caught:
        report_from_json(json.dumps(raw))
    assert len(str(caught.value)) < 300


# The first two are said elsewhere in a report too; the third came with 1.2.
NOT_NEEDED = ("no_counterpart", "not_read", "touched")


@pytest.mark.parametrize("key", [key for key in KEYS[""] if key not in NOT_NEEDED])
def test_a_report_that_lacks_a_part_is_refused_by_its_name(key: str) -> None:
    raw = parsed()
    del raw[key]
    with pytest.raises(ReportError, match=f"has no '{key}'"):
        report_from_json(json.dumps(raw))


JUNK: list[Callable[[object], object]] = [lambda _: None, lambda _: 1, lambda _: "x", lambda _: [1], lambda _: {"a": 1}]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_whatever_is_broken_in_a_report_it_is_read_or_refused(data: st.DataObject) -> None:
    raw = parsed()
    here: Any = raw
    while isinstance(here, (dict, list)) and here:
        step = data.draw(st.sampled_from(list(here)) if isinstance(here, dict) else st.integers(0, len(here) - 1))
        if not isinstance(here[step], (dict, list)) or data.draw(st.booleans()):
            here[step] = data.draw(st.sampled_from(JUNK))(here[step])
            break
        here = here[step]
    try:
        result: Report | ReportError = report_from_json(json.dumps(raw))
    except ReportError as error:
        result = error
    assert isinstance(result, Report) or result.cure


def test_a_report_written_before_a_field_was_added_is_still_read() -> None:
    old = parsed()
    old["schema_version"] = "1.0"
    for key in ("called", "based_on", "published"):
        del old["pathway"][key]
    for statement in old["pathway"]["statements"]:
        del statement["replaces"]
    for category in old["pathway"]["role_categories"]:
        del category["codes"]
    del old["touched"], old["role_fit"]["chance"]
    for gap in old["gaps"]:
        del gap["chance"], gap["said_by"], gap["seldom_said"]
    read = report_from_json(json.dumps(old))
    assert read.pathway.called == "the framework"
    assert read.verdicts == aligned(ADVERT).verdicts
    assert read.touched == ()
