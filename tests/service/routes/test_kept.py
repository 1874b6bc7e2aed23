"""Kept alignments over HTTP, on SQLite and on PostgreSQL."""

import logging
from datetime import datetime, timedelta

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response

from alignment import Tools, align, report_to_dict
from service.errors import StoreError
from service.schemas import AlignmentBody, AlignmentList, UnkeptBody
from service.store import Store

from ..conftest import ADVERT, Clock
from .answers import problem

PATH = "/v1/alignments"


def make(client: TestClient, text: str = ADVERT, **options: object) -> Response:
    return client.post(PATH, json={"text": text, **options})


def test_a_report_is_made_and_found_where_the_answer_says(kept: TestClient, clock: Clock) -> None:
    made = make(kept, name="advert")
    assert made.status_code == 201
    body = AlignmentBody.model_validate(made.json())
    assert made.headers["location"] == f"{PATH}/{body.id}"
    assert (body.state, body.retention_days, body.name, body.title) == ("done", 30, "advert", "Support Worker")
    assert (body.created, body.expires) == (clock.now, clock.now + timedelta(days=30))
    assert body.review.lines == sum(not clause.is_heading for clause in body.report.clauses)
    found = kept.get(made.headers["location"])
    assert found.status_code == 200
    assert found.json() == made.json()
    assert found.headers["etag"] == made.headers["etag"]


def test_the_kept_report_is_the_librarys(kept: TestClient, tools: Tools) -> None:
    found = kept.get(make(kept, name="advert").headers["location"])
    assert found.json()["report"] == report_to_dict(align(ADVERT, name="advert", tools=tools))


def test_times_are_told_in_utc(kept: TestClient) -> None:
    created = make(kept).json()["created"]
    assert created.endswith("Z")
    assert datetime.fromisoformat(created).utcoffset() == timedelta()


def test_a_deleted_report_is_gone_at_once(kept: TestClient) -> None:
    place = make(kept).headers["location"]
    other = make(kept).headers["location"]
    gone = kept.delete(place)
    assert (gone.status_code, gone.content) == (204, b"")
    for method, path in (
        ("GET", place),
        ("DELETE", place),
        ("GET", f"{place}/export?format=json"),
        ("GET", f"{place}/decisions"),
        ("GET", f"{place}/decisions/c3"),
        ("GET", f"{place}/history"),
    ):
        assert problem(kept.request(method, path)) == (404, "alignment_not_found")
    changes = {"headers": {"if-match": "*"}}
    decided = kept.put(f"{place}/decisions/c3", json={"decision": "accept"}, **changes)  # type: ignore[arg-type]
    signed = kept.post(f"{place}/sign-off", json={"by": "Asha"}, **changes)  # type: ignore[arg-type]
    assert problem(decided) == problem(signed) == (404, "alignment_not_found")
    assert [item["id"] for item in kept.get(PATH).json()["items"]] == [other.rpartition("/")[2]]


@pytest.mark.parametrize("name", ["x", "0" * 32, "%00", "..%2F..", "' OR 1=1", "é", "0" * 3000], ids=range(7))
def test_what_was_never_there_is_not_found(kept: TestClient, name: str) -> None:
    for method in ("GET", "DELETE"):
        status, code = problem(kept.request(method, f"{PATH}/{name}"))
        assert status == 404
        assert code in {"alignment_not_found", "not_found"}


def test_a_report_is_gone_when_its_time_is_over(kept: TestClient, clock: Clock) -> None:
    place = make(kept, retention=2).headers["location"]
    clock.move(days=2)
    assert problem(kept.get(place)) == (404, "alignment_not_found")
    assert kept.get(PATH).json() == {"items": [], "next": None}


def test_a_report_is_kept_for_no_longer_than_the_server_keeps_any(kept: TestClient) -> None:
    refused = make(kept, retention=31)
    assert problem(refused) == (422, "invalid_request")
    assert "30 days at most" in refused.json()["detail"]
    assert make(kept, retention=30).json()["retention_days"] == 30


def test_with_retention_0_the_answer_has_the_report_and_no_place(kept: TestClient, store: Store, tools: Tools) -> None:
    answer = make(kept, name="advert", retention=0)
    assert answer.status_code == 200
    assert "location" not in answer.headers
    assert "etag" not in answer.headers
    assert UnkeptBody.model_validate(answer.json()).id is None
    assert answer.json()["report"] == report_to_dict(align(ADVERT, name="advert", tools=tools))
    assert store.alignments.page(1).alignments == []


def test_a_document_that_cannot_be_read_leaves_nothing(kept: TestClient, store: Store) -> None:
    assert make(kept, text="  ").status_code == 422
    assert make(kept, category="nurse").status_code == 422
    assert store.alignments.page(1).alignments == []


def test_a_list_goes_on_page_by_page(kept: TestClient, clock: Clock) -> None:
    made = []
    for number in range(5):
        clock.move(seconds=1)
        made.append(make(kept, name=f"advert {number}").json())
    seen, cursor = [], None
    while True:
        page = AlignmentList.model_validate(
            kept.get(PATH, params={"limit": 2, **({"cursor": cursor} if cursor else {})}).json()
        )
        seen += page.items
        cursor = page.next
        if cursor is None:
            break
    assert [item.name for item in seen] == [f"advert {number}" for number in (4, 3, 2, 1, 0)]
    without = {key: value for key, value in made[-1].items() if key != "report"}
    assert seen[0].model_dump(mode="json") == without


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("limit=0", "limit"),
        ("limit=101", "limit"),
        ("limit=many", "limit"),
        ("cursor=x", "cursor"),
        ("cursor=%00", "cursor"),
        ("cursor=W10", "cursor"),
        ("cursor=WyIyMDI2LTAxLTAxIiwgIngiXQ", "cursor"),
    ],
)
def test_a_page_that_cannot_be_is_a_problem(kept: TestClient, query: str, named: str) -> None:
    answer = kept.get(f"{PATH}?{query}")
    assert problem(answer) == (422, "invalid_request")
    assert answer.json()["detail"].startswith(f"{named}: ")


def test_a_request_sent_twice_is_done_once(kept: TestClient, store: Store) -> None:
    headers = {"idempotency-key": "3f0c"}
    first = kept.post(PATH, json={"text": ADVERT}, headers=headers)
    again = kept.post(PATH, json={"text": ADVERT}, headers=headers)
    assert (first.status_code, again.status_code) == (201, 201)
    assert again.json() == first.json()
    assert again.headers["location"] == first.headers["location"]
    assert "idempotency-replayed" not in first.headers
    assert again.headers["idempotency-replayed"] == "true"
    assert len(store.alignments.page(5).alignments) == 1


def test_a_file_sent_twice_is_done_once_too(kept: TestClient) -> None:
    answers = [
        kept.post(PATH, files={"file": ("advert.txt", ADVERT.encode())}, headers={"idempotency-key": "3f0c"})
        for _ in range(2)
    ]
    assert answers[0].json()["id"] == answers[1].json()["id"]


@pytest.mark.parametrize("change", [{"text": ADVERT + "More."}, {"summary": "none"}, {"retention": 3}, {"name": "x"}])
def test_a_key_sent_with_another_request_is_a_problem(kept: TestClient, change: dict[str, object]) -> None:
    headers = {"idempotency-key": "3f0c"}
    kept.post(PATH, json={"text": ADVERT}, headers=headers)
    answer = kept.post(PATH, json={"text": ADVERT, **change}, headers=headers)
    assert problem(answer) == (422, "idempotency_key_reused")


def test_a_key_being_worked_on_is_a_problem(kept: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def in_between(*_: object, **__: object) -> None:
        seen.append(problem(kept.post(PATH, json={"text": ADVERT}, headers={"idempotency-key": "3f0c"})))
        raise StoreError("enough", "seen")

    seen: list[tuple[int, str]] = []
    monkeypatch.setattr("service.aligner.align", in_between)
    kept.post(PATH, json={"text": ADVERT}, headers={"idempotency-key": "3f0c"})
    assert seen == [(409, "idempotency_key_in_use")]


def test_a_request_that_failed_can_be_sent_again(kept: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise KeyError

    headers = {"idempotency-key": "3f0c"}
    with monkeypatch.context() as broken:
        broken.setattr("service.aligner.align", fail)
        assert kept.post(PATH, json={"text": ADVERT}, headers=headers).status_code == 500
    again = kept.post(PATH, json={"text": ADVERT}, headers=headers)
    assert again.status_code == 201
    assert "idempotency-replayed" not in again.headers


@pytest.mark.parametrize("key", ["", "x" * 256])
def test_a_key_that_is_none_is_a_problem(kept: TestClient, key: str) -> None:
    answer = kept.post(PATH, json={"text": ADVERT}, headers={"idempotency-key": key})
    assert problem(answer) == (422, "invalid_request")


def test_a_store_that_fails_is_a_problem_and_the_log_says_so(
    kept: TestClient, store: Store, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise StoreError("The kept reports cannot be reached (SQLITE_FULL).", "Try again.")

    monkeypatch.setattr(store.alignments, "keep", fail)
    with caplog.at_level(logging.DEBUG, "fingerpost"):
        assert problem(make(kept)) == (503, "store")
    assert caplog.messages == ["The kept reports cannot be reached (SQLITE_FULL)."]
