"""`fingerpost pathway diff` and `index`: what a new version changes, and making it ready without doing all again."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from service.commands.pathway_check import EncoderOption, open_encoder
from service.console import answer_console, say, working
from service.files import write_report

if TYPE_CHECKING:
    from alignment.pathway.comparing import Effects, PathwayDiff

# Where a checkout keeps its own labels.
GOLD = Path(__file__).parents[2] / "eval" / "gold"


class FormatChoice(StrEnum):
    """What the difference is written as."""

    TEXT = "text"
    JSON = "json"
    HTML = "html"


# Described in each command's own words below: typer would put Python's name for the type beside it.
OldArgument = Annotated[str, typer.Argument(metavar="OLD", hidden=True)]
NewArgument = Annotated[str, typer.Argument(metavar="NEW", hidden=True)]
WhichArgument = Annotated[str | None, typer.Argument(metavar="VERSION_OR_PATH", hidden=True)]
FormatOption = Annotated[
    FormatChoice | None,
    typer.Option("--format", metavar="text|json|html", help="What to write. Left out, the name in --output decides."),
]
LabelsOption = Annotated[
    Path | None,
    typer.Option(
        metavar="FOLDER", exists=True, file_okay=False, help="Folder of labels; eval/gold of the checkout if left out."
    ),
]
ReportsOption = Annotated[
    Path | None, typer.Option(metavar="FOLDER", exists=True, file_okay=False, help="Folder of stored JSON reports.")
]
OutputOption = Annotated[Path | None, typer.Option(metavar="FILE", help="File to write; standard output if left out.")]


def diff_command(
    old: OldArgument,
    new: NewArgument,
    answer_format: FormatOption = None,
    labels: LabelsOption = None,
    reports: ReportsOption = None,
    output: OutputOption = None,
    encoder: EncoderOption = None,
) -> None:
    """Say what changes between two versions and what it touches.

    OLD and NEW are bundled versions or folders of content. The text reads like release notes: new role categories,
    what changes for each of the others, reworded statements side by side, then the labels and stored reports that rest
    on what changed. Nothing is changed and nothing is aligned again.
    """
    from alignment.pathway import load_pathway
    from alignment.pathway.comparing import compare_pathways, find_effects
    from service.settings import read_settings

    settings = read_settings()
    before, after = load_pathway(old), load_pathway(new)
    with working("Comparing"):
        diff = compare_pathways(before, after, encoder=open_encoder(encoder, settings))
        effects = find_effects(diff, labels=labels or _own_labels(), reports=reports)
    text = _render(diff, effects, answer_format or _format_of(output))
    write_report(text, output)
    if output is not None:
        say(f"What changes from {before.version} to {after.version} is in {output}")


def _own_labels() -> Path | None:
    """The checkout's labels, named from the folder one stands in where that is shorter."""
    if not GOLD.is_dir():
        return None
    return GOLD.relative_to(Path.cwd()) if GOLD.is_relative_to(Path.cwd()) else GOLD


def _format_of(output: Path | None) -> FormatChoice:
    suffix = output.suffix.lower().removeprefix(".") if output else ""
    return FormatChoice(suffix) if suffix in list(FormatChoice) else FormatChoice.TEXT


def _render(diff: "PathwayDiff", effects: "Effects", answer_format: FormatChoice) -> str:
    match answer_format:
        case FormatChoice.JSON:
            from alignment.pathway.comparing import diff_to_json

            return diff_to_json(diff, effects)
        case FormatChoice.HTML:
            from service.exports.changes import render_changes_html

            return render_changes_html(diff, effects)
        case FormatChoice.TEXT:
            from service.exports.changes import render_changes_text

            return render_changes_text(diff, effects)


def index_command(which: WhichArgument = None, encoder: EncoderOption = None) -> None:
    """Make content ready to search, encoding only what is new.

    VERSION_OR_PATH is a bundled version or a folder of content; the version of the settings if left out. Every other
    command does this by itself when need be; here it can be done ahead, and seen.
    """
    from alignment import open_tools
    from embeddings import load_encoder
    from service.settings import read_settings

    settings = read_settings()
    with working("Encoding"):
        reader = load_encoder(encoder or settings.encoder, cache=settings.models)
        tools = open_tools(which or settings.pathway, encoder=reader, cache=settings.indexes)
    vectors = tools.index.vectors
    wordings = len(set(vectors.texts))
    told = (
        f"encoded {vectors.encoded:,} of {wordings:,} wordings" if vectors.encoded else "up to date, nothing to encode"
    )
    console = answer_console()
    console.print(f"{tools.pathway.version} by {reader.name}: {told}.")
    if 0 < vectors.encoded < wordings:
        console.print(f"The other {wordings - vectors.encoded:,} were taken over from earlier indexes.")
