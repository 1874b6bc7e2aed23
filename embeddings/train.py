"""Teach an encoder which texts belong together: `python -m embeddings.train TEXTS.jsonl --output FOLDER`.

A line of the file is a text and the groups it belongs to, by weight:

    {"text": "give out meds, sign the chart", "groups": {"medicines.help": 1.0, "medicines.record": 1.0}}

Three things are asked of the encoder at once: a text is nearer to the vectors of its groups, which are learnt with it,
than to those of all others; it is nearer to another text of a group of its own than to texts of other groups; and, so
that it keeps its general knowledge, pairs of texts from another field stay together (`--pairs`). Only a low-rank
adapter is trained (`embeddings.adapter`), so the result is a few megabytes, and the model's own weights stay as they
are. On one machine the same texts, seed and thread count give the same adapter.
"""

import argparse
import random
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from embeddings.adapter import FILE, Adapter, save_adapter
from embeddings.texts import Pair, Text, read_pairs, read_texts
from weights.catalogue import DEFAULT_ENCODER
from weights.store import locate_model

# Linear layers of a BERT block. The token vectors stay as they are: a few thousand texts see too few of them.
LAYERS = ("query", "key", "value", "dense")
# Texts that go through the model together.
ROWS = 32
# The learnt vectors of groups move faster than the adapter, and have no pull towards 0.
GROUP_RATE = 2e-3
PULL = 0.01
# Steps longer than this are shortened (Pascanu and others 2013).
LONGEST_STEP = 1.0
# The rate rises over this share of the steps, and ends at this share of its height.
WARMING = 1 / 15
LOWEST = 0.02


@dataclass(frozen=True)
class Plan:
    """How to train.

    `temperature` divides cosines; `length` is in tokens; `beside` is the chance that a step has a batch of pairs from
    another field too; `share` is how far to go from the original weights to the new. `half` reckons in 16 bits, which
    takes half the time on processors that know how.
    """

    epochs: int = 4
    batch: int = 64
    rate: float = 1e-3
    rank: int = 32
    temperature: float = 0.05
    length: int = 48
    beside: float = 0.35
    share: float = 1.0
    seed: int = 1
    threads: int = 2
    half: bool = True


def train(
    texts: Sequence[Text],
    folder: Path,
    *,
    base: str,
    plan: Plan,
    pairs: Sequence[Pair] = (),
    say: Callable[[str], None] = lambda _: None,
) -> Adapter:
    """An adapter for the model in `folder`, trained on the texts, with pairs from another field beside them.

    Raises:
        ValueError: there are fewer texts, or pairs, than one batch holds.
    """
    for what, count in (("texts", len(texts)), ("pairs", len(pairs) or plan.batch)):
        if count < plan.batch:
            raise ValueError(f"training needs at least one batch of {plan.batch} {what}, and there are {count}")
    import torch

    torch.manual_seed(plan.seed)
    torch.set_num_threads(plan.threads)
    course = _Course(texts, pairs, folder, plan)
    optimiser = torch.optim.AdamW(
        [{"params": course.adapted, "lr": plan.rate}, {"params": [course.groups], "lr": GROUP_RATE, "weight_decay": 0}],
        weight_decay=PULL,
    )
    steps = plan.epochs * (len(texts) // plan.batch)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: rate_share(step, steps))
    for step, batch in enumerate(_batches(len(texts), plan)):
        loss = course.loss(batch)
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(course.adapted, LONGEST_STEP)
        optimiser.step()
        schedule.step()
        if step % 20 == 0:
            say(f"step {step} of {steps}: loss {float(loss.detach()):.3f}")
    return Adapter(base, plan.share, course.weights())


class _Course:
    """The model with its adapters, the vectors of the groups, and the texts ready to be drawn.

    A text's vector is the mean of its tokens', as in the models of the catalogue.
    """

    def __init__(self, texts: Sequence[Text], pairs: Sequence[Pair], folder: Path, plan: Plan) -> None:
        import torch

        self.plan = plan
        sentences, self._layers = _prepare(folder, plan)
        self._model, self._tokenizer = sentences[0].auto_model, sentences.tokenizer
        self.adapted = [weight for layer in self._layers.values() for weight in layer.trained()]
        self._texts, self._pairs = texts, pairs
        self._random = random.Random(plan.seed)
        names = sorted({name for text in texts for name in text.groups})
        self._column = {name: number for number, name in enumerate(names)}
        self._members = {name: [n for n, text in enumerate(texts) if text.groups.get(name) == 1.0] for name in names}
        self._tokens = self._tokenise([text.text for text in texts])
        self._anchors = self._tokenise([pair.anchor for pair in pairs])
        self._positives = self._tokenise([pair.positive for pair in pairs])
        self._drawn: list[int] = []
        self.groups = torch.nn.Parameter(self._first_groups())

    def loss(self, batch: Sequence[int]) -> Any:  # noqa: ANN401 - torch's tensors are untyped here
        """What this batch of texts asks, with some pairs of another field now and then."""
        from embeddings.objective import group_loss, pair_loss, shared

        plan = self.plan
        vectors = self._encode([self._tokens[number] for number in batch])
        loss = group_loss(vectors, self.groups, self._belongs(batch), plan.temperature)
        some = batch[: plan.batch // 2]
        drawn = [self._partner(number) for number in some]
        partners = self._encode([self._tokens[number] for _, number in drawn])
        same = shared([tuple(self._texts[number].groups) for number in some], [name for name, _ in drawn])
        loss = loss + 0.5 * pair_loss(vectors[: len(some)], partners, same, plan.temperature)
        if self._pairs and self._random.random() < plan.beside:
            loss = loss + self._beside()
        return loss

    def weights(self) -> dict[str, Any]:
        """The trained weights by the layer's name, as an adapter holds them."""
        return {name: (layer.down.detach(), layer.up.detach()) for name, layer in self._layers.items()}

    def _beside(self) -> Any:  # noqa: ANN401 - as above
        from embeddings.objective import pair_loss, shared

        if len(self._drawn) < self.plan.batch:
            self._drawn = self._random.sample(range(len(self._pairs)), len(self._pairs))
        rows, self._drawn = self._drawn[: self.plan.batch], self._drawn[self.plan.batch :]
        names = [self._pairs[row].group for row in rows]
        anchors = self._encode([self._anchors[row] for row in rows])
        positives = self._encode([self._positives[row] for row in rows])
        return pair_loss(anchors, positives, shared([(name,) for name in names], names), self.plan.temperature)

    def _partner(self, number: int) -> tuple[str, int]:
        """A group of the text, and another text that surely belongs to it; the text itself where there is none."""
        groups = self._texts[number].groups
        name = self._random.choices(list(groups), weights=list(groups.values()))[0]
        others = [other for other in self._members[name] if other != number]
        return name, self._random.choice(others) if others else number

    def _belongs(self, batch: Sequence[int]) -> Any:  # noqa: ANN401 - as above
        import torch

        found = torch.zeros(len(batch), len(self._column))
        for row, number in enumerate(batch):
            for name, weight in self._texts[number].groups.items():
                found[row, self._column[name]] = weight
        return found

    def _first_groups(self) -> Any:  # noqa: ANN401 - as above
        """Each group begins at the mean of the texts that belong to it."""
        import torch

        means = torch.zeros(len(self._column), self._model.config.hidden_size)
        with torch.no_grad():
            for start in range(0, len(self._tokens), ROWS):
                rows = range(start, min(start + ROWS, len(self._tokens)))
                means += self._belongs(rows).T @ self._encode([self._tokens[number] for number in rows])
        return torch.nn.functional.normalize(means, dim=-1)

    def _tokenise(self, texts: Sequence[str]) -> list[list[int]]:
        if not texts:
            return []
        found: list[list[int]] = self._tokenizer(list(texts), truncation=True, max_length=self.plan.length)["input_ids"]
        return found

    def _encode(self, tokens: Sequence[Sequence[int]]) -> Any:  # noqa: ANN401 - as above
        import torch

        from embeddings.objective import encode_tokens

        def forward(ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.plan.half):
                states: torch.Tensor = self._model(input_ids=ids, attention_mask=mask).last_hidden_state
            return states.float()

        return encode_tokens(forward, tokens, ROWS)


def _prepare(folder: Path, plan: Plan) -> tuple[Any, dict[str, Any]]:
    """The model with an adapter on each linear layer of its blocks; only the adapters learn."""
    from embeddings.low_rank import LowRank
    from embeddings.sentence import load_model

    model = load_model(folder).train()
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


def rate_share(step: int, steps: int) -> float:
    """What share of the full rate a step has: up at first, then straight down."""
    warm = max(1, round(steps * WARMING))
    return min(1.0, (step + 1) / warm) * max(LOWEST, 1 - step / steps)


def _batches(count: int, plan: Plan) -> Iterator[list[int]]:
    """Full batches of numbers below `count`, shuffled anew each epoch."""
    generator = random.Random(plan.seed)
    for _ in range(plan.epochs):
        order = list(range(count))
        generator.shuffle(order)
        for start in range(0, count - plan.batch + 1, plan.batch):
            yield order[start : start + plan.batch]


def main() -> int:
    """Train an adapter from the command line."""
    parser = argparse.ArgumentParser(prog="python -m embeddings.train", description="Train an adapter for an encoder.")
    parser.add_argument("texts", type=Path)
    parser.add_argument("--pairs", type=Path, help="pairs of texts from another field, to keep general knowledge")
    parser.add_argument("--output", type=Path, required=True, help="the folder to write the adapter into")
    parser.add_argument("--base", default=DEFAULT_ENCODER)
    parser.add_argument("--epochs", type=int, default=Plan.epochs)
    parser.add_argument("--rank", type=int, default=Plan.rank)
    parser.add_argument("--rate", type=float, default=Plan.rate)
    parser.add_argument("--share", type=float, default=Plan.share)
    parser.add_argument("--seed", type=int, default=Plan.seed)
    options = parser.parse_args()
    plan = Plan(options.epochs, rank=options.rank, rate=options.rate, share=options.share, seed=options.seed)
    pairs = read_pairs(options.pairs) if options.pairs else ()
    folder = locate_model(options.base)
    adapter = train(read_texts(options.texts), folder, base=options.base, plan=plan, pairs=pairs, say=_say)
    save_adapter(adapter, options.output / FILE)
    return 0


def _say(line: str) -> None:
    sys.stderr.write(f"{line}\n")


if __name__ == "__main__":
    sys.exit(main())
