"""From a line of a page to the sentence that stands as a statement. The page's own words, dressed the same way."""

import re
from collections.abc import Sequence

from alignment.types import StatementKind

# The words that only say who is meant, as in `People in this role category should`; the rest of a lead-in belongs to
# each line under it.
_FRAME = re.compile(
    r"^(?:as an? [\w -]{2,60}, ?)?"
    r"(?:(?:all )?(?:people|workers|staff|everyone|you|they|we|i)\b(?! (?:who|whose|that|with|living|using)\b))?"
    r"(?: (?:working )?in (?:this|the|an?) (?:[\w-]+ ){0,5}?(?:role categor(?:y|ies)|roles?|workers?|leaders?)\b)?"
    r"(?:\s*\b(?:must|should|will|can|could|may|need to|have to|are expected to|are able to|be able to|also)\b)*\s*",
    re.IGNORECASE,
)
_LIST_END = re.compile(r"(?:[;,]|\s(?:and|or)){1,4}\s?$")
_KNOWLEDGE = re.compile(
    r"(?:(?:have |has |be |is |an? |good |basic |the )*(?:know(?:s|ledge)?|understand(?:s|ing)?|aware(?:ness)?)\b"
    r"|(?:how|why|what|when|where|which|who)\b)",
    re.IGNORECASE,
)
_QUESTION = re.compile(r"^(?:how|why|what|when|where|which|who)\b")
# A name such as `Honest, trustworthy and reliable`; longer than this it says what the value means.
_NAME_WORDS = 8


def compose(line: str, lead: str) -> str:
    """The statement a list item makes together with the words that lead into the list.

    `You should know how to:` over `help people eat;` makes `Know how to help people eat.` A line that begins with a
    capital letter stands for itself. `how to help people eat`, with nothing over it, makes the same statement.
    """
    text = _LIST_END.sub("", line).strip()
    rest = _FRAME.sub("", lead.rstrip(" :")).strip()
    if text[:1].islower():
        text = f"{rest} {text}" if rest else _QUESTION.sub(r"know \g<0>", text)
    return finish(text)


def join_points(line: str, points: Sequence[str]) -> str:
    """A line together with the points of the list inside it."""
    if not points:
        return line
    return f"{line.rstrip(' :')}: {'; '.join(_LIST_END.sub('', point).rstrip(' .') for point in points)}"


def finish(text: str) -> str:
    """A capital letter at the beginning and a full stop at the end."""
    text = text.strip()
    ended = text if text.endswith((".", "!", "?", "…")) else f"{text}."
    return ended[:1].upper() + ended[1:]


def finish_name(text: str) -> str:
    """The name of a value: a capital letter, no full stop."""
    name = _LIST_END.sub("", text).strip(" .")
    return name[:1].upper() + name[1:]


def is_name(text: str) -> bool:
    """Whether a value is given by its name alone."""
    return len(text.split()) <= _NAME_WORDS and not re.search(r"[.:–]\s|\s-\s", text)


def guess_kind(text: str) -> StatementKind:
    """Knowledge or a skill, by its first words, where the page does not say which."""
    return StatementKind.KNOWLEDGE if _KNOWLEDGE.match(text) else StatementKind.SKILL
