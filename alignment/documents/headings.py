"""Short bold lines that act as headings though nothing calls them so, and titles."""

import re
from collections.abc import Sequence
from dataclasses import replace

from alignment.documents.clean import clean
from alignment.documents.draft import Piece
from alignment.types import BlockKind

# A longer bold line is a sentence somebody wanted to stress.
_MAX_WORDS = 10
_MAX_CHARACTERS = 80
# `Location: Leeds` in bold is a fact, not a heading; `Main duties:` is one.
_INNER_COLON = re.compile(r":\s+\S|\t")
# `You will not be expected to` leads into what follows; as a heading its words would be lost to the lines below.
# `What I need help with` does not.
_LEAD_IN = re.compile(
    r"^(?!what|who|where|how|why).*\b(?:to|be|have|not|will|must|should|can|includes?|are|is|for|by|with)\s*:?$",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.;,!?]$")
_DEEPEST = 6


def could_be_heading(text: str) -> bool:
    """Whether `text` has the build of a heading: one short line that is no sentence and no labelled fact."""
    line = text.strip()
    short = len(line) <= _MAX_CHARACTERS and len(line.split()) <= _MAX_WORDS and "\n" not in line
    unlike = _INNER_COLON.search(line) or _SENTENCE_END.search(line) or _LEAD_IN.search(line)
    return short and bool(re.search(r"[^\W\d]", line)) and not unlike


# The two heads of a person specification, also where it is set without a table.
_CRITERIA = re.compile(
    r"(?:essential|desirable)(?: criteria| requirements?| skills| experience| qualities)?:?", re.IGNORECASE
)


def heads_criteria(text: str) -> bool:
    """Whether the line is `Essential`, `Desirable criteria` or the like, which is a heading in any type."""
    return bool(_CRITERIA.fullmatch(text.strip()))


def promote_bold(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Make headings of short paragraphs that are bold throughout, one level below the last real heading.

    So too of `Essential` and `Desirable` on lines of their own, bold or not.
    """
    promoted: list[Piece] = []
    last = 1
    for index, piece in enumerate(pieces):
        if piece.kind is BlockKind.HEADING:
            last = piece.level
        follows = index + 1 < len(pieces)
        marks = (piece.bold and could_be_heading(piece.text)) or heads_criteria(piece.text)
        if follows and marks and _is_free(piece):
            piece = replace(piece, kind=BlockKind.HEADING, level=min(last + 1, _DEEPEST))
        promoted.append(piece)
    return tuple(promoted)


def _is_free(piece: Piece) -> bool:
    """A paragraph on the page or in a one-column box: a bold cell of a real table is its row's or column's heading."""
    return piece.kind is BlockKind.PARAGRAPH


# What a file calls itself when nobody gave it a title.
_EMPTY_TITLES = re.compile(
    r"(?:job (?:description|specification|profile|advert)s?|role (?:profile|description)|jd|"
    r"(?:job description (?:and|&|/) )?person specification|(?:essential|desirable)(?: .*)?|"
    r"vacancy|vacancies|advert|careers?|home|normal|template.*|untitled.*|microsoft word - .*|document ?\d*|"
    r".*\.(?:docx?|pdf|dotx?|odt|rtf|indd)|powerpoint presentation|\(?anonymous\)?)",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"(?:job title|post title|title of post|role title|job role|position(?: title)?|post|role|title|vacancy)"
    r"\s*[:–-]\s*(.+)",
    re.IGNORECASE,
)
_LABEL = re.compile(r"(?:job|post|role|position)?\s*title(?: of post)?|job role|position|post|role", re.IGNORECASE)
_PREFIX = re.compile(
    r"(?:job (?:description|advert|profile)|role (?:profile|description)|jd)\s*(?:for|[:–—|-])\s*(?=\S)", re.IGNORECASE
)
# A labelled title stands in the header block, which is seldom longer.
_HEADER_BLOCK = 30
_LONGEST_TITLE = 100
# How far down headings may still be titles, and how many lines may stand above the title.
_TITLE_LEVELS = 2
_FIRST_LINES = 5
_OCCUPATION = re.compile(
    r"\b(?:carer|worker|assistant|manager|leader|supervisor|co-?ordinator|practitioner|nurse|companion|cook|chef|cleaner|"
    r"housekeeper|driver|officer|administrator|trainer|coach|apprentice|PA)\b",
    re.IGNORECASE,
)
# A first line of more words begins the text.
_MAX_TITLE_WORDS = 14


def choose_title(pieces: Sequence[Piece], titles: Sequence[str]) -> str:
    """What to call the document: a title that names the job, or the best there is, or empty.

    A `Job title:` line wins, then a first line that names an occupation, then headings, then what the file says.
    """
    top = pieces[:_HEADER_BLOCK]
    labelled = [title for piece in top if (title := _labelled(piece))]
    headings = [piece.text for piece in top if piece.kind is BlockKind.HEADING and piece.level <= _TITLE_LEVELS]
    first = [piece.text for piece in pieces[:_FIRST_LINES] if _could_be_title(piece)]
    occupations = [text for text in first if _OCCUPATION.search(text)]
    main = headings if top and top[0].kind is BlockKind.HEADING else []
    candidates = [
        _PREFIX.sub("", clean(text)) for text in (*labelled, *occupations, *main, *titles, *first[:1], *headings)
    ]
    named = (text for text in candidates if 0 < len(text) <= _LONGEST_TITLE and not _EMPTY_TITLES.fullmatch(text))
    return next(named, clean(headings[0]) if headings else "")


def _could_be_title(piece: Piece) -> bool:
    """One short line that is no sentence, list item or labelled fact."""
    text = piece.text
    free = piece.kind in (BlockKind.HEADING, BlockKind.PARAGRAPH) and not piece.row_heading
    return free and len(text.split()) <= _MAX_TITLE_WORDS and not re.search(r"[.;!?]$|:\s", text)


def _labelled(piece: Piece) -> str:
    if piece.row_heading and _LABEL.fullmatch(piece.row_heading.rstrip(" :")):
        return piece.text
    found = _LABELLED.fullmatch(piece.text)
    # Facts are often strung together: `Carer / Post no: 12 / Grade: C`.
    return re.split(r"\s+[/|]\s+", found[1])[0] if found else ""
