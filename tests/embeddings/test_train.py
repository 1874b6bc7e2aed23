from pathlib import Path

import numpy as np
import pytest

from embeddings.adapter import save_adapter
from embeddings.sentence import SentenceEncoder
from embeddings.texts import Pair, Text
from embeddings.train import Plan, _batches, rate_share, train
from weights import locate_model

BASE = "all-minilm-l6-v2"
# Two groups that the model as it comes does not tell apart by their made-up words.
TEXTS = [
    Text("Give medicines safely", {"a": 1.0}),
    Text("Cook a meal", {"b": 1.0}),
    *(Text(f"zorbing task {n}", {"a": 1.0}) for n in range(8)),
    *(Text(f"flumping task {n}", {"b": 1.0}) for n in range(8)),
]
PAIRS = [Pair(f"Sort mail {n}", f"Handle post {n}", "post") for n in range(8)]
PLAN = Plan(epochs=8, batch=8, rank=2, threads=1, half=False)


def test_batches_are_full_and_the_same_for_a_seed() -> None:
    batches = list(_batches(len(TEXTS), PLAN))
    assert [len(batch) for batch in batches] == [8] * 2 * PLAN.epochs
    assert batches == list(_batches(len(TEXTS), PLAN))
    assert len({number for batch in batches[:2] for number in batch}) == 16


def test_the_rate_rises_and_then_falls_to_little() -> None:
    rates = [rate_share(step, 100) for step in range(100)]
    assert rates.index(max(rates)) in (6, 7)
    assert rates[0] < 0.2
    assert rates[-1] < 0.03


def test_too_few_texts_or_pairs_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="at least one batch of 64 texts"):
        train(TEXTS, tmp_path, base=BASE, plan=Plan())
    with pytest.raises(ValueError, match="at least one batch of 8 pairs"):
        train(TEXTS, tmp_path, base=BASE, plan=PLAN, pairs=PAIRS[:3])


@pytest.mark.weights
def test_training_draws_texts_of_a_group_together_and_is_repeatable(tmp_path: Path) -> None:
    folder = locate_model(BASE)
    first, second = (train(TEXTS, folder, base=BASE, plan=PLAN, pairs=PAIRS) for _ in range(2))
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
