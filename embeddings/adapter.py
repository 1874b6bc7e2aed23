"""A small set of trained weights added to a model's own: low-rank adaptation (Hu and others 2021).

A linear layer with weights W (out, in) becomes W + share * up @ down, with down (rank, in) and up (out, rank). The sum
is made once, when the model is loaded, so reading costs what it cost before. `share` below 1 moves only part of the way
from the original weights to the trained ones, as averaging the two does.

    adapters/<name>/adapter.safetensors     the weights, in half precision, with what they were made for
    adapters/<name>/README.md               the model card
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from weights.errors import EncoderError

if TYPE_CHECKING:
    import torch

ADAPTERS = Path(__file__).parent / "adapters"
FILE = "adapter.safetensors"


@dataclass(frozen=True, slots=True)
class Adapter:
    """Trained weights for some layers of one model. `layers` maps a layer's name to its (down, up)."""

    base: str
    share: float
    layers: "Mapping[str, tuple[torch.Tensor, torch.Tensor]]"


def find_adapter(name: str) -> Path:
    """The file of an adapter that comes with the code, or in a folder of the user's.

    Raises:
        EncoderError: there is none of this name.
    """
    for folder in (ADAPTERS / name, Path(name)):
        if (folder / FILE).is_file():
            return folder / FILE
    known = ", ".join(sorted(path.parent.name for path in ADAPTERS.glob(f"*/{FILE}"))) or "none"
    raise EncoderError(f"There is no adapter {name!r}.", f"Adapters here: {known}. Or give the folder of one.")


def save_adapter(adapter: Adapter, path: Path) -> None:
    """Write an adapter in half precision."""
    import torch
    from safetensors.torch import save_file

    path.parent.mkdir(parents=True, exist_ok=True)
    halves = {}
    for layer, (down, up) in adapter.layers.items():
        halves[f"{layer}.down"] = down.to(torch.float16).contiguous()
        halves[f"{layer}.up"] = up.to(torch.float16).contiguous()
    save_file(halves, path, metadata={"base": adapter.base, "share": str(adapter.share)})


def load_adapter(path: Path) -> Adapter:
    """Read an adapter.

    Raises:
        EncoderError: the file is not one.
    """
    import torch
    from safetensors import SafetensorError, safe_open

    try:
        with safe_open(path, framework="pt") as file:
            about = file.metadata() or {}
            names = sorted({str(key).rpartition(".")[0] for key in file.keys()})  # noqa: SIM118 - not a mapping
            layers = {
                name: (
                    file.get_tensor(f"{name}.down").to(torch.float32),
                    file.get_tensor(f"{name}.up").to(torch.float32),
                )
                for name in names
            }
        return Adapter(about["base"], float(about["share"]), layers)
    except (SafetensorError, OSError, KeyError, ValueError) as error:
        raise EncoderError(
            f"{path.name} is not an adapter: {error}", "Get the file again, or train it anew."
        ) from error


def add_adapter(module: Any, adapter: Adapter, *, base: str) -> None:  # noqa: ANN401 - torch's modules are untyped here
    """Add the trained weights to a torch module's layers, in place.

    Raises:
        EncoderError: the adapter was trained for another model.
    """
    import torch

    if adapter.base != base:
        raise EncoderError(
            f"The adapter was trained for {adapter.base!r}, and this is {base!r}.", "Use it with its own model."
        )
    own = dict(module.named_modules())
    with torch.no_grad():
        for name, (down, up) in adapter.layers.items():
            if name not in own:
                raise EncoderError(f"The model has no layer {name!r}.", "Use the adapter with its own model.")
            own[name].weight += adapter.share * (up @ down)


def adapter_sha256(path: Path) -> str:
    """The hash of an adapter's file, in hexadecimal."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
