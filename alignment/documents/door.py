"""From bytes to a screened document: the stages of reading, in order."""

import hashlib
import re

from alignment.documents.clean import clean
from alignment.documents.detect import is_plain_text
from alignment.documents.draft import assemble, split_lines
from alignment.documents.headings import choose_title
from alignment.documents.isolate import read_isolated
from alignment.documents.limits import ReadingLimits
from alignment.documents.reading import read_draft
from alignment.documents.screen import screen
from alignment.errors import DocumentTooLargeError
from alignment.types import Document

# Longer names are cut: they are shown in reports and errors.
_LONGEST_NAME = 200


def read_and_screen(data: bytes, *, name: str, limits: ReadingLimits, isolated: bool) -> Document:
    """Check the size, read the bytes in the right process, lay them out, and see whether they are a job description."""
    if len(data) > limits.max_bytes:
        raise DocumentTooLargeError(
            f"The file is {len(data):,} bytes; the limit is {limits.max_bytes:,}.",
            "Send the job description on its own, or save it without pictures.",
        )
    name = plain_name(name)
    read = read_isolated if isolated and not is_plain_text(data) else read_draft
    draft = read(data, name, limits)
    title = choose_title(tuple(split_lines(draft.pieces)), draft.titles)
    return screen(assemble(draft, name=name, sha256=hashlib.sha256(data).hexdigest(), title=title))


def plain_name(name: str) -> str:
    """The last part of a file name as sent, on one line: senders' folders and tricks are nobody's business."""
    return clean(re.split(r"[/\\]", name)[-1])[-_LONGEST_NAME:]
