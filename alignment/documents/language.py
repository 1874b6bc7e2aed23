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
_OTHERS = {
    "Welsh": (
        "y yr yn ac â i'r o'r a'r ar gan gyda ei eu am bydd sydd mae fel neu gallu gofal gwaith chi ni eich "
        "ein hefyd sy'n wedi cael unrhyw hynny pob rhaid oddi wrth swydd pobl cymorth iechyd"
    ),
    "French": (
        "le la les des du et une un est dans pour que qui par sur avec vous nous votre vos aux ce cette ces "
        "sont pas plus être au son ses leur leurs ou"
    ),
    "Polish": (
        "i w z na do się jest oraz dla przez nie od po jak lub że są pracy osób osoby przy ich jego który "
        "która które będzie o ze"
    ),
    "Romanian": (
        "și si în de la cu pe pentru care este sunt din sau nu o un unei prin să sa dumneavoastră lor mai al ale a"
    ),
    "Spanish": (
        "el la los las de del y que en una un por para con es se su sus al lo como más o este esta son usted "
        "nuestro nuestra"
    ),
    "Portuguese": ("o os as de do da dos das e que em um uma para com por não se é são no na ao você seu sua mais ou"),
    "Italian": (
        "il lo la gli le di del della dei delle e che in un una per con non si è sono al alla nel nella su "
        "come più suo sua o"
    ),
    "German": (
        "der die das und ist mit für von den dem ein eine einer zu auf im nicht sich auch werden wird sie wir "
        "ihre oder bei als nach aus zur zum des"
    ),
    "Dutch": (
        "de het een en van voor met is dat op te zijn niet aan bij ook worden wordt je wij uw onze als naar of door om"
    ),
}
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
# A list of nouns holds few small words, so this is low; running English has over three in ten.
_LEAST_SHARE = 0.08


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
    if counts[best] < 2 or counts[best] < _LEAST_SHARE * len(words):
        return Guess("", len(words))
    beats_english = counts[best] > 1.5 * counts["English"]
    return Guess(best if beats_english else "English", len(words))


def _is_other_script(text: str) -> bool:
    """Whether most letters are not Latin ones."""
    letters = Counter(character for character in text if character.isalpha())
    latin = sum(count for letter, count in letters.items() if "LATIN" in unicodedata.name(letter, ""))
    return latin * 2 < letters.total()
