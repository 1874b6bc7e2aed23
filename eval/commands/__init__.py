"""The commands of `python -m eval`, one module each. A new one is a module with a `COMMAND`, and a line here."""

from collections.abc import Mapping

from eval.commands import agreement, anchor, count, fit, import_reviews, overlap, splits
from eval.commands.command import Command

COMMANDS: Mapping[str, Command] = {
    "fit": fit.COMMAND,
    "count": count.COMMAND,
    "anchor": anchor.COMMAND,
    "splits": splits.COMMAND,
    "overlap": overlap.COMMAND,
    "agreement": agreement.COMMAND,
    "import-reviews": import_reviews.COMMAND,
}
