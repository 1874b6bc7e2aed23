"""One at a time, a bounded queue, and no word of a document in the logs."""

import logging
import threading

import anyio
import pytest

import service.aligner
from alignment import Report, Tools, report_to_json
from service.aligner import MOST_WAITING, Aligner
from service.errors import BusyError, UnexpectedError
from service.frameworks import Frameworks
from service.schemas import Options
from service.submission import Submission

from .conftest import ADVERT

ADVERT_SENT = Submission(ADVERT.encode(), Options())


def test_a_submission_becomes_what_the_renderer_makes(tools: Tools) -> None:
    async def ask() -> str:
        return await Aligner(Frameworks(tools)).answer(ADVERT_SENT, lambda report: report.document.name or "no name")

    assert anyio.run(ask) == "no name"


def test_only_one_is_aligned_at_a_time(tools: Tools, monkeypatch: pytest.MonkeyPatch) -> None:
    inside = threading.Semaphore(1)

    def align_alone(*_: object, **__: object) -> None:
        assert inside.acquire(blocking=False)
        inside.release()

    async def ask() -> None:
        aligner = Aligner(Frameworks(tools))
        async with anyio.create_task_group() as group:
            for _ in range(5):
                group.start_soon(aligner.answer, ADVERT_SENT, str)

    monkeypatch.setattr(service.aligner, "align", align_alone)
    anyio.run(ask)


def test_too_many_at_once_are_asked_to_come_back(tools: Tools, monkeypatch: pytest.MonkeyPatch) -> None:
    go_on = threading.Event()
    monkeypatch.setattr(service.aligner, "align", lambda *_, **__: go_on.wait(60))
    refused = 0

    async def ask() -> None:
        aligner = Aligner(Frameworks(tools))

        async def one() -> None:
            nonlocal refused
            try:
                await aligner.answer(ADVERT_SENT, str)
            except BusyError:
                refused += 1
                go_on.set()

        async with anyio.create_task_group() as group:
            for _ in range(MOST_WAITING + 4):
                group.start_soon(one)
        await aligner.answer(ADVERT_SENT, str)

    anyio.run(ask)
    assert refused == 3


def test_a_fault_tells_the_sender_nothing_of_its_cause(
    tools: Tools, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object, **__: object) -> Report:
        raise KeyError(ADVERT)

    monkeypatch.setattr(service.aligner, "align", fail)
    with caplog.at_level(logging.DEBUG), pytest.raises(UnexpectedError) as caught:
        anyio.run(Aligner(Frameworks(tools)).answer, ADVERT_SENT, report_to_json)
    assert "medicines" not in f"{caplog.text}{caught.value}"
    assert caught.value.__suppress_context__
