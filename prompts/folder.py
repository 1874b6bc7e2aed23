"""A model in a transformers folder (safetensors and tokenizer), its answers held to a schema by llguidance."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

from prompts.model import Closing, Prompt, Schema
from weights.errors import TextModelError

if TYPE_CHECKING:
    import torch
    from llguidance import LLTokenizer
    from transformers import BatchEncoding, PreTrainedTokenizerFast

    Held = Callable[[torch.Tensor, torch.Tensor], torch.Tensor]


class _Generator(Protocol):
    """What is used of a transformers model; its own types do not pass strict checking."""

    config: "_Config"

    def generate(self, **options: object) -> "torch.Tensor": ...

    def train(self, mode: bool) -> object: ...


class _Config(Protocol):
    vocab_size: int


class FolderTextModel(Closing):
    """A causal language model read from a folder. Nothing is ever downloaded and no code in the folder is run."""

    def __init__(self, folder: Path, *, threads: int | None = None) -> None:
        """Load the folder. A folder that holds no such model raises `TextModelError`."""
        if not (folder / "config.json").is_file():
            raise TextModelError(
                f"{str(folder)!r} is not a model folder: it has no config.json.", "Give a transformers model's folder."
            )
        self.name = folder.name
        self.fingerprint = folder_fingerprint(folder)
        self._tokenizer, model = _load(folder, threads)
        self._grammar_tokens = _grammar_tokens(self._tokenizer, model, folder)
        self._model: _Generator | None = model

    def complete(self, prompt: Prompt, *, schema: Schema, max_tokens: int, seed: int) -> str:
        """The answer to a prompt, as JSON text held to the schema by the decoder."""
        if self._model is None:
            raise TextModelError(f"The model {self.name!r} has been closed.", "Open it again.")
        try:
            return self._generate(self._model, prompt, schema, max_tokens, seed)
        except (RuntimeError, ValueError, IndexError) as error:
            raise TextModelError(f"The model {self.name!r} failed: {error}.", "Try again, or do without it.") from error

    def close(self) -> None:
        """Free the model's memory."""
        self._model = None

    def _generate(self, model: _Generator, prompt: Prompt, schema: Schema, max_tokens: int, seed: int) -> str:
        import torch
        from transformers import LogitsProcessorList

        inputs = self._encode(prompt)
        start = inputs["input_ids"].shape[1]
        held = _schema_processor(self._grammar_tokens, schema, start)
        torch.manual_seed(seed)
        with torch.inference_mode():
            output = model.generate(
                **inputs,
                max_new_tokens=max_tokens,
                do_sample=False,
                num_beams=1,
                logits_processor=LogitsProcessorList([held]),
                pad_token_id=self._tokenizer.eos_token_id,
            )
        return str(self._tokenizer.decode(output[0, start:], skip_special_tokens=True))

    def _encode(self, prompt: Prompt) -> "BatchEncoding":
        """Token tensors; a model without a chat template is given the two parts one after the other."""
        if self._tokenizer.chat_template:
            chat = self._tokenizer.apply_chat_template(
                prompt.messages(), add_generation_prompt=True, return_tensors="pt", return_dict=True
            )
            return cast("BatchEncoding", chat)
        return cast("BatchEncoding", self._tokenizer(f"{prompt.system}\n\n{prompt.user}\n", return_tensors="pt"))


def folder_fingerprint(folder: Path) -> str:
    """A hash of the names, sizes and configuration of a model folder, quick even when the weights are large."""
    digest = hashlib.sha256()
    for path in sorted(p for p in folder.iterdir() if p.is_file()):
        digest.update(json.dumps([path.name, path.stat().st_size]).encode())
        if path.suffix == ".json":
            digest.update(path.read_bytes())
        else:
            digest.update(_ends(path))
    return digest.hexdigest()


def _ends(path: Path, size: int = 1 << 20) -> bytes:
    """The first and last megabyte of a file: enough to tell two trainings of one model apart."""
    with path.open("rb") as file:
        head = file.read(size)
        file.seek(max(0, path.stat().st_size - size))
        return head + file.read(size)


def _load(folder: Path, threads: int | None) -> "tuple[PreTrainedTokenizerFast, _Generator]":
    import torch
    from transformers import AutoModelForCausalLM, AutoTokenizer

    if threads is not None:
        torch.set_num_threads(threads)
    try:
        tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True, trust_remote_code=False)
        model = AutoModelForCausalLM.from_pretrained(
            folder, local_files_only=True, trust_remote_code=False, use_safetensors=True, dtype=torch.float32
        )
    except (OSError, ValueError, KeyError, RuntimeError, ImportError) as error:
        raise TextModelError(
            f"The model in {str(folder)!r} could not be loaded: {error}.", "Check that the folder is complete."
        ) from error
    model.train(False)
    return cast("PreTrainedTokenizerFast", tokenizer), cast(_Generator, model)


def _grammar_tokens(tokenizer: "PreTrainedTokenizerFast", model: _Generator, folder: Path) -> "LLTokenizer":
    import llguidance.hf

    try:
        return llguidance.hf.from_tokenizer(tokenizer, n_vocab=model.config.vocab_size)
    except ValueError as error:
        raise TextModelError(
            f"The tokenizer in {str(folder)!r} cannot be held to a schema: {error}.", "Use a model with a fast one."
        ) from error


def _schema_processor(tokens: "LLTokenizer", schema: Schema, start: int) -> "Held":
    """A logits processor that only lets through what the schema allows after position `start`.

    It uses llguidance's numpy functions: the torch ones are compiled on first use, which needs a C++ compiler.
    """
    import llguidance
    import llguidance.numpy as masks
    import torch

    grammar = llguidance.LLMatcher.grammar_from_json_schema(
        json.dumps(dict(schema)), overrides={"whitespace_flexible": False}
    )
    matcher = llguidance.LLMatcher(tokens, grammar)
    mask = masks.allocate_token_bitmask(1, tokens.vocab_size)
    seen = start

    def hold(input_ids: "torch.Tensor", scores: "torch.Tensor") -> "torch.Tensor":
        nonlocal seen
        matcher.consume_tokens(input_ids[0, seen:].tolist())
        seen = input_ids.shape[1]
        if matcher.get_error():
            raise ValueError(matcher.get_error())
        masks.fill_next_token_bitmask(matcher, mask)
        allowed = scores.detach().float().numpy().copy()
        masks.apply_token_bitmask_inplace(allowed, mask)
        return torch.from_numpy(allowed)

    return hold
