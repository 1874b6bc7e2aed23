"""The headings a line stands under, kept while a page is read."""

from dataclasses import dataclass, replace

from alignment.documents.draft import Piece
from alignment.pathway.importing.headings import Label, Part, is_group, kind_of, part_of, read_label
from alignment.types import Expectation, StatementKind

# The first cell of a row names a theme; a longer one says something of its own.
_THEME_WORDS = 9


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a line stands. `heading` is the nearest heading; `number` tells the parts of the page apart."""

    part: Part = Part.OTHER
    heading: str = ""
    theme: str = ""
    kind: StatementKind | None = None
    expectation: Expectation | None = None
    number: int = 0

    def in_table(self, row_heading: str, column_heading: str) -> "Standing":
        """The same for a cell, whose row often names its theme and whose column its kind."""
        names_theme = any(c.isalpha() for c in row_heading) and len(row_heading.split()) <= _THEME_WORDS
        kind = kind_of(read_label(column_heading).text) or self.kind
        return replace(self, theme=row_heading if names_theme else self.theme, kind=kind)


@dataclass(frozen=True, slots=True)
class _Heading:
    """An open heading. `part` is none for one inside a part."""

    level: int
    label: Label
    part: Part | None
    number: int


class Outline:
    """The open headings, outermost first."""

    def __init__(self) -> None:
        """Stand before the first heading."""
        self._open: list[_Heading] = []
        self._parts = 0
        self.standing = Standing()

    def take(self, piece: Piece) -> None:
        """Go under the next heading, leaving those of its level and below."""
        self._open = [heading for heading in self._open if heading.level < piece.level]
        label = read_label(piece.text)
        inside = any(heading.part not in (None, Part.OTHER) for heading in self._open)
        self._parts += not inside
        self._open.append(_Heading(piece.level, label, None if inside else part_of(label.text), self._parts))
        self.standing = self._stand()

    def _stand(self) -> Standing:
        standing = Standing()
        for heading in self._open:
            standing = _under(standing, heading)
        return standing


def _under(standing: Standing, heading: _Heading) -> Standing:
    label = heading.label
    standing = replace(standing, heading=label.text or label.theme, number=heading.number)
    if heading.part is not None:
        return replace(standing, part=heading.part, theme=label.theme, kind=None, expectation=label.expectation)
    if is_group(label.text):
        standing = replace(standing, kind=kind_of(label.text) or standing.kind, theme=label.theme)
    else:
        standing = replace(standing, theme=label.theme or label.text)
    return replace(standing, expectation=label.expectation or standing.expectation)
