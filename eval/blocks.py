"""Generated blocks of a page: what stands between `<!-- eval:NAME -->` and `<!-- /eval -->` is written by a command."""

import re

from alignment import FingerpostError


class NoBlockError(FingerpostError):
    """A page has no block of this name to fill."""


def fill_block(page: str, name: str, body: str) -> str:
    """The page with every block of this name filled anew. The same body gives the same page.

    Raises:
        NoBlockError: the page has no such block.
    """
    pattern = re.compile(rf"(<!-- eval:{re.escape(name)} -->\n).*?(<!-- /eval -->)", re.DOTALL)
    filled, count = pattern.subn(lambda found: f"{found[1]}{body.strip()}\n{found[2]}", page)
    if not count:
        raise NoBlockError(
            f"The page has no block {name!r}.", f"Put <!-- eval:{name} --> and <!-- /eval --> where it belongs."
        )
    return filled
