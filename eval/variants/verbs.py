"""Verbs that duties open with, and what says nearly the same.

The table is ours, and is kept apart from the verbs the product knows: a change to those may not change what it is tried
with.
"""

from eval.variants.rules import Rule, any_of, swap

SYNONYMS = {
    "accompany": "go with", "administer": "give", "advise": "guide", "aid": "help", "arrange": "organise",
    "assess": "weigh up", "assist": "help", "build": "develop", "care for": "look after", "carry out": "do",
    "check": "verify", "communicate with": "talk with", "complete": "finish", "comply with": "follow",
    "contribute to": "add to", "cook": "make", "coordinate": "organise", "create": "make",
    "deal with": "handle", "deliver": "provide", "demonstrate": "show", "develop": "build up",
    "discuss": "talk about", "document": "write down", "enable": "make it possible for",
    "encourage": "motivate", "ensure": "make sure", "escort": "go with", "explain": "make clear",
    "follow": "keep to", "give": "provide", "give out": "hand out", "handle": "deal with", "help": "assist",
    "identify": "spot", "inform": "tell", "join in": "take part in", "keep to": "follow", "lead": "head",
    "liaise with": "keep in touch with", "listen to": "hear", "look after": "care for", "maintain": "keep up",
    "make sure": "ensure", "manage": "run", "mentor": "coach", "monitor": "keep an eye on", "notice": "spot",
    "notify": "tell", "observe": "watch", "order": "send for", "organise": "arrange", "oversee": "supervise",
    "participate in": "take part in", "plan": "work out", "prepare": "get ready", "promote": "encourage",
    "protect": "guard", "provide": "give", "record": "write down", "recruit": "hire", "report": "pass on",
    "report to": "report to", "resolve": "sort out", "respond to": "react to", "review": "look again at",
    "run": "manage", "safeguard": "protect", "seek": "look for", "sort out": "resolve", "speak to": "talk to",
    "spot": "notice", "supervise": "oversee", "support": "help", "take part in": "join in",
    "talk to": "speak with", "train": "teach", "treat": "deal with", "undertake": "carry out",
    "update": "bring up to date", "use": "make use of", "verify": "check", "work alongside": "work with",
    "work with": "work alongside", "write down": "note",
}  # fmt: skip
# More verbs that open a duty, for suites that change who speaks and not what is said.
OTHERS = """
    act adapt answer apply ask attend audit book bring change clean collect come cover cut delegate do drive
    empty establish feed fetch fill find get go greet hold implement improve induct introduce investigate keep
    know learn make meet move negotiate offer open pass pay pick play put read remind represent respect set
    share shop sign sit stand start stay step stock take teach tell think tidy travel turn uphold visit wait
    walk wash watch welcome work write
""".split()

# These are nouns too, so that more must speak for a verb: the line opens with it and a word of `_OBJECT` follows, or
# one of `_COMPANY` goes before.
_ALSO_NOUNS = frozenset(
    """
    aid answer audit book care change check cook cover cut document drive feed handle help lead monitor move offer order
    plan play record report review set share shop show sign stand start stay step stock support train treat turn use
    visit wait walk wash watch welcome work
    """.split()
)
_OBJECT = r"""(?=\s+(?:the|our|your|their|a|an|all|any|each|every|with|in|to|on|for|alongside|people|residents?|clients?
    |customers?|service[\s-]users?|individuals|staff|colleagues|tenants|families|them|him|her|someone|somebody|others
    |everyone|everybody|it|this|new)\b)""".replace("\n", "").replace(" ", "")
_COMPANY = r"\b(?:to|will|must|can|should|may|not|also|you)\s+"
# Their -ing forms are names of things or say when: "moving and handling", "care planning", "following a fall".
_NAMED = frozenset("build cook follow handle manage plan safeguard train".split())
# Where a line or a sentence begins.
OPENING = r"(?:^\W*|(?<=[.;:!?])\s+)"

_DOUBLED = frozenset("cut get plan put run set shop sit spot step".split())


def ing_form(verb: str) -> str:
    """The -ing form of a verb, or of the first word of several: `make sure` to `making sure`."""
    first, space, rest = verb.partition(" ")
    if first in _DOUBLED:
        first += first[-1]
    elif first.endswith("e") and not first.endswith("ee") and first != "be":
        first = first[:-1]
    return f"{first}ing{space}{rest}"


def is_also_noun(verb: str) -> bool:
    """Whether the verb, or the first word of several, is often a noun: `support`."""
    return verb.split()[0] in _ALSO_NOUNS


def opening_verb() -> str:
    """A pattern for any verb of the tables where it opens a line, with the "to" that may stand before it."""
    verbs = [*SYNONYMS, *OTHERS]
    sure, nouns = [v for v in verbs if not is_also_noun(v)], [v for v in verbs if is_also_noun(v)]
    return rf"(?:to\s+(?:{any_of(verbs)})\b|(?:{any_of(sure)})\b|(?:{any_of(nouns)})\b{_OBJECT})"


def synonyms() -> tuple[Rule, ...]:
    """The verbs of the table by their synonyms, wherever they stand as verbs, and their -ing forms."""
    sure = {verb: said for verb, said in SYNONYMS.items() if not is_also_noun(verb)}
    nouns = {verb: said for verb, said in SYNONYMS.items() if is_also_noun(verb)}
    return (
        swap(sure, before=rf"(?:{OPENING}|,\s+|\b(?:and|or)\s+|{_COMPANY})"),
        swap(nouns, before=OPENING, after=_OBJECT),
        swap(nouns, before=_COMPANY),
        swap({ing_form(verb): ing_form(said) for verb, said in SYNONYMS.items() if verb not in _NAMED}),
    )
