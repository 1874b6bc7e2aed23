"""Where inside a line a new clause begins: every place that might be one, and a learnt choice among them.

A place is what may stand between two clauses: a comma, `and`, a dash, a slash, the white space before `then`. Which of
them cut cannot be told by rules one at a time: "wash, dress and eat" is one thing, "change beds, put on a wash and
empty bins" three. A linear model over what stands on either side chooses (logistic regression; fitted by `python -m
eval fit-cuts`). It reads words alone, so the cuts do not depend on an encoder.
"""

import json
import math
import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from alignment.cut_features import Place, goes_on, place_features
from alignment.cut_rules import rule_cuts

_MODEL = Path(__file__).with_name("cut_model.json")
# More digits than this change no choice and only swell the file.
DECIMALS = 3
# Rules that the labelled documents give no reason to doubt, and too few examples to learn from.
_SURE = frozenset({"run_on", "negation", "number"})

_ONE_MARK = (
    r"(?<![!?])[;,:.…]+[\"”’']?(?=\s|$)"  # punctuation, which goes with neither side; `!` and `?` stay with the left
    r"|\s[-–—*/|•·+●▪◦‣]+(?=\s)|[—–](?=\s)"
    r"|\s&(?=\s)|\s(?:and|as\swell\sas)(?=[\s,])"
    r"|\s(?=\(\w)|(?<=[)\]!?])[\"”’']?(?=\s)|\n"
)
_MARKS = re.compile(rf"(?:{_ONE_MARK})(?:\s{{0,3}}(?:{_ONE_MARK}))*\s*", re.IGNORECASE)
_BEFORE_A_WORD = re.compile(
    r"(?<=[\w)’'”\"%])\s+(?=(?:but|then|so|who|which|including|incl|whilst|after|once|not|never|except|excluding|plus"
    r"|other\sthan|apart\sfrom|rather\sthan)\b)",
    re.IGNORECASE,
)
_BEFORE_A_CAPITAL = re.compile(r"(?<=[\w)\]!?’'”\"%:])\s+(?=[\"“‘']?[A-Z])")
_BRACKETS = re.compile(r"\([^()]*\)")
_FIRST_WORD = re.compile(r"\w+")
# What stands between the cells of a row that was flattened into a line.
CELL_EDGE = re.compile(r"\s+[/|]\s+")
_AND = re.compile(r"\band\b|&|\bas\swell\sas\b", re.IGNORECASE)
# White space before a cut is at most about this long.
_NEAR = 9
# What a sentence begins with that tells on what condition, or when, the rest of it holds; the comma ends no clause.
_LEADS_IN = re.compile(
    r"(?:^|[.;:!?–—]\s)\s*[-–•*]?\s*(?:once|when|whenever|where|wherever|if|after|before|following|until|unless|whilst|while"
    r"|upon|on\s+completion|subject\s+to|in\s+the\s+absence|as\s+and\s+when|with\s+training)\b[^.;:!?–—,]*$",
    re.IGNORECASE,
)
# A full stop at which no sentence ends.
_ABBREVIATION = "dot"
_BULLETS = frozenset("•*·+●▪◦‣|")
_DASHES = frozenset("-–—")


@dataclass(frozen=True, slots=True)
class CutModel:
    """A weight for each feature by name, the bias, and the chance from which a place cuts."""

    weights: Mapping[str, float]
    bias: float
    threshold: float
    fitted_on: str

    def chance(self, features: Sequence[str]) -> float:
        """The chance that a place with these features cuts, 0 to 1."""
        score = self.bias + sum(self.weights.get(feature, 0.0) for feature in features)
        return 1.0 / (1.0 + math.exp(-score)) if score > -500 else 0.0  # beyond, the exponential overflows


def choose_cuts(text: str, model: CutModel | None = None, *, in_row: bool = False) -> tuple[Place, ...]:
    """The places of a line at which a new clause begins, in order. Where there is no model, those the rules found.

    `in_row` says that the line was the row of a table, whose cells slashes or bars now part.
    """
    places = find_places(text, in_row=in_row)
    fitted = model or load_cut_model()
    if fitted is None:
        return tuple(place for place in places if place.rule)
    rows = place_features(text, places)
    return tuple(
        place
        for number, (place, row) in enumerate(zip(places, rows, strict=True))
        if place.rule in _SURE
        or (
            fitted.chance(row) >= fitted.threshold
            and not goes_on(text, places, number)
            and not ends_a_lead_in(text, place)
        )
    )


def ends_a_lead_in(text: str, place: Place) -> bool:
    """Whether what stands before a place only says when or on what condition the rest holds."""
    return _LEADS_IN.search(text[: place.start]) is not None


@cache
def load_cut_model(path: Path = _MODEL) -> CutModel | None:
    """The model that ships with the code; none where there is no file."""
    if not path.exists():
        return None
    held = json.loads(path.read_text(encoding="utf-8"))
    return CutModel(held["weights"], held["bias"], held["threshold"], held["fitted_on"])


def save_cut_model(model: CutModel, path: Path = _MODEL) -> None:
    """Write a model where `load_cut_model` reads it, features in order, weights that round to nothing left out."""
    rounded = {name: round(model.weights[name], DECIMALS) for name in sorted(model.weights)}
    held = {
        "fitted_on": model.fitted_on,
        "threshold": model.threshold,
        "bias": round(model.bias, DECIMALS),
        "weights": {name: weight for name, weight in rounded.items() if weight},
    }
    path.write_text(json.dumps(held, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


# --- places ----------------------------------------------------------------------------------------------------------


def find_places(text: str, *, in_row: bool = False) -> tuple[Place, ...]:
    """Every place of a line where a clause might begin, in order and apart from each other; none inside brackets.

    In a row the slashes have the rule `row`.
    """
    rules = rule_cuts(text)
    cuts = sorted(rules)
    inside = bytearray(len(text) + 1)
    for bracket in _BRACKETS.finditer(text):
        _fill(inside, bracket.start() + 1, bracket.end())
    places: list[Place] = []
    for start, end, mark in sorted(_spans(text, cuts)):
        last = places[-1].end if places else 0
        if start < max(last, 1) or end >= len(text) or inside[start]:
            continue
        nearest = bisect_left(cuts, start)
        rule = rules[cuts[nearest]] if nearest < len(cuts) and cuts[nearest] <= end else ""
        if in_row and CELL_EDGE.fullmatch(text, start, end):
            rule = "row"
        places.append(Place(start, end, _ABBREVIATION if mark.startswith(".") and not rule else mark, rule))
    return tuple(places)


def _spans(text: str, cuts: Sequence[int]) -> Iterator[tuple[int, int, str]]:
    """(start, end, mark) of marks in the text, of places before a telling word, and of rules that found yet others."""
    taken = bytearray(len(text) + 1)
    for found in _MARKS.finditer(text):
        _fill(taken, found.start(), found.end() + 1)
        yield found.start(), found.end(), _mark(found.group(), text, found)
    for pattern, name in ((_BEFORE_A_WORD, "word:"), (_BEFORE_A_CAPITAL, "capital")):
        for found in pattern.finditer(text):
            if not any(taken[found.start() : found.end()]):
                _fill(taken, found.start(), found.end() + 1)
                word = _FIRST_WORD.match(text, found.end())
                yield found.start(), found.end(), name + (word.group().lower() if word and name == "word:" else "")
    for cut in cuts:
        if not taken[cut]:
            near = text[max(0, cut - _NEAR) : cut]
            yield cut - len(near) + len(near.rstrip()), cut, "rule"


def _fill(flags: bytearray, start: int, end: int) -> None:
    flags[start:end] = b"\x01" * (min(end, len(flags)) - start)


def _mark(words: str, text: str, found: re.Match[str]) -> str:
    """What stands at the place, in short: its strongest sign, and `&` where it joins."""
    joins = "&" if _AND.search(words) else ""
    for sign in ";.:/":
        if sign in words:
            return sign + joins
    for name, signs in (("·", _BULLETS), ("-", _DASHES), (",", {","}), ("…", {"…"}), ("line", {"\n"})):
        if signs & set(words):
            return name + joins
    if joins:
        return joins
    return "(" if text.startswith("(", found.end()) else ")"
