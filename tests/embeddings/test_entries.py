import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from embeddings.entries import Entries
from weights.errors import EncoderError


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 3)), min_size=1, max_size=12))
def test_each_id_gets_its_best_text_and_the_first_of_equals(pairs: list[tuple[str, int]]) -> None:
    ids = [id_ for id_, _ in pairs]
    scores = np.array([[score for _, score in pairs]], dtype=np.float32)
    entries = Entries(ids, [str(n) for n in range(len(ids))])
    best, text = entries.best(scores)
    for column, id_ in enumerate(entries.ids):
        own = [n for n, other in enumerate(ids) if other == id_]
        first = max(own, key=lambda n: (pairs[n][1], -n))
        assert (best[0, column], text[0, column]) == (pairs[first][1], first)


def test_ids_come_in_the_order_they_first_came() -> None:
    assert Entries(["b", "a", "b", "c"], ["1", "2", "3", "4"]).ids == ("b", "a", "c")


def test_no_entries_have_no_best() -> None:
    best, text = Entries((), ()).best(np.zeros((2, 0), dtype=np.float32))
    assert best.shape == text.shape == (2, 0)


def test_ids_and_texts_of_different_length_are_refused() -> None:
    with pytest.raises(EncoderError, match="1 ids for 2 texts"):
        Entries(["a"], ["x", "y"])
