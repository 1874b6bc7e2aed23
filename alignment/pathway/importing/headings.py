"""What the headings of a role-category page say: which part of it begins, which theme, how firmly it is asked."""

import re
from dataclasses import dataclass
from enum import Enum

from alignment.types import Expectation, StatementKind


class Part(Enum):
    """A part of a role-category page."""

    ABOUT = "about"
    VALUES = "values"
    BEHAVIOURS = "behaviours"
    KNOWLEDGE_AND_SKILLS = "knowledge and skills"
    ASIDE = "learning, qualifications or an example"
    OTHER = "other"

    @property
    def holds_statements(self) -> bool:
        """Whether its lists are statements."""
        return self not in (Part.ABOUT, Part.ASIDE, Part.OTHER)


@dataclass(frozen=True, slots=True)
class Label:
    """A heading taken apart: what it says, the theme it carries in brackets, and how firmly it asks, if it says so."""

    text: str
    theme: str = ""
    expectation: Expectation | None = None


# `B3. `, `B3.1 `, `3.1 ` or `B: ` in front of a heading or a line. A letter alone needs its mark: `A day` is a word.
_LETTERED = re.compile(
    r"^\s*(?:[A-H]\d{1,2}(?:\.\d{1,2})*[.:)]?|[A-H][.:)]|[A-H]\s+[–-]|\d{1,2}(?:\.\d{1,2})*[.:)])\s+"
)
_BRACKETS = re.compile(r"\s*\(([^()]{2,60})\)\s*[.:;]?\s*$")
_FIRMNESS = (
    (re.compile(r"\bmust\b", re.IGNORECASE), Expectation.CORE),
    (re.compile(r"\bshould\b", re.IGNORECASE), Expectation.EXPECTED),
    (re.compile(r"\b(?:could|may)\b", re.IGNORECASE), Expectation.DEVELOPING),
)
_FIRM_WORDS = re.compile(r"(?:must|should|could|may)(?: do| know| show| have)?", re.IGNORECASE)
# The first that fits decides, so what only sounds like a part of statements stands first.
_PARTS = (
    (Part.OTHER, r"\brole categor(?:y|ies)\b(?! must| should)"),
    (
        Part.ASIDE,
        r"\b(?:suggested|current|recommended|further|useful|related) (?:\w+ )?(?:learning|training|reading)\b",
    ),
    (
        Part.ASIDE,
        r"^(?:learning and development|qualifications?|training|meet\b|persona|case stud)|\bpersonas?$|\bdiffer",
    ),
    (Part.ABOUT, r"\bwhat (?:people|you|they|someone) (?:do|does)\b|\b(?:about|summary of) (?:the|this) role\b"),
    (Part.ABOUT, r"^(?:role )?(?:summary|purpose|description)$"),
    (Part.VALUES, r"\bvalues$|^values\b"),
    (Part.BEHAVIOURS, r"\bbehaviou?rs?\b"),
    (Part.KNOWLEDGE_AND_SKILLS, r"\bknowledge\b|\bskills\b|\bareas? of practice\b"),
)
# A heading inside a part that names a kind of statement, or just more of the same, and no theme.
_GROUP = re.compile(
    r"(?:(?:the|core|key|essential|additional|further|other|general|shared|all) )*"
    r"(knowledge|understanding|skills?|behaviou?rs?|values?|statements|knowledge and skills)"
    r"(?: (?:that )?(?:people|you|they|workers) (?:must|should|need|could)\b.*)?",
    re.IGNORECASE,
)
_KINDS = {
    "knowledge": StatementKind.KNOWLEDGE,
    "understanding": StatementKind.KNOWLEDGE,
    "skill": StatementKind.SKILL,
    "behaviour": StatementKind.BEHAVIOUR,
    "behavior": StatementKind.BEHAVIOUR,
    "value": StatementKind.VALUE,
}
# What stands in brackets at the end of a line and is no theme.
_NOT_A_THEME = re.compile(
    r"^(?:such as|for example|for instance|e\.?g|i\.?e|including|or|and|if|where|when|with|without|as|not|see|also|"
    r"footnote)\b|[\d:;/]|\b[A-Z]{2,}",
)
_LONGEST_THEME = 5


def read_label(text: str) -> Label:
    """Take a heading apart: `B3. Core behaviours (must do)` says `Core behaviours`, and asks for it firmly."""
    plain = without_letter(text)
    expectation = next((asked for pattern, asked in _FIRMNESS if pattern.search(plain)), None)
    found = _BRACKETS.search(plain)
    if found is None:
        return Label(plain.strip(" :"), expectation=expectation)
    inside, before = found[1].strip(), plain[: found.start()].strip(" :")
    if _FIRM_WORDS.fullmatch(inside):
        return Label(before, expectation=expectation)
    theme = theme_in_brackets(plain)
    return Label(before if theme else plain.strip(" :"), theme, expectation)


def without_letter(text: str) -> str:
    """The text without the letter or number in front of it, which says where it stands and not what it is."""
    return _LETTERED.sub("", text).strip()


def theme_in_brackets(text: str) -> str:
    """The theme in brackets at the end of a line, such as `teamworking`, or empty when what stands there is none."""
    found = _BRACKETS.search(text)
    inside = found[1].strip() if found else ""
    is_theme = 0 < len(inside.split()) <= _LONGEST_THEME and not _NOT_A_THEME.search(inside)
    return inside if is_theme and not _FIRM_WORDS.fullmatch(inside) else ""


def without_brackets(text: str) -> str:
    """The line without what stands in brackets at its end."""
    return _BRACKETS.sub("", text).rstrip()


def part_of(label: str) -> Part:
    """The part of the page that a heading begins."""
    return next((part for part, pattern in _PARTS if re.search(pattern, label, re.IGNORECASE)), Part.OTHER)


def is_group(label: str) -> bool:
    """Whether a heading inside a part groups statements without naming a theme, as `Core behaviours` does."""
    return bool(_GROUP.fullmatch(label))


def kind_of(label: str) -> StatementKind | None:
    """The kind of statement a group's heading names: `Core skills` are skills, `Knowledge and skills` may be either."""
    found = _GROUP.fullmatch(label)
    if found is None:
        return None
    return _KINDS.get(found[1].lower().rstrip("s"))
