"""Names on a page and ids in the content: which role category or theme is meant, and what a new one is called."""

import re
import unicodedata
from collections.abc import Collection, Iterable
from itertools import count

from alignment.pathway.schema import CategoryFile, ThemeEntry

_MAX_ID = 60
_SITE = re.compile(r"\s*[-–|]\s*GOV\.UK\s*$", re.IGNORECASE)
_LETTERED_BEFORE = re.compile(r"^(?:role category\s*)?(?:\(?[A-H]\)?\s*[:.–-]|\([A-H]\))\s*", re.IGNORECASE)
_ROLE_CATEGORY = re.compile(r"\s*\brole categor(?:y|ies)\b\s*:?\s*", re.IGNORECASE)
_LETTER_AFTER = re.compile(r"\s*(?:\([A-H]\)|(?<=\w)\s[–-]\s[A-H])$")
_BARE_LETTER_AFTER = re.compile(r"\s+[A-H]$")


def category_title(title: str) -> str:
    """The role category a page's title names: `Care worker role category (B) - GOV.UK` names `Care worker`."""
    plain = _LETTERED_BEFORE.sub("", _SITE.sub("", title))
    without = _ROLE_CATEGORY.sub(" ", plain).strip(" :–-")
    without = _LETTER_AFTER.sub("", without)
    if _ROLE_CATEGORY.search(title):
        without = _BARE_LETTER_AFTER.sub("", without)
    return without[:1].upper() + without[1:]


def names_role_category(title: str) -> bool:
    """Whether a title says of itself that the page is about a role category."""
    return bool(_ROLE_CATEGORY.search(title))


def find_category(name: str, categories: Iterable[CategoryFile]) -> CategoryFile | None:
    """The role category with this title or id, however it is spaced; none when there is none."""
    wanted = squash(name)
    return next((c for c in categories if wanted in (squash(c.id), squash(c.title))), None)


def find_theme(name: str, themes: Iterable[ThemeEntry]) -> ThemeEntry | None:
    """The theme with this title or id, however it is spaced; none when there is none."""
    wanted = squash(name)
    return next((theme for theme in themes if wanted in (squash(theme.title), squash(theme.id))), None)


def squash(name: str) -> str:
    """A name without what two writers may do differently: capitals, spaces, hyphens, `&`, a `The` in front."""
    plain = re.sub(r"^the ", "", _ascii(name.replace("&", " and ")).strip())
    return re.sub(r"[^a-z0-9]+", "", plain)


def new_name(title: str, taken: Collection[str], *, kind: str, joiner: str = "_") -> str:
    """An id for a new category, theme or source, made of its title; `kind` goes before one that begins with a digit."""
    words = re.findall(r"[a-z0-9]+", _ascii(title.replace("'", "").replace("’", "").replace("&", " and ")))
    stem = joiner.join(words)[:_MAX_ID].rstrip(joiner) or kind
    stem = stem if stem[0].isalpha() else f"{kind}{joiner}{stem}"
    numbered = (f"{stem}{joiner}{number}" for number in count(2))
    return stem if stem not in taken else next(name for name in numbered if name not in taken)


def _ascii(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character))
