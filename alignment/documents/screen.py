"""Is this a job description in English? What should its reader know before trusting a report on it?"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from alignment.documents.about import is_about_a_job, is_appraisal, is_cv
from alignment.documents.clean import holds_words
from alignment.documents.language import guess_language
from alignment.documents.personal import personal_data
from alignment.errors import EmptyDocumentError, LanguageError, NotAJobDescriptionError
from alignment.types import Document, Notice

_ROLE_ONLY = "Send the description of the role: Fingerpost reads documents about jobs, never about people."
# Above this share of words in another language, too little is left to read.
_MOSTLY = 0.6
# Fewer words in all are no ground to turn a document away.
_LEAST_WORDS = 15
# A Welsh name for the post or a Latin motto is not worth a notice.
_PARTLY_WORDS = 12


def screen(document: Document) -> Document:
    """The same document with notices of what to know about it. Screening twice adds nothing.

    Raises:
        EmptyDocumentError: There are no words in it.
        LanguageError: It is mostly not in English.
        NotAJobDescriptionError: It is about a person: a CV, or an appraisal or self-assessment.
    """
    if not any(holds_words(block.text) for block in document.blocks):
        raise EmptyDocumentError("There are no words in the document.", "Check that it is the right file.")
    language = list(_language(document))
    if is_cv(document):
        raise NotAJobDescriptionError("This looks like a CV, which is about a person.", _ROLE_ONLY)
    if is_appraisal(document):
        problem = "This looks like an appraisal or a self-assessment, which is about a person."
        raise NotAJobDescriptionError(problem, _ROLE_ONLY)
    notices = [*language, *personal_data(document), *_other_paper(document)]
    new = [notice for notice in notices if notice not in document.notices]
    return replace(document, notices=(*document.notices, *new))


def _language(document: Document) -> Iterator[Notice]:
    """A notice for a document that is partly in another language. Raises `LanguageError` for one that mostly is."""
    guesses = [guess_language(block.text) for block in document.blocks]
    foreign = [guess for guess in guesses if guess.language not in ("", "English")]
    words: Counter[str] = Counter()
    for guess in foreign:
        words[guess.language] += guess.words
    english = sum(guess.words for guess in guesses if guess.language == "English")
    whole = guess_language(document.text)
    if not foreign and whole.language in ("", "English"):
        return
    language = max(words, key=lambda name: words[name]) if words else whole.language
    enough = whole.words >= _LEAST_WORDS and whole.language not in ("", "English")
    if enough and words.total() >= _MOSTLY * (words.total() + english):
        problem = f"The document seems to be in {language}. Only English can be read."
        raise LanguageError(problem, "Send the English version.")
    if words.total() >= _PARTLY_WORDS:
        count = f"{len(foreign)} parts" if len(foreign) > 1 else "1 part"
        text = f"{count} of the document seem to be in {language}. Only the English was made to be read, so check them."
        yield Notice("partly_another_language", text)


def _other_paper(document: Document) -> Iterator[Notice]:
    if not is_about_a_job(document):
        text = "This may not be a job description: it has few of the words that job descriptions have. Check the file."
        yield Notice("not_a_job_description_perhaps", text)
