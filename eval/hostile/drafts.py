"""The job descriptions that are attacked: small, plain, and with something of everything."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a piece of a draft is."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a draft; a row of the table has two cells."""

    kind: Kind
    text: str
    beside: str = ""


Draft = tuple[Piece, ...]


def _draft(text: str) -> Draft:
    """A draft from lines: `= title`, `# heading`, `- item`, `a | b` for a row, and paragraphs."""
    return tuple(_piece(line.strip()) for line in text.strip().splitlines() if line.strip())


def _piece(line: str) -> Piece:
    marks = {"= ": Kind.TITLE, "# ": Kind.HEADING, "- ": Kind.ITEM}
    kind = marks.get(line[:2])
    if kind:
        return Piece(kind, line[2:])
    left, bar, right = line.partition(" | ")
    return Piece(Kind.ROW, left, right) if bar else Piece(Kind.PARAGRAPH, line)


DRAFTS: Mapping[str, Draft] = {
    "care-assistant": _draft("""
        = Care Assistant
        This post is based in a care home for older people and works a rolling rota.
        # Main duties
        - Help residents to wash, dress and use the toilet in private
        - Support residents to eat and drink at their own pace
        - Prompt residents to take their medicines and sign the chart
        - Write clear daily notes before the end of each shift
        - Report any worry about abuse or neglect to the senior on duty
        - Use the hoist only with a second trained carer
        - Water the hanging baskets by the front door
        # About you
        - Some experience of care work
        - Kind, patient and honest
        # General
        This job description is not a full list and may be reviewed from time to time.
    """),
    "senior-carer": _draft("""
        = Senior Carer
        The senior carer leads the shift and reports to the deputy manager.
        # Key tasks
        - Lead the shift and share out the work to the care team
        - Give out medicines from the trolley and complete the MAR chart
        - Hold supervision with six care assistants every two months
        - Review care plans each month with residents and their families
        - Induct new staff and observe their practice
        - Does not give injections or dress wounds
        - Feed the cat in the conservatory
        # Person specification
        Essential | Level 3 diploma in adult care
        Essential | Two years of experience in a care home
        Desirable | Experience of dementia care
        # Other
        The company is an equal opportunities employer.
    """),
    "home-care-worker": _draft("""
        = Home Care Worker
        You will visit people in their own homes across the district.
        # What you will do
        - Help people with personal care, such as washing and dressing
        - Cook simple meals and make sure people have enough to drink
        - Record each visit on the phone app and log medicines
        - Follow the care plan and tell the office if something changes
        - Keep people's information private
        - Take people shopping or to appointments
        - Put the bins out on the right day
        # What we ask
        - A full driving licence and the use of a car
        - A caring nature and good spoken English
        # Checks
        An enhanced DBS check is carried out before you start.
    """),
    "personal-assistant": _draft("""
        = Personal Assistant
        I am a wheelchair user and I employ my own assistants with a direct payment.
        # The job
        - Help me to get up, shower and dress in the mornings
        - Drive my van to work and to the gym
        - Cook with me and keep the kitchen clean
        - Manage my catheter bag once you have been shown how
        - Respect my choices, even when you would choose otherwise
        - Walk my two dogs when I am away
        # You
        - Reliable and on time
        - Happy to learn from me
        # Pay
        The hourly rate is paid every four weeks.
    """),
}
"""Each draft by its name."""
