"""Paragraphs as employers paste them into every advert, put into a document that asks for the same as before."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from alignment.types import Block, BlockKind, Document, Locator
from eval.variants.variant import Piece, Variant, join_blocks

# Each a heading and its paragraphs.
COMPANY = (
    (
        "About us",
        "We are an award-winning provider with more than thirty years behind us.",
        "Our mission is to put people at the heart of everything we do, and we are proud of our caring, open culture.",
        "We offer a friendly team, a pension, free parking and a bonus when you refer a friend.",
    ),
)
EQUALITY = (
    (
        "Equality and diversity",
        "We are an equal opportunities employer and welcome applications from everybody, whatever their age, "
        "disability, sex, gender reassignment, race, religion or belief, sexual orientation, marriage or civil "
        "partnership, pregnancy or maternity.",
    ),
    (
        "General",
        "This post needs an enhanced DBS check, two references and proof of the right to work in the UK.",
        "All employees must keep to our policies on health and safety, data protection and confidentiality.",
        "This job description is not exhaustive and may be reviewed from time to time.",
    ),
)
# A heading before this place in the document may be its title.
BELOW_TITLE = 2


def insert_boilerplate(document: Document) -> Variant:
    """The document with company paragraphs before its first heading below the title, and the others at its end."""
    own = document.blocks
    heads = (place for place, block in enumerate(own) if place >= BELOW_TITLE and block.kind is BlockKind.HEADING)
    place = next(heads, len(own))
    blocks: list[Block] = []
    pieces: list[Piece] = []
    for block in (*own[:place], *_blocks(COMPANY), *own[place:], *_blocks(EQUALITY)):
        start = blocks[-1].end + 1 if blocks else 0
        blocks.append(replace(block, start=start, end=start + len(block.text)))
        if block in own:
            pieces.append(Piece((block.start, block.end + 1), (start, start + len(block.text) + 1), exact=True))
    return Variant(join_blocks(document, blocks, document.title), tuple(pieces))


def _blocks(sections: Sequence[Sequence[str]]) -> Iterator[Block]:
    for heading, *paragraphs in sections:
        yield Block(BlockKind.HEADING, heading, 0, 0, Locator(), level=2)
        yield from (Block(BlockKind.PARAGRAPH, text, 0, 0, Locator()) for text in paragraphs)
