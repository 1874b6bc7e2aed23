"""An explanation of one line as text for a terminal: what the line is, then its candidates one below the other."""

from collections.abc import Iterable, Iterator, Mapping
from textwrap import TextWrapper

from alignment.explain import Chance, Explanation, WeighedCandidate
from alignment.explain_changes import Change
from alignment.types import Clause, Verdict
from service.exports.wording import BANDS, CLAUSE_KINDS, FLAGS, count

SHOWN = 10
"""How many candidates are shown unless all are asked for."""

VERDICTS: Mapping[Verdict, str] = {
    Verdict.MATCHED: "matched",
    Verdict.NO_COUNTERPART: "no counterpart",
    Verdict.BOILERPLATE: "boilerplate",
    Verdict.NOT_JUDGED: "not judged",
}
# Labels stand in a column of this width, so that the words beside them line up.
_LABEL = 13
# Holds a name and its number together when a line is wrapped.
_TIED = "\N{NO-BREAK SPACE}"

Row = tuple[str, str]


def explanation_text(
    explanation: Explanation, width: int, *, number: int | None = None, shown: int | None = SHOWN
) -> str:
    """The explanation in lines no longer than `width`, with the first `shown` candidates; none stands for all.

    `number` is that of the line in reports for people; a heading has none.
    """
    candidates = explanation.candidates[:shown]
    name = f"Line {number} ({explanation.clause.id})" if number else f"Heading {explanation.clause.id}"
    lines = [f"{name} of {explanation.document}", *_rows(_about(explanation), width, "")]
    if explanation.changes:
        lines += ["", "Not as it was when the report was written:"]
        lines += [line for change in explanation.changes for line in _wrapped(_change(change), width, "    ")]
    if candidates:
        lines += ["", *_wrapped(_heading(explanation, len(candidates)), width)]
    for candidate in candidates:
        lines += ["", *_headline(candidate, width), *_rows(_candidate(candidate), width)]
    return "".join(f"{_printable(line).rstrip()}\n" for line in lines)


def _about(explanation: Explanation) -> Iterator[Row]:
    clause = explanation.clause
    yield "Words", f"“{clause.text}”"
    yield "Where", _place(clause)
    if clause.context:
        yield "Leans on", f"“{clause.context}”"
    yield "Kind", f"{CLAUSE_KINDS[clause.kind]}: {clause.kind_reason}"
    for flag in clause.flags:
        yield "Flag", f"{FLAGS[flag].lower()}: {clause.flag_reasons.get(flag, '')}"
    if not clause.flags:
        yield "Flags", "none"
    verdict, why = VERDICTS[explanation.verdict], explanation.why
    yield "Verdict", why if why.startswith(verdict) else f"{verdict}: {why}"


def _place(clause: Clause) -> str:
    heading = f"under “{clause.section}”" if clause.section else "before the first heading"
    return ", ".join(filter(None, [clause.locator.label, heading]))


def _change(change: Change) -> str:
    return f"    {change.what}: {change.report} in the report, {change.now} now"


def _heading(explanation: Explanation, shown: int) -> str:
    number = len(explanation.candidates)
    some = f"; the first {shown} are shown, --all shows the rest" if shown < number else ""
    return f"{count(number, 'candidate')}, the likeliest first{some}."


def _headline(candidate: WeighedCandidate, width: int) -> list[str]:
    decision = candidate.decision
    word = f"accepted, {BANDS[decision.band].lower()}" if decision.band else "not accepted"
    return _wrapped(f"{candidate.place:>2}  {word}: {decision.why}", width, "    ")


def _candidate(candidate: WeighedCandidate) -> Iterator[Row]:
    yield "Statement", candidate.text
    yield "", f"{candidate.statement_id} ({candidate.kind}, {candidate.theme})"
    if candidate.phrase != candidate.text and not any(candidate.phrase in reason for reason in candidate.shared):
        yield "Nearest", f"“{candidate.phrase}”, another way to say it"
    yield "In common", "; ".join(candidate.shared)
    yield "Found", f"{_ordinal(candidate.found)}, by {_numbers(candidate.lanes)}"
    yield "Features", "; ".join(_features(candidate.features))
    yield "Chance", " ".join(_chance(candidate.chance))


def _features(features: Mapping[str, float]) -> Iterator[str]:
    told = {name: value for name, value in features.items() if value}
    if told:
        yield _numbers(told)
    if len(told) < len(features):
        yield f"{'the rest' if told else 'all'} 0".replace(" ", _TIED)


def _chance(chance: Chance) -> Iterator[str]:
    """From step to step; one that is no step of its own is passed over."""
    if chance.uncalibrated is not None:
        yield f"{chance.uncalibrated:.2f} before calibration,"
    if chance.unflagged != chance.final:
        yield f"{chance.unflagged:.2f} before flags,"
    yield f"{chance.final:.2f} in the end"


def _numbers(named: Mapping[str, float]) -> str:
    return ", ".join(f"{name}{_TIED}{value:.2f}" for name, value in named.items())


def _ordinal(number: int) -> str:
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _rows(rows: Iterable[Row], width: int, margin: str = "    ") -> Iterator[str]:
    """Labels on the left, and words beside them that wrap under themselves."""
    for label, words in rows:
        yield from _wrapped(f"{margin}{label:<{_LABEL}}{words}", width, margin + " " * _LABEL)


def _wrapped(text: str, width: int, indent: str = "") -> list[str]:
    wrapper = TextWrapper(width, subsequent_indent=indent, break_on_hyphens=False, drop_whitespace=True)
    return [line.replace(_TIED, " ") for line in wrapper.wrap(text)]


def _printable(line: str) -> str:
    """Nothing in a report is taken as a command to the terminal."""
    return "".join(character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in line)
