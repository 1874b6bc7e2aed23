"""What people decide about the lines of a report: decisions, what of them stands, and sign-off.

A decision never touches the report. It is about a line as a whole, or about one statement on it; about each of these
the latest decision stands, and what is decided about a statement goes before what is decided about its line.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Choice(StrEnum):
    """What a person can decide. `withdraw` takes an earlier decision back."""

    ACCEPT = "accept"
    ADJUST = "adjust"
    REJECT = "reject"
    ADD = "add"
    NOT_APPLICABLE = "not_applicable"
    WITHDRAW = "withdraw"


@dataclass(frozen=True, slots=True)
class Draft:
    """A decision about to be taken. `statement_id` is empty when it is about the line as a whole.

    `statement_text` is the statement's wording at the time, so that the record says what was meant whatever becomes
    of the content.
    """

    clause_id: str
    choice: Choice
    by: str = ""
    statement_id: str = ""
    statement_text: str = ""
    wording: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision that was taken: the `number`th about its line, counted from 1, `at` a moment in UTC."""

    draft: Draft
    number: int
    at: datetime

    @property
    def subject(self) -> tuple[str, str]:
        """The line, and the statement on it or nothing."""
        return self.draft.clause_id, self.draft.statement_id


@dataclass(frozen=True, slots=True)
class SignOff:
    """Someone's word that the review is done, as it stood after `decisions` decisions; `decided` of `lines` lines."""

    number: int
    by: str
    at: datetime
    note: str
    decisions: int
    decided: int
    lines: int


@dataclass(frozen=True, slots=True)
class Review:
    """All that people decided about one report of `lines` lines, oldest first."""

    lines: int
    decisions: tuple[Decision, ...] = ()
    sign_offs: tuple[SignOff, ...] = ()

    @property
    def tag(self) -> str:
        """Changes whenever anything is decided or signed."""
        return review_tag(len(self.decisions), len(self.sign_offs))

    @property
    def decided(self) -> int:
        """How many lines have a decision that stands."""
        return len({decision.draft.clause_id for decision in standing(self.decisions)})

    @property
    def sign_off(self) -> SignOff | None:
        """The latest sign-off, if nothing was decided since."""
        last = self.sign_offs[-1] if self.sign_offs else None
        return last if last and last.decisions == len(self.decisions) else None

    def about(self, clause_id: str) -> tuple[Decision, ...]:
        """What was decided about one line, oldest first."""
        return tuple(decision for decision in self.decisions if decision.draft.clause_id == clause_id)


def standing(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """The decisions that stand, the oldest first, out of a history in order."""
    latest: dict[tuple[str, str], Decision] = {}
    for decision in decisions:
        latest.pop(decision.subject, None)
        latest[decision.subject] = decision
    return tuple(decision for decision in latest.values() if decision.draft.choice is not Choice.WITHDRAW)


def line_tag(clause_id: str, number: int) -> str:
    """The entity tag of what is decided about a line, after `number` decisions."""
    return f'"{clause_id}.{number}"'


def review_tag(decisions: int, sign_offs: int) -> str:
    """The entity tag of a whole review."""
    return f'"{decisions}.{sign_offs}"'
