"""What stands on either side of a place where a clause might begin, as names of features for `alignment.cuts`.

A feature is a string such as `mark,opens=,|verb`: what is looked at, and what it was. Each holds or it does not.
Pieces are what lies between neighbouring places; a sentence ends at a full stop, a semicolon, a slash or a bullet.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from alignment.cues import FACTS, VALUE_WORDS
from alignment.cut_rules import CONNECTORS
from alignment.cut_words import (
    AUXILIARIES,
    HELPING,
    PREPOSITIONS,
    RELATIVES,
    SUBORDINATORS,
    WORD,
    is_ing,
    is_verb,
    opening,
)
from alignment.lexicon import base_form, section_sort, strip_subject

# Rules and marks that end a sentence.
_ENDING_RULES = frozenset({"sentence", "semicolon", "bullet", "dash", "number", "slash", "run_on", "row"})
_ENDING_MARKS = frozenset(";./·")
# Marks that seldom cut: a piece is read past them.
_WEAK_MARKS = frozenset({"capital", "(", ")", "line", "rule"})
_SEPARATE = frozenset("verb vn neg to subj clause".split())
_THINGS = frozenset("noun np name val caps num ed".split())
# What each sort of phrase that is still open takes in: verbs there belong to it, not to the post.
_TAKES = {
    "to": ("verb", "vn"),
    "help to": ("verb", "vn", "ing"),
    "by -ing": ("ing",),
    "clause": ("verb", "vn", "third", "aux", "subj", "ed", "neg", "clause"),
}
_LABEL_AHEAD = re.compile(r"[A-Z][\w’'/&-]*(?: [\w’'/&()-]+){0,3}:")
# A label is seldom longer.
LABEL_WORDS = 5
# Counts above this are alike.
MANY = 3
# Nothing further off than this many places is looked at, so that a line without an end takes time by its length alone.
WINDOW = 24


@dataclass(frozen=True, slots=True)
class Place:
    """Where a clause may begin: between `start` and `end` stands what parts the two sides (`, and `).

    `mark` is what that is, in short; `rule` the name of the rule that would cut here, or empty.
    """

    start: int
    end: int
    mark: str
    rule: str = ""

    @property
    def ends_sentence(self) -> bool:
        """Whether a sentence ends here, or what reads like one."""
        return self.rule in _ENDING_RULES or self.mark[0] in _ENDING_MARKS

    @property
    def is_weak(self) -> bool:
        """Whether it is of a sort that seldom cuts."""
        return self.mark in _WEAK_MARKS or self.mark.startswith("word:")


def place_features(text: str, places: Sequence[Place]) -> list[list[str]]:
    """The names of what holds at each place of a line, in the order of places."""
    return [list(_View(text, places, number).features()) for number in range(len(places))]


def goes_on(text: str, places: Sequence[Place], number: int) -> bool:
    """Whether the clause cannot end at this place: what it began is still to come.

    "Take part in and encourage…" waits for its object, "Where trained, take blood…" for its main verb.
    """
    view = _View(text, places, number)
    if view.mark == "&":
        return bool(view.said) and view.said[-1].lower() in CONNECTORS
    opens = view.said[0].lower() if view.said else ""
    return view.mark == "," and opens in SUBORDINATORS - {"so", "that"} and view.is_first and view.opens != "ing"


@dataclass(frozen=True)
class _View:
    """A line seen from one of its places."""

    text: str
    places: Sequence[Place]
    number: int

    @property
    def place(self) -> Place:
        return self.places[self.number]

    @property
    def mark(self) -> str:
        return self.place.mark

    def features(self) -> Iterator[str]:
        for part in (self._marks, self._openings, self._open_phrase, self._lengths, self._words, self._list):
            yield from part()
        for part in (self._neighbours, self._colon, self._label):
            yield from part()

    # --- spans -------------------------------------------------------------------------------------------------------

    def _begin(self, number: int) -> int:
        """Where the piece after a place begins; before the first place, where the line does."""
        return self.places[number].end if number >= 0 else 0

    def _finish(self, number: int) -> int:
        """Where the piece before a place ends; behind the last place, where the line does."""
        return self.places[number].start if number < len(self.places) else len(self.text)

    def _words_between(self, start: int, end: int) -> list[str]:
        return WORD.findall(self.text[start:end])

    @cached_property
    def sentence_first(self) -> int:
        """The place behind which this sentence begins, -1 for the start of the line."""
        number = self.number - 1
        while number >= max(0, self.number - WINDOW) and not self.places[number].ends_sentence:
            number -= 1
        return number

    @cached_property
    def sentence_last(self) -> int:
        """The place at which the sentence to the right of this place ends."""
        number = self.number + 1
        last = min(len(self.places), self.number + WINDOW)
        while number < last and not self.places[number].ends_sentence:
            number += 1
        return number

    @cached_property
    def before(self) -> str:
        """The sentence up to here."""
        return self.text[self._begin(self.sentence_first) : self.place.start]

    @cached_property
    def left(self) -> list[str]:
        """Words of the piece to the left, weak places passed over."""
        number = self.number - 1
        while number > self.sentence_first and self.places[number].is_weak:
            number -= 1
        return self._words_between(self._begin(number), self.place.start)

    @cached_property
    def right(self) -> list[str]:
        """Words of the piece to the right, weak places passed over."""
        number = self.number + 1
        while number < self.sentence_last and self.places[number].is_weak:
            number += 1
        return self._words_between(self.place.end, self._finish(number))

    @cached_property
    def rest(self) -> list[str]:
        """Words from here to the end of the sentence."""
        return self._words_between(self.place.end, self._finish(self.sentence_last))

    @cached_property
    def said(self) -> list[str]:
        """Words of the sentence up to here."""
        return WORD.findall(self.before)

    @cached_property
    def asked(self) -> list[str]:
        """The same without "You will" and the like."""
        return WORD.findall(strip_subject(self.before))

    @cached_property
    def opens(self) -> str:
        return opening(self.right or self.rest)

    @cached_property
    def is_first(self) -> bool:
        """Whether no strong place of the sentence comes before."""
        return all(self.places[number].is_weak for number in range(self.sentence_first + 1, self.number))

    @cached_property
    def fellows(self) -> list[int]:
        """The strong places of this sentence, this one among them; none where a sentence ends here."""
        if self.place.ends_sentence:
            return []
        inside = range(self.sentence_first + 1, self.sentence_last)
        return [number for number in inside if not self.places[number].is_weak]

    def _piece(self, number: int) -> list[str]:
        return self._words_between(self._begin(number), self._finish(number + 1))

    # --- features ----------------------------------------------------------------------------------------------------

    def _marks(self) -> Iterator[str]:
        yield f"mark={self.mark}"
        yield f"rule={self.place.rule}"
        yield f"mark,rule={self.mark}|{self.place.rule}"

    def _openings(self) -> Iterator[str]:
        """How this piece opens, beside how the sentence and the piece before it do."""
        mark, opens = self.mark, self.opens
        sentence, left = opening(self.asked), opening(self.left)
        yield f"opens={opens}"
        yield f"mark,opens={mark}|{opens}"
        yield f"sentence={sentence}"
        yield f"sentence,opens={sentence}|{opens}"
        yield f"mark,sentence,opens={mark}|{sentence}|{opens}"
        yield f"left,opens={left}|{opens}"
        yield f"mark,left,opens={mark}|{left}|{opens}"
        yield f"sentence,opens,rest={sentence}|{opens}|{_size(self.rest)}"
        first = self.said[0].lower() if self.said else ""
        leads_in = first in SUBORDINATORS or first in PREPOSITIONS
        yield f"leads in,first,mark={leads_in}|{self.is_first}|{mark}"
        yield f"leads in,first,opens={leads_in}|{self.is_first}|{opens}"

    def _open_phrase(self) -> Iterator[str]:
        """Whether a phrase is open that this piece may belong to."""
        phrase, distance = _open_phrase([word.lower() for word in self.asked])
        fits = phrase + ("+" if self.opens in _TAKES.get(phrase, ()) else "")
        yield f"open={fits}"
        yield f"open,opens={fits}|{self.opens}"
        yield f"open,opens,mark={fits}|{self.opens}|{self.mark}"
        yield f"open,distance={fits}|{_count_size(distance)}"

    def _lengths(self) -> Iterator[str]:
        mark, left, right = self.mark, _size(self.left), _size(self.right)
        yield f"left size,mark={left}|{mark}"
        yield f"right size,mark={right}|{mark}"
        yield f"sizes={left}|{right}"
        yield f"sizes,mark={left}|{right}|{mark}"
        yield f"opens,right size={self.opens}|{right}"
        yield f"opens,left size={self.opens}|{left}"
        yield f"opens,right size,mark={self.opens}|{right}|{mark}"

    def _words(self) -> Iterator[str]:
        if self.rest:
            yield f"word={self.rest[0].lower()}"
            yield f"word,mark={self.rest[0].lower()}|{self.mark}"
            yield f"second word={self.rest[1].lower() if len(self.rest) > 1 else ''}"
        if self.said:
            yield f"word before={self.said[-1].lower()}"
            yield f"sort before,mark={_sort(self.said[-1].lower())}|{self.mark}"

    def _list(self) -> Iterator[str]:
        """What the other pieces of the sentence are: duties, things, single words."""
        others = [self._piece(number) for number in self.fellows if number != self.number]
        sorts = [opening(words) for words in others]
        mark = self.mark.removesuffix("&") if self.mark.startswith("word:") else self.mark
        yield f"alike,opens,mark={self.opens in sorts}|{self.opens}|{mark}"
        yield f"duties,mark={_many(sort in _SEPARATE for sort in sorts)}|{self.opens in _SEPARATE}|{mark}"
        yield f"things,opens,mark={_many(sort in _THINGS for sort in sorts)}|{self.opens}|{mark}"
        yield f"short,places,mark={_many(len(words) <= 2 for words in others)}|{_many(self.fellows)}|{mark}"
        yield f"places,mark={min(len(self.fellows), 5)}|{mark}"
        qualities = _many(VALUE_WORDS.findall(self.before + " " + " ".join(self.rest)))
        yield f"qualities,mark={qualities}|{mark}|{self.opens in ('val', 'noun')}"

    def _neighbours(self) -> Iterator[str]:
        """The strong places to the left and right."""
        mark, opens = self.mark, self.opens
        near = range(max(0, self.number - WINDOW), min(len(self.places), self.number + WINDOW))
        following = next((n for n in near if n > self.number and not self.places[n].is_weak), None)
        earlier = next((n for n in reversed(near) if n < self.number and not self.places[n].is_weak), None)
        after = "end" if following is None else self.places[following].mark
        ahead = "" if following is None else opening(self._piece(following))
        behind = "start" if earlier is None else self.places[earlier].mark
        yield f"mark,after={mark}|{after}"
        yield f"mark,after,opens={mark}|{after}|{opens}"
        yield f"mark,after,ahead,opens={mark}|{after}|{ahead}|{opens}"
        yield f"mark,behind={mark}|{behind}"
        yield f"behind,left,opens={behind}|{opening(self.left)}|{opens}"
        yield f"mark,first,last={mark}|{self.number == 0}|{following is None}"

    def _colon(self) -> Iterator[str]:
        """Whether the sentence has had a colon, and what came before it."""
        colon = self.before.rfind(": ")
        yield f"colon,mark={colon >= 0}|{self.mark}"
        yield f"colon,opens,mark={colon >= 0}|{self.opens}|{self.mark}"
        if colon >= 0:
            yield f"behind colon,opens={opening(WORD.findall(self.before[colon + 2 :]))}|{self.opens}"
            yield f"label size,opens,mark={_size(WORD.findall(self.before[:colon]))}|{self.opens}|{self.mark}"

    def _label(self) -> Iterator[str]:
        """Whether what stands before reads like a heading or a label, and what stands behind like another."""
        mark, said, place = self.mark, self.said, self.place
        starts_line = self.sentence_first < 0
        capitals = bool(said) and all(word.isupper() or word[0].isdigit() for word in said)
        shouts = bool(self.rest) and self.rest[0].isupper() and len(self.rest[0]) > 1
        upper = self.text[place.end : place.end + 1].isupper()
        yield f"capitals,shouts,mark={capitals}|{shouts}|{mark}|{starts_line}"
        yield f"upper,mark={upper}|{mark}"
        yield f"title,upper,mark={bool(said) and said[-1][0].isupper()}|{upper}|{mark}"
        yield f"said size,mark,opens={_size(said)}|{starts_line}|{mark}|{self.opens}"
        is_short = len(said) <= LABEL_WORDS
        yield f"section,mark={is_short and section_sort(self.before) != ''}|{mark}|{is_short}"
        fact = FACTS.match(self.before + self.text[place.start : place.end] + self.text[place.end : place.end + 3])
        yield f"fact,mark={bool(fact)}|{mark}"
        yield f"fact,opens={bool(fact)}|{self.opens}"
        facts = _is_fact(self.left), _is_fact(self.right)
        yield f"fact left,fact right,mark={facts[0]}|{facts[1]}|{mark}"
        yield f"fact left,fact right,rule={facts[0]}|{facts[1]}|{place.rule}"
        yield f"label ahead,mark={bool(_LABEL_AHEAD.match(self.text, place.end))}|{mark}"


def _is_fact(words: Sequence[str]) -> bool:
    """Whether the words are the label of a fact about the post and nothing else ("Reports to")."""
    return len(words) <= LABEL_WORDS and FACTS.match(" ".join(words) + ": ") is not None


def _open_phrase(words: Sequence[str]) -> tuple[str, int]:
    """The last phrase opened that may take in what follows, and how many words ago it opened."""
    phrase, at = "", 0
    for number in range(1, len(words)):
        word, last = words[number], words[number - 1]
        if word in RELATIVES or word in SUBORDINATORS:
            phrase, at = "clause", number
        elif word == "to" and number + 1 < len(words) and is_verb(words[number + 1]):
            helps = any(base_form(earlier) in HELPING for earlier in words[:number])
            phrase, at = "help to" if helps else "to", number
        elif is_ing(word) and last in PREPOSITIONS:
            phrase, at = "by -ing", number
        elif word in AUXILIARIES and not phrase and number > 1 and last not in SUBORDINATORS:
            phrase = "finite"
    return phrase, len(words) - at if at else 0


def _sort(word: str) -> str:
    """The sort of the word before a place, roughly."""
    if word in PREPOSITIONS or word in SUBORDINATORS or word in AUXILIARIES:
        return "small"
    return "ing" if is_ing(word) else "verb" if is_verb(word) else "other"


def _many(held: Sequence[object] | Iterator[bool]) -> int:
    count = len(held) if isinstance(held, Sequence) else sum(held)
    return min(count, MANY)


def _size(words: Sequence[str]) -> str:
    return _count_size(len(words))


def _count_size(count: int) -> str:
    if count <= MANY:
        return str(count)
    return "4-6" if count <= 6 else "7-10" if count <= 10 else "11+"
