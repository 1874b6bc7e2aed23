"""Personal data in a document: which kinds and where, never the data itself."""

import re
from collections.abc import Iterator

from alignment.types import Document, Notice

_TITLED = r"(?:Mr|Mrs|Ms|Miss|Mx|Dr)\.?\s+[A-Z][\w’'-]+"
_KIN = r"[Mm]y (?:late )?(?:son|daughter|mother|father|mum|dad|wife|husband|partner|brother|sister|child|grand\w+)"
_CONDITIONS = (
    r"dementia|alzheimer\w*|autis\w+|epilep\w+|parkinson\w*|multiple sclerosis|motor neurone|cerebral palsy|"
    r"down['’]?s syndrome|"
    r"stroke|diabet\w+|cancer|schizophreni\w+|bipolar|depress\w+|anxiety|hiv|asthma|learning disabilit\w+|"
    r"brain injur\w+|spinal injur\w+|tetraplegi\w+|quadriplegi\w+|paraplegi\w+|muscular dystrophy|"
    r"wheelchair|tracheostomy|incontinen\w+"
)
_ILL_PERSON = rf"(?:{_TITLED}|{_KIN})[^.;!?]{{0,120}}?\b(?i:{_CONDITIONS})\b"
_ILL_WRITER = rf"\b(?i:i (?:have|live with|am living with))\s+[^.;!?]{{0,40}}?\b(?i:{_CONDITIONS})\b"
# A name after `Mr` anywhere is a person; so is somebody's son, once an illness is told of him.
_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("an e-mail address", re.compile(r"\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b")),
    ("a phone number", re.compile(r"(?<![\d.])(?:\+44\s?(?:\(0\)\s?)?|\(?0)\d{2,4}\)?(?:[\s-]?\d{3,4}){2}(?!\d)")),
    (
        "a National Insurance number",
        re.compile(r"\b[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\s?\d{2}\s?\d{2}\s?\d{2}\s?[A-D]\b", re.IGNORECASE),
    ),
    ("an NHS number", re.compile(r"\bNHS\s+(?:no\.?|number)\W{0,3}\d{3}[\s-]?\d{3}[\s-]?\d{4}\b", re.IGNORECASE)),
    ("a date of birth", re.compile(r"\b(?:date of birth|d\.?o\.?b\.?)\W{1,4}\d{1,2}\W\d{1,2}\W\d{2,4}", re.IGNORECASE)),
    ("a known person's health", re.compile(f"{_ILL_PERSON}|{_ILL_WRITER}")),
    ("a person's name", re.compile(rf"\b{_TITLED}")),
)  # fmt: skip
# Enough places to find the rest by; the whole list would hide the message.
_PLACES = 3


def personal_data(document: Document) -> Iterator[Notice]:
    """One notice that names the kinds found and their places, or none."""
    found: dict[str, list[str]] = {}
    for number, block in enumerate(document.blocks, start=1):
        for kind, pattern in _KINDS:
            if pattern.search(block.text):
                found.setdefault(kind, []).append(block.locator.label or f"block {number}")
    if found:
        kinds = "; ".join(f"{kind} ({_places(places)})" for kind, places in found.items())
        advice = "Check that it needs to be there before you share the report."
        yield Notice("personal_data", f"The document seems to hold personal data: {kinds}. {advice}")


def _places(places: list[str]) -> str:
    shown = list(dict.fromkeys(places))
    more = f" and {len(shown) - _PLACES} more" if len(shown) > _PLACES else ""
    return "; ".join(shown[:_PLACES]) + more
