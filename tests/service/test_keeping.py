"""From a submission to a kept report. What callers see of it is tested in routes/test_kept.py."""

import anyio
import pytest

from alignment import Tools
from service.aligner import Aligner
from service.errors import InvalidRequestError
from service.frameworks import Frameworks
from service.keeping import Keeper, Made
from service.schemas import Options
from service.store import Store
from service.submission import Submission

from .conftest import ADVERT


def submission(**options: object) -> Submission:
    return Submission(ADVERT.encode(), Options.model_validate(options))


def make(tools: Tools, store: Store, longest: int, sent: Submission, key: str | None = None) -> Made:
    return anyio.run(Keeper(Aligner(Frameworks(tools)), store, longest).make, sent, key)


@pytest.mark.parametrize(("longest", "asked", "kept_for"), [(30, None, 30), (30, 7, 7), (7, 7, 7), (30, 1, 1)])
def test_a_report_is_kept_for_as_long_as_asked(
    tools: Tools, store: Store, longest: int, asked: int | None, kept_for: int
) -> None:
    made = make(tools, store, longest, submission(retention=asked))
    assert made.kept is not None
    assert made.kept.retention_days == kept_for
    assert store.alignments.report(made.kept.id) == made.report


@pytest.mark.parametrize(("longest", "asked"), [(30, 0), (0, None), (0, 0)])
def test_with_retention_0_neither_report_nor_key_is_kept(
    tools: Tools, store: Store, longest: int, asked: int | None
) -> None:
    for _ in range(2):
        made = make(tools, store, longest, submission(retention=asked), key="key")
        assert made.kept is None
        assert not made.again
    assert store.alignments.page(1).alignments == []
    assert store.claims.claim("key", "another") is None


def test_a_server_that_keeps_nothing_keeps_nothing(tools: Tools, store: Store) -> None:
    with pytest.raises(InvalidRequestError, match="0 days at most"):
        make(tools, store, 0, submission(retention=1))


def test_a_key_is_free_again_when_the_server_stops_in_the_middle(
    tools: Tools, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def stop_in_the_middle() -> None:
        keeper = Keeper(Aligner(Frameworks(tools)), store, 30)
        with anyio.move_on_after(0.05):
            await keeper.make(submission(), "key")

    async def never(*_: object) -> None:
        await anyio.sleep_forever()

    monkeypatch.setattr(Aligner, "answer", never)
    anyio.run(stop_in_the_middle)
    assert store.claims.claim("key", "another") is None


def test_what_a_list_shows_of_a_document_has_nothing_hidden_in_it(tools: Tools, store: Store) -> None:
    made = make(tools, store, 30, submission(name="a\u202etxt.exe\n"))
    assert made.kept is not None
    assert made.kept.name.isprintable()
