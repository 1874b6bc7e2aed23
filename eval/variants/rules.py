"""What a rule is: a pattern, and what to write for each thing it finds."""

import re
from collections.abc import Callable, Iterable, Mapping

Say = Callable[[re.Match[str]], str]
Rule = tuple[re.Pattern[str], Say]


def like(found: str, said: str) -> str:
    """Words as they would stand in place of others: in capitals, with a capital, or neither."""
    if found.isupper() and len(found) > 1:
        return said.upper()
    return said[:1].upper() + said[1:] if found[:1].isupper() else said


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of these words and phrases, the longest first; hyphens and white space count alike."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(r"[\s-]+".join(map(re.escape, word.split())) for word in ordered)


def plain(found: str) -> str:
    """What was found as a table has it: lower case, one space between words."""
    return " ".join(re.split(r"[\s-]+", found.lower()))


def rule(pattern: str, say: Say) -> Rule:
    """A rule whose pattern does not mind capitals."""
    return re.compile(pattern, re.IGNORECASE), say


def swap(table: Mapping[str, str], *, before: str = "", after: str = "") -> Rule:
    """The words of a table by what they are swapped with. What must stand `before` and `after` them stays."""

    def say(found: re.Match[str]) -> str:
        return found["before"] + like(found["word"], table[plain(found["word"])])

    return rule(rf"(?P<before>{before})(?<![\w-])(?P<word>{any_of(table)})(?![\w-]){after}", say)
