from pathlib import Path

import pytest

from embeddings import load_encoder
from weights.errors import EncoderError, ModelNotFoundError


def test_hashing_needs_no_model() -> None:
    assert load_encoder("hashing").name == "hashing"


def test_a_model_that_was_not_fetched_says_how_to_get_it(tmp_path: Path) -> None:
    with pytest.raises(ModelNotFoundError, match="fingerpost models fetch all-minilm-l6-v2"):
        load_encoder(cache=tmp_path)


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(ModelNotFoundError, match="'nonesuch'"):
        load_encoder("nonesuch")


def test_a_text_model_is_no_encoder() -> None:
    with pytest.raises(EncoderError, match="writes text"):
        load_encoder("smollm2-135m")


@pytest.mark.weights  # not for the weights, but because it loads the machine learning libraries
def test_a_folder_without_a_model_is_refused(tmp_path: Path) -> None:
    (tmp_path / "modules.json").write_text("not json")
    with pytest.raises(EncoderError, match="can be loaded"):
        load_encoder(str(tmp_path))
