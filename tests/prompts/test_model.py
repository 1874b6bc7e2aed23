import json
from pathlib import Path

import pytest

from prompts.model import Prompt, RecordingTextModel, ReplayTextModel, TextModel, request_key
from weights.errors import TextModelError

PROMPT = Prompt("Be brief.", "Say hello.")
SCHEMA = {"type": "object"}
KEY = request_key(PROMPT, schema=SCHEMA, max_tokens=9, seed=0)


def test_a_recorded_request_is_answered() -> None:
    with ReplayTextModel({KEY: "{}"}) as model:
        assert model.complete(PROMPT, schema=SCHEMA, max_tokens=9, seed=0) == "{}"


@pytest.mark.parametrize("change", [{"max_tokens": 10}, {"seed": 1}, {"schema": {"type": "array"}}])
def test_a_request_that_differs_in_anything_was_not_recorded(change: dict[str, object]) -> None:
    request = {"schema": SCHEMA, "max_tokens": 9, "seed": 0} | change

    with pytest.raises(TextModelError, match="No answer was recorded"):
        ReplayTextModel({KEY: "{}"}).complete(PROMPT, **request)  # type: ignore[arg-type]


def test_a_recording_is_replayed_from_its_file(tmp_path: Path) -> None:
    recorder = RecordingTextModel(ReplayTextModel({KEY: '{"a":1}'}, name="small", fingerprint="f"))
    recorder.complete(PROMPT, schema=SCHEMA, max_tokens=9, seed=0)
    recorder.save(tmp_path / "answers.json")

    replay = ReplayTextModel.from_file(tmp_path / "answers.json")

    assert (replay.name, replay.fingerprint) == ("small", "f")
    assert replay.complete(PROMPT, schema=SCHEMA, max_tokens=9, seed=0) == '{"a":1}'


def test_saving_a_recording_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    for name, order in (("a", ("x", "y")), ("b", ("y", "x"))):
        recorder = RecordingTextModel(ReplayTextModel({}))
        recorder.answers = {key: "{}" for key in order}
        recorder.save(tmp_path / name)

    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


@pytest.mark.parametrize("text", ["", "[]", "{}", json.dumps({"answers": 3, "name": "x", "fingerprint": "y"})])
def test_a_file_that_is_no_recording_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "odd.json").write_text(text)

    with pytest.raises(TextModelError, match="not a recording"):
        ReplayTextModel.from_file(tmp_path / "odd.json")


def test_replaying_and_recording_models_keep_the_protocol() -> None:
    replay = ReplayTextModel({})

    assert isinstance(replay, TextModel)
    assert isinstance(RecordingTextModel(replay), TextModel)


def test_closing_a_recorder_closes_the_model_underneath() -> None:
    class Closes(ReplayTextModel):
        closed = False

        def close(self) -> None:
            self.closed = True

    model = Closes({})
    with RecordingTextModel(model):
        pass

    assert model.closed
