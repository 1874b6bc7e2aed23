"""`fingerpost serve`: the web page and the HTTP endpoint, on this computer."""

from typing import Annotated

import typer

from service.console import say
from service.settings import Settings


def serve_command(
    host: Annotated[
        str | None, typer.Option(help="Address to listen on; only this computer unless you say otherwise.")
    ] = None,
    port: Annotated[int | None, typer.Option(min=1, max=65535, help="Port to listen on.")] = None,
) -> None:
    """Open the web page on this computer."""
    import uvicorn

    from service.app import create_app, refuse_open_host

    settings = Settings()
    address = host or settings.host
    refuse_open_host(address)
    say(f"Fingerpost is at http://{address}:{port or settings.port}/ - press Ctrl+C to stop it.")
    uvicorn.run(create_app(settings), host=address, port=port or settings.port, log_level="warning", access_log=False)
