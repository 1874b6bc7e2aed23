from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from alignment.pathway import load_pathway
from alignment.role_wording import (
    MOST_WEIGHT,
    NO_WORDING,
    OUTSIDE,
    WORDING_WEIGHT,
    RoleWording,
    Wording,
    line_shares,
    load_role_wording,
    read_wording,
    save_role_wording,
    telling_clauses,
    weigh_wording,
)
from alignment.roles import OUTSIDE_MARGIN, fit_role
from alignment.types import Clause, Outcome, Pathway
from embeddings import Encoder, load_encoder
from tests.alignment.role_cases import document_with, verdict_on

CARER, SUPERVISOR = "care_or_support_worker", "supervisor_or_leader"


@cache
def pathway() -> Pathway:
    return load_pathway("2025-04")


@cache
def encoder() -> Encoder:
    return load_encoder("hashing")


def clauses(*lines: str) -> list[Clause]:
    return [verdict_on(position, line).clause for position, line in enumerate(lines)]


def model(strength: float = 4.0, **drawn_to: str) -> RoleWording:
    """A model in which a line's own words draw to a category: `supervisor_or_leader="Lead the shift"`."""
    classes = (*(category.id for category in pathway().role_categories), OUTSIDE)
    weights = np.zeros((len(classes), encoder().dim), dtype=np.float32)
    for name, line in drawn_to.items():
        weights[classes.index(name)] = strength * encoder().encode([line])[0]
    return RoleWording(weights, np.zeros(len(classes), dtype=np.float32), classes, encoder().fingerprint, "made up")


def read(*lines: str, by: RoleWording) -> Wording:
    return read_wording(clauses(*lines), encoder(), pathway(), by)


def test_only_lines_on_what_the_role_does_needs_or_is_like_tell() -> None:
    told = telling_clauses(clauses("A duty", "R: A need", "V: A quality", "X: Context", "B: Policy", "H: Duties"))
    assert [clause.id for clause in told] == ["c0", "c1", "c2"]


def test_what_is_denied_or_anothers_does_not_tell() -> None:
    assert telling_clauses(clauses("N: Lead shifts", "S: Help to lead shifts")) == []


def test_words_speak_for_the_category_they_resemble_and_name_their_line() -> None:
    by = model(supervisor_or_leader="Lead the night shift", care_or_support_worker="Wash and dress people")
    found = read("Lead the night shift", "Polish the brass propeller", by=by).evidence
    assert found[SUPERVISOR].evidence.weight > 0
    assert found[SUPERVISOR].evidence.weight == max(one.evidence.weight for one in found.values())
    assert found[SUPERVISOR].evidence.clause_ids[0] == "c0"


def test_words_unlike_a_category_speak_against_it_and_say_so() -> None:
    by = model(supervisor_or_leader="Lead the night shift")
    against = read("Lead the night shift", by=by).evidence[CARER].evidence
    assert against.weight < 0
    assert "unlike" in against.reason


def test_weights_are_set_against_the_mean_of_the_categories() -> None:
    by = model(1.0, supervisor_or_leader="Lead the night shift", care_or_support_worker="Wash and dress people")
    weights = [one.evidence.weight for one in read("Lead the night shift", by=by).evidence.values()]
    assert sum(weights) == pytest.approx(0, abs=1e-4)


def test_lines_add_up_to_the_document() -> None:
    by = model(supervisor_or_leader="Lead the night shift", care_or_support_worker="Wash and dress people")
    vectors = encoder().encode(["Lead the night shift", "Wash and dress people"])
    mean = vectors.mean(axis=0) @ by.weights.T + by.bias
    assert line_shares(vectors, by).sum(axis=0) == pytest.approx(mean, abs=1e-4)


def test_no_wording_weighs_more_than_two_plain_signs() -> None:
    by = model(supervisor_or_leader="Lead the night shift")
    far = replace(by, weights=by.weights * 50)
    assert read("Lead the night shift", by=far).evidence[SUPERVISOR].evidence.weight == MOST_WEIGHT


def test_a_step_of_log_odds_has_its_weight() -> None:
    shares = np.array([[1.0, 0.0]], dtype=np.float32)
    found = weigh_wording(shares, clauses("A line"), ("one", "other"))
    assert found.evidence["one"].evidence.weight == pytest.approx(WORDING_WEIGHT * 0.5)
    assert found.outside == float("-inf")


def test_how_far_the_roles_outside_lie_ahead_is_told() -> None:
    ahead, behind = (
        read("Service the boiler", by=model(4.0, **{name: "Service the boiler"})) for name in (OUTSIDE, SUPERVISOR)
    )
    assert ahead.outside > 0 > behind.outside


def test_with_another_encoder_or_other_categories_it_has_no_say() -> None:
    by = model(supervisor_or_leader="Lead the night shift")
    assert read("Lead the night shift", by=replace(by, encoder="another")) is NO_WORDING
    fewer = replace(pathway(), role_categories=pathway().role_categories[1:])
    assert read_wording(clauses("Lead the night shift"), encoder(), fewer, by) is NO_WORDING
    assert read("X: The home is by the sea", by=by) is NO_WORDING


def test_a_saved_model_is_read_back_as_it_was(tmp_path: Path) -> None:
    by = model(supervisor_or_leader="Lead the night shift")
    save_role_wording(by, tmp_path / "wording.npz")
    held = load_role_wording(tmp_path / "wording.npz")
    assert held is not None
    assert np.array_equal(held.weights, by.weights)
    assert (held.classes, held.encoder, held.fitted_on) == (by.classes, by.encoder, by.fitted_on)
    assert load_role_wording(tmp_path / "none.npz") is None


def test_the_shipped_model_knows_the_categories_that_ship() -> None:
    shipped = load_role_wording()
    assert shipped is not None
    assert set(shipped.classes) == {*(category.id for category in pathway().role_categories), OUTSIDE}


# --- what it does to the answer --------------------------------------------------------------------------------------

LINES = ("Keep the place running smoothly", "Pass on the news", "Sort things out", "Look after the team room")


def fitted(wording: Wording, *lines: str) -> tuple[Outcome, str | None]:
    # Matched to something no category knows, so that no line counts as foreign to the framework.
    verdicts = tuple(verdict_on(position, line, "no.such-statement") for position, line in enumerate(lines))
    found = fit_role(document_with("", lines), verdicts, pathway(), wording=wording)
    return found.outcome, found.chosen


def test_where_no_sign_is_found_wording_answers() -> None:
    wording = read(*LINES, by=model(supervisor_or_leader=" ".join(LINES)))
    assert fitted(wording, *LINES) == (Outcome.ONE, SUPERVISOR)


def test_words_clearly_unlike_any_category_are_outside() -> None:
    wording = Wording(outside=OUTSIDE_MARGIN)
    assert fitted(wording, *LINES) == (Outcome.OUT_OF_SCOPE, None)


def test_what_words_resemble_is_the_last_reason_given() -> None:
    lines = ("Lead shifts", "Supervise and appraise staff", "Induct new staff", "Hold handovers")
    wording = read(*lines, by=model(50.0, supervisor_or_leader=" ".join(lines)))
    verdicts = tuple(verdict_on(position, line) for position, line in enumerate(lines))
    best = fit_role(document_with("", lines), verdicts, pathway(), wording=wording).ranked[0]
    assert best.evidence_for[0].weight < best.evidence_for[-1].weight == MOST_WEIGHT
    assert "described much as" in best.evidence_for[-1].reason


def test_clear_signs_are_not_overruled_by_wording() -> None:
    lines = ("Lead shifts", "Supervise and appraise staff", "Induct new staff", "Hold handovers", "Organise the rota")
    assert fitted(Wording(outside=5.0), *lines) == (Outcome.ONE, SUPERVISOR)
