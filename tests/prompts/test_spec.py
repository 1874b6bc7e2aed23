from pathlib import Path

import pytest

from prompts.spec import FolderSpec, HttpSpec, LocalSpec, load_text_model, parse_text_model_spec
from weights import DEFAULT_TEXT_MODEL
from weights.errors import ModelNotFoundError, TextModelError


@pytest.mark.parametrize(
    ("text", "spec"),
    [
        ("local", LocalSpec(DEFAULT_TEXT_MODEL)),
        ("local:smollm2-135m", LocalSpec("smollm2-135m")),
        ("folder:/models/http", FolderSpec(Path("/models/http"))),
        ("folder:local", FolderSpec(Path("local"))),
        ("http://127.0.0.1:11434/v1#qwen2.5:1.5b", HttpSpec("http://127.0.0.1:11434/v1", "qwen2.5:1.5b")),
        ("https://models.example/v1/#local", HttpSpec("https://models.example/v1", "local")),
    ],
)
def test_a_spec_is_read_by_its_scheme_alone(text: str, spec: object) -> None:
    assert parse_text_model_spec(text) == spec


@pytest.mark.parametrize(
    "text",
    [
        *("", "gpt", "local:", "folder:", "/models/qwen", "my-local-model", "localhost:11434", "ftp://host/v1#m"),
        *("http://#m", "http://host/v1", "http://host:notaport/v1#m", "http://host/v1?key=1#m"),
    ],
)
def test_anything_else_is_refused_with_what_to_give(text: str) -> None:
    with pytest.raises(TextModelError) as caught:
        parse_text_model_spec(text)

    assert "folder:PATH" in caught.value.cure


def test_an_address_with_a_password_is_refused_without_repeating_it() -> None:
    with pytest.raises(TextModelError) as caught:
        parse_text_model_spec("http://user:hunter2@host/v1#m")

    assert "hunter2" not in str(caught.value)


def test_an_encoder_is_not_a_text_model() -> None:
    with pytest.raises(TextModelError, match="not a text model"):
        load_text_model(LocalSpec("all-minilm-l6-v2"))


def test_an_address_is_opened_without_sending_anything() -> None:
    with load_text_model("http://127.0.0.1:9/v1#m") as model:
        assert model.name == "m"
        assert model.fingerprint.startswith("address:")


def test_a_local_model_is_looked_for_in_the_folder_given(tmp_path: Path) -> None:
    with pytest.raises(ModelNotFoundError):
        load_text_model("local:smollm2-135m", cache=tmp_path)
