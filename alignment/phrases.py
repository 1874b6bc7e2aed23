"""A phrase language small enough for content owners: what they may write, and finding it in a text.

    lead* shifts            whole words, upper or lower case alike; `*` stands for any ending (lead, leads, leading)
    absence of … manager    `…` or `...` is a gap of up to five words, never across the end of a sentence
    lead*|run* … shift*     `|` separates alternatives for one word
    on-call                 a hyphen also matches a space or nothing (on-call, on call, oncall)

Straight and curly apostrophes match each other, and `and` matches `&`.

Patterns cannot run away on hostile text: every repeated part is bounded or possessive, and a phrase may hold at most
`MAX_GAPS` gaps.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

# Six ways to fill each gap, so two gaps cost at most 36 tries a starting word; nobody has needed a third.
MAX_GAPS = 2
# As the format promises; longer gaps begin to join words that have nothing to do with each other.
GAP_WORDS = 5
# Far longer than anything a person would write as a phrase; it catches a paragraph pasted by mistake.
MAX_LENGTH = 200

_GAPS = frozenset({"…", "..."})
_WORD = r"[\w&]++"
# Up to eight signs between words, but not the end of a sentence: a full stop before a small letter does not end one.
_SEPARATOR = r"(?:[^\w&.!?;]|\.(?!\s{0,4}(?:$|(?-i:\s[A-Z])))){1,8}+"
_HYPHEN = rf"(?:{_SEPARATOR})?"
_TOKEN = re.compile(r"[\w&'’*-]*\w[\w&'’*-]*|&")


class PhraseError(ValueError):
    """A phrase that does not keep to the language. The message quotes it and says what to change."""


@dataclass(frozen=True, slots=True)
class PhraseHit:
    """Where a phrase was found: `words` is `text[start:end]`."""

    phrase: str
    start: int
    end: int
    words: str

    def overlaps(self, other: "PhraseHit") -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


def find_phrase(
    phrases: Sequence[str], text: str, *, without: Sequence[str] = (), reaching: int = 0
) -> PhraseHit | None:
    """The first of the phrases in the text, by position; at one position, the first in the list.

    Args:
        phrases: Phrases in the language above; none of them finds nothing.
        text: What to look in.
        without: Phrases that spoil a hit: one that overlaps any of these is passed over.
        reaching: Only hits that end after this offset count, for text that begins with words borrowed from elsewhere.

    Raises:
        PhraseError: A phrase does not keep to the language.
    """
    first = next((hit for hit in _hits(phrases, text) if hit.end > reaching), None)
    if first is None or not without:
        return first
    # One phrase at a time, as a shorter hit, or one that is passed over, must not hide another's.
    spoilers = [spoiler for phrase in without for spoiler in _hits((phrase,), text)]
    hits = [hit for phrase in phrases for hit in _hits((phrase,), text) if hit.end > reaching]
    clean = [hit for hit in hits if not any(hit.overlaps(spoiler) for spoiler in spoilers)]
    return min(clean, key=lambda hit: hit.start, default=None)


def find_phrases(phrases: Sequence[str], text: str) -> tuple[PhraseHit, ...]:
    """Every hit that does not overlap an earlier one, by position.

    Raises:
        PhraseError: A phrase does not keep to the language.
    """
    return tuple(_hits(phrases, text))


def check_phrase(phrase: str) -> str:
    """The phrase as given, once it is known to keep to the language.

    Raises:
        PhraseError: It does not.
    """
    _pattern(phrase)
    return phrase


def _hits(phrases: Sequence[str], text: str) -> Iterator[PhraseHit]:
    if not phrases:
        return
    order = tuple(phrases)
    for found in _compiled(order).finditer(text):
        # Each phrase is one group, so the last group closed names the phrase.
        yield PhraseHit(order[(found.lastindex or 1) - 1], found.start(), found.end(), found.group())


@lru_cache(maxsize=4096)
def _compiled(phrases: tuple[str, ...]) -> re.Pattern[str]:
    choices = "|".join(f"({_pattern(phrase)})" for phrase in phrases)
    return re.compile(rf"(?<![\w&])(?:{choices})(?![\w&])", re.IGNORECASE)


def _pattern(phrase: str) -> str:
    tokens = phrase.replace("...", " … ").replace("…", " … ").split()
    _refuse_a_bad_shape(phrase, tokens)
    pattern, gap = "", False
    for position, token in enumerate(tokens):
        if token in _GAPS:
            gap = True
            continue
        if position:
            pattern += _SEPARATOR
        if gap:
            pattern += rf"(?:{_WORD}{_SEPARATOR}){{0,{GAP_WORDS}}}?"
        pattern += _token_pattern(token, phrase)
        gap = False
    return pattern


def _refuse_a_bad_shape(phrase: str, tokens: list[str]) -> None:
    if len(phrase) > MAX_LENGTH:
        raise PhraseError(f"The phrase {phrase[:40]!r}… is longer than {MAX_LENGTH} characters: shorten it.")
    if not tokens:
        raise PhraseError("A phrase is empty: write at least one word.")
    if tokens[0] in _GAPS or tokens[-1] in _GAPS:
        raise PhraseError(f"The phrase {phrase!r} begins or ends with a gap: put a word on both sides of it.")
    if sum(token in _GAPS for token in tokens) > MAX_GAPS:
        raise PhraseError(f"The phrase {phrase!r} has more than {MAX_GAPS} gaps: split it into two phrases.")


def _token_pattern(token: str, phrase: str) -> str:
    choices = [_word_pattern(word, phrase) for word in token.split("|")]
    # The look-ahead keeps `lead` out of `leader`; the atomic group keeps several gaps from trying alternatives again.
    return rf"(?>(?:{'|'.join(choices)})(?![\w&]))"


def _word_pattern(word: str, phrase: str) -> str:
    if not _TOKEN.fullmatch(word) or "*" in word[:-1] or word == "*":
        raise PhraseError(
            f"The phrase {phrase!r} holds {word!r}: a word is letters, digits, hyphens and apostrophes, "
            "with a `*` only at its end."
        )
    if word.casefold() in ("and", "&"):
        return "(?:and|&)"
    parts = [re.escape(part) for part in word.removesuffix("*").split("-")]
    stem = re.sub("['’]", "['’]", _HYPHEN.join(parts))
    return stem + (r"\w*+(?:['’]\w++)?+" if word.endswith("*") else "")
