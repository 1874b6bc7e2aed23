"""`fingerpost explain`: why one line of a saved report was matched, or was not."""

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from service.console import answer_console, working
from weights import CATALOGUE

if TYPE_CHECKING:
    from alignment import Report, Tools
    from embeddings import Encoder
    from service.settings import Settings


class FormatChoice(StrEnum):
    """What the explanation is written as."""

    TEXT = "text"
    JSON = "json"


# Described in the command's own words below: typer would put Python's name for the type beside it.
ReportArgument = Annotated[str, typer.Argument(metavar="REPORT", hidden=True)]
ClauseArgument = Annotated[str, typer.Argument(metavar="CLAUSE", hidden=True)]
FormatOption = Annotated[
    FormatChoice, typer.Option("--format", metavar="text|json", help="For people, or for other programs.")
]
AllOption = Annotated[bool, typer.Option("--all", help="Show every candidate, not only the first ten.")]
PathwayOption = Annotated[
    str | None,
    typer.Option(
        metavar="VERSION_OR_PATH", help="Pathway version, or a folder of your own content; the report's if left out."
    ),
]
EncoderOption = Annotated[
    str | None, typer.Option(metavar="NAME", help="Model that compares meanings; the report's if left out.")
]


def explain_command(
    report: ReportArgument,
    clause: ClauseArgument,
    answer_format: FormatOption = FormatChoice.TEXT,
    every: AllOption = False,
    pathway: PathwayOption = None,
    encoder: EncoderOption = None,
) -> None:
    """Say why a line of a saved report was matched, or not.

    REPORT is a report written with --format json. CLAUSE is the id of a clause in it, such as c12, the number of a line
    as reports for people show it, such as 12, or some of the line's words.

    The candidates are reckoned anew from the report. Where that is not with what the report was made, it is said. JSON
    always holds every candidate.
    """
    from alignment.explain import explain_clause, explanation_to_json
    from service.exports.explanation import SHOWN, explanation_text
    from service.exports.numbering import number_lines
    from service.settings import read_settings

    settings = read_settings()
    saved = read_report(report)
    numbers = number_lines(saved)
    with working("Getting ready") as show:
        tools = _open_tools(saved, settings, pathway, encoder)
        show("weighing the candidates")
        explanation = explain_clause(saved, clause_id(numbers, clause), tools)
    if answer_format is FormatChoice.JSON:
        typer.echo(explanation_to_json(explanation), nl=False)
        return
    shown = None if every else SHOWN
    number = numbers.get(explanation.clause.id)
    typer.echo(explanation_text(explanation, answer_console().width, number=number, shown=shown), nl=False)


def read_report(path: str) -> "Report":
    """A saved report.

    Raises:
        ReportError: the file cannot be read or holds no report; it says why.
    """
    from alignment import ReportError, report_from_json

    try:
        return report_from_json(Path(path).read_text(encoding="utf-8"))
    except OSError as error:
        raise ReportError(f"{path} cannot be opened: {error.strerror}.", "Check its name and folder.") from error
    except UnicodeDecodeError as error:
        raise ReportError(
            f"{path} is not a report: it is not text.", "Choose a file written with --format json."
        ) from error


def clause_id(numbers: Mapping[str, int], wanted: str) -> str:
    """The id of the line with this number, where reports for people show one; otherwise what was asked for."""
    by_number = {str(number): clause_id for clause_id, number in numbers.items()}
    return by_number.get(wanted.strip(), wanted)


def _open_tools(report: "Report", settings: "Settings", pathway: str | None, encoder: str | None) -> "Tools":
    """What the report was made with, as far as it is here, or what was asked for instead."""
    from alignment import open_tools

    which = pathway or _own_pathway(report, settings)
    return open_tools(which, encoder=_open_encoder(report, settings, encoder), cache=settings.indexes)


def _own_pathway(report: "Report", settings: "Settings") -> str:
    from alignment.errors import PathwayNotFoundError
    from alignment.pathway import available_versions, load_pathway

    version = report.pathway.version
    if version in available_versions():
        return version
    if load_pathway(settings.pathway).version == version:
        return settings.pathway
    raise PathwayNotFoundError(
        f"The report was made with {report.pathway.title}, version {version!r}, which does not come with Fingerpost.",
        "Name the folder of its content with --pathway.",
    )


def _open_encoder(report: "Report", settings: "Settings", asked: str | None) -> "Encoder":
    """The report's own encoder where its name says which; one that came from a folder is left to the settings."""
    from embeddings import load_encoder
    from embeddings.encoder import HASHING

    name = report.provenance.encoder
    has_name = name == HASHING or name.partition("+")[0] in {model.id for model in CATALOGUE}
    return load_encoder(asked or (name if has_name else settings.encoder), cache=settings.models)
