"""A stable id for a new statement, from its theme and its own words. docs/design/content.md has the rule."""

import re
import unicodedata
from collections.abc import Collection
from itertools import count

# As the schema allows; a longer one is cut at a word.
MAX_LENGTH = 80
# Enough to tell a statement from its neighbours at a glance, as in `medicines.record-refused-missed-medicines`.
LEADING_WORDS = 4

# Words that say nothing of what a statement is about.
_SMALL_WORDS = frozenset(
    "a an and any are as at be by can do for from has have how i if in into is it its me my not of on or our so that "
    "the their them they this those to up use us was we what when where which who why will with you your".split()
)


def new_id(theme: str, text: str, taken: Collection[str]) -> str:
    """An id such as `medicines.help-people-take-medicines` that no statement has yet.

    It is made of the theme's id and the first words of the text that say something, never of a position or a letter.
    If those are taken, further words are added one by one, and a number from 2 only when the words run out. So the same
    statement gets the same id wherever it stands, unless another of nearly the same wording came before it.

    Args:
        theme: The theme's id.
        text: The statement.
        taken: Ids that are in use, or were in an earlier version.
    """
    words = _telling_words(text)
    for number in range(min(LEADING_WORDS, len(words)), len(words) + 1):
        wanted = _joined(theme, words[:number])
        if wanted not in taken:
            return wanted
    stem = words[:LEADING_WORDS]
    return next(named for at in count(2) if (named := _joined(theme, [*stem, str(at)])) not in taken)


def _telling_words(text: str) -> list[str]:
    """The words of a text in plain small letters; `statement` when it has none that an id can hold."""
    unmarked = unicodedata.normalize("NFKD", text.casefold().replace("'", "").replace("’", ""))
    plain = "".join(character for character in unmarked if not unicodedata.combining(character))
    words = re.findall(r"[a-z0-9]+", plain)
    return [word for word in words if word not in _SMALL_WORDS] or words or ["statement"]


def _joined(theme: str, words: list[str]) -> str:
    """The two parts, without the words before the last that would make it too long. The last tells it apart."""
    last = words[-1][: MAX_LENGTH // 4]
    stem = theme[: MAX_LENGTH // 2].rstrip("._-")
    room = MAX_LENGTH - len(last) - 1
    name = f"{stem}."
    for word in words[:-1]:
        if len(name) + len(word) + 1 > room:
            break
        name += f"{word}-"
    return name + last
