"""The answer on the role category in sentences."""

from collections.abc import Sequence

from alignment.role_scope import Outside
from alignment.types import Evidence, RankedCategory

# A runner-up this near the first is worth a mention even when the answer is one.
WORTH_A_MENTION = 2.0

FOREIGN = (
    "Almost nothing this job description asks for has a counterpart here, so the role is most likely outside the "
    "framework. If it is not, say in it what the role does and for whom."
)
UNLIKE = (
    "The lines of this job description are less like those of care work than like those of other jobs, so the role is "
    "most likely outside the framework. If it is not, say in it what the role does and for whom."
)
COULD_BE_ANY = (
    "The lines of this job description could belong to any of the role categories, so there is not enough to say which "
    "one it fits. Add the main duties, or choose the category yourself."
)


def explain_one(ranked: Sequence[RankedCategory]) -> str:
    """The category that leads, and the next where it comes near."""
    best, others = ranked[0], ranked[1:]
    text = f"This job description fits {best.title} best: {_reasons(best.evidence_for)}."
    if best.evidence_against:
        text += f" Against it: {_reasons(best.evidence_against[:1])}."
    if others and others[0].score > 0 and best.score - others[0].score <= WORTH_A_MENTION:
        text += f" Another possibility is {others[0].title}."
    return text


def explain_between(one: str, for_one: Sequence[Evidence], other: str, for_other: Sequence[Evidence]) -> str:
    """Two categories by title, each with what it has and the other lacks; the first is slightly ahead."""
    return (
        f"This job description lies between {one} and {other}. For {one}: {_reasons(for_one)}. "
        f"For {other}: {_reasons(for_other)}. "
        f"Gaps are counted against {one}, which is slightly ahead; choose the other if it suits better."
    )


def explain_outside(outside: Outside) -> str:
    """A kind of role the framework does not cover, why it looks like one, and what to do."""
    reasons = _reasons([evidence for evidence in outside.evidence if evidence.weight > 0])
    title = outside.kind.title
    # "A role in …" runs on in the sentence; "NHS post" keeps its capitals.
    title = title if title[1:2].isupper() else title[:1].lower() + title[1:]
    return f"This looks like {title}, which the framework does not cover: {reasons}. {outside.kind.advice}"


def explain_too_little(telling: int) -> str:
    """How few lines there are to go by, and what to do."""
    found = {0: "No line", 1: "Only one line"}.get(telling, f"Only {telling} lines")
    says = "say" if telling > 1 else "says"
    return (
        f"{found} of this job description {says} what the role does or needs, which is not enough to tell the role "
        "categories apart. Add the main duties, or choose the category yourself."
    )


def explain_given(given: str, title: str, chosen: str | None, explanation: str) -> str:
    """What a person chose, before what the document says itself."""
    if chosen == given:
        return f"You chose {title}, and the document points there too. {explanation}"
    elsewhere = " The document itself points elsewhere." if chosen else ""
    return f"You chose {title}, so gaps are counted against it.{elsewhere} {explanation}"


def _reasons(evidence: Sequence[Evidence]) -> str:
    reasons = [one.reason for one in evidence[:3]]
    if not reasons:
        return "nothing in particular"
    *most, last = reasons
    # Reasons hold commas of their own, so semicolons keep them apart.
    return f"the role {'; '.join(most)}; and {last}" if most else f"the role {last}"
