"""Decisions, their history and sign-off over HTTP, on SQLite and on PostgreSQL."""

from typing import Any

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response

from service.schemas import HistoryBody, LineBody, ReviewBody
from service.store import NewAlignment, Store

from ..conftest import Clock
from .answers import problem


@pytest.fixture
def place(store: Store, advert_report: NewAlignment) -> str:
    """Where a kept report is."""
    return f"/v1/alignments/{store.alignments.keep(advert_report).id}"


@pytest.fixture
def report(kept: TestClient, place: str) -> dict[str, Any]:
    found: dict[str, Any] = kept.get(place).json()["report"]
    return found


@pytest.fixture
def line(report: dict[str, Any]) -> str:
    """A line with several matches."""
    return str(next(clause["id"] for clause in report["clauses"] if len(clause["matches"]) > 1))


@pytest.fixture
def matches(report: dict[str, Any], line: str) -> list[str]:
    """The statements the line points to."""
    return [m["statement_id"] for clause in report["clauses"] if clause["id"] == line for m in clause["matches"]]


@pytest.fixture
def unmentioned(tools_statements: list[str], matches: list[str]) -> str:
    """A statement the line does not point to."""
    return next(name for name in tools_statements if name not in matches)


def put(client: TestClient, place: str, line: str, tag: str | None = "*", /, **decision: object) -> Response:
    headers = {} if tag is None else {"if-match": tag}
    return client.put(f"{place}/decisions/{line}", json=decision, headers=headers)


def test_a_fresh_report_has_every_line_undecided(kept: TestClient, place: str, report: dict[str, Any]) -> None:
    answer = kept.get(f"{place}/decisions")
    review = ReviewBody.model_validate(answer.json())
    assert [item.clause for item in review.items] == [c["id"] for c in report["clauses"] if not c["is_heading"]]
    assert all(item.decisions == [] for item in review.items)
    assert (review.lines, review.decided, review.sign_off) == (len(review.items), 0, None)
    assert answer.headers["etag"] == kept.get(place).headers["etag"]


def test_a_decision_answers_what_stands_and_its_new_tag(kept: TestClient, place: str, line: str, clock: Clock) -> None:
    before = kept.get(f"{place}/decisions/{line}")
    assert before.headers["etag"] == before.json()["etag"]
    answer = put(kept, place, line, before.headers["etag"], decision="accept", by="Asha", reason="clear enough")
    assert answer.status_code == 200
    body = LineBody.model_validate(answer.json())
    (stands,) = body.decisions
    assert (stands.clause, stands.number, stands.decision, stands.by) == (line, 1, "accept", "Asha")
    assert (stands.reason, stands.statement, stands.wording, stands.at) == ("clear enough", None, "", clock.now)
    assert answer.headers["etag"] == body.etag != before.headers["etag"]
    assert kept.get(f"{place}/decisions/{line}").json() == answer.json()
    listed = kept.get(f"{place}/decisions").json()
    assert listed["decided"] == 1
    assert next(item for item in listed["items"] if item["clause"] == line) == {
        "clause": line, "etag": body.etag, "decisions": answer.json()["decisions"],
    }  # fmt: skip


def test_every_kind_of_decision_can_be_taken(
    kept: TestClient, place: str, line: str, matches: list[str], unmentioned: str
) -> None:
    decisions: list[dict[str, object]] = [
        {"decision": "accept"},
        {"decision": "accept", "statement": matches[0]},
        {"decision": "reject"},
        {"decision": "reject", "statement": matches[1]},
        {"decision": "adjust", "wording": "To help people\nwash."},
        {"decision": "adjust", "statement": matches[0], "wording": "To help people dress."},
        {"decision": "add", "statement": unmentioned},
        {"decision": "not_applicable"},
    ]
    for decision in decisions:
        assert put(kept, place, line, "*", **decision).status_code == 200, decision
    history = kept.get(f"{place}/decisions/{line}").json()["history"]
    assert [
        {key: given[key] for key in decision} for given, decision in zip(history, decisions, strict=True)
    ] == decisions


def test_about_a_line_and_about_each_statement_one_decision_stands(
    kept: TestClient, place: str, line: str, matches: list[str]
) -> None:
    put(kept, place, line, decision="accept")
    put(kept, place, line, decision="reject", statement=matches[1])
    put(kept, place, line, decision="adjust", wording="To wash.")
    stands = kept.get(f"{place}/decisions/{line}").json()["decisions"]
    assert [(given["decision"], given["statement"]) for given in stands] == [("reject", matches[1]), ("adjust", None)]


def test_a_decision_names_the_statement_in_its_words(
    kept: TestClient, place: str, line: str, report: dict[str, Any], matches: list[str], unmentioned: str
) -> None:
    texts = {statement["id"]: statement["text"] for statement in report["pathway"]["statements"]}
    own = put(kept, place, line, decision="accept", statement=matches[0]).json()["decisions"][-1]
    assert own["statement_text"] == texts[matches[0]]
    added = put(kept, place, line, decision="add", statement=unmentioned).json()["decisions"][-1]
    assert added["statement_text"]


def test_what_was_added_can_be_decided_about_in_turn(kept: TestClient, place: str, line: str, unmentioned: str) -> None:
    assert problem(put(kept, place, line, decision="reject", statement=unmentioned)) == (422, "invalid_request")
    put(kept, place, line, decision="add", statement=unmentioned)
    rejected = put(kept, place, line, decision="reject", statement=unmentioned, by="Ben").json()["decisions"]
    assert [(given["decision"], given["by"]) for given in rejected] == [("reject", "Ben")]
    assert rejected[0]["statement_text"]


def test_the_machines_verdict_is_never_overwritten(kept: TestClient, place: str, line: str) -> None:
    before, exported = kept.get(place).json()["report"], kept.get(f"{place}/export?format=json").content
    put(kept, place, line, decision="reject")
    put(kept, place, line, decision="adjust", wording="Something else altogether.")
    kept.post(f"{place}/sign-off", json={"by": "Asha"}, headers={"if-match": "*"})
    assert kept.get(place).json()["report"] == before
    assert kept.get(f"{place}/export?format=json").content == exported


@pytest.mark.parametrize("tag", [None, "", " "])
def test_a_change_must_say_what_it_was_made_for(kept: TestClient, place: str, line: str, tag: str | None) -> None:
    assert problem(put(kept, place, line, tag, decision="accept")) == (428, "precondition_required")
    headers = {} if tag is None else {"if-match": tag}
    deleted = kept.delete(f"{place}/decisions/{line}", headers=headers)
    signed = kept.post(f"{place}/sign-off", json={"by": "Asha"}, headers=headers)
    assert problem(deleted) == problem(signed) == (428, "precondition_required")
    assert kept.get(f"{place}/history").json() == {"decisions": [], "sign_offs": []}


def test_of_two_who_read_the_same_the_second_is_told(kept: TestClient, place: str, line: str) -> None:
    tag = kept.get(f"{place}/decisions/{line}").headers["etag"]
    put(kept, place, line, tag, decision="accept", by="Asha")
    assert problem(put(kept, place, line, tag, decision="reject", by="Ben")) == (412, "stale")
    stands = kept.get(f"{place}/decisions/{line}").json()
    assert [given["by"] for given in stands["decisions"]] == ["Asha"]
    assert put(kept, place, line, stands["etag"], decision="reject", by="Ben").status_code == 200
    assert [given["by"] for given in kept.get(f"{place}/history").json()["decisions"]] == ["Asha", "Ben"]


@pytest.mark.parametrize("tag", ['"c3.7"', "c3", 'W/"c3.0"', '"*"', "x" * 5000], ids=range(5))
def test_a_tag_that_is_not_the_lines_is_stale(kept: TestClient, place: str, line: str, tag: str) -> None:
    assert problem(put(kept, place, line, tag, decision="accept")) == (412, "stale")


def test_the_right_tag_among_others_will_do(kept: TestClient, place: str, line: str) -> None:
    tag = kept.get(f"{place}/decisions/{line}").headers["etag"]
    assert put(kept, place, line, f'"other.1",{tag}', decision="accept").status_code == 200


@pytest.mark.parametrize(
    ("decision", "field"),
    [
        ({}, "decision"),
        ({"decision": "maybe"}, "decision"),
        ({"decision": "withdraw"}, "decision"),
        ({"decision": "accept", "colour": "red"}, "colour"),
        ({"decision": "adjust"}, "wording"),
        ({"decision": "adjust", "wording": " \n "}, "wording"),
        ({"decision": "accept", "wording": "x"}, "wording"),
        ({"decision": "add"}, "statement"),
        ({"decision": "add", "statement": ""}, "statement"),
        ({"decision": "add", "statement": "nothing.of-the-kind"}, "statement"),
        ({"decision": "accept", "statement": "nothing.of-the-kind"}, "statement"),
        ({"decision": "not_applicable", "statement": "x"}, "statement"),
        ({"decision": "accept", "reason": "x" * 5001}, "reason"),
        ({"decision": "accept", "by": "a\0b"}, "by"),
        ({"decision": "accept", "by": ["Asha"]}, "by"),
    ],
)
def test_a_decision_that_makes_no_sense_is_told_by_field(
    kept: TestClient, place: str, line: str, decision: dict[str, object], field: str
) -> None:
    answer = put(kept, place, line, "*", **decision)
    assert problem(answer) == (422, "invalid_request")
    assert answer.json()["detail"].startswith(f"{field}: ")
    assert kept.get(f"{place}/history").json()["decisions"] == []


def test_what_the_line_points_to_already_is_accepted_and_not_added(
    kept: TestClient, place: str, line: str, matches: list[str]
) -> None:
    answer = put(kept, place, line, decision="add", statement=matches[0])
    assert problem(answer) == (422, "invalid_request")
    assert "accept" in answer.json()["cure"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (b"", (422, "invalid_request")),
        (b"{", (400, "malformed_request")),
        (b'{"decision": "accept", "by": "\xff"}', (400, "malformed_request")),
        (b'{"decision": "accept", "by": "\\ud800"}', (422, "invalid_request")),
        (b"[]", (422, "invalid_request")),
        (b"[" * 100_000, (400, "malformed_request")),
    ],
    ids=range(6),
)
def test_a_body_that_cannot_be_read_is_a_problem(
    kept: TestClient, place: str, line: str, body: bytes, expected: tuple[int, str]
) -> None:
    headers = {"if-match": "*", "content-type": "application/json"}
    assert problem(kept.put(f"{place}/decisions/{line}", content=body, headers=headers)) == expected


def test_there_is_nothing_to_decide_about_a_heading_or_an_unknown_line(
    kept: TestClient, place: str, report: dict[str, Any]
) -> None:
    heading = next(clause["id"] for clause in report["clauses"] if clause["is_heading"])
    for name in (heading, "c999", "%00", "c3%2F..", "é"):
        answer = put(kept, place, name, decision="accept")
        assert answer.status_code == 404
        assert answer.json()["code"] in {"line_not_found", "not_found"}
    assert problem(kept.get(f"{place}/decisions/{heading}")) == (404, "line_not_found")


def test_any_line_can_be_matched_by_hand(
    kept: TestClient, place: str, report: dict[str, Any], tools_statements: list[str]
) -> None:
    boilerplate = next(clause["id"] for clause in report["clauses"] if clause["verdict"] == "boilerplate")
    assert put(kept, place, boilerplate, decision="add", statement=tools_statements[0]).status_code == 200


def test_a_decision_can_be_taken_back_and_the_history_keeps_both(kept: TestClient, place: str, line: str) -> None:
    tag = put(kept, place, line, decision="accept", by="Asha").headers["etag"]
    back = kept.delete(f"{place}/decisions/{line}?by=Ben", headers={"if-match": tag})
    assert back.status_code == 200
    assert back.json()["decisions"] == []
    assert [(given["decision"], given["by"]) for given in back.json()["history"]] == [
        ("accept", "Asha"),
        ("withdraw", "Ben"),
    ]
    assert kept.get(f"{place}/decisions").json()["decided"] == 0
    assert problem(kept.delete(f"{place}/decisions/{line}", headers={"if-match": "*"})) == (404, "decision_not_found")


def test_taking_back_what_was_decided_about_a_statement_leaves_the_rest(
    kept: TestClient, place: str, line: str, matches: list[str]
) -> None:
    put(kept, place, line, decision="accept")
    put(kept, place, line, decision="reject", statement=matches[0])
    where = f"{place}/decisions/{line}"
    back = kept.delete(where, params={"statement": matches[0]}, headers={"if-match": "*"})
    assert [given["statement"] for given in back.json()["decisions"]] == [None]
    unknown = kept.delete(where, params={"statement": matches[1]}, headers={"if-match": "*"})
    assert problem(unknown) == (404, "decision_not_found")


def test_the_history_is_everybodys_in_order(kept: TestClient, place: str, report: dict[str, Any]) -> None:
    lines = [clause["id"] for clause in report["clauses"] if not clause["is_heading"]][:2]
    for number, clause_id in enumerate((lines[1], lines[0], lines[1])):
        put(kept, place, clause_id, decision="accept", by=f"person {number}")
    kept.post(f"{place}/sign-off", json={"by": "Asha", "note": "Done."}, headers={"if-match": "*"})
    history = HistoryBody.model_validate(kept.get(f"{place}/history").json())
    assert [(given.clause, given.by) for given in history.decisions] == [
        (lines[1], "person 0"),
        (lines[0], "person 1"),
        (lines[1], "person 2"),
    ]
    assert [(signed.by, signed.note) for signed in history.sign_offs] == [("Asha", "Done.")]


def test_a_sign_off_is_shown_until_something_is_decided(kept: TestClient, place: str, line: str) -> None:
    put(kept, place, line, decision="accept")
    tag = kept.get(place).headers["etag"]
    signed = kept.post(f"{place}/sign-off", json={"by": " Asha "}, headers={"if-match": tag})
    assert signed.status_code == 201
    assert signed.json()["sign_off"]["by"] == "Asha"
    assert (signed.json()["sign_off"]["decided"], signed.json()["decided"]) == (1, 1)
    assert kept.get(place).json()["review"] == signed.json()
    assert kept.get(place).headers["etag"] == signed.headers["etag"] != tag
    put(kept, place, line, decision="reject")
    assert kept.get(place).json()["review"]["sign_off"] is None
    late = kept.post(f"{place}/sign-off", json={"by": "Asha"}, headers={"if-match": signed.headers["etag"]})
    assert problem(late) == (412, "stale")


@pytest.mark.parametrize("body", [{}, {"by": ""}, {"by": "  "}, {"by": "x" * 201}, {"note": "x"}, {"by": None}])
def test_somebody_signs(kept: TestClient, place: str, body: dict[str, object]) -> None:
    answer = kept.post(f"{place}/sign-off", json=body, headers={"if-match": "*"})
    assert problem(answer) == (422, "invalid_request")


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_another_web_sites_page_cannot_change_anything(kept: TestClient, place: str, line: str, site: str) -> None:
    headers = {"sec-fetch-site": site, "if-match": "*"}
    answers = [
        kept.put(f"{place}/decisions/{line}", json={"decision": "accept"}, headers=headers),
        kept.delete(f"{place}/decisions/{line}", headers=headers),
        kept.delete(place, headers=headers),
        kept.post(f"{place}/sign-off", json={"by": "x"}, headers=headers),
    ]
    assert {problem(answer) for answer in answers} == {(403, "cross_site")}
    assert kept.get(place).status_code == 200
