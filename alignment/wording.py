"""Small pieces of English: lists, articles, quotations, and statements turned so that they fit inside a sentence."""

import re
from collections.abc import Sequence

from prompts.facts import clean_text

# Verbs that statements and duties begin with, in their plain form. A text that begins otherwise is quoted, not turned.
_VERBS = frozenset(
    """
    accept account achieve act adapt address adhere adjust administer advise advocate agree allocate analyse answer
    apply appraise arrange arrive ask assess assist attend audit back balance be bring build calculate call care carry
    challenge champion change check choose clean coach collect come comfort communicate complete comply connect
    consider contribute control cook coordinate create deal delegate deliver demonstrate describe design develop
    document drive empower enable encourage ensure escalate escort establish evaluate explain feed feel fill find finish
    fit follow gather get give go guide handle help hold identify implement improve include induct influence inform
    inspire involve join keep know lead learn liaise lift listen live log look maintain make manage match measure meet
    mentor model monitor motivate move negotiate notice observe offer order organise oversee participate pass plan
    prepare present prevent promote prompt protect provide push put react read recognise record recover recruit reduce
    refer reflect report represent resolve respect respond review rota run safeguard say see serve set settle share
    show solve sort speak spend spot staff stand stay step store study suggest supervise supply support take talk teach
    tell test thank think throw tidy trace train transfer travel treat trust turn undertake understand update use value
    visit volunteer wash watch weigh welcome win work write
    admit arrange avoid begin clear close cope count decide define discuss do draw dress drink drop eat end escape
    examine expect face grow hand hear invite lay leave let lend limit link lock mark mind mix name note obtain open own
    pay pick praise press question raise reach relate rely remember remind remove repair replace research rest return
    save seek send separate sign sit start stick submit tackle touch track translate wait wear wipe worry
    """.split()
)
_DOUBLED = frozenset("fit get plan put refer run set spot stop transfer travel win model".split())
_SPOKEN_TO = re.compile(r"\b(?:i|me|my|you|your|yours|yourself)\b", re.IGNORECASE)


def list_words(items: Sequence[str], last: str = "and") -> str:
    """`a`, `a and b`, `a, b and c`. Commas inside an item call for semicolons, an `and` for one comma more."""
    if len(items) < 2:
        return "".join(items)
    comma = ";" if any("," in item for item in items) else ","
    inside = any(f" {word} " in item for item in items for word in ("and", "or"))
    before_last = comma if comma == ";" or inside else ""
    return f"{f'{comma} '.join(items[:-1])}{before_last} {last} {items[-1]}"


def count_words(number: int, singular: str, plural: str = "") -> str:
    """`one line`, `two lines`, `12 lines`: words up to nine, as newspapers do."""
    small = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
    return f"{small[number] if number < len(small) else number} {singular if number == 1 else plural or singular + 's'}"


def capital(text: str) -> str:
    """The text with its first letter large."""
    return text[:1].upper() + text[1:]


def lower_first(text: str) -> str:
    """The text with its first letter small, unless its first word is a name or a short form (`MAR charts`)."""
    first = text.split(" ", 1)[0]
    return text if any(c.isupper() for c in first[1:]) or first == "I" else text[:1].lower() + text[1:]


def quote(text: str, limit: int = 110) -> str:
    """Somebody else's words as a quotation on one line, cleaned, cut at a word if long, without a closing full stop."""
    return f"“{clean_text(text, limit).rstrip(' .;:,')}”"


def topic(statement: str) -> str:
    """A statement as something a sentence can mention: `recording what was given`, or itself in quotation marks."""
    text = clean_text(statement, 240).rstrip(" .")
    return quote(text, 240) if _SPOKEN_TO.search(text) else _doing(text) or quote(text, 240)


def begins_with_verb(text: str) -> bool:
    """Whether a duty is worded as `Give out meds` or `To give out meds`, so that `to` can go before it."""
    words = text.split()
    first = words[1:2] if words and words[0].lower() == "to" else words[:1]
    return bool(first) and _is_verb(first[0])


def _doing(text: str) -> str:
    """`Record and report changes` as `recording and reporting changes`.

    Empty when it does not begin with a verb, or when a later verb might need turning too and cannot be told for sure.
    """
    words = text.split(" ")
    at = 1 if words[0].lower().endswith("ly") and len(words) > 1 else 0
    if not _is_verb(words[at]):
        return ""
    places = _joined_verbs(words, at)
    places += [i + 2 for i, word in enumerate(words[:-2]) if word.endswith(",") and words[i + 1] == "and"]
    if any(i not in places for i in _doubtful(words, at)):
        return ""
    turned = [_gerund(w.lower()) if i in places and _is_verb(w) else w for i, w in enumerate(words)]
    return lower_first(" ".join(turned))


def _is_verb(word: str) -> bool:
    return word.strip(",").lower() in _VERBS


def _doubtful(words: Sequence[str], at: int) -> list[int]:
    """Places after a comma or an `and` where a verb in plain form may carry on what the first verb began."""
    return [
        i
        for i in range(at + 1, len(words))
        if words[i].strip(",") in _VERBS and (words[i - 1].endswith(",") or words[i - 1] in {"and", "or", "then"})
    ]


def _joined_verbs(words: Sequence[str], at: int) -> list[int]:
    """Places of the first verb and of those listed with it: `Read, write and check`, `Store and give out`."""
    places = [at]
    i = at
    while i + 1 < len(words):
        joined = words[i].endswith(",") or words[i + 1] in {"and", "or"}
        i += 2 if words[i + 1] in {"and", "or"} else 1
        if not joined or i >= len(words) or words[i].strip(",").lower() not in _VERBS:
            break
        places.append(i)
    return places


def _gerund(word: str) -> str:
    verb, comma = word.rstrip(","), "," if word.endswith(",") else ""
    if verb.endswith("ie"):
        return verb[:-2] + "ying" + comma
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")) and verb != "be":
        return verb[:-1] + "ing" + comma
    if verb in _DOUBLED:
        verb += verb[-1]
    return verb + "ing" + comma
