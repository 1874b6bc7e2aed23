from collections.abc import Sequence

import pytest

from alignment.documents import read_document
from alignment.documents.draft import Draft, Piece, assemble
from alignment.documents.screen import screen
from alignment.errors import LanguageError, NotAJobDescriptionError
from alignment.types import BlockKind, Document, DocumentFormat, Notice

JD = [
    "Job title: Support worker",
    "Main duties",
    "Support people to wash and dress.",
    "You will report to the team leader.",
    "Essential: previous experience of care work. Desirable: level 2 diploma.",
]
CV = [
    "Curriculum Vitae",
    "Alex Example",
    "Date of birth: 3 May 1990",
    "Employment history",
    "Jan 2019 – present: Care assistant, Larch House",
    "2015 - 2018: Support worker, Elm Court",
    "I worked with people with dementia and I gained my level 2.",
    "Hobbies and interests",
    "References available on request",
]
ADVERT = [
    "Personal assistant wanted",
    "I am looking for a PA to help me live my life. I have cerebral palsy and use a wheelchair.",
    "I have worked in an office since 2015 and I was a student before that, so I have managed PAs for years.",
    "You will help me get up, cook and go out.",
    "Please send a CV and two references.",
    "£13 per hour, 20 hours a week.",
]
APPRAISAL = [
    "Annual appraisal form",
    "Employee name: A. Example",
    "Date of appraisal: 3 May",
    "My strengths: I am kind.",
    "Areas for development: hoisting",
    "Manager's comments: a good year",
    "Overall rating: 4",
]
APPRAISING_JOB = [
    "Deputy manager",
    "Main duties",
    "Carry out supervision and appraisal of care staff and record objectives.",
    "Complete appraisal forms on time.",
    "Report to the registered manager.",
    "You will lead the team.",
]
WELSH = [
    "Gweithiwr cymorth yn y gymuned",
    "Bydd y swydd yn cynnwys gofal personol ac mae rhaid i chi fod yn garedig gyda phobl.",
    "Rydym yn chwilio am bobl sydd wedi cael profiad ac sy'n gallu gyrru.",
    "Mae'r gwaith yn llawn amser ar gyfer ein tîm ni.",
]
OTHERS = {
    "French": "Vous êtes chargé de l'aide aux personnes dans leur vie et vous travaillez avec une équipe pour que "
    "les soins soient faits dans le respect des personnes qui sont chez nous.",
    "Polish": "Praca jest dla osób, które nie boją się opieki oraz są gotowe do pracy przy osobach starszych, "
    "a także że będzie się uczyć od innych na co dzień przez cały rok.",
    "Romanian": "Lucrați cu persoane în vârstă și aveți grijă de ele pentru că sunt la noi, iar munca este din zori "
    "până seara sau pe ture, nu la birou.",
    "Spanish": "Buscamos una persona para el cuidado de las personas mayores en su casa, que se encargue de los "
    "medicamentos y al final del día escriba un informe para la familia.",
    "German": "Sie helfen den Menschen, die bei uns wohnen, und werden mit dem Team für die Pflege sorgen, auch wenn "
    "es nicht immer leicht ist und sich der Tag ändert.",
}


def made(lines: Sequence[str]) -> Document:
    pieces = tuple(Piece(BlockKind.PARAGRAPH, line) for line in lines)
    return assemble(Draft(DocumentFormat.TEXT, pieces), name="", sha256="", title="")


def codes(document: Document) -> list[str]:
    return [notice.code for notice in document.notices]


def test_a_job_description_passes_without_a_word() -> None:
    assert screen(made(JD)) == made(JD)


def test_screening_twice_adds_nothing() -> None:
    once = screen(made(ADVERT))
    assert screen(once) == once


def test_other_notices_are_kept() -> None:
    from dataclasses import replace

    earlier = Notice("mislabelled", "x")
    assert screen(replace(made(JD), notices=(earlier,))).notices == (earlier,)


def test_a_cv_is_refused_with_a_reason() -> None:
    with pytest.raises(NotAJobDescriptionError, match="CV"):
        screen(made(CV))


def test_a_cv_is_refused_at_the_door() -> None:
    with pytest.raises(NotAJobDescriptionError):
        read_document("\n\n".join(CV).encode())


def test_a_first_person_advert_is_no_cv() -> None:
    assert "personal_data" in codes(screen(made(ADVERT)))


@pytest.mark.parametrize("line", ["Send your CV to us.", "Employment history needed.", "Curriculum vitae"])
def test_asking_for_a_cv_makes_none(line: str) -> None:
    assert screen(made([*JD, line]))


def test_an_appraisal_is_refused_and_a_job_that_includes_appraising_is_not() -> None:
    with pytest.raises(NotAJobDescriptionError, match="appraisal"):
        screen(made(APPRAISAL))
    assert screen(made(APPRAISING_JOB)) == made(APPRAISING_JOB)


@pytest.mark.parametrize("language", OTHERS)
def test_another_language_is_named(language: str) -> None:
    with pytest.raises(LanguageError, match=language):
        screen(made([OTHERS[language]]))


def test_welsh_alone_is_refused_and_beside_english_is_noticed() -> None:
    with pytest.raises(LanguageError, match="Welsh"):
        screen(made(WELSH))
    both = screen(made([*JD, *WELSH[1:], *JD, *JD]))
    assert codes(both) == ["partly_another_language"]
    assert "Welsh" in both.notices[0].text
    assert WELSH[1] in both.text


def test_another_alphabet_is_refused_and_a_name_in_it_is_not() -> None:
    long = "Догляд за людьми похилого віку вдома щодня і вночі, з повагою до кожного, хто живе тут з нами"
    with pytest.raises(LanguageError, match="alphabet"):
        screen(made([long]))
    assert screen(made(["照顾老人", *JD]))


def test_a_welsh_place_name_is_no_other_language() -> None:
    assert screen(made([*JD, "Location: Llanfair yn y Cwm"])) == made([*JD, "Location: Llanfair yn y Cwm"])


def test_a_list_of_bare_duties_is_a_job_description() -> None:
    assert codes(screen(made(["Assist with washing", "Prepare meals", "Record medicines", "Walk the dog"]))) == []


@pytest.mark.parametrize(
    "lines",
    [
        ["Invoice", "Invoice number 7", "VAT reg 123", "Total due £40", "Hours: 4"],
        ["Medicines policy", "This policy sets out how medicines are kept.", "Scope of this policy", "Version control"],
        ["Soup", "Roast", "Crumble and custard"],
    ],
)
def test_other_papers_get_a_notice_not_an_error(lines: list[str]) -> None:
    assert "not_a_job_description_perhaps" in codes(screen(made(lines)))
