"""Who acts, what is denied and on what terms: what limits a clause, as features for `alignment.flag_model`.

A clause is read as its words, and as their shape: each word by what it does there, so that "the nurse signs", "Matron
decides" and "Deputies see to it" look alike (`ROLE VS`), and unlike what the post itself does (`POST VS`).
"""

import re
from collections.abc import Iterator, Sequence

from alignment.cues import NEGATED_SECTION
from alignment.cut_words import AUXILIARIES, PRONOUNS, VERBS, WORD, is_ing, opening
from alignment.types import Clause, Flag

# People and bodies a job description hands duties to.
_ROLES = re.compile(
    r"(?:managers?|nurses?|rns?|matron|supervisors?|seniors?|leaders?|deput(?:y|ies)|directors?|proprietors?|owners?"
    r"|co-?ordinators?|sisters?|doctors?|gps?|therapists?|physio\w*|ots?|psycholog\w+|pharmacists?|dietitians?"
    r"|consultants?|specialists?|officers?|advis[eo]rs?|landlord|council|trust|trustees|board|panel|agency|family|families"
    r"|mum|mother|dad|father|son|daughter|brother|sister|wife|husband|neighbou?rs?|cooks?|chef|kitchen|housekeep\w+"
    r"|administrators?|admin|reception\w*|payroll|finance|hr|comms|office|head|teachers?|teams?|staff|carers?|workers?"
    r"|assessors?|trainers?|advocates?|police|commissioners?|authority|company|provider|clinicians?|practitioners?"
    r"|analysts?|assistants?|caretaker|fundraisers?|slt|salt|dns?|rm|tl|mdt|dpo|amhp|services?)",
    re.IGNORECASE,
)
_SUBORDINATORS = frozenset("if when where once after until unless before provided while whilst subject pending".split())
_NEGATORS = frozenset("not no never none nor without neither cannot excluding except nothing".split())
_KEPT = (
    _SUBORDINATORS
    | _NEGATORS
    | frozenset(
        """
        following only other than by to is are be was for with of the a under on in from at as own outside part
        """.split()
    )
)
_POSSESSIVES = frozenset("my our his her their your them him us me".split())
_MODALS = frozenset("may can could must might".split())
_SEGMENT = re.compile(r"\s*(?:[:;(]|\s[-–—]\s|,\s(?=(?:the|who|my|our)\s))\s*")
_BY = re.compile(r"\bby (?:the |a |an |our |your |my )?((?:[\w’'-]+ ?){1,4})", re.IGNORECASE)
_OWNED = re.compile(r"(?:['’]s|s['’])(?: (?:job|decision|responsibility|call|business|role|own|only|alone))?\W*$")
# A subject is over by then.
_LONGEST_SUBJECT = 8
_ENDING = 6


def flag_features(clause: Clause, title: str, cues: Sequence[Flag]) -> list[str]:
    """The names of what holds for a clause, each once, in order; `cues` are the flags that wordings alone would give.

    `title` is the job title, lower case: a role it names is the post's own.
    """
    text = " ".join(clause.text.split()).replace("’", "'")
    words = WORD.findall(text)
    low = [word.lower() for word in words]
    found = [
        *(f"cue={flag.value}" for flag in cues),
        *_runs("word", low, 3),
        *_edges("words", low),
        *_headings(clause, title),
        *(name for segment in _SEGMENT.split(text) for name in _subject(WORD.findall(segment), title)),
        *_owner(text, low),
        *_terms(low),
        *_denials(low),
        f"opens={opening(words)}",
        f"length={min(len(words) // 4, _ENDING)}",
    ]
    shape = _shape(words, title)
    found += [*_runs("shape", shape, 4, least=2), *_edges("shape", shape)]
    return list(dict.fromkeys(found))


def _runs(name: str, tokens: Sequence[str], longest: int, least: int = 1) -> Iterator[str]:
    """Every run of `least` to `longest` tokens."""
    for size in range(least, longest + 1):
        yield from (f"{name}={' '.join(tokens[at : at + size])}" for at in range(len(tokens) - size + 1))


def _edges(name: str, tokens: Sequence[str]) -> Iterator[str]:
    """What the tokens open and end with."""
    for size in range(1, 5):
        yield f"first {name}={' '.join(tokens[:size])}"
        yield f"last {name}={' '.join(tokens[-size:])}"


def _headings(clause: Clause, title: str) -> Iterator[str]:
    """The heading and lead-in the clause stands under."""
    words = WORD.findall(clause.section.replace("’", "'"))
    yield from _runs("section", [word.lower() for word in words], 2)
    yield from _edges("section shape", _shape(words, title))
    denies = NEGATED_SECTION.search(clause.section) or NEGATED_SECTION.search(clause.context)
    yield f"denied above={denies is not None}"


def _shape(words: Sequence[str], title: str) -> list[str]:
    """What each word does, runs of ordinary ones as one."""
    shape: list[str] = []
    for number, word in enumerate(words):
        part = _part(word, title, is_first=number == 0)
        if part != "x" or shape[-1:] != ["x"]:
            shape.append(part)
    return shape


def _part(word: str, title: str, *, is_first: bool) -> str:
    low = word.lower()
    bare = low.removesuffix("'s").removesuffix("'")
    if _ROLES.fullmatch(bare):
        return ("POST" if bare in title else "ROLE") + ("'S" if low != bare else "")
    if low.endswith("n't"):
        return "NOT"
    if low.split("'")[0] in PRONOUNS or low in _POSSESSIVES:
        return low.split("'")[0]
    if low in _KEPT or low in _MODALS:
        return low
    return _verb(low) or ("Name" if word[0].isupper() and not is_first else "x")


def _verb(word: str) -> str:
    if word in AUXILIARIES:
        return "AUX"
    if word in VERBS:
        return "V"
    if word.endswith("s") and (word[:-1] in VERBS or word[:-2] in VERBS):
        return "VS"
    if is_ing(word):
        return "ING"
    return "ED" if word.endswith("ed") else "ADV" if word.endswith("ly") else ""


def _subject(words: Sequence[str], title: str) -> Iterator[str]:
    """Who does what in a part of the clause: whether it names a role, and whether that is the post's own."""
    low = [word.lower() for word in words[: _LONGEST_SUBJECT + 1]]
    verb = next((at for at, word in enumerate(low) if at and _verb(word) in ("AUX", "V", "VS")), None)
    if verb is None:
        yield "subject=none"
        return
    roles = [part for part in _shape(words[:verb], title) if part.startswith(("ROLE", "POST"))]
    who = roles[-1] if roles else "none"
    yield f"subject,verb={who}|{_verb(low[verb])}"
    yield f"subject opens={low[0]}|{_verb(low[verb])}"
    yield f"subject sort={opening(words[:verb])}|{who}|{_verb(low[verb])}"
    yield f"verb={low[verb]}"


def _owner(text: str, low: Sequence[str]) -> Iterator[str]:
    """Who else it is done by, or belongs to."""
    for found in _BY.finditer(text):
        yield f"by a role={any(_ROLES.fullmatch(word) for word in found[1].lower().split())}"
    if _OWNED.search(text):
        yield f"owned by a role={any(_ROLES.match(word) for word in low[-3:])}"


def _terms(low: Sequence[str]) -> Iterator[str]:
    """On what condition: the word that opens it, what follows, and where in the clause it stands."""
    for at, word in enumerate(low):
        if word in _SUBORDINATORS:
            place = "first" if at == 0 else "last" if at >= len(low) - _ENDING else "middle"
            sort = opening(low[at + 1 :])
            yield f"term,place={word}|{place}"
            yield f"term,next={word}|{low[at + 1] if at + 1 < len(low) else ''}"
            yield f"term,opens={word}|{sort}"
            yield f"term,place,opens={word}|{place}|{sort}"


def _denials(low: Sequence[str]) -> Iterator[str]:
    """What is denied: the word before the negation, and what follows it."""
    for at, word in enumerate(low):
        if word in _NEGATORS or word.endswith("n't"):
            sort = opening(low[at + 1 :])
            yield f"denial,before={word}|{low[at - 1] if at else ''}"
            yield f"denial,opens={word}|{sort}"
            yield f"denial,place,opens={'first' if at == 0 else 'later'}|{sort}"
            yield f"denier={' '.join(low[max(0, at - 2) : at])}"
