"""What can be wrong with a sentence: a code that is stable, and a reason for whoever wrote it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from prompts.facts import Fact
from prompts.rules import Rules

Check = Callable[[str, Sequence[Fact], Rules], list["Problem"]]
"""A sentence, the facts it cites and the rules it is held to: what is wrong with it, or an empty list."""


class ProblemCode(StrEnum):
    """What is wrong with a sentence."""

    UNKNOWN_ID = "unknown_id"
    NO_ID = "no_id"
    WRONG_ROLE = "wrong_role"
    UNUSED_FACT = "unused_fact"
    UNSUPPORTED = "unsupported"
    TOO_BROAD = "too_broad"
    RELATION = "relation"
    NUMBER = "number"
    NAME = "name"
    QUALIFICATION = "qualification"
    MODAL = "modal"
    NEGATION = "negation"
    PEOPLE = "people"
    PERCENTAGE = "percentage"
    ADVICE = "advice"
    PRAISE = "praise"
    INSTRUCTION = "instruction"
    MARKUP = "markup"
    VOICE = "voice"
    SHAPE = "shape"


MEANINGS = {
    ProblemCode.UNKNOWN_ID: "cites a fact that does not exist",
    ProblemCode.NO_ID: "cites no fact, or none that is about the document",
    ProblemCode.WRONG_ROLE: "says that something is there that is missing, or the other way round",
    ProblemCode.UNUSED_FACT: "cites a fact and does not say what it says",
    ProblemCode.UNSUPPORTED: "says something the cited facts do not say",
    ProblemCode.TOO_BROAD: "says that more is missing than the fact does",
    ProblemCode.RELATION: "turns round who does what to whom, or what comes first",
    ProblemCode.NUMBER: "has a number the facts do not have",
    ProblemCode.NAME: "has a name or short form the facts do not have",
    ProblemCode.QUALIFICATION: "has a qualification the facts do not have",
    ProblemCode.MODAL: 'is stronger than the facts: adds "must" or "all", drops "may", "if" or "once trained"',
    ProblemCode.NEGATION: 'drops or adds a "not"',
    ProblemCode.PEOPLE: "judges staff or other people",
    ProblemCode.PERCENTAGE: "gives a percentage, a share or a score",
    ProblemCode.ADVICE: "gives advice",
    ProblemCode.PRAISE: "praises or blames",
    ProblemCode.INSTRUCTION: "repeats an instruction to a model",
    ProblemCode.MARKUP: "holds a link or markup",
    ProblemCode.VOICE: "says I, we or you",
    ProblemCode.SHAPE: "is not one plain sentence of the length and opening asked for",
}
"""Each code in plain words."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with a sentence; `reason` is fit to be told to whoever wrote it."""

    code: ProblemCode
    reason: str
