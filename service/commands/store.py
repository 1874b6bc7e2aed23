"""`fingerpost store`: the reports the server keeps."""

from pathlib import Path
from typing import Annotated

import typer

from service.console import say
from service.opening import opened_store

store_app = typer.Typer(help="Look after the reports that are kept.", no_args_is_help=True, rich_markup_mode=None)


@store_app.command("backup")
def backup_command(target: Annotated[Path, typer.Argument(metavar="FILE", hidden=True)]) -> None:
    """Copy everything that is kept into one file.

    FILE is where to; it must not be there yet. The server may be running. The copy holds job descriptions, so keep it
    as you would them.
    """
    from service.settings import read_settings
    from service.store.backup import back_up

    with opened_store(read_settings()) as store:
        back_up(store.database, target)
    say(f"The copy is in {target}")


@store_app.command("sweep")
def sweep_command() -> None:
    """Delete the reports whose time is over.

    A server does so itself, when it starts and every hour. This is for when none is running.
    """
    from service.settings import read_settings

    with opened_store(read_settings()) as store:
        count = store.alignments.sweep()
    say(f"{count} {'report was' if count == 1 else 'reports were'} deleted.")
