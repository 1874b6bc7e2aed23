"""Why a statement was matched with a clause, in words for people.

They tell what both speak of, which words of the clause the match rests on, and what marked it down. What both speak of
is a subject with a name; failing that, words that stand together in both; failing that, the wording that came nearest.
"""

import re
from collections.abc import Iterator, Sequence

from alignment.matching import leans_on_context
from alignment.subjects import Mention, shared_subjects
from alignment.types import Candidate, Clause, ClauseKind, Flag, Statement, StatementKind

# Two subjects say enough; a third makes a list of it.
MOST_SUBJECTS = 2
# One word in common ("personal", "first") may stand for anything; two that stand together rarely do.
TELLING_WORDS = 2

# Below this cosine no reader would call two wordings close; the second stage went by what such lines called for before.
CLOSE = 0.45

_RESTS_ON = "rests on the words "
_BETWEEN = "” and “"
_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")
_COMMON = frozenset(
    """
    a ability able about act after alongside an and any are as at be become been before being between by can care
    cares client clients customer customers day duties each ensure ensuring for from get good group has have help
    helping her high his home how i if in including individual individuals into is it its job keep know life live
    lives living made make making may me must my need needs new not of older on or other our out own people person
    persons provide providing quality resident residents right role safe service services should something staff
    standards such support supporting supports sure take tenant tenants that the their them they thing things this
    those through time to under understand understanding up use user users using very well what when where which
    while who will willing wish wishes with within work working would you your
    """.split()
)


def match_reasons(clause: Clause, candidate: Candidate, statement: Statement) -> Iterator[str]:
    """Why this match: what both say, which words it rests on, what lowered it."""
    words = _words_asked(clause, candidate)
    yield _common_ground(words, candidate, statement)
    if candidate.part:
        yield rests_on([candidate.part])
    elif rested := _telling_words(clause, candidate, statement):
        yield rests_on(rested)
    if leans_on_context(clause):
        yield f"read with “{clause.context}” above it"
    for flag in (Flag.CONDITIONAL, Flag.SOMEONE_ELSES_DUTY):
        if flag in clause.flags:
            yield f"marked down: {clause.flag_reasons[flag]}"


def rests_on(words: Sequence[str]) -> str:
    """The reason that names the words of a clause its match rests on."""
    return f"{_RESTS_ON}“{_BETWEEN.join(words)}”"


def rested_words(reason: str) -> tuple[str, ...]:
    """The words that `rests_on` named; none for any other reason."""
    if not (reason.startswith(f"{_RESTS_ON}“") and reason.endswith("”")):
        return ()
    return tuple(reason[len(_RESTS_ON) + 1 : -1].split(_BETWEEN))


def _words_asked(clause: Clause, candidate: Candidate) -> str:
    if candidate.part:
        return candidate.part
    return f"{clause.context}: {clause.text}" if leans_on_context(clause) else clause.text


def _common_ground(words: str, candidate: Candidate, statement: Statement) -> str:
    """What both speak of, as narrowly as can be said."""
    if said := shared_subjects(words, statement.text):
        return f"both speak of {_listed(said)}"
    another_way = f"“{candidate.phrase}”, another way to say it"
    meant = shared_subjects(words, candidate.phrase) if candidate.phrase != statement.text else ()
    if meant:
        return f"speaks of {_listed(meant)}, as does {another_way}"
    if together := _words_together(words, statement.text):
        return f"both say “{together}”"
    if max(candidate.dense, candidate.part_dense) < CLOSE:
        return "lines like this one tend to call for it"
    return f"close to {another_way}" if candidate.phrase != statement.text else "close in meaning"


def _words_together(one: str, other: str) -> str:
    """The longest run of words that both texts have, as the first has it; empty if too few of them tell anything."""
    mine, theirs = list(_WORD.finditer(one)), [_plain(word) for word in _WORD.findall(other)]
    best: list[re.Match[str]] = []
    for start in range(len(mine)):
        for place in range(len(theirs)):
            run = _trimmed(mine[start : start + _run_length([_plain(m.group()) for m in mine[start:]], theirs[place:])])
            if _count_telling(run) > max(TELLING_WORDS - 1, _count_telling(best)):
                best = run
    return " ".join(one[best[0].start() : best[-1].end()].split()) if best else ""


def _run_length(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words from the start are the same in both."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((number for number, (mine, theirs) in pairs if mine != theirs), min(len(one), len(other)))


def _trimmed(run: list[re.Match[str]]) -> list[re.Match[str]]:
    """Without the words at either end that every line has."""
    telling = [number for number, word in enumerate(run) if _tells(word.group())]
    return run[telling[0] : telling[-1] + 1] if telling else []


def _count_telling(run: Sequence[re.Match[str]]) -> int:
    return sum(_tells(word.group()) for word in run)


def _tells(word: str) -> bool:
    return word.lower() not in _COMMON and len(word) > 2


def _plain(word: str) -> str:
    """The word in small letters, one or many of it."""
    plain = word.lower().replace("’", "'")
    return plain[:-1] if plain.endswith("s") and not plain.endswith("ss") and len(plain) > 3 else plain


def _telling_words(clause: Clause, candidate: Candidate, statement: Statement) -> Sequence[str]:
    """The words a value rests on: a line may name five qualities, and the value be about one of them."""
    quality = statement.kind is StatementKind.BEHAVIOUR and clause.kind is ClauseKind.VALUE
    if not quality and statement.kind is not StatementKind.VALUE:
        return ()
    words = _quality_words(clause.text, (statement.text, candidate.phrase))
    return words if _WORD.findall(clause.text) != _WORD.findall(" ".join(words)) else ()


def _quality_words(text: str, wordings: Sequence[str]) -> Sequence[str]:
    """Where the text speaks of what the wordings do, in its order; failing that, its words that they have too."""
    mentions = {mention for wording in wordings for mention in shared_subjects(text, wording)}
    if mentions:
        return tuple(mention.words for mention in sorted(mentions, key=lambda mention: mention.start))
    theirs = {_plain(word) for wording in wordings for word in _WORD.findall(wording)}
    return tuple(dict.fromkeys(word for word in _WORD.findall(text) if _tells(word) and _plain(word) in theirs))


def _listed(mentions: Sequence[Mention]) -> str:
    """The names of the first two, joined so that an "and" or "or" within one is not taken for the one between them."""
    names = [mention.name for mention in mentions[:MOST_SUBJECTS]]
    twofold = any(joint in name for name in names for joint in (" and ", " or "))
    return (", and of " if twofold else " and ").join(names)
