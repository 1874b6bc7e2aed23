"""What training asks of an encoder. Losses over batches of unit vectors; see `embeddings.train`."""

from collections.abc import Callable, Sequence

import torch

# What stands for minus infinity: a score that no softmax can see, without the trouble of a real infinity.
NEVER = -1e4


def group_loss(vectors: torch.Tensor, groups: torch.Tensor, belongs: torch.Tensor, temperature: float) -> torch.Tensor:
    """How far texts are from the groups they belong to, beside those they do not belong to.

    Each group of a text stands in a softmax of its own against all groups that are not the text's, so groups of one
    text do not compete (the proxies of Movshovitz-Attias and others 2017, with several positives to a text).

    Args:
        vectors: of shape (texts, dim), rows of unit length.
        groups: one vector a group, of shape (groups, dim), of any length.
        belongs: weights of shape (texts, groups), 0 where a text does not belong.
        temperature: divides cosines.
    """
    scores = vectors @ torch.nn.functional.normalize(groups, dim=-1).T / temperature
    others = torch.logsumexp(scores.masked_fill(belongs > 0, NEVER), dim=1, keepdim=True)
    chances = scores - torch.logaddexp(scores, others)
    shares = belongs / belongs.sum(dim=1, keepdim=True)
    return -(chances * shares).sum(dim=1).mean()


def pair_loss(anchors: torch.Tensor, positives: torch.Tensor, same: torch.Tensor, temperature: float) -> torch.Tensor:
    """InfoNCE (van den Oord and others 2018): each anchor nearer to its positive than to the others of the batch.

    Args:
        anchors: of shape (pairs, dim), rows of unit length.
        positives: likewise.
        same: booleans of shape (pairs, pairs), true where a positive would be right for an anchor too; those are left
            out of the comparison, save the anchor's own.
        temperature: divides cosines.
    """
    scores = anchors @ positives.T / temperature
    left_out = same & ~torch.eye(len(anchors), dtype=torch.bool)
    return torch.nn.functional.cross_entropy(scores.masked_fill(left_out, NEVER), torch.arange(len(anchors)))


def shared(names: Sequence[Sequence[str]], others: Sequence[str]) -> torch.Tensor:
    """Whether each of `others` is among the names in each place, of shape (names, others)."""
    return torch.tensor([[other in some for other in others] for some in names], dtype=torch.bool)


def encode_tokens(
    forward: Callable[[torch.Tensor, torch.Tensor], torch.Tensor], tokens: Sequence[Sequence[int]], rows: int
) -> torch.Tensor:
    """Unit vectors of texts, in their order; texts of like length go together, so that little is padding.

    `forward` takes token numbers and their mask, both of shape (texts, length), and gives a vector for each token.
    """
    order = sorted(range(len(tokens)), key=lambda number: (len(tokens[number]), number))
    found = []
    for start in range(0, len(order), rows):
        some = [tokens[number] for number in order[start : start + rows]]
        longest = max(map(len, some))
        ids = torch.tensor([[*row, *[0] * (longest - len(row))] for row in some])
        mask = torch.tensor([[*[1] * len(row), *[0] * (longest - len(row))] for row in some])
        states = forward(ids, mask)
        found.append((states * mask[..., None]).sum(dim=1) / mask.sum(dim=1, keepdim=True))
    place = torch.empty(len(order), dtype=torch.long)
    place[torch.tensor(order)] = torch.arange(len(order))
    return torch.nn.functional.normalize(torch.cat(found)[place], dim=-1)
