"""`fingerpost align`: job descriptions in, reports out."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from service.console import report_error, say, stages
from service.settings import Settings
from weights import FingerpostError

if TYPE_CHECKING:
    from alignment import Report
    from alignment.pipeline import Tools

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


def align_command(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH...", help="Job descriptions: DOCX, PDF, HTML, Markdown or text; - reads standard input."
        ),
    ],
    category: Annotated[
        str | None,
        typer.Option(
            metavar="ID",
            help="Role category to hold it against; worked out if not given. `fingerpost pathway list` shows the ids.",
        ),
    ] = None,
    summary: Annotated[
        SummaryChoice,
        typer.Option(help="Who writes the summary: nobody, Fingerpost's own sentences, or the local language model."),
    ] = SummaryChoice.EXTRACTIVE,
    report_format: Annotated[FormatChoice, typer.Option("--format", help="What to write.")] = FormatChoice.HTML,
    output: Annotated[
        Path | None,
        typer.Option(
            metavar="PATH",
            help="File, or folder for several. Without it, HTML goes beside you as NAME-report.html; JSON and Markdown go to standard output.",
        ),
    ] = None,
    pathway: Annotated[
        str | None, typer.Option(metavar="VERSION_OR_PATH", help="Pathway version, or a folder of your own content.")
    ] = None,
) -> None:
    """Read job descriptions and write a report on each."""
    settings = Settings()
    many = len(paths) > 1
    if many and output is not None and output.is_file():
        raise typer.BadParameter("several job descriptions need a folder, and this is a file", param_hint="--output")
    failed = 0
    with _open(settings, pathway, summary) as tools:
        for path in paths:
            try:
                report = _align(path, tools, category, summary)
            except FingerpostError as error:
                failed = failed or report_error(error, path if many else "")
                continue
            _write(_render(report, report_format), _target(path, report_format, output, many), report)
    if failed:
        raise typer.Exit(failed)


@contextmanager
def _open(settings: Settings, pathway: str | None, summary: SummaryChoice) -> Iterator["Tools"]:
    """Load everything once for all documents, and close the language model at the end."""
    with stages(STAGES, "Getting ready"):
        from alignment.pipeline import open_tools
        from embeddings import load_encoder
        from prompts import load_text_model

        encoder = load_encoder(settings.encoder, cache=settings.models)
        model = None
        if summary is SummaryChoice.MODEL:
            model = load_text_model(settings.text_model, api_key=settings.text_model_key)
        tools = open_tools(pathway or settings.pathway, encoder=encoder, text_model=model, cache=settings.indexes)
    try:
        yield tools
    finally:
        if model is not None:
            model.close()


def _align(path: str, tools: "Tools", category: str | None, summary: SummaryChoice) -> "Report":
    from alignment import align

    source, name = (sys.stdin.buffer.read(), "standard input") if path == "-" else (_read_file(path), Path(path).name)
    with stages(STAGES, name) as on_stage:
        return align(source, name=name, category=category, summary=summary.value, tools=tools, on_stage=on_stage)


def _read_file(path: str) -> bytes:
    from alignment.errors import DocumentError

    try:
        return Path(path).read_bytes()
    except IsADirectoryError as error:
        raise DocumentError(f"{path} is a folder.", "Name the files in it, for instance with a star.") from error
    except FileNotFoundError as error:
        raise DocumentError(f"There is no file {path}.", "Check the spelling and the folder.") from error
    except OSError as error:
        raise DocumentError(f"{path} cannot be opened: {error.strerror}.", "Check that you may read it.") from error


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


def _target(path: str, report_format: FormatChoice, output: Path | None, many: bool) -> Path | None:
    """Where this report goes; none is standard output."""
    stem = "standard-input" if path == "-" else Path(path).stem
    if output is not None and not many and not output.is_dir():
        return output
    if output is None and report_format is not FormatChoice.HTML and not many:
        return None
    return (output or Path()) / f"{stem}-report.{report_format.value}"


def _write(text: str, target: Path | None, report: "Report") -> None:
    if target is None:
        sys.stdout.write(text)
        return
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    except OSError as error:
        raise FingerpostError(
            f"The report cannot be written to {target}: {error.strerror}.", "Choose another place with --output."
        ) from error
    say(f"{report.document.name}: {report.role_fit.explanation}")
    say(f"The report is in {target}")
