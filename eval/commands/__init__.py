"""The commands of `python -m eval`, one module each. A new one is a module with a `COMMAND`, and a line here."""

from collections.abc import Mapping

from eval.commands import (
    agreement,
    anchor,
    baselines,
    compare,
    content,
    count,
    datasheet,
    external,
    fit,
    fit_gaps,
    fit_kinds,
    gate,
    import_reviews,
    invariance,
    label,
    overlap,
    report,
    run,
    splits,
    table,
    texts,
)
from eval.commands.command import Command

COMMANDS: Mapping[str, Command] = {
    "run": run.COMMAND,
    "compare": compare.COMMAND,
    "gate": gate.COMMAND,
    "content": content.COMMAND,
    "table": table.COMMAND,
    "report": report.COMMAND,
    "baselines": baselines.COMMAND,
    "invariance": invariance.COMMAND,
    "external": external.COMMAND,
    "fit": fit.COMMAND,
    "fit-kinds": fit_kinds.COMMAND,
    "fit-gaps": fit_gaps.COMMAND,
    "count": count.COMMAND,
    "anchor": anchor.COMMAND,
    "splits": splits.COMMAND,
    "overlap": overlap.COMMAND,
    "texts": texts.COMMAND,
    "agreement": agreement.COMMAND,
    "import-reviews": import_reviews.COMMAND,
    "label": label.COMMAND,
    "datasheet": datasheet.COMMAND,
}
