import json
from pathlib import Path

import numpy as np
import pytest

from embeddings.adapter import save_adapter
from embeddings.sentence import SentenceEncoder
from embeddings.train import Pair, Plan, _batches, _rate, read_pairs, train
from weights import locate_model

BASE = "all-minilm-l6-v2"
# Two groups that the model as it comes does not tell apart by their made-up words.
PAIRS = [
    *(Pair(f"zorbing task {n}", "Give medicines safely", "a", ("Cook a meal",)) for n in range(8)),
    *(Pair(f"flumping task {n}", "Cook a meal", "b", ("Give medicines safely",)) for n in range(8)),
]
PLAN = Plan(epochs=6, batch=8, rank=2, threads=1)


def test_a_file_of_pairs_is_read_in_order(tmp_path: Path) -> None:
    file = tmp_path / "pairs.jsonl"
    rows = [
        {"anchor": "a", "positive": "b", "group": "g"},
        {"anchor": "c", "positive": "d", "group": "g", "negatives": ["e"]},
    ]
    file.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    assert read_pairs(file) == [Pair("a", "b", "g"), Pair("c", "d", "g", ("e",))]


@pytest.mark.parametrize("line", ["{", "[]", '{"anchor": "a"}'])
def test_a_line_that_is_no_pair_is_named(tmp_path: Path, line: str) -> None:
    file = tmp_path / "pairs.jsonl"
    file.write_text(f'{{"anchor": "a", "positive": "b", "group": "g"}}\n{line}\n', encoding="utf-8")
    with pytest.raises(ValueError, match=r"pairs\.jsonl:2: not a pair"):
        read_pairs(file)


def test_batches_are_full_and_the_same_for_a_seed() -> None:
    batches = list(_batches(PAIRS, PLAN))
    assert [len(batch) for batch in batches] == [8] * 2 * PLAN.epochs
    assert batches == list(_batches(PAIRS, PLAN))
    assert {pair.group for pair in batches[0]} <= {"a", "b"}


def test_the_rate_rises_and_then_falls_to_nothing() -> None:
    rates = [_rate(step, 100) for step in range(100)]
    assert rates.index(max(rates)) in (9, 10)
    assert rates[0] < 0.2
    assert rates[-1] < 0.01


def test_too_few_pairs_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="at least one batch of 64"):
        train(PAIRS, tmp_path, base=BASE, plan=Plan())


@pytest.mark.weights
def test_training_draws_texts_of_a_group_together_and_is_repeatable(tmp_path: Path) -> None:
    folder = locate_model(BASE)
    first, second = (train(PAIRS, folder, base=BASE, plan=PLAN) for _ in range(2))
    assert all(
        np.array_equal(one.numpy(), other.numpy())
        for name in first.layers
        for one, other in zip(first.layers[name], second.layers[name], strict=True)
    )
    save_adapter(first, tmp_path / "adapter.safetensors")
    plain = SentenceEncoder(folder, name=BASE, threads=1)
    tuned = SentenceEncoder(folder, name=BASE, threads=1, adapter=tmp_path / "adapter.safetensors")
    texts = ["zorbing task 3", "Give medicines safely", "Cook a meal"]
    (a, b, c), (x, y, z) = plain.encode(texts), tuned.encode(texts)
    assert (x @ y - x @ z) > (a @ b - a @ c) + 0.05
    assert plain.fingerprint != tuned.fingerprint
