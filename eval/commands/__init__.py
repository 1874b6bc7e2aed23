"""The commands of `python -m eval`, one module each. A new one is a module with a `COMMAND`, and a line here."""

from collections.abc import Mapping

from eval.commands import agreement, anchor, count, fit, overlap, splits
from eval.commands.command import Command

COMMANDS: Mapping[str, Command] = {
    "fit": fit.COMMAND,
    "count": count.COMMAND,
    "anchor": anchor.COMMAND,
    "splits": splits.COMMAND,
    "overlap": overlap.COMMAND,
    "agreement": agreement.COMMAND,
}
