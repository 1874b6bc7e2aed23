"""Teach an encoder which texts belong together: `python -m embeddings.train PAIRS.jsonl --output FOLDER`.

A line of the file is a pair, and texts of one `group` belong together:

    {"anchor": "give out meds", "positive": "Help people take their medicines", "group": "medicines.help",
     "negatives": ["Order medicines from the pharmacy"]}

Each anchor is to be nearer to its positive than to every other positive and negative of its batch (InfoNCE, van den
Oord and others 2018, with in-batch negatives as in Karpukhin and others 2020); others of its own group are left out
of the comparison. Only a low-rank adapter is trained (`embeddings.adapter`), so the result is about a megabyte, and the
model's own weights stay as they are. The same pairs, seed and thread count give the same adapter.
"""

import argparse
import json
import math
import random
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from embeddings.adapter import FILE, Adapter, save_adapter
from weights.catalogue import DEFAULT_ENCODER
from weights.store import locate_model

# Linear layers of a BERT block. The token vectors stay as they are: a few thousand pairs see too few of them.
LAYERS = ("query", "key", "value", "dense")
# Texts that go through the model together.
ROWS = 24


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts that belong together, the name of what they share, and texts that are near and do not."""

    anchor: str
    positive: str
    group: str
    negatives: tuple[str, ...] = ()


@dataclass(frozen=True)
class Plan:
    """How to train. `temperature` divides cosines; `share` is how far to go from the original weights to the new."""

    epochs: int = 3
    batch: int = 64
    rate: float = 1e-3
    rank: int = 16
    temperature: float = 0.05
    length: int = 64
    share: float = 1.0
    seed: int = 1
    threads: int = 2


def read_pairs(path: Path) -> list[Pair]:
    """The pairs of a file of JSON lines.

    Raises:
        ValueError: a line is not a pair; the message names it.
    """
    pairs = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            row = json.loads(line)
            pairs.append(Pair(row["anchor"], row["positive"], row["group"], tuple(row.get("negatives", ()))))
        except (ValueError, KeyError, TypeError) as error:
            raise ValueError(f"{path.name}:{number}: not a pair: {error}") from error
    return pairs


def train(
    pairs: Sequence[Pair], folder: Path, *, base: str, plan: Plan, say: Callable[[str], None] = lambda _: None
) -> Adapter:
    """An adapter for the model in `folder`, trained on the pairs.

    Raises:
        ValueError: there are fewer pairs than one batch holds.
    """
    import torch

    if len(pairs) < plan.batch:
        raise ValueError(f"training needs at least one batch of {plan.batch} pairs, and there are {len(pairs)}")
    torch.manual_seed(plan.seed)
    torch.set_num_threads(plan.threads)
    model, layers = _prepare(folder, plan)
    optimiser = torch.optim.AdamW([weight for layer in layers.values() for weight in layer.trained()], lr=plan.rate)
    steps = plan.epochs * (len(pairs) // plan.batch)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: _rate(step, steps))
    for step, batch in enumerate(_batches(pairs, plan)):
        loss = _loss(model, batch, plan)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        schedule.step()
        if step % 20 == 0:
            say(f"step {step} of {steps}: loss {float(loss.detach()):.3f}")
    weights = {name: (layer.down.detach(), layer.up.detach()) for name, layer in layers.items()}
    return Adapter(base, plan.share, weights)


def _prepare(folder: Path, plan: Plan) -> tuple[Any, dict[str, Any]]:
    """The model with an adapter on each linear layer of its blocks; only the adapters learn."""
    from embeddings.low_rank import LowRank
    from embeddings.sentence import load_model

    model = load_model(folder).train()
    model.max_seq_length = plan.length
    for weight in model.parameters():
        weight.requires_grad_(False)
    found = {name: module for name, module in model.named_modules() if _is_trained(name, module)}
    layers = {}
    for name, module in found.items():
        parent, _, last = name.rpartition(".")
        layers[name] = LowRank(module, plan.rank)
        setattr(model.get_submodule(parent), last, layers[name])
    return model, layers


def _is_trained(name: str, module: Any) -> bool:  # noqa: ANN401 - torch's modules are untyped here
    import torch

    return isinstance(module, torch.nn.Linear) and "layer." in name and name.rpartition(".")[2] in LAYERS


def _rate(step: int, steps: int) -> float:
    """Up over the first tenth, then down along a cosine (Loshchilov and Hutter 2017)."""
    warm = max(1, steps // 10)
    return (step + 1) / warm if step < warm else 0.5 * (1 + math.cos(math.pi * (step - warm) / max(1, steps - warm)))


def _batches(pairs: Sequence[Pair], plan: Plan) -> Iterator[list[Pair]]:
    """Full batches, shuffled anew each epoch; each anchor brings one of its negatives, drawn anew."""
    generator = random.Random(plan.seed)
    for _ in range(plan.epochs):
        order = list(pairs)
        generator.shuffle(order)
        for start in range(0, len(order) - plan.batch + 1, plan.batch):
            some = order[start : start + plan.batch]
            yield [replace(p, negatives=(generator.choice(p.negatives),) if p.negatives else ()) for p in some]


def _loss(model: Any, batch: Sequence[Pair], plan: Plan) -> Any:  # noqa: ANN401 - torch's tensors are untyped here
    import torch

    negatives = [(text, pair.group) for pair in batch for text in pair.negatives]
    texts = [*(p.anchor for p in batch), *(p.positive for p in batch), *(text for text, _ in negatives)]
    vectors = _vectors(model, texts)
    anchors, others = vectors[: len(batch)], vectors[len(batch) :]
    scores = anchors @ others.T / plan.temperature
    # Another positive of the anchor's own group is no mistake; a negative drawn for the group is one for all of it.
    same = torch.zeros_like(scores, dtype=torch.bool)
    for row, pair in enumerate(batch):
        for column, other in enumerate(batch):
            same[row, column] = row != column and (pair.group == other.group or pair.positive == other.positive)
    return torch.nn.functional.cross_entropy(scores.masked_fill(same, -1e4), torch.arange(len(batch)))


def _vectors(model: Any, texts: Sequence[str]) -> Any:  # noqa: ANN401 - as above
    """Unit vectors of the texts, in their order. Texts of like length go together, so that little is padding."""
    import torch

    order = sorted(range(len(texts)), key=lambda number: (len(texts[number]), number))
    some = [order[start : start + ROWS] for start in range(0, len(order), ROWS)]
    found = [model(model.preprocess([texts[number] for number in rows]))["sentence_embedding"] for rows in some]
    place = torch.empty(len(order), dtype=torch.long)
    place[torch.tensor(order)] = torch.arange(len(order))
    return torch.nn.functional.normalize(torch.cat(found)[place], dim=-1)


def main() -> int:
    """Train an adapter from the command line."""
    parser = argparse.ArgumentParser(prog="python -m embeddings.train", description="Train an adapter for an encoder.")
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--output", type=Path, required=True, help="the folder to write the adapter into")
    parser.add_argument("--base", default=DEFAULT_ENCODER)
    parser.add_argument("--epochs", type=int, default=Plan.epochs)
    parser.add_argument("--rank", type=int, default=Plan.rank)
    parser.add_argument("--rate", type=float, default=Plan.rate)
    parser.add_argument("--share", type=float, default=Plan.share)
    parser.add_argument("--seed", type=int, default=Plan.seed)
    options = parser.parse_args()
    plan = Plan(options.epochs, rank=options.rank, rate=options.rate, share=options.share, seed=options.seed)
    pairs = read_pairs(options.pairs)
    adapter = train(pairs, locate_model(options.base), base=options.base, plan=plan, say=_say)
    save_adapter(adapter, options.output / FILE)
    return 0


def _say(line: str) -> None:
    sys.stderr.write(f"{line}\n")


if __name__ == "__main__":
    sys.exit(main())
