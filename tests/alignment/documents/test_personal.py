import pytest

from alignment.documents.draft import Draft, Piece, assemble
from alignment.documents.personal import personal_data
from alignment.types import BlockKind, DocumentFormat, Locator


def notice(text: str) -> str:
    pieces = (Piece(BlockKind.PARAGRAPH, text, Locator(page=2, paragraph=7)),)
    document = assemble(Draft(DocumentFormat.TEXT, pieces), name="", sha256="", title="")
    return "".join(found.text for found in personal_data(document))


@pytest.mark.parametrize(
    ("text", "kind", "secret"),
    [
        ("Write to jo.bloggs@example.org today", "an e-mail address", "bloggs"),
        ("Ring 01632 960 123 or 07700 900123", "a phone number", "01632"),
        ("Ring +44 7700 900123", "a phone number", "7700"),
        ("NI: QQ 12 34 56 C".replace("QQ", "AB"), "a National Insurance number", "12 34"),
        ("NHS number: 943 476 5919", "an NHS number", "943"),
        ("Date of birth: 3/5/1990", "a date of birth", "1990"),
        ("Mrs Example has dementia and likes walks", "a known person's health", "Example"),
        ("My son Tom, who is nine, has autism", "a known person's health", "Tom"),
        ("I have cerebral palsy", "a known person's health", "palsy"),
        ("Contact Ms Example", "a person's name", "Example"),
    ],
)
def test_personal_data_is_named_with_its_place_and_never_repeated(text: str, kind: str, secret: str) -> None:
    told = notice(text)
    assert kind in told
    assert "page 2, paragraph 7" in told
    assert secret not in told


@pytest.mark.parametrize(
    "text",
    [
        "Support people with dementia",
        "Salary 21,000 to 24,500",
        "Reference 2024-0456-11",
        "I have experience",
        "37.5 hours per week over 7 days",
        "People who have autism",
        "MS Office skills",
    ],
)
def test_ordinary_lines_hold_none(text: str) -> None:
    assert notice(text) == ""
