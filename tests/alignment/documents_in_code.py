"""Documents made in code, so that tests say what they read in a line or two."""

from alignment.types import Block, BlockKind, Document, DocumentFormat, Locator

MARKS = {"# ": (BlockKind.HEADING, 1), "- ": (BlockKind.LIST_ITEM, 1), "-- ": (BlockKind.LIST_ITEM, 2)}


def document_of(*lines: str) -> Document:
    """A document with a block a line: `# ` starts a heading, `- ` a list item, `-- ` a nested one."""
    blocks: list[Block] = []
    start = 0
    for number, line in enumerate(lines, start=1):
        kind, level, text = BlockKind.PARAGRAPH, 0, line
        for mark, (marked, depth) in MARKS.items():
            if line.startswith(mark):
                kind, level, text = marked, depth, line.removeprefix(mark)
        blocks.append(Block(kind, text, start, start + len(text), Locator(paragraph=number), level))
        start += len(text) + 1
    return Document("test", DocumentFormat.TEXT, "", "\n".join(block.text for block in blocks), tuple(blocks))
