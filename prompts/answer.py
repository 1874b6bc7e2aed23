"""The shape of an answer: a few sentences, each with the ids of the facts it rests on."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from prompts.facts import Fact
from prompts.model import Schema
from weights.errors import TextModelError

LONGEST_TEXT = 240
"""Characters a sentence may have in the decoder: about 40 words. A weak model never closes an unbounded string."""

MOST_IDS = 4


@dataclass(frozen=True, slots=True)
class DraftSentence:
    """A sentence as a model wrote it, before it is checked."""

    text: str
    ids: tuple[str, ...]


def sentences_schema(facts: Sequence[Fact], most: int, *, most_ids: int = MOST_IDS) -> Schema:
    """A JSON schema for one to `most` sentences that cite these facts. Ids come first, so that they lead the words."""
    sentence = {
        "type": "object",
        "properties": {
            "ids": {
                "type": "array",
                "items": {"type": "string", "enum": [fact.id for fact in facts]},
                "minItems": 1,
                "maxItems": min(most_ids, len(facts)),
            },
            "text": {"type": "string", "minLength": 1, "maxLength": LONGEST_TEXT},
        },
        "required": ["ids", "text"],
        "additionalProperties": False,
    }
    return {
        "type": "object",
        "properties": {"sentences": {"type": "array", "items": sentence, "minItems": 1, "maxItems": most}},
        "required": ["sentences"],
        "additionalProperties": False,
    }


def parse_sentences(answer: str) -> tuple[DraftSentence, ...]:
    """Read an answer. One that is cut short or has another shape raises `TextModelError`; ids are checked later."""
    try:
        return tuple(_sentence(item) for item in json.loads(answer)["sentences"])
    except (ValueError, KeyError, TypeError) as error:
        raise TextModelError("The text model answered outside its format.", "Try again, or do without it.") from error


def _sentence(item: Mapping[str, object]) -> DraftSentence:
    text, ids = item["text"], item["ids"]
    if not isinstance(text, str) or not isinstance(ids, list) or not all(isinstance(i, str) for i in ids):
        raise TypeError("a sentence has a text and a list of ids")
    return DraftSentence(text.strip(), tuple(dict.fromkeys(ids)))
