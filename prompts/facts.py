"""Facts: the only things a language model is told, and the only things its sentences may say."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

# Invisible and direction-changing characters: they can hide words from a reader but not from a model.
_HIDDEN = frozenset({"Cc", "Cf", "Co", "Cs", "Cn"})
_LINK = re.compile(r"(?:[a-z][a-z0-9+.-]*://|www\.|mailto:|javascript:|data:|\\\\)\S+|\S+@\S+\.\S+", re.IGNORECASE)
# Characters that delimit facts, open markup or spell a chat template's control tokens.
_STRUCTURE = str.maketrans(dict.fromkeys("<>{}[]|`*#\\~^_", " ") | {'"': "'", "“": "'", "”": "'", "«": "'", "»": "'"})


class FactRole(StrEnum):
    """What a fact is evidence of. The words are generic: what is present in, or absent from, the text reported on."""

    PRESENT = "present"
    ABSENT = "absent"
    UNMATCHED = "unmatched"
    BACKGROUND = "background"


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact, with the id a sentence cites it by. `text` may be untrusted; it is cleaned before it is shown."""

    id: str
    role: FactRole
    text: str


def clean_text(text: str, limit: int = 200) -> str:
    """Untrusted text as harmless data on one line: no hidden characters, links, markup or control tokens.

    Longer text is cut at a word and ends in an ellipsis; at most `limit` characters come back.
    """
    seen = "".join(" " if unicodedata.category(c) in _HIDDEN else c for c in unicodedata.normalize("NFKC", text))
    plain = " ".join(_LINK.sub("(link)", seen).translate(_STRUCTURE).split())
    return plain if len(plain) <= limit else _cut(plain, limit - 1) + "…"


def _cut(text: str, limit: int) -> str:
    head, space, _ = text[: limit + 1].rpartition(" ")
    return head.rstrip(" ,;:.-–") if space and head.strip() else text[:limit]
