import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from embeddings import LexicalIndex
from embeddings.words import words
from weights.errors import EncoderError

IDS = ["eat", "eat", "records", "drive", "filler"]
TEXTS = [
    "Supports people to eat and drink",
    "Helps at mealtimes, with eating and with drinking, eating well",
    "Keeps accurate records of what people were supported with",
    "Drives the minibus safely",
    "to the",
]


def plain_bm25(texts: list[str], query: str, k1: float = 1.2, b: float = 0.75) -> list[float]:
    """BM25 as the textbook has it, slowly."""
    documents = [words(text) for text in texts]
    mean = sum(map(len, documents)) / len(documents)
    scores = []
    for document in documents:
        score = 0.0
        for word in words(query):
            having = sum(word in other for other in documents)
            if not having:
                continue
            rarity = math.log(1 + (len(documents) - having + 0.5) / (having + 0.5))
            count = document.count(word)
            score += rarity * count / (count + k1 * (1 - b + b * len(document) / mean))
        scores.append(score)
    return scores


WORDS = st.lists(st.sampled_from("eat drink record drive person minibus wash the plan".split()), max_size=8).map(
    " ".join
)


@given(st.lists(WORDS, min_size=1, max_size=8), WORDS)
@settings(deadline=None, max_examples=50)
def test_scores_equal_plain_bm25(texts: list[str], query: str) -> None:
    index = LexicalIndex([str(n) for n in range(len(texts))], texts)
    expected = plain_bm25(texts, query) if any(words(text) for text in texts) else [0.0] * len(texts)
    np.testing.assert_allclose(index.raw_scores(query), expected, atol=1e-5)


def test_an_id_scores_as_its_best_text() -> None:
    query = "help people with eating"
    plain = plain_bm25(TEXTS, query)
    index = LexicalIndex(IDS, TEXTS)
    assert index.ids == ("eat", "records", "drive", "filler")
    np.testing.assert_allclose(index.raw_scores(query), [max(plain[:2]), *plain[2:]], atol=1e-5)


@pytest.mark.parametrize("text", TEXTS[:4])
def test_a_text_asked_for_by_its_own_words_scores_one(text: str) -> None:
    index = LexicalIndex([str(n) for n in range(len(TEXTS))], TEXTS)
    assert index.scores(text)[TEXTS.index(text)] == pytest.approx(1, abs=1e-5)


def test_a_query_that_is_mostly_about_something_else_scores_low() -> None:
    index = LexicalIndex(IDS, TEXTS)
    assert index.scores("minibus")[2] > index.scores("minibus invoices payroll spreadsheets")[2] > 0


def test_a_query_without_known_words_scores_nothing() -> None:
    index = LexicalIndex(IDS, TEXTS)
    for query in ("", "to the", "quantum chromodynamics"):
        np.testing.assert_array_equal(index.scores(query), np.zeros(4, dtype=np.float32))


@given(st.text(max_size=60))
def test_scores_stay_between_nothing_and_one(query: str) -> None:
    scores = LexicalIndex(IDS, TEXTS).scores(query + " eating records")
    assert scores.dtype == np.float32
    assert ((scores >= 0) & (scores <= 1)).all()


def test_the_order_of_the_texts_does_not_change_a_score() -> None:
    forward = LexicalIndex(IDS, TEXTS)
    backward = LexicalIndex(IDS[::-1], TEXTS[::-1])
    query = "people eating in the minibus"
    assert dict(zip(forward.ids, forward.scores(query), strict=True)) == dict(
        zip(backward.ids, backward.scores(query), strict=True)
    )


@pytest.mark.parametrize("texts", [[], [""], ["to the", "of"]])
def test_an_index_without_words_answers_nothing(texts: list[str]) -> None:
    index = LexicalIndex([str(n) for n in range(len(texts))], texts)
    np.testing.assert_array_equal(index.scores("eat"), np.zeros(len(texts), dtype=np.float32))


def test_ids_and_texts_must_go_together() -> None:
    with pytest.raises(EncoderError, match="2 ids for 1 texts"):
        LexicalIndex(["a", "b"], ["x"])
