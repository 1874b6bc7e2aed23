import hashlib
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alignment import Report, Tools, align, align_many, load_pathway, open_tools, report_to_json
from alignment.documents import read_document
from alignment.errors import (
    DocumentError,
    EmptyDocumentError,
    EncodingError,
    FingerpostError,
    ModelNotFoundError,
    TextModelError,
    UnknownCategoryError,
)
from alignment.pathway import draft_version
from alignment.pathway.loading import CONTENT
from alignment.pipeline import SummaryMode
from alignment.types import ClauseKind, ClauseVerdict, Flag, Outcome, Verdict
from embeddings import load_encoder
from embeddings.encoder import Vectors
from prompts.model import Closing, Prompt, RecordingTextModel, ReplayTextModel, Schema
from tests.alignment.align_cases import (
    EXAMPLES,
    EXAMPLES_FOLDER,
    JOB_DESCRIPTION,
    aligned,
    hashing_tools,
    shuffled_tools,
)
from tests.alignment.pathway.framework_files import write_framework

ADVERT = EXAMPLES_FOLDER / "personal-assistant-advert.txt"


def report(text: str = JOB_DESCRIPTION, *, category: str | None = None, summary: SummaryMode = "extractive") -> Report:
    return align(text, category=category, summary=summary, tools=hashing_tools())


def on(text: str, words: str) -> ClauseVerdict:
    """The verdict on the clause that holds these words."""
    return next(v for v in report(text).verdicts if words in v.clause.text)


# --- the way in ------------------------------------------------------------------------------------------------------


def test_a_path_its_bytes_its_text_and_its_document_give_one_report() -> None:
    data = ADVERT.read_bytes()
    sources: tuple[Path | bytes | str, ...] = (ADVERT, data, data.decode())
    reports = [align(source, name=ADVERT.name, tools=hashing_tools()) for source in sources]
    reports.append(align(read_document(data, name=ADVERT.name), tools=hashing_tools()))
    assert all(other == reports[0] for other in reports)


def test_a_path_brings_its_own_name_unless_one_is_given() -> None:
    assert aligned(ADVERT.name).document.name == ADVERT.name
    assert align(ADVERT, name="advert", tools=hashing_tools()).document.name == "advert"


def test_the_report_says_which_bytes_it_is_about() -> None:
    assert aligned(ADVERT.name).document.sha256 == hashlib.sha256(ADVERT.read_bytes()).hexdigest()


def test_an_empty_document_is_an_error_with_a_cure() -> None:
    with pytest.raises(EmptyDocumentError) as caught:
        report(" \n ")
    assert caught.value.cure


def test_half_a_character_is_an_error_with_a_cure() -> None:
    with pytest.raises(EncodingError, match="position 3") as caught:
        report("abc\ud800 def")
    assert caught.value.cure


@pytest.mark.parametrize("name", ["missing.docx", "."])
def test_a_path_that_cannot_be_opened_is_an_error_with_a_cure(tmp_path: Path, name: str) -> None:
    with pytest.raises(DocumentError, match="could not be opened") as caught:
        align(tmp_path / name, tools=hashing_tools())
    assert caught.value.cure


def test_stages_are_told_in_order() -> None:
    told: list[str] = []
    align(JOB_DESCRIPTION, tools=hashing_tools(), on_stage=told.append)
    assert told == ["reading", "splitting", "finding", "summing_up"]


# --- many ------------------------------------------------------------------------------------------------------------


def test_many_go_on_after_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    empty, locked = tmp_path / "empty.txt", tmp_path / "missing.pdf"
    empty.write_text("", encoding="utf-8")
    results = list(align_many([empty, ADVERT, locked, ADVERT], tools=hashing_tools()))
    assert isinstance(results[0], EmptyDocumentError)
    assert isinstance(results[2], DocumentError)
    assert results[1] == results[3] == aligned(ADVERT.name)


def test_many_take_the_options_of_one() -> None:
    options = {"category": "new_to_care", "summary": "none"}
    (found,) = align_many([ADVERT], tools=hashing_tools(), **options)
    assert found == align(ADVERT, category="new_to_care", summary="none", tools=hashing_tools())


def test_many_of_nothing_are_nothing() -> None:
    assert list(align_many([], tools=hashing_tools())) == []


def test_many_read_no_further_than_asked() -> None:
    results = align_many(iter([ADVERT, Path("never opened")]), tools=hashing_tools())
    assert not isinstance(next(results), FingerpostError)


# --- what is found ---------------------------------------------------------------------------------------------------


def test_a_duty_points_to_statements() -> None:
    verdict = on(JOB_DESCRIPTION, "Administer medication")
    assert verdict.verdict is Verdict.MATCHED
    assert all(match.statement_id.startswith("medicines.") for match in verdict.matches)


def test_a_duty_of_no_framework_has_no_counterpart_with_the_nearest_named() -> None:
    verdict = on(JOB_DESCRIPTION, "window boxes")
    assert verdict.verdict is Verdict.NO_COUNTERPART
    assert verdict.nearest is not None
    assert verdict.clause.id in report().no_counterpart


def test_boilerplate_is_shown_and_not_matched() -> None:
    for words in ("equal opportunities employer", "not exhaustive"):
        assert on(JOB_DESCRIPTION, words).verdict is Verdict.BOILERPLATE


def test_what_is_not_to_be_done_is_not_judged() -> None:
    verdict = on(JOB_DESCRIPTION, "wound dressings")
    assert Flag.NEGATED in verdict.clause.flags
    assert (verdict.verdict, verdict.matches) == (Verdict.NOT_JUDGED, ())


def test_what_holds_on_a_condition_says_so() -> None:
    verdict = on(JOB_DESCRIPTION, "blood pressure")
    assert Flag.CONDITIONAL in verdict.clause.flags
    assert all(any("marked down" in reason for reason in match.reasons) for match in verdict.matches)


@pytest.mark.parametrize("who", ["clients", "service users", "customers", "individuals"])
def test_the_word_for_the_people_supported_changes_no_verdict(who: str) -> None:
    told = [
        (v.verdict, v.reason, [(m.statement_id, m.confidence, m.band) for m in v.matches])
        for v in report(JOB_DESCRIPTION.replace("residents", who)).verdicts
    ]
    plain = [
        (v.verdict, v.reason, [(m.statement_id, m.confidence, m.band) for m in v.matches]) for v in report().verdicts
    ]
    assert told == plain


@pytest.mark.parametrize("name", EXAMPLES)
def test_clauses_are_slices_of_the_document_and_ids_are_their_own(name: str) -> None:
    found = aligned(name)
    clauses = [verdict.clause for verdict in found.verdicts]
    assert all(found.document.text[clause.start : clause.end] == clause.text for clause in clauses)
    assert len({clause.id for clause in clauses}) == len(clauses)
    assert [clause.start for clause in clauses] == sorted(clause.start for clause in clauses)


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_id_a_report_cites_is_in_it(name: str) -> None:
    found = aligned(name)
    clauses = {verdict.clause.id for verdict in found.verdicts}
    statements = {statement.id for statement in found.pathway.statements}
    evidence = [e for ranked in found.role_fit.ranked for e in (*ranked.evidence_for, *ranked.evidence_against)]
    assert {i for item in evidence for i in item.clause_ids} <= clauses
    assert {i for sentence in found.summary.sentences for i in sentence.clause_ids} <= clauses
    assert {gap.nearest_clause_id for gap in found.gaps} <= clauses | {None}
    assert {one.clause_id for one in found.touched} <= clauses
    assert cited(found) == statements
    assert {ranked.category for ranked in found.role_fit.ranked} <= {c.id for c in found.pathway.role_categories}


def cited(found: Report) -> set[str]:
    matched = {match.statement_id for verdict in found.verdicts for match in verdict.matches}
    nearest = {verdict.nearest.statement_id for verdict in found.verdicts if verdict.nearest}
    told = {i for sentence in found.summary.sentences for i in sentence.statement_ids}
    missing = {gap.statement_id for gap in found.gaps} | {one.statement_id for one in found.touched}
    return matched | nearest | told | missing


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_statement_is_never_both_mentioned_and_missing(name: str) -> None:
    found = aligned(name)
    matched = {match.statement_id for verdict in found.verdicts for match in verdict.matches}
    assert not matched & {gap.statement_id for gap in found.gaps}


def test_a_report_leaves_out_what_was_only_used_to_search() -> None:
    pathway = aligned("senior-carer-care-home.docx").pathway
    assert not any(statement.phrases for statement in pathway.statements)
    assert not any(category.signs or category.false_friends for category in pathway.role_categories)
    assert pathway.outside_scope == ()
    assert len(pathway.statements) < len(load_pathway().statements)
    assert [c.id for c in pathway.role_categories] == [c.id for c in load_pathway().role_categories]


def test_every_report_says_that_it_is_guidance_and_that_the_text_is_illustrative() -> None:
    notices = {notice.code: notice.text for notice in report().notices}
    assert "not job evaluation" in notices["guidance"]
    assert notices["illustrative"] == load_pathway().notice != ""


# --- role category ---------------------------------------------------------------------------------------------------


def test_a_given_category_is_held_to_and_the_ranking_still_shown() -> None:
    free, given = report(), report(category="registered_manager")
    assert (given.role_fit.chosen, given.role_fit.given) == ("registered_manager", True)
    assert not free.role_fit.given
    assert {r.category for r in given.role_fit.ranked} == {r.category for r in free.role_fit.ranked}
    assert given.verdicts == free.verdicts
    assert given.provenance.settings["category"] == "registered_manager"
    expected = {s.id for s in load_pathway().expected_of("registered_manager")}
    assert {gap.statement_id for gap in given.gaps} <= expected


def test_an_unknown_category_is_an_error_that_names_it() -> None:
    with pytest.raises(UnknownCategoryError, match="chief_cook") as caught:
        report(category="chief_cook")
    assert "care_or_support_worker" in caught.value.cure


@pytest.mark.parametrize(
    "text", ["Care home", "Care assistant wanted.", "Lovely villa with sea views.\n\nFree parking."]
)
def test_a_document_without_duties_has_not_enough_text(text: str) -> None:
    found = report(text)
    assert found.role_fit.outcome is Outcome.NOT_ENOUGH_TEXT
    assert (found.role_fit.chosen, found.gaps, found.coverage) == (None, (), ())
    assert found.role_fit.explanation
    assert not any(sentence.part == "gaps" for sentence in found.summary.sentences)


@pytest.mark.parametrize(
    ("name", "outcome"),
    [
        ("childrens-home-deputy.docx", Outcome.OUT_OF_SCOPE),
        ("office-personal-assistant.txt", Outcome.OUT_OF_SCOPE),
        ("senior-carer-care-home.docx", Outcome.ONE),
    ],
)
def test_gaps_are_counted_against_a_category_or_not_at_all(name: str, outcome: Outcome) -> None:
    found = aligned(name)
    assert found.role_fit.outcome is outcome
    assert bool(found.gaps) == bool(found.coverage) == (found.role_fit.chosen is not None)


# --- summary ---------------------------------------------------------------------------------------------------------


def test_without_a_summary_everything_else_is_the_same() -> None:
    without, extractive = report(summary="none"), report()
    assert without.summary.sentences == ()
    assert (
        replace(without, summary=extractive.summary, provenance=extractive.provenance, pathway=extractive.pathway)
        == extractive
    )


def test_an_extractive_summary_needs_no_model_and_names_none() -> None:
    found = report()
    assert {sentence.source for sentence in found.summary.sentences} == {"extractive"}
    assert (found.provenance.text_model, found.provenance.prompts) == ("", {})


class WordingModel(Closing):
    """Says each fact it is given with the opening it is given, until it goes away."""

    def __init__(self, calls: int = 1_000) -> None:
        self.name = "wording"
        self.fingerprint = "wording-1"
        self.calls = calls

    def complete(self, prompt: Prompt, *, schema: Schema, max_tokens: int, seed: int) -> str:
        self.calls -= 1
        if self.calls < 0:
            raise TextModelError("It went away.", "Start it again.")
        ids = schema["properties"]["sentences"]["items"]["properties"]["ids"]["items"]["enum"]
        return '{"sentences": [{"ids": ["%s"], "text": "The job description mentions it."}]}' % ids[0]  # noqa: UP031


def with_model(model: WordingModel | RecordingTextModel | ReplayTextModel) -> Tools:
    return replace(hashing_tools(), text_model=model)


def test_a_recorded_model_gives_the_same_report_again() -> None:
    recorder = RecordingTextModel(WordingModel())
    first = align(JOB_DESCRIPTION, summary="model", tools=with_model(recorder))
    replay = ReplayTextModel(recorder.answers, name=recorder.name, fingerprint=recorder.fingerprint)
    assert recorder.answers
    assert align(JOB_DESCRIPTION, summary="model", tools=with_model(replay)) == first
    assert (first.provenance.text_model, first.provenance.text_model_fingerprint) == ("wording", "wording-1")
    assert first.provenance.prompts
    assert first.provenance.settings["summary"] == "model"


def test_a_model_decides_nothing_but_words() -> None:
    with_words = align(JOB_DESCRIPTION, summary="model", tools=with_model(WordingModel()))
    plain = report()
    for part in ("document", "verdicts", "role_fit", "gaps", "coverage"):
        assert getattr(with_words, part) == getattr(plain, part)
    assert [n for n in with_words.notices if n.code != "model_not_used"] == list(plain.notices)


@pytest.mark.parametrize("calls", [0, 1, 2])
def test_a_model_that_goes_away_leaves_the_extractive_summary_and_is_counted(calls: int) -> None:
    found = align(JOB_DESCRIPTION, summary="model", tools=with_model(WordingModel(calls)))
    assert found.summary.sentences == report().summary.sentences
    assert found.summary.replaced > 0
    assert "model_not_used" in {notice.code for notice in found.notices}


def test_a_model_held_open_is_not_asked_when_no_one_asks_for_it() -> None:
    assert align(JOB_DESCRIPTION, tools=with_model(WordingModel(0))) == report()


def test_a_summary_by_a_model_without_one_is_an_error_with_a_cure() -> None:
    with pytest.raises(ModelNotFoundError) as caught:
        report(summary="model")
    assert caught.value.cure


# --- same input, same report -----------------------------------------------------------------------------------------


def test_two_runs_give_the_same_bytes() -> None:
    assert report_to_json(report()) == report_to_json(report())


PROGRAM = """
import hashlib, sys
from pathlib import Path
from alignment import align, open_tools, report_to_json
from embeddings import load_encoder
from embeddings.encoder import Vectors
tools = open_tools(encoder=load_encoder("hashing"))
print(hashlib.sha256(report_to_json(align(Path(sys.argv[1]), tools=tools)).encode()).hexdigest())
"""


def test_two_processes_give_the_same_bytes_whatever_the_hash_seed() -> None:
    name = "senior-carer-care-home.docx"
    here = hashlib.sha256(report_to_json(aligned(name)).encode()).hexdigest()
    for seed in ("1", "4242"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        command = [sys.executable, "-c", PROGRAM, str(EXAMPLES_FOLDER / name)]
        run = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
        assert run.stdout.strip() == here


def without_order(found: Report) -> Mapping[str, object]:
    """What a report says, where the order of statements only decides which of equal gaps is told first."""
    return {
        "verdicts": found.verdicts,
        "role fit": found.role_fit,
        "gaps": sorted(found.gaps, key=lambda gap: gap.statement_id),
        "coverage": found.coverage,
        "statements": sorted(found.pathway.statements, key=lambda statement: statement.id),
    }


@pytest.mark.parametrize("name", ["senior-carer-care-home.docx", "personal-assistant-advert.txt"])
@pytest.mark.parametrize("seed", [1, 2])
def test_the_order_of_statements_changes_nothing_that_is_found(name: str, seed: int) -> None:
    shuffled = align(EXAMPLES_FOLDER / name, tools=shuffled_tools(seed), summary="none")
    plain = align(EXAMPLES_FOLDER / name, tools=hashing_tools(), summary="none")
    assert without_order(shuffled) == without_order(plain)


LINES = [
    *JOB_DESCRIPTION.splitlines(),
    "- Lead the shift and induct new staff",
    "# Person specification",
    "Kind, patient",
    "You will be delegated tasks by the nurse, if trained",
    "The manager will write the rota",
    "• meds / meals / notes",
]
TEXTS = st.lists(st.sampled_from(LINES), max_size=25).map("\n".join)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS, st.integers(1, 3))
def test_in_any_job_description_the_order_of_statements_changes_nothing(text: str, seed: int) -> None:
    try:
        plain = align(text, tools=hashing_tools(), summary="none")
    except DocumentError:
        return
    assert without_order(align(text, tools=shuffled_tools(seed), summary="none")) == without_order(plain)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
def test_in_any_job_description_nothing_is_matched_silently(text: str) -> None:
    try:
        found = report(text)
    except DocumentError:
        return
    for verdict in found.verdicts:
        clause = verdict.clause
        assert bool(verdict.matches) == (verdict.verdict is Verdict.MATCHED) == (verdict.reason == "")
        if (
            clause.is_heading
            or Flag.NEGATED in clause.flags
            or clause.kind in (ClauseKind.CONTEXT, ClauseKind.BOILERPLATE)
        ):
            assert not verdict.matches


# --- another framework -----------------------------------------------------------------------------------------------

BAKERY_JOB = """Baker

Duties
- Knead dough by hand until it is smooth
- Bake bread every morning
- Order the flour each week
- Polish the brass propeller
"""
CARE_WORDS = ("care", "resident", "medic", "dignity", "safeguard", "social", "nurse", "support", "staff")


def test_a_framework_of_another_trade_aligns_with_no_word_of_care(tmp_path: Path) -> None:
    tools = open_tools(write_framework(tmp_path), encoder=load_encoder("hashing"))
    found = align(BAKERY_JOB, tools=tools, category="head_baker")
    matched = {m.statement_id for v in found.verdicts for m in v.matches}
    assert "dough.knead" in matched
    assert found.pathway.version == "bakery-1"
    assert {gap.statement_id for gap in found.gaps} <= {"shop.order", "shop.pride", "dough.knead"}
    assert [word for word in CARE_WORDS if word in report_to_json(found).lower()] == []


def test_a_framework_can_be_named_by_its_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("alignment.pipeline.load_encoder", lambda: load_encoder("hashing"))
    found = align(BAKERY_JOB, pathway=write_framework(tmp_path))
    assert found.pathway.title == "Bakery skills"


def test_indexes_kept_in_a_folder_change_no_report(tmp_path: Path) -> None:
    encoder = load_encoder("hashing")
    for _ in ("written", "read back"):
        assert align(JOB_DESCRIPTION, tools=open_tools(encoder=encoder, cache=tmp_path)) == report()


def test_frameworks_kept_in_one_folder_do_not_disturb_each_other(tmp_path: Path) -> None:
    encoder = load_encoder("hashing")
    bakery = open_tools(write_framework(tmp_path / "bakery"), encoder=encoder, cache=tmp_path / "indexes")
    care = open_tools(encoder=encoder, cache=tmp_path / "indexes")
    assert set(bakery.index.ids) == {"dough.knead", "shop.pride", "shop.order"}
    assert align(JOB_DESCRIPTION, tools=care) == report()


class CountingEncoder:
    """The hashing encoder, counting what it is asked for."""

    def __init__(self) -> None:
        self.inner = load_encoder("hashing")
        self.name, self.dim, self.fingerprint = self.inner.name, self.inner.dim, self.inner.fingerprint
        self.asked: list[str] = []

    def encode(self, texts: list[str]) -> Vectors:
        self.asked += texts
        return self.inner.encode(texts)


def test_a_new_version_encodes_only_the_wordings_that_are_new(tmp_path: Path) -> None:
    folder = tmp_path / "next"
    draft_version("next", CONTENT / "2025-04", folder)
    safety = folder / "statements" / "safety.yaml"
    text = safety.read_text(encoding="utf-8")
    line = re.search(r"^    text: (.*)$", text, re.MULTILINE)
    assert line
    safety.write_text(text.replace(line.group(1), "Keep every corridor free of boxes.", 1), encoding="utf-8")
    encoder = CountingEncoder()
    open_tools(encoder=encoder, cache=tmp_path / "indexes")
    encoder.asked.clear()
    tools = open_tools(folder, encoder=encoder, cache=tmp_path / "indexes")
    assert encoder.asked == ["Keep every corridor free of boxes."]
    assert tools.index.vectors.encoded == 1
    assert tools.index.vectors.content_fingerprint == tools.pathway.fingerprint
    again = open_tools(folder, encoder=encoder)
    assert align(JOB_DESCRIPTION, tools=tools) == align(JOB_DESCRIPTION, tools=again)
