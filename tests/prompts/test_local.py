import json
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from prompts import TextModel, load_text_model
from prompts.answer import parse_sentences, sentences_schema
from prompts.facts import Fact, FactRole
from prompts.local import LlamaTextModel
from prompts.model import Prompt
from prompts.render import render
from weights.errors import TextModelError

GAPS = [
    Fact("G1", FactRole.ABSENT, "recording each medicine given, refused or returned"),
    Fact("G2", FactRole.ABSENT, "reporting signs of abuse or neglect without delay"),
]
OTHER = [Fact("G1", FactRole.ABSENT, "knowing what to do after a fall")]


def ask(model: TextModel, facts: list[Fact]) -> str:
    prompt = render("gaps", facts, count=f"{len(facts)} sentences")
    schema = sentences_schema(facts, len(facts), most_ids=1)
    return model.complete(prompt, schema=schema, max_tokens=90 * len(facts), seed=0)


def test_a_file_that_is_not_there_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(TextModelError, match=r"'none\.gguf' is not there"):
        LlamaTextModel(tmp_path / "none.gguf", name="none", fingerprint="")


def test_a_file_that_is_no_model_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "odd.gguf").write_bytes(b"not a model")

    with pytest.raises(TextModelError, match=r"'odd\.gguf' could not be loaded"):
        LlamaTextModel(tmp_path / "odd.gguf", name="odd", fingerprint="")


@pytest.fixture(scope="module")
def small() -> Iterator[TextModel]:
    """The smallest model of the catalogue: quick, and enough to show how the backend behaves."""
    with load_text_model("local:smollm2-135m") as model:
        yield model


@pytest.mark.weights
def test_answers_keep_to_the_schema_and_are_compact(small: TextModel) -> None:
    answer = ask(small, GAPS)

    assert all(set(s.ids) <= {"G1", "G2"} for s in parse_sentences(answer))
    assert answer == json.dumps(json.loads(answer), separators=(",", ":"), ensure_ascii=False)


@pytest.mark.weights
def test_a_model_keeps_the_protocol_and_carries_its_hash(small: TextModel) -> None:
    assert isinstance(small, TextModel)
    assert len(small.fingerprint) == 64


@pytest.mark.weights
def test_max_tokens_cuts_an_answer_and_the_cut_is_seen(small: TextModel) -> None:
    prompt = render("gaps", GAPS, count="two sentences")
    answer = small.complete(prompt, schema=sentences_schema(GAPS, 2), max_tokens=5, seed=0)

    with pytest.raises(TextModelError, match="outside its format"):
        parse_sentences(answer)


@pytest.mark.weights
def test_a_prompt_too_long_for_the_model_is_a_clear_error(small: TextModel) -> None:
    with pytest.raises(TextModelError, match="failed"):
        small.complete(Prompt("x", "word " * 5000), schema={"type": "object"}, max_tokens=5, seed=0)


@pytest.mark.weights
def test_nobody_else_on_the_machine_may_use_its_port(small: TextModel) -> None:
    assert isinstance(small, LlamaTextModel)
    address = small._server.listening_address  # type: ignore[union-attr]
    request = urllib.request.Request(f"{address}/v1/chat/completions", data=b"{}")

    with pytest.raises(urllib.error.HTTPError, match="401") as caught:
        urllib.request.urlopen(request)
    caught.value.close()
    assert address.startswith("http://127.0.0.1:")


@pytest.mark.weights
def test_models_that_were_never_asked_close_at_once() -> None:
    for _ in range(5):
        load_text_model("local:smollm2-135m").close()


@pytest.mark.weights
def test_a_closed_model_says_so() -> None:
    model = load_text_model("local:smollm2-135m")
    model.close()
    model.close()

    with pytest.raises(TextModelError, match="closed"):
        ask(model, OTHER)


@pytest.mark.weights
@pytest.mark.timeout(900)
def test_the_default_model_says_the_same_cold_warm_and_after_another_prompt() -> None:
    with load_text_model("local") as model:
        cold = ask(model, GAPS)
        warm = ask(model, GAPS)
        ask(model, OTHER)
        after = ask(model, GAPS)
    with load_text_model("local") as model:
        ask(model, OTHER)
        loaded_again = ask(model, GAPS)

    assert cold == warm == after == loaded_again
    assert all("does not mention" in s.text for s in parse_sentences(cold))
