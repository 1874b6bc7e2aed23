"""`fingerpost pathway check`: what is wrong or weak in content, with file and line."""

import json
from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from service.console import answer_console, say, working

if TYPE_CHECKING:
    from alignment.pathway import Finding
    from embeddings import Encoder
    from service.settings import Settings

# The encoder that needs no model compares letters, so it would find only what the words have shown already.
NO_MODEL = "hashing"


class FormatChoice(StrEnum):
    """What the findings are written as."""

    TEXT = "text"
    JSON = "json"


WhichArgument = Annotated[str | None, typer.Argument(metavar="VERSION_OR_PATH", hidden=True)]
EncoderOption = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="Model that compares meanings; the one of the settings, if it is here."),
]
FormatOption = Annotated[
    FormatChoice, typer.Option("--format", metavar="text|json", help="For people, or for other programs.")
]


def check_command(
    which: WhichArgument = None, encoder: EncoderOption = None, answer_format: FormatOption = FormatChoice.TEXT
) -> None:
    """Check content for mistakes, each with its file and line.

    VERSION_OR_PATH is a bundled version or a folder of content. Leaves with 32 when there are errors; warnings are for
    a person to judge.
    """
    from alignment.errors import InvalidPathwayError
    from alignment.pathway import check_pathway
    from service.settings import read_settings

    settings = read_settings()
    with working("Checking"):
        findings = check_pathway(which or settings.pathway)
        loads = all(finding.code != "broken" for finding in findings)
        reader = open_encoder(encoder, settings) if loads else None
        if reader is not None:
            findings = check_pathway(which or settings.pathway, encoder=reader)
    if answer_format is FormatChoice.JSON:
        _print_json(findings, meaning_checked=reader is not None)
    else:
        _print_text(findings)
        if not loads:
            say("Nothing else can be checked until it loads: mend these first, then check again.")
        elif reader is None:
            say("Nearness in meaning was not checked: the model that compares texts is not here. Get it with:")
            say("fingerpost models fetch")
    if any(finding.severity == "error" for finding in findings):
        raise typer.Exit(InvalidPathwayError.exit_code)


def open_encoder(name: str | None, settings: "Settings") -> "Encoder | None":
    """The encoder that was asked for, or the one of the settings if it is a model that is here.

    Statements are compared with each other by the plain model where the shipped one is set: how near two wordings must
    be was measured with it, and the adapter is trained for lines of job descriptions.
    """
    from alignment.errors import ModelNotFoundError
    from embeddings import SHIPPED_ENCODER, load_encoder
    from weights import DEFAULT_ENCODER

    if name is not None:
        return load_encoder(name, cache=settings.models)
    if settings.encoder == NO_MODEL:
        return None
    try:
        chosen = DEFAULT_ENCODER if settings.encoder == SHIPPED_ENCODER else settings.encoder
        return load_encoder(chosen, cache=settings.models)
    except ModelNotFoundError:
        return None


def _print_text(findings: "Sequence[Finding]") -> None:
    console = answer_console()
    for finding in findings:
        console.print(str(finding), soft_wrap=True)
    errors = sum(finding.severity == "error" for finding in findings)
    warnings = len(findings) - errors
    console.print(f"{errors} error{'s' * (errors != 1)}, {warnings} warning{'s' * (warnings != 1)}")


def _print_json(findings: "Sequence[Finding]", *, meaning_checked: bool) -> None:
    """The findings as one JSON object on standard output."""
    from dataclasses import asdict

    answer = {"meaning_checked": meaning_checked, "findings": [asdict(finding) for finding in findings]}
    typer.echo(json.dumps(answer, ensure_ascii=False, indent=2))
