from pathlib import Path

import pytest
import torch

from embeddings.adapter import Adapter, add_adapter, find_adapter, load_adapter, save_adapter
from weights.errors import EncoderError


def adapter(share: float = 1.0) -> Adapter:
    down, up = torch.tensor([[1.0, 0.0, 2.0]]), torch.tensor([[0.5], [1.0]])
    return Adapter("some-model", share, {"inner.dense": (down, up)})


def module() -> torch.nn.Module:
    layer = torch.nn.Linear(3, 2, bias=False)
    torch.nn.init.zeros_(layer.weight)
    return torch.nn.ModuleDict({"inner": torch.nn.ModuleDict({"dense": layer})})


def weight(of: torch.nn.Module) -> torch.Tensor:
    found: torch.Tensor = dict(of.named_modules())["inner.dense"].weight
    return found


def test_an_adapter_adds_the_product_of_its_two_matrices() -> None:
    changed = module()
    add_adapter(changed, adapter(), base="some-model")
    assert weight(changed).tolist() == [[0.5, 0.0, 1.0], [1.0, 0.0, 2.0]]


def test_a_share_goes_part_of_the_way() -> None:
    half, whole = module(), module()
    add_adapter(half, adapter(share=0.5), base="some-model")
    add_adapter(whole, adapter(), base="some-model")
    assert torch.equal(weight(half) * 2, weight(whole))


def test_saving_and_loading_is_identity(tmp_path: Path) -> None:
    save_adapter(adapter(0.7), tmp_path / "new" / "adapter.safetensors")
    loaded = load_adapter(tmp_path / "new" / "adapter.safetensors")
    assert (loaded.base, loaded.share, list(loaded.layers)) == ("some-model", 0.7, ["inner.dense"])
    assert [part.tolist() for part in loaded.layers["inner.dense"]] == [[[1.0, 0.0, 2.0]], [[0.5], [1.0]]]


def test_an_adapter_of_another_model_is_refused() -> None:
    with pytest.raises(EncoderError, match="trained for 'some-model', and this is 'other'"):
        add_adapter(module(), adapter(), base="other")


def test_a_layer_the_model_lacks_is_named() -> None:
    with pytest.raises(EncoderError, match=r"no layer 'inner\.dense'"):
        add_adapter(torch.nn.Linear(3, 2), adapter(), base="some-model")


@pytest.mark.parametrize("content", [b"", b"not an adapter", b"\x00" * 100])
def test_a_file_that_is_no_adapter_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "adapter.safetensors").write_bytes(content)
    with pytest.raises(EncoderError, match="is not an adapter"):
        load_adapter(tmp_path / "adapter.safetensors")


def test_an_unknown_adapter_is_named_with_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(EncoderError, match="no adapter 'nosuch'"):
        find_adapter("nosuch")
    save_adapter(adapter(), tmp_path / "adapter.safetensors")
    assert find_adapter(str(tmp_path)) == tmp_path / "adapter.safetensors"
