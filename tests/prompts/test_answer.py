import json

import pytest

from prompts.answer import DraftSentence, parse_sentences, sentences_schema
from prompts.facts import Fact, FactRole
from weights.errors import TextModelError

FACTS = [Fact("G1", FactRole.ABSENT, "a"), Fact("G2", FactRole.ABSENT, "b")]


def test_the_schema_bounds_everything_a_weak_model_could_run_on_with() -> None:
    schema = sentences_schema(FACTS, 3, most_ids=1)
    listed = schema["properties"]["sentences"]
    sentence = listed["items"]["properties"]

    assert (listed["minItems"], listed["maxItems"]) == (1, 3)
    assert sentence["ids"]["items"]["enum"] == ["G1", "G2"]
    assert sentence["ids"]["maxItems"] == 1
    assert sentence["text"]["maxLength"] > 0
    assert list(sentence) == ["ids", "text"]


def test_an_answer_is_read() -> None:
    answer = json.dumps({"sentences": [{"ids": ["G1", "G1"], "text": " It says so. "}]})

    assert parse_sentences(answer) == (DraftSentence("It says so.", ("G1",)),)


@pytest.mark.parametrize(
    "answer",
    [
        *(
            "",
            "{",
            "[]",
            "null",
            "{}",
            '{"sentences":3}',
            '{"sentences":[1]}',
            '{"sentences":[{"ids":["G1"],"text":"cut',
        ),
        '{"sentences":[{"ids":"G1","text":"x"}]}',
    ],
)
def test_an_answer_of_another_shape_is_an_error(answer: str) -> None:
    with pytest.raises(TextModelError, match="outside its format"):
        parse_sentences(answer)
