"""Which language a text is in, by its commonest small words. Only good enough to tell English from the rest."""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass

# Small words that are common in their language and are no English words. Our own lists, short on purpose.
_ENGLISH = (
    "the and of to with for is are be will their you your our we this that have has as at by from or must any all "
    "may who should can not when where they them these which been was were it its on an in a if so i my me he she "
    "his her"
)
# Left out on purpose: words English has too (`do`, `no`, `per`, `die`, `van`), above all Romanian's `care`, and single
# letters, which in English are list markers and grades.
_OTHERS = {
    "Welsh": (
        "yr yn ac ar gan gyda ei eu bydd sydd mae fel neu gallu gofal gwaith chi ni eich ein hefyd sy'n i'r o'r a'r "
        "wedi cael unrhyw hynny pob rhaid oddi wrth swydd pobl cymorth iechyd"
    ),
    "French": (
        "le la les du et une est dans pour que qui par sur avec vous nous votre vos aux ce cette ces sont pas être "
        "leur leurs ou"
    ),
    "Polish": (
        "na się jest oraz dla przez nie od po jak lub że są pracy osób osoby przy ich jego który która które będzie ze"
    ),
    "Romanian": (
        "și si în de la cu pe pentru este sunt din sau nu unei prin să dumneavoastră lor mai al ale ce cei fi fie"
    ),
    "Spanish": (
        "el la los las de del que en una por para es se su sus al más este esta usted nuestro nuestra sin sobre"
    ),
    "Portuguese": ("os de da dos das que em um uma para com por não se são na ao você seu sua mais ou pelo pela"),
    "Italian": ("il lo la gli le di del della dei delle che una si sono al alla nel nella su più suo sua anche"),
    "German": (
        "der das und ist mit für von dem ein eine einer zu auf im nicht sich auch werden wird sie wir ihre oder bei "
        "nach aus zur zum des"
    ),
    "Dutch": ("de het een en voor dat op te zijn niet aan bij ook worden wordt je wij uw onze als naar"),
}
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
# A list of nouns holds few small words, so this is low; running English has over three in ten.
_LEAST_SHARE = 0.08
# Names of places and posts are too short to judge a language by.
_LEAST_WORDS = 3


@dataclass(frozen=True, slots=True)
class Guess:
    """A language by its English name, or empty when there is too little to go by, and the number of words."""

    language: str
    words: int


def _plain(word: str) -> str:
    return word.casefold().replace("’", "'")


_SETS = {
    language: frozenset(map(_plain, words.split())) for language, words in {"English": _ENGLISH, **_OTHERS}.items()
}


def guess_language(text: str) -> Guess:
    """The language most of the small words belong to. English wins a tie: its borrowings are many."""
    words = [_plain(word) for word in _WORD.findall(text)]
    if _is_other_script(text):
        return Guess("a language not written in our alphabet", max(len(words), 1))
    counts = Counter({language: sum(map(small.__contains__, words)) for language, small in _SETS.items()})
    best = max(_SETS, key=lambda language: counts[language])
    if len(words) < _LEAST_WORDS or counts[best] < 2 or counts[best] < _LEAST_SHARE * len(words):
        return Guess("", len(words))
    beats_english = counts[best] > 1.5 * counts["English"]
    return Guess(best if beats_english else "English", len(words))


def _is_other_script(text: str) -> bool:
    """Whether most letters are not Latin ones."""
    letters = Counter(character for character in text if character.isalpha())
    latin = sum(count for letter, count in letters.items() if "LATIN" in unicodedata.name(letter, ""))
    return latin * 2 < letters.total()
