"""What a job description calls the role, and which categories that name is used for."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from alignment.phrases import PhraseHit, find_phrase
from alignment.role_evidence import Found
from alignment.types import Clause, ClauseVerdict, Document, Evidence, RoleCategory

# A title is weak evidence: about one and a half ordinary lines, so two plain duties outweigh it.
TITLE_WEIGHT = 1.5

_TITLE = r"(?:(?:job|post|role|position)\s+title|title\s+of\s+(?:post|job)|job|post|position|vacancy)"
_LABEL = re.compile(rf"^\W*(?:{_TITLE}|role)\s*[:–—]\s*", re.IGNORECASE)
_LABEL_ALONE = re.compile(rf"^\W*{_TITLE}\W*$", re.IGNORECASE)
# What stands after the title in a header block that lost its line breaks.
_NEXT_LABEL = re.compile(
    r"\b(?:reports?|reporting|responsible|accountable)\s+(?:directly\s+)?to\b"
    r"|\b(?:location|salary|hours|grade|department|rate of pay|line manager)\s*:",
    re.IGNORECASE,
)
# Longer "titles" are sentences.
_LONGEST = 120


@dataclass(frozen=True, slots=True)
class Title:
    """A name the document gives the role, and the clause it was read from, if it is one."""

    text: str
    clause_ids: tuple[str, ...]


def find_titles(document: Document, verdicts: Sequence[ClauseVerdict]) -> tuple[Title, ...]:
    """What the document calls the role: labelled lines, the document's own title and its first heading, each once."""
    clauses = [verdict.clause for verdict in verdicts]
    found = [_labelled(clause) for clause in clauses]
    found.append(_of_document(document, clauses))
    found.extend([_title(clause.text, (clause.id,)) for clause in clauses if clause.is_heading][:1])
    titles: dict[str, Title] = {}
    for title in found:
        if title is not None:
            titles.setdefault(title.text.casefold(), title)
    return tuple(titles.values())


def find_title_evidence(categories: Sequence[RoleCategory], titles: Sequence[Title]) -> Mapping[str, Found]:
    """For each category that a title names, the evidence. The longest name in a title wins over those inside it."""
    evidence: dict[str, Found] = {}
    for title in titles:
        reason = f"is called “{title.text}”, a title often used for this category"
        for category_id in _named_in(title.text, categories):
            evidence.setdefault(category_id, Found("title", Evidence(reason, title.clause_ids, TITLE_WEIGHT)))
    return evidence


def _labelled(clause: Clause) -> Title | None:
    if _LABEL_ALONE.match(clause.context):
        return _title(clause.text, (clause.id,))
    label = _LABEL.match(clause.text)
    return _title(clause.text[label.end() :], (clause.id,)) if label else None


def _of_document(document: Document, clauses: Sequence[Clause]) -> Title | None:
    text = " ".join(document.title.split())
    holders = [clause.id for clause in clauses if text.casefold() in " ".join(clause.text.split()).casefold()]
    return _title(text, tuple(holders[:1]))


def _title(text: str, clause_ids: tuple[str, ...]) -> Title | None:
    line = text.strip().split("\n", 1)[0]
    line = _LABEL.sub("", line)
    following = _NEXT_LABEL.search(line)
    line = line[: following.start()] if following else line
    line = " ".join(line.split()).strip(" .,;:-–—|/")
    return Title(line, clause_ids) if 0 < len(line) <= _LONGEST else None


def _named_in(title: str, categories: Sequence[RoleCategory]) -> list[str]:
    hits = [
        (hit, category.id)
        for category in categories
        for phrase in category.titles
        if (hit := find_phrase((phrase,), title, without=category.false_friends)) is not None
    ]
    taken: list[PhraseHit] = []
    named: list[str] = []
    for hit, category_id in sorted(hits, key=lambda pair: (pair[0].start - pair[0].end, pair[0].start)):
        if not any(hit.overlaps(other) and (hit.start, hit.end) != (other.start, other.end) for other in taken):
            taken.append(hit)
            named.append(category_id)
    return list(dict.fromkeys(named))
