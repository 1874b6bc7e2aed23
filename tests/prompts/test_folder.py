import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from prompts.answer import parse_sentences, sentences_schema
from prompts.facts import Fact, FactRole
from prompts.folder import FolderTextModel, folder_fingerprint
from prompts.model import Prompt, TextModel
from prompts.spec import load_text_model
from weights.errors import TextModelError

FACTS = [Fact("G1", FactRole.ABSENT, "a"), Fact("G2", FactRole.ABSENT, "b")]
PROMPT = Prompt("Be brief.", "Say hello.")
CHAT = "{% for m in messages %}{{ m.role }}: {{ m.content }}\n{% endfor %}assistant: "


def make_folder(folder: Path, *, chat_template: str | None = CHAT) -> Path:
    """A tiny model with random weights and one token a byte."""
    import torch
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers
    from transformers import LlamaConfig, LlamaForCausalLM, PreTrainedTokenizerFast

    alphabet = sorted(pre_tokenizers.ByteLevel.alphabet())
    tokens = Tokenizer(models.BPE(vocab={c: i for i, c in enumerate([*alphabet, "<eos>"])}, merges=[]))
    tokens.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokens.decoder = decoders.ByteLevel()
    tokenizer = PreTrainedTokenizerFast(tokenizer_object=tokens, eos_token="<eos>")  # type: ignore[no-untyped-call]
    tokenizer.chat_template = chat_template
    torch.manual_seed(0)
    config = LlamaConfig(
        vocab_size=len(alphabet) + 1,
        hidden_size=32,
        intermediate_size=32,
        num_hidden_layers=1,
        num_attention_heads=2,
        num_key_value_heads=2,
        max_position_embeddings=1024,
        bos_token_id=None,
        eos_token_id=len(alphabet),
        pad_token_id=len(alphabet),
    )
    LlamaForCausalLM(config).save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return folder


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_folder(tmp_path_factory.mktemp("models") / "tiny")


@pytest.fixture(scope="module")
def model(folder: Path) -> Iterator[FolderTextModel]:
    with FolderTextModel(folder, threads=1) as opened:
        yield opened


def test_even_a_random_model_keeps_to_the_schema(model: FolderTextModel) -> None:
    schema = sentences_schema(FACTS, 2)
    schema["properties"]["sentences"]["items"]["properties"]["text"]["maxLength"] = 20
    answer = model.complete(PROMPT, schema=schema, max_tokens=400, seed=0)

    assert all(set(s.ids) <= {"G1", "G2"} for s in parse_sentences(answer))


def test_the_same_request_gets_the_same_answer(model: FolderTextModel) -> None:
    text = {"type": "string", "maxLength": 8}
    schema = {"type": "object", "properties": {"a": text}, "required": ["a"], "additionalProperties": False}
    answers = {model.complete(PROMPT, schema=schema, max_tokens=60, seed=0) for _ in range(3)}

    assert len(answers) == 1
    assert set(json.loads(answers.pop())) == {"a"}


def test_max_tokens_cuts_an_answer(model: FolderTextModel) -> None:
    answer = model.complete(PROMPT, schema=sentences_schema(FACTS, 1), max_tokens=3, seed=0)

    with pytest.raises(TextModelError):
        parse_sentences(answer)


def test_a_model_without_a_chat_template_is_told_the_same(tmp_path: Path) -> None:
    schema = {"enum": ["yes", "no"]}
    with FolderTextModel(make_folder(tmp_path / "plain", chat_template=None), threads=1) as plain:
        assert json.loads(plain.complete(PROMPT, schema=schema, max_tokens=20, seed=0)) in {"yes", "no"}


def test_a_folder_model_keeps_the_protocol_and_its_name(model: FolderTextModel) -> None:
    assert isinstance(model, TextModel)
    assert model.name == "tiny"


def test_the_fingerprint_follows_the_weights(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    for path in folder.iterdir():
        data = bytearray(path.read_bytes())
        if path.suffix == ".safetensors":
            data[-1] ^= 1
        (other / path.name).write_bytes(data)

    assert folder_fingerprint(folder) == folder_fingerprint(folder)
    assert folder_fingerprint(folder) != folder_fingerprint(other)


def test_a_spec_opens_a_folder(folder: Path) -> None:
    with load_text_model(f"folder:{folder}", threads=1) as opened:
        assert isinstance(opened, FolderTextModel)


def test_a_closed_model_says_so(folder: Path) -> None:
    closed = FolderTextModel(folder, threads=1)
    closed.close()

    with pytest.raises(TextModelError, match="closed"):
        closed.complete(PROMPT, schema={"enum": ["x"]}, max_tokens=5, seed=0)


def test_a_folder_without_a_model_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(TextModelError, match=r"no config\.json"):
        FolderTextModel(tmp_path)


def test_a_folder_with_a_broken_model_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text("{}")

    with pytest.raises(TextModelError, match="could not be loaded"):
        FolderTextModel(tmp_path)
