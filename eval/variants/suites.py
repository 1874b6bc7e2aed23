"""The ways a job description is said otherwise, and what each changes.

They are rough: some lines come out clumsy, and now and then one says a little more or less than before. So even a
careful reader would not keep every verdict, and the suites tell which changes move a reading most.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from alignment.types import Document
from eval.variants.boilerplate import insert_boilerplate
from eval.variants.rules import Rule, any_of, like, plain, rule, swap
from eval.variants.variant import Variant, reword
from eval.variants.verbs import OTHERS, SYNONYMS, ing_form, opening_verb, synonyms


@dataclass(frozen=True, slots=True)
class Suite:
    """One way of saying a job description otherwise. `says` is one line on what changes."""

    name: str
    says: str
    make: Callable[[Document], Variant]


# --- who speaks ------------------------------------------------------------------------------------------------------

_READER = r"(?:you|(?:the\s+)?(?:post[\s-]?holder|job[\s-]?holder|successful\s+(?:candidate|applicant)))"
_TURN = r"(?<=\s)(?:will|are|is|have|has)\b|['’]ll\b"
_TURNS = {
    "will": "I will",
    "'ll": "I'll",
    "’ll": "I’ll",
    "are": "I am",
    "is": "I am",
    "have": "I have",
    "has": "I have",
}


def _opened_by(said: str) -> Rule:
    """A line that opens with a verb, or with "to" and a verb, opened by other words."""

    def say(found: re.Match[str]) -> str:
        verb = re.sub(r"^to\s+", "", found["verb"], flags=re.IGNORECASE)
        return f"{found['mark']}{said} {verb[:1].lower()}{verb[1:]}"

    return rule(rf"^(?P<mark>[\W\d]*)(?P<verb>{opening_verb()})", say)


WORKER = (
    _opened_by("I"),
    rule(rf"\b{_READER}\s*(?P<turn>{_TURN})", lambda found: _TURNS[plain(found["turn"])]),
    swap({"you": "me"}, after=r"(?=\s*(?:[.,;:!?)]|$))"),
    swap({"you": "me"}, before=r"\b(?:to|for|with|of|give|help|tell|show|support|train)\s+"),
    rule(rf"\b{_READER}\b", lambda _: "I"),
    swap({"your": "my", "yours": "mine", "yourself": "myself"}),
)  # fmt: skip
EMPLOYER = (
    _opened_by("I need you to"),
    rule(rf"\b{_READER}\s+will\b(?!\s+not)", lambda _: "I need you to"),
    rule(r"\bwe\s+are\b", lambda _: "I am"),
    rule(r"\bwe\b", lambda _: "I"),
    swap({"our": "my", "us": "me"}),
)

# --- words for people ------------------------------------------------------------------------------------------------

_PEOPLE = {"client": "resident", "resident": "service user", "service user": "customer", "customer": "client"}
PEOPLE = (
    swap(
        {f"{one}{end}": f"{other}{end}" for one, other in _PEOPLE.items() for end in ("", "s")},
        after=r"(?!\s+(?:services?|care|experience|relations)\b)",
    ),
)
_PAIRS = [
    tuple(pair.split(":"))
    for pair in """
    he:she himself:herself man:woman men:women male:female males:females boy:girl boys:girls son:daughter
    sons:daughters father:mother dad:mum husband:wife brother:sister gentleman:lady gentlemen:ladies mr:mrs
    grandfather:grandmother uncle:aunt nephew:niece chairman:chairwoman handyman:handywoman manager:manageress
    """.split()
]
# "Her" before one of these, or before nothing, is whom and not whose.
_NO_NOUN = any_of(
    "a about after and as at before by for from if in on or out so that the to up when while who with".split()
)
GENDER = (
    rule(rf"\bher\b(?=\s+(?!(?:{_NO_NOUN})\b)\w)", lambda found: like(found[0], "his")),
    swap(
        {
            **{one: other for one, other in _PAIRS},
            **{other: one for one, other in _PAIRS},
            **{"him": "her", "her": "him", "his": "her", "hers": "his"},
        }
    ),
)

# --- English as a second language ------------------------------------------------------------------------------------

_SLIPS = {
    "needs": "need", "wants": "want", "likes": "like", "lives": "live", "has": "have", "does": "do", "goes": "go",
    "works": "work", "gives": "give", "takes": "take", "makes": "make", "keeps": "keep", "uses": "use",
    "knows": "know", "comes": "come", "says": "say", "is": "be",
}  # fmt: skip
_COUNTED = "information equipment advice training feedback paperwork staff furniture knowledge".split()
_SMALL_WORDS = {
    "responsible for": "responsible of", "listen to": "listen", "discuss": "discuss about", "depend on": "depend of",
    "interested in": "interested on", "good at": "good in", "on time": "in time", "at night": "in night",
}  # fmt: skip
SECOND_LANGUAGE = (
    rule(r"\b(?:the|a|an)\s+(?P<rest>\w)", lambda found: like(found[0][0], found["rest"])),
    rule(r"\b(?P<who>you|we|they|post\s?holder)\s+will\b", lambda found: found["who"]),
    rule(r"\b(?P<modal>must|should|will|can)\s+be\b", lambda found: found["modal"]),
    rule(r"\b(?:is|are)\s+(?P<rest>\w+(?:ed|ing))\b", lambda found: like(found[0], found["rest"])),
    swap(_SLIPS, before=r"\b(?:who|he|she|it|one)\s+"),
    swap({ing_form(verb): verb for verb in (*SYNONYMS, *OTHERS)}, before=r"\b(?:for|of|by)\s+"),
    swap({word: f"{word}s" for word in _COUNTED}),
    swap(_SMALL_WORDS),
)

# --- other words for the same ----------------------------------------------------------------------------------------

_PHRASES = {
    "accurate": "correct", "accurately": "correctly", "appropriate": "suitable", "as required": "as needed",
    "as well as": "and also", "at all times": "always", "colleagues": "co-workers", "concerned": "worried",
    "daily": "every day", "documentation": "paperwork", "effectively": "well", "every day": "daily",
    "excellent": "very good", "family members": "relatives", "in a timely manner": "promptly",
    "in accordance with": "in line with", "in line with": "according to", "knowledge of": "understanding of",
    "medication": "medicines", "medicines": "medication", "on a daily basis": "every day", "paperwork": "form filling",
    "prior to": "before", "promptly": "without delay", "regarding": "about", "relatives": "family members",
    "straight away": "at once", "understanding of": "knowledge of", "when needed": "as required",
    "where appropriate": "where it fits", "willing to": "happy to", "worried": "concerned",
}  # fmt: skip
PARAPHRASE = (*synonyms(), swap(_PHRASES))


def _words(name: str, says: str, rules: tuple[Rule, ...], *, headings: bool = False) -> Suite:
    return Suite(name, says, lambda document: reword(document, rules, headings=headings))


SUITES: tuple[Suite, ...] = (
    Suite("boilerplate", "company and equality paragraphs are put in", insert_boilerplate),
    _words("worker speaks", "in the first person of the worker: “I help …”", WORKER),
    _words("employer speaks", "in the first person of the employer: “I need you to help …”", EMPLOYER),
    _words("people", "client, resident, service user and customer are swapped", PEOPLE, headings=True),
    _words("second language", "articles are dropped, tenses and small words slip", SECOND_LANGUAGE),
    _words("gender", "he and she, male and female, manager and manageress are swapped", GENDER, headings=True),
    _words("paraphrase", "verbs and phrases by others that mean nearly the same", PARAPHRASE),
)
