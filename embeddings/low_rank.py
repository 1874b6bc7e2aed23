"""A linear layer with a low-rank adapter on it, while it is being trained. See `embeddings.adapter`."""

import math
from collections.abc import Iterator

import torch


class LowRank(torch.nn.Module):
    """`inner(x) + x @ down.T @ up.T`; `up` begins at 0, so training begins at the model as it was."""

    def __init__(self, inner: torch.nn.Linear, rank: int) -> None:
        """Put an adapter of this rank on a layer."""
        super().__init__()
        self.inner = inner
        self.down = torch.nn.Parameter(torch.empty(rank, inner.in_features))
        self.up = torch.nn.Parameter(torch.zeros(inner.out_features, rank))
        torch.nn.init.kaiming_uniform_(self.down, a=math.sqrt(5))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """The layer's answer with the adapter's added."""
        added: torch.Tensor = self.inner(x) + x @ self.down.T @ self.up.T
        return added

    def trained(self) -> Iterator[torch.nn.Parameter]:
        """The weights that learn."""
        yield self.down
        yield self.up
