"""`fingerpost align`: job descriptions in, reports out."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from service.console import report_error, say, working
from service.files import STANDARD, plan_targets, read_source, write_report
from service.opening import opened_tools
from weights import FingerpostError

if TYPE_CHECKING:
    from alignment import Report, Tools

STAGES = {
    "reading": "reading the document",
    "splitting": "splitting it into lines",
    "finding": "finding statements",
    "summing_up": "writing the summary",
}


class SummaryChoice(StrEnum):
    """How the summary is written."""

    NONE = "none"
    EXTRACTIVE = "extractive"
    MODEL = "model"


class FormatChoice(StrEnum):
    """What the report is written as."""

    JSON = "json"
    MD = "md"
    HTML = "html"


@dataclass(frozen=True, slots=True)
class Wish:
    """What was asked for, the same for every document."""

    category: str | None
    summary: SummaryChoice
    format: FormatChoice


# Described in the command's own words below: typer would put Python's name for the type beside it.
PathsArgument = Annotated[list[str], typer.Argument(metavar="PATH", hidden=True)]
CategoryOption = Annotated[
    str | None,
    typer.Option(metavar="ID", help="Role category to hold it against. Left out, it is worked out from the duties."),
]
SummaryOption = Annotated[
    SummaryChoice,
    typer.Option(
        metavar="none|extractive|model",
        help="Who writes the summary: nobody, Fingerpost's own sentences, or the language model on this computer.",
    ),
]
FormatOption = Annotated[
    FormatChoice | None,
    typer.Option("--format", metavar="json|md|html", help="What to write. Left out, the name in --output decides."),
]
OutputOption = Annotated[
    str | None,
    typer.Option(metavar="PATH", help="File to write, a folder for several reports, or - for standard output."),
]
PathwayOption = Annotated[
    str | None, typer.Option(metavar="VERSION_OR_PATH", help="Pathway version, or a folder of your own content.")
]


def align_command(
    paths: PathsArgument,
    category: CategoryOption = None,
    summary: SummaryOption = SummaryChoice.EXTRACTIVE,
    report_format: FormatOption = None,
    output: OutputOption = None,
    pathway: PathwayOption = None,
) -> None:
    """Read job descriptions and write a report on each.

    PATH is a job description: a Word file (.docx), PDF, web page, Markdown or plain text. Several may be named; one
    that cannot be read does not stop the others. A dash (-) reads standard input.

    An HTML report is written to the current folder as NAME-report.html. JSON and Markdown go to standard output when
    there is one job description. The ids for --category are shown by: fingerpost pathway list
    """
    from service.settings import read_settings

    settings = read_settings()
    if paths.count(STANDARD) > 1:
        raise typer.BadParameter("standard input (-) can be read only once", param_hint="PATH")
    wish = Wish(category, summary, report_format or _format_of(output))
    targets = plan_targets(paths, output, wish.format.value)
    with opened_tools(settings, pathway=pathway, writer=summary is SummaryChoice.MODEL) as tools:
        if category is not None:
            _check_category(category, tools)
        codes = [_do(path, target, tools, wish) for path, target in zip(paths, targets, strict=True)]
    failures = [code for code in codes if code]
    if len(paths) > 1:
        say(f"{len(codes) - len(failures)} of {len(codes)} job descriptions were read.")
    if failures:
        raise typer.Exit(failures[0])


def _format_of(output: str | None) -> FormatChoice:
    """What the output's name asks for; HTML when it says nothing."""
    suffix = Path(output).suffix.lower().removeprefix(".") if output else ""
    return FormatChoice(suffix) if suffix in list(FormatChoice) else FormatChoice.HTML


def _check_category(category: str, tools: "Tools") -> None:
    """Before anything is read: it is wrong for every document alike."""
    from alignment.pathway import find_category

    find_category(tools.pathway, category)


def _do(path: str, target: Path | None, tools: "Tools", wish: Wish) -> int:
    """One document from file to report; gives the exit code, 0 when all went well."""
    try:
        report = _align(path, tools, wish)
        write_report(_render(report, wish.format), target)
    except FingerpostError as error:
        return report_error(error, "standard input" if path == STANDARD else path)
    if target is not None:
        _tell(report, target)
    return 0


def _align(path: str, tools: "Tools", wish: Wish) -> "Report":
    from alignment import align

    source = read_source(path)
    with working(source.name) as show:
        return align(
            source.data,
            name=source.name,
            category=wish.category,
            summary=wish.summary.value,
            tools=tools,
            on_stage=lambda stage: show(STAGES[stage]),
        )


def _render(report: "Report", report_format: FormatChoice) -> str:
    match report_format:
        case FormatChoice.JSON:
            from alignment import report_to_json

            return report_to_json(report)
        case FormatChoice.MD:
            from service.exports import render_markdown

            return render_markdown(report)
        case FormatChoice.HTML:
            from service.exports import render_html

            return render_html(report)


def _tell(report: "Report", target: Path) -> None:
    say(f"{report.document.name}: {report.role_fit.explanation}")
    for notice in report.document.notices:
        say(f"Note: {notice.text}")
    if left_out := len(report.document.not_read):
        say(f"Not read: {left_out} {'part' if left_out == 1 else 'parts'} of the document; the report lists them.")
    say(f"The report is in {target}")
