"""How hard a sentence is to read."""

import re

_WORD = re.compile(r"[A-Za-z]+(?:['’-][A-Za-z]+)*")
_SENTENCE_END = re.compile(r"[.!?]+(?:\s|$)")
_VOWELS = re.compile(r"[aeiouy]+")
# Endings that are written with a vowel and spoken without one: care, while; clothes, smiles; helped, cared, called.
# Changes, dresses, wanted, tables, handled and centred keep theirs.
_SILENT = re.compile(
    r"(?<=[^aeiouyl])e$|(?<=[aeiouy]l)e$"
    r"|(?<=[^aeiouylsxzcgh])es$|(?<=[aeiouy]l)es$|(?<=[^cs]h)es$"
    r"|(?<=[^aeiouytdlr])ed$|(?<=[aeiouy][lr])ed$|(?<=ll)ed$"
)


def reading_grade(text: str) -> float:
    """The Flesch-Kincaid grade: a United States school year, so about the reading age less five. 0 for no words.

    0.39 × words per sentence + 11.8 × syllables per word - 15.59, from J. P. Kincaid, R. P. Fishburne, R. L. Rogers and
    B. S. Chissom, "Derivation of new readability formulas for Navy enlisted personnel", Research Branch Report 8-75,
    1975. Syllables are counted by rule, so single words may be off by one.
    """
    found = words(text)
    if not found:
        return 0.0
    sentences = max(1, len(_SENTENCE_END.findall(text.strip())))
    syllables = sum(count_syllables(word) for word in found)
    return 0.39 * len(found) / sentences + 11.8 * syllables / len(found) - 15.59


def reading_age(text: str) -> float:
    """About how old a reader must be, in years: the grade and five, as school begins at 6 there. 0 for no words."""
    return reading_grade(text) + 5 if words(text) else 0.0


def words(text: str) -> list[str]:
    """The words of a text; hyphens and apostrophes inside a word do not split it."""
    return _WORD.findall(text)


def count_syllables(word: str) -> int:
    """Syllables by rule: groups of vowels, less a silent ending, and never none."""
    return sum(_syllables_of_part(part) for part in re.split(r"[-'’]", word.lower()) if len(part) > 1) or 1


def _syllables_of_part(part: str) -> int:
    spoken = _SILENT.sub("", part) if len(part) > 3 else part
    return max(1, len(_VOWELS.findall(spoken)))
