"""The words a person reads for each closed set of values, in one place so that every export says the same."""

from collections.abc import Mapping, Sequence

from alignment.types import Band, ClauseKind, Expectation, Flag, StatementKind, Verdict

GUIDANCE = (
    "This report is guidance about a document. It is not job evaluation, and it is not a judgement of any person or "
    "of how anyone works. It shows where the words of a job description and the statements meet; people decide what "
    "to do about it."
)

BANDS: Mapping[Band, str] = {Band.STRONG: "Strong", Band.PARTIAL: "Partial", Band.POSSIBLE: "Possible"}
BAND_DOTS: Mapping[Band, int] = {Band.STRONG: 3, Band.PARTIAL: 2, Band.POSSIBLE: 1}
BAND_MEANINGS: tuple[tuple[str, int, str], ...] = (
    ("Strong", 3, "the line and the statement say much the same"),
    ("Partial", 2, "the line says part of it, or sets a limit"),
    ("Possible", 1, "the line may mean this; please check"),
)

KINDS: Mapping[StatementKind, str] = {
    StatementKind.VALUE: "value",
    StatementKind.BEHAVIOUR: "behaviour",
    StatementKind.KNOWLEDGE: "knowledge",
    StatementKind.SKILL: "skill",
}

CLAUSE_KINDS: Mapping[ClauseKind, str] = {
    ClauseKind.DUTY: "duty",
    ClauseKind.REQUIREMENT: "requirement",
    ClauseKind.VALUE: "value",
    ClauseKind.CONTEXT: "background",
    ClauseKind.BOILERPLATE: "boilerplate",
}

FLAGS: Mapping[Flag, str] = {
    Flag.NEGATED: "Outside the job",
    Flag.CONDITIONAL: "Only on a condition",
    Flag.SOMEONE_ELSES_DUTY: "Another person's duty",
}

# By the part a sentence of the summary belongs to; the opening part needs no title.
SUMMARY_PARTS: Mapping[str, str] = {
    "strengths": "What it speaks of",
    "gaps": "What it does not mention",
    "no_counterpart": "What has no counterpart",
    "next": "Worth another look",
}

EXPECTATIONS: Mapping[Expectation, str] = {
    Expectation.CORE: "Core to the role",
    Expectation.EXPECTED: "Expected",
    Expectation.DEVELOPING: "Still being learnt",
}
# What became of lines: for one line, for several, and how it goes on.
TALLY: Mapping[Verdict, tuple[str, str, str]] = {
    Verdict.MATCHED: ("points", "point", "to a statement"),
    Verdict.NO_COUNTERPART: ("has", "have", "no counterpart"),
    Verdict.BOILERPLATE: ("is", "are", "boilerplate"),
    Verdict.NOT_JUDGED: ("was", "were", "not matched for another reason"),
}

EXPECTATION_ORDER: Sequence[Expectation] = tuple(EXPECTATIONS)


def sentence(words: str) -> str:
    """The words with a capital and a full stop, as a sentence."""
    words = words.strip()
    if not words:
        return ""
    ended = words if words[-1] in ".?:…" else words + "."
    return ended[0].upper() + ended[1:]


def count(number: int, one: str, many: str = "") -> str:
    """A number with its noun: `1 line`, `3 lines`, `no lines`."""
    noun = one if number == 1 else many or one + "s"
    return f"{number or 'no'} {noun}"


def listed(words: Sequence[str]) -> str:
    """`a, b and c`; empty for no words."""
    return words[-1] if len(words) == 1 else ", ".join(words[:-1]) + " and " + words[-1] if words else ""
