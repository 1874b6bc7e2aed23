"""Text to the words it turns on: lower case, one spelling, light stems, no filler. Knows no subject's vocabulary."""

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")

# Words that say nothing of what a text is about. "no" and "not" are kept: they do.
STOP_WORDS = frozenset(
    """
    a about after all also am an and any are as at be because been before being both but by can could did do does
    doing down during each either etc few for from further had has have having he her here hers him his how i if in
    into is it its itself just may me might more most must my of off on once only or other our ours out over own per
    shall she should so some such than that the their theirs them then there these they this those through to too
    under until up upon us very via was we were what when where whether which while who whom whose why will with
    within would you your yours
    """.split()
)

# American words that no rule of ours turns into the British ones.
_SPELLINGS = {
    "center": "centre",
    "counselor": "counsellor",
    "defense": "defence",
    "enroll": "enrol",
    "fulfill": "fulfil",
    "license": "licence",
    "practise": "practice",
    "program": "programme",
    "skillful": "skilful",
}
_IRREGULAR = {"used": "use", "using": "use", "dying": "die", "lying": "lie", "tying": "tie", "men": "man"}
_IRREGULAR |= {"women": "woman", "children": "child", "people": "person", "feet": "foot", "teeth": "tooth"}

_OUR = re.compile(r"^(behavi|col|fav|flav|hon|hum|lab|neighb|rum)or(?=(s|ed|ing|ful|less|ite|ites|al|hood|hoods)?$)")
_VOWEL_RUNS = re.compile(r"[aeiouy]+[^aeiouy]+")
_SHORT_END = re.compile(r"(?:^|[^aeiou])[aeiouy][^aeiouwxy]$")
_DOUBLED = re.compile(r"([^aeioulsz])\1$")


def words(text: str) -> list[str]:
    """The words of a text in their order, stemmed, without filler. Filler alone gives an empty list."""
    return [stem(word) for word in raw_words(text) if word not in STOP_WORDS]


def raw_words(text: str) -> list[str]:
    """Every word of a text in lower case, without a possessive "'s"."""
    found = _WORD.findall(unicodedata.normalize("NFKC", text).lower().replace("’", "'"))
    return [word.removesuffix("'s").replace("'", "") for word in found]


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """One form for a word's plural, its -ing and -ed and its other spelling; not always a word itself.

    Works by the well-known rules of suffix stripping, only the lightest of them: "policies" and "policy", "preparing"
    and "prepare", "organize" and "organised" meet; "caring" meets "care" but not "car".
    """
    if word in _IRREGULAR:
        return _final(_IRREGULAR[word])
    if len(word) <= 3 or not word.isascii() or not word.isalpha():
        return word
    return _final(_spelling(_without_ending(_singular(_spelling(word)))))


def _spelling(word: str) -> str:
    """The British spelling, as far as simple rules go."""
    word = _OUR.sub(r"\1our", _SPELLINGS.get(word, word))
    if len(word) > 6:
        word = re.sub(r"iz(e|es|ed|er|ers|ing|ation|ations)$", r"is\1", word)
    return re.sub(r"yz(e|es|ed|ing)$", r"ys\1", word)


def _singular(word: str) -> str:
    """Without the -s of a plural or a verb."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _without_ending(word: str) -> str:
    """Without -ing or -ed, if what is left could be a word; a dropped e is put back."""
    if word.endswith("ied") and len(word) > 4:
        return word[:-3] + "y"
    for ending in ("ing", "ed"):
        left = word.removesuffix(ending)
        if left != word and len(left) > 2 and re.search("[aeiouy]", left) and not word.endswith("eed"):
            return _mended(left)
    return word


def _mended(left: str) -> str:
    """What is left after -ing or -ed: "plann" to "plan", "mak" to "make"."""
    if _DOUBLED.search(left):
        return left[:-1]
    if len(_VOWEL_RUNS.findall(left)) == 1 and _SHORT_END.search(left):
        return left + "e"
    return left


def _final(word: str) -> str:
    """The common end of a stem: no silent e, i for y, one l."""
    if word.endswith("e"):
        left = word[:-1]
        runs = len(_VOWEL_RUNS.findall(left))
        if runs > 1 or (runs == 1 and not _SHORT_END.search(left)):
            word = left
    if re.search(r"[^aeiou]y$", word) and len(word) > 3:
        word = word[:-1] + "i"
    if word.endswith("ll") and len(_VOWEL_RUNS.findall(word)) > 1:
        word = word[:-1]
    return word
