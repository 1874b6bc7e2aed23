"""The talk with a person who labels a document: shows a piece, asks what it is, and saves each answer.

    12 of 61 · Main duties · paragraph 14
    … Main duties / Help at mealtimes
    > Give medicines and sign the chart
    … Not to change dressings / Requirements

Nothing shown comes from matching. Lines are read one by one, so a file can be fed in as well as typed.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence

from rich.console import Console

from alignment import Pathway
from alignment.types import ClauseKind, Document, Flag, Outcome
from eval.label_files import LabelFile, write_rows
from eval.labelling import CannotCutError, Labelling, Piece, find_statements

KINDS = {kind.value[0]: kind for kind in ClauseKind}
FLAGS = {flag.value[0]: flag for flag in Flag}
PICK = "+"
SETTINGS = "care home,nursing home,home care,supported living,extra care,live-in,day service,individual employer,other"
STYLES = "list,prose,table,first person,fragment,mixed"
# Kinds that call for nothing by the guide, save where the person says otherwise with `+`.
IDLE = (ClauseKind.CONTEXT, ClauseKind.BOILERPLATE)
# Characters of text shown before and after a piece.
AROUND = 140
SHOWN = 25

KIND_PROMPT = "kind (d r v c b), flags (n c s): "
STATEMENT_PROMPT = "words, or numbers: "
HELP = """First a kind: d duty, r requirement, v value, c context, b boilerplate.
Then flags, if any: n negated, c conditional, s someone else's duty;
so `d n` is a duty outside the role. Context, boilerplate and what is outside
the role point to nothing; `c +` asks for statements all the same.
Instead of a kind: cut WORDS (cut before these words), join (with the next
piece), back, quit. Enter keeps what is there.
For statements, type words to search their texts, then the numbers that fit:
`3 5=1` is 3 with grade 2 and 5 with grade 1, `3=0` takes 3 away again.
`chosen` lists what is chosen. Enter goes on."""

Ask = Callable[[str], str]


class StopLabellingError(Exception):
    """The person wants to stop; all answers are saved."""


def label_document(file: LabelFile, labelling: Labelling, pathway: Pathway, console: Console, ask: Ask) -> None:
    """Go through the pieces from the first without a row, then ask for the role; saves after each answer.

    Raises:
        StopLabellingError: the person left, or the input ended.
    """
    console.print(HELP, style="dim")
    while labelling.piece is not None:
        show_piece(labelling, labelling.piece, console)
        if take_answer(ask(KIND_PROMPT).strip(), labelling, pathway, console, ask):
            write_rows(file.rows, labelling.rows)
    role = ask_role(pathway, console, ask)
    file.role.write_text(json.dumps(role, ensure_ascii=False) + "\n", encoding="utf-8")


def take_answer(line: str, labelling: Labelling, pathway: Pathway, console: Console, ask: Ask) -> bool:
    """Do what one line says; tells whether the labels have changed."""
    command, _, rest = line.partition(" ")
    if command == "quit":
        raise StopLabellingError
    if command == "cut":
        return _cut(labelling, rest, console)
    if command == "join":
        labelling.join()
        return True
    if command == "back":
        labelling.back()
    elif not command and labelling.piece is not None and labelling.piece.row is not None:
        labelling.keep()
    elif found := read_kind(line):
        return _label(*found, labelling, pathway, console, ask)
    else:
        console.print(HELP, style="dim")
    return False


def _cut(labelling: Labelling, before: str, console: Console) -> bool:
    try:
        labelling.cut(before)
    except CannotCutError as error:
        console.print(str(error), style="red")
        return False
    return True


def read_kind(line: str) -> tuple[ClauseKind, tuple[Flag, ...], bool] | None:
    """The kind and flags a line names, and whether it asks for statements; none when it is no such line."""
    first, *rest = line.split() or [""]
    flags = [word for word in rest if word != PICK]
    if first not in KINDS or any(flag not in FLAGS for flag in flags):
        return None
    kind, given = KINDS[first], tuple(FLAGS[flag] for flag in flags)
    return kind, given, PICK in rest or not (kind in IDLE or Flag.NEGATED in given)


def _label(
    kind: ClauseKind,
    flags: Sequence[Flag],
    wanted: bool,
    labelling: Labelling,
    pathway: Pathway,
    console: Console,
    ask: Ask,
) -> bool:
    piece = labelling.piece
    before = piece.row["statements"] if piece and piece.row else {}
    statements = ask_statements(before, pathway, console, ask) if wanted else {}
    labelling.label(kind, flags, statements)
    return True


def ask_statements(before: Mapping[str, int], pathway: Pathway, console: Console, ask: Ask) -> dict[str, int]:
    """Let the person search and pick until they go on with an empty line."""
    titles = {theme.id: theme.title for theme in pathway.themes}
    texts = {statement.id: f"{statement.text} ({titles[statement.theme]})" for statement in pathway.statements}
    chosen, listed = dict(before), tuple(before)
    show_statements(listed, chosen, texts, console)
    while line := ask(STATEMENT_PROMPT).strip():
        picks = read_picks(line, listed)
        if picks is None:
            listed = tuple(chosen) if line == "chosen" else find_statements(line, texts)
            show_statements(listed, chosen, texts, console)
            continue
        merged = {**chosen, **picks}
        chosen = {name: grade for name, grade in merged.items() if grade}
        console.print(", ".join(f"{name} {grade}" for name, grade in chosen.items()) or "none chosen", style="green")
    return chosen


def read_picks(line: str, listed: Sequence[str]) -> dict[str, int] | None:
    """Statements and grades from `3 5=1`, counted in the list last shown; none when the line is not of that form."""
    picks: dict[str, int] = {}
    for word in line.split():
        number, _, grade = word.partition("=")
        if not number.isdigit() or not 0 < int(number) <= len(listed) or grade not in ("", "0", "1", "2"):
            return None
        picks[listed[int(number) - 1]] = int(grade or 2)
    return picks


def show_piece(labelling: Labelling, piece: Piece, console: Console) -> None:
    """The piece in hand with its section, its place and what stands around it."""
    text, clause = labelling.document.text, labelling.clause_at(piece)
    where = [clause.section, clause.locator.label] if clause else []
    console.print("")
    console.rule(" · ".join([f"{labelling.at + 1} of {len(labelling.pieces)}", *filter(None, where)]), align="left")
    console.print(_one_line(text[max(0, piece.start - AROUND) : piece.start]), style="dim")
    console.print(f"> {text[piece.start : piece.end]}", style="bold")
    console.print(_one_line(text[piece.end : piece.end + AROUND]), style="dim")
    if piece.row is not None:
        grades = ", ".join(f"{name} {grade}" for name, grade in piece.row["statements"].items())
        kind = " ".join([piece.row["kind"], *piece.row["flags"]])
        console.print(f"labelled: {kind}; {grades or 'none'}", style="green")


def _one_line(text: str) -> str:
    return "… " + " / ".join(line.strip() for line in text.splitlines() if line.strip())


def show_statements(
    listed: Sequence[str], chosen: Mapping[str, int], texts: Mapping[str, str], console: Console
) -> None:
    """A numbered list to pick from; what is chosen already shows its grade."""
    for number, name in enumerate(listed[:SHOWN], start=1):
        mark = f" [{chosen[name]}]" if name in chosen else ""
        console.print(f"{number:>4}{mark}  {texts.get(name, name)}")
    if len(listed) > SHOWN:
        console.print(f"and {len(listed) - SHOWN} more: add a word", style="dim")


def ask_role(pathway: Pathway, console: Console, ask: Ask) -> dict[str, object]:
    """The role category of the whole document, and its traits."""
    categories = [category.id for category in pathway.role_categories]
    outcome = Outcome(_choose("The role fits", [outcome.value for outcome in Outcome], console, ask)[0])
    fits = outcome in (Outcome.ONE, Outcome.BETWEEN)
    category = _choose("Its category", categories, console, ask)[0] if fits else None
    acceptable = _choose("Others you would not object to, or Enter", categories, console, ask, most=len(categories))
    (setting,) = _choose("Its setting", SETTINGS.split(","), console, ask)
    (style,) = _choose("Its style", STYLES.split(","), console, ask)
    return {
        "outcome": outcome.value,
        "category": category,
        "acceptable": [name for name in acceptable if name != category],
        "traits": {"setting": setting, "style": style},
    }


def _choose(question: str, options: Sequence[str], console: Console, ask: Ask, most: int = 1) -> list[str]:
    """The options whose numbers the person types: just one, or any number up to `most` where that is more."""
    while True:
        console.print(f"\n{question}: " + ", ".join(f"{n} {option}" for n, option in enumerate(options, start=1)))
        numbers = ask("number: ").split()
        sound = all(number.isdigit() and 0 < int(number) <= len(options) for number in numbers)
        if sound and (len(numbers) == 1 or (most > 1 and len(numbers) <= most)):
            return [options[int(number) - 1] for number in numbers]


def border_lines(document: Document) -> Iterator[str]:
    """The text, each proposed clause on a numbered line; what lies between clauses has no number."""
    end = 0
    for number, clause in enumerate(Labelling(document).clauses, start=1):
        yield from _between(document.text[end : clause.start])
        yield f"{number:>4}  {' '.join(clause.text.split())}"
        end = clause.end
    yield from _between(document.text[end:])


def _between(text: str) -> Iterator[str]:
    if said := " ".join(text.split()):
        yield f"      {said}"
