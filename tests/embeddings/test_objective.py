import torch

from embeddings.objective import encode_tokens, group_loss, pair_loss, shared

EAST, NORTH = torch.tensor([1.0, 0.0]), torch.tensor([0.0, 1.0])


def test_a_text_at_its_group_costs_less_than_one_at_another() -> None:
    groups = torch.stack([EAST, NORTH])
    belongs = torch.tensor([[1.0, 0.0]])
    near = group_loss(EAST[None], groups, belongs, 0.1)
    far = group_loss(NORTH[None], groups, belongs, 0.1)
    assert near < 0.01 < 5 < far


def test_groups_of_one_text_do_not_compete() -> None:
    groups = torch.stack([EAST, EAST, NORTH])
    both = group_loss(EAST[None], groups, torch.tensor([[1.0, 1.0, 0.0]]), 0.1)
    one = group_loss(EAST[None], groups, torch.tensor([[1.0, 0.0, 0.0]]), 0.1)
    assert both < 0.01
    assert one > 0.5


def test_pairs_of_one_group_are_left_out_of_the_comparison() -> None:
    vectors = torch.stack([EAST, EAST])
    told_apart = pair_loss(vectors, vectors, torch.eye(2, dtype=torch.bool), 0.1)
    left_out = pair_loss(vectors, vectors, torch.ones(2, 2, dtype=torch.bool), 0.1)
    assert left_out < 0.01 < told_apart


def test_what_is_shared_is_found_by_name() -> None:
    assert shared([("a", "b"), ("c",)], ["b", "c"]).tolist() == [[True, False], [False, True]]


def test_vectors_come_back_in_the_order_of_the_texts_and_empty_places_count_nothing() -> None:
    def forward(ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        assert mask.sum() == (ids > 0).sum()
        return torch.stack([ids.float(), torch.ones_like(ids, dtype=torch.float)], dim=-1)

    vectors = encode_tokens(forward, [[3, 3, 3], [1], [2, 2]], rows=2)
    slopes = vectors[:, 0] / vectors[:, 1]
    assert torch.allclose(slopes, torch.tensor([3.0, 1.0, 2.0]))
