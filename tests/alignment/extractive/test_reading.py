import pytest

from alignment import load_pathway
from alignment.extractive.reading import HARDEST, summary_grade
from alignment.pathway.readability import reading_grade
from alignment.types import Sentence
from tests.alignment.align_cases import EXAMPLES, aligned

PATHWAY = load_pathway()
STATEMENT = PATHWAY.statements[0]


def said(text: str, *statements: str) -> Sentence:
    return Sentence(text, (), statements, "extractive")


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_summary_of_an_example_is_easy_to_read(name: str) -> None:
    report = aligned(name)
    # The explanation of the role fit stands above the summary on the page, and is not said twice.
    shown = [s for s in report.summary.sentences if s.text != report.role_fit.explanation]

    assert 0 < summary_grade(shown, report.pathway) <= HARDEST


def test_words_of_its_own_count() -> None:
    plain, hard = "The job is to cook and clean.", "Operationalising multidisciplinary accountability is imperative."

    assert summary_grade([said(plain)], PATHWAY) == reading_grade(plain)
    assert summary_grade([said(hard)], PATHWAY) > HARDEST


def test_quotations_titles_and_cited_statements_do_not_count() -> None:
    category, theme = PATHWAY.role_categories[0].title, PATHWAY.themes[0].title.lower()
    sentences = [
        said("It says “Operationalise multidisciplinary accountability”."),
        said(f"It fits {category}."),
        said(f"It speaks of {theme}."),
        said(f"It does not mention {STATEMENT.text}.", STATEMENT.id),
    ]
    bare = [said("It says ."), said("It fits ."), said("It speaks of ."), sentences[3]]

    assert summary_grade(sentences[:3], PATHWAY) == summary_grade(bare[:3], PATHWAY)


def test_only_a_cited_statement_is_left_out() -> None:
    from alignment.wording import topic

    text = f"It does not mention {topic(STATEMENT.text).strip('“”')}."

    assert summary_grade([said(text, STATEMENT.id)], PATHWAY) <= summary_grade([said(text)], PATHWAY)


def test_a_summary_without_sentences_has_no_grade() -> None:
    assert summary_grade([], PATHWAY) == 0.0
