from pathlib import Path

import pytest

from tests.weights.conftest import FILES, MakeModel
from weights import (
    ModelFetchError,
    ModelNotFoundError,
    ModelSpec,
    default_cache,
    list_models,
    locate_model,
    verify_model,
)


def put(spec: ModelSpec, cache: Path) -> None:
    for file in spec.files:
        path = cache / spec.id / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(FILES[file.path])


def test_a_model_that_is_not_here_says_how_to_get_it(make_model: MakeModel, tmp_path: Path) -> None:
    spec = make_model("folder")
    with pytest.raises(ModelNotFoundError) as caught:
        locate_model(spec.id, cache=tmp_path)
    assert caught.value.cure == f"Run: fingerpost models fetch {spec.id}"


def test_a_folder_model_is_located_as_its_folder(make_model: MakeModel, tmp_path: Path) -> None:
    spec = make_model("folder")
    put(spec, tmp_path)
    assert locate_model(spec.id, cache=tmp_path) == tmp_path / spec.id


def test_a_one_file_model_is_located_as_its_file(make_model: MakeModel, tmp_path: Path) -> None:
    spec = make_model("joined")
    put(spec, tmp_path)
    assert locate_model(spec.id, cache=tmp_path) == tmp_path / spec.id / "model.bin"


def test_a_model_with_a_file_cut_short_is_not_here(make_model: MakeModel, tmp_path: Path) -> None:
    spec = make_model("folder")
    put(spec, tmp_path)
    (tmp_path / spec.id / "model.bin").write_bytes(b"short")
    with pytest.raises(ModelNotFoundError):
        locate_model(spec.id, cache=tmp_path)


def test_verify_accepts_the_right_bytes_and_tells_how_far_it_is(make_model: MakeModel, tmp_path: Path) -> None:
    spec = make_model("folder")
    put(spec, tmp_path)
    told: list[int] = []
    assert (
        verify_model(spec.id, cache=tmp_path, progress=lambda done, total, label: told.append(done))
        == tmp_path / spec.id
    )
    assert told == sorted(told)
    assert told


def test_verify_names_the_file_that_differs_by_one_bit(make_model: MakeModel, tmp_path: Path) -> None:
    spec = make_model("folder")
    put(spec, tmp_path)
    path = tmp_path / spec.id / "model.bin"
    data = bytearray(path.read_bytes())
    data[100] ^= 1
    path.write_bytes(data)
    with pytest.raises(ModelFetchError, match=r"model\.bin") as caught:
        verify_model(spec.id, cache=tmp_path)
    assert spec.files[0].sha256 in caught.value.problem


def test_listing_shows_what_is_here_and_what_could_be(make_model: MakeModel, tmp_path: Path) -> None:
    spec = make_model("joined")
    assert [(status.spec.id, status.present) for status in list_models(cache=tmp_path)] == [(spec.id, False)]
    put(spec, tmp_path)
    assert [(status.spec.id, status.present) for status in list_models(cache=tmp_path)] == [(spec.id, True)]


def test_the_default_cache_is_in_the_home_folder() -> None:
    assert default_cache().parts[-3:] == (".cache", "fingerpost", "models")


@pytest.mark.weights
@pytest.mark.parametrize("model_id", ["all-minilm-l6-v2", "qwen2.5-coder-1.5b-instruct-q4_k_m", "smollm2-135m"])
def test_the_real_models_are_whole(model_id: str) -> None:
    assert verify_model(model_id).exists()
