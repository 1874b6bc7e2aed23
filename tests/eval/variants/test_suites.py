import pytest

from alignment.documents import read_document
from eval.variants import SUITES, Suite
from tests.eval.variants.test_variant import documents

BY_NAME = {suite.name: suite for suite in SUITES}


def said(suite: str, text: str) -> str:
    """One line of a job description, said otherwise."""
    document = read_document(f"# Care Manager\n\n- {text}\n".encode(), name="job.md")
    return BY_NAME[suite].make(document).document.blocks[-1].text


@pytest.mark.parametrize("suite", SUITES, ids=lambda suite: suite.name)
def test_the_same_document_gives_the_same_variant_with_every_block_in_place(suite: Suite) -> None:
    changed = 0
    for document in documents():
        variant = suite.make(document)
        assert variant == suite.make(document)
        changed += variant.document != document
        text = variant.document.text
        assert text == "\n".join(block.text for block in variant.document.blocks)
        assert all(text[block.start : block.end] == block.text for block in variant.document.blocks)
    assert changed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Help residents to wash", "I help residents to wash"),
        ("To help residents to wash", "I help residents to wash"),
        ("You will be part of your team", "I will be part of my team"),
        ("You'll report what worries you", "I'll report what worries me"),
        ("The post holder is on call", "I am on call"),
        ("We give you training", "We give me training"),
        ("Night shifts", "Night shifts"),
    ],
)
def test_the_worker_speaks(text: str, expected: str) -> None:
    assert said("worker speaks", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Help residents to wash", "I need you to help residents to wash"),
        ("You will work with our team", "I need you to work with my team"),
        ("You will not give injections", "You will not give injections"),
        ("We are a small home", "I am a small home"),
    ],
)
def test_the_employer_speaks(text: str, expected: str) -> None:
    assert said("employer speaks", text) == expected


def test_words_for_people_are_swapped_in_a_ring() -> None:
    text = "Each Client, resident and service-user; customers’ meals; customer service"
    once = "Each Resident, service user and customer; clients’ meals; customer service"
    assert said("people", text) == once
    assert said("people", said("people", said("people", once))) == text.replace("-", " ")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He helps her to eat", "She helps him to eat"),
        ("Take her shopping", "Take his shopping"),
        ("He knows HIS daughter", "She knows HER son"),
        ("A male manageress", "A female manager"),
        ("Management of men", "Management of women"),
    ],
)
def test_gendered_words_are_swapped(text: str, expected: str) -> None:
    assert said("gender", text) == expected


def test_headings_name_people_and_roles_too() -> None:
    document = read_document(b"# Care Manager for Residents\n\n- Help them\n", name="job.md")
    headings = {name: suite.make(document).document.blocks[0].text for name, suite in BY_NAME.items()}
    assert headings["gender"] == "Care Manageress for Residents"
    assert headings["people"] == "Care Manager for Service users"
    assert headings["paraphrase"] == headings["second language"] == "Care Manager for Residents"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The home needs a carer", "Home needs carer"),
        ("You will be responsible for giving medicines", "You be responsible for give medicines"),
        ("Someone who needs help is supported", "Someone who need help supported"),
        ("Keep equipment clean", "Keep equipments clean"),
        ("Thanks for giving time", "Thanks for give time"),
    ],
)
def test_english_slips(text: str, expected: str) -> None:
    assert said("second language", text) == expected


def test_verbs_and_phrases_are_said_otherwise() -> None:
    text = "Administer medication in line with the care plan, and report any concerns promptly"
    assert said("paraphrase", text) == (
        "Give medicines according to the care plan, and report any concerns without delay"
    )
