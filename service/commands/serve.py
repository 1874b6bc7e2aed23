"""`fingerpost serve`: the web page and the HTTP endpoint, on this computer."""

from typing import Annotated

import typer

from service.console import say
from service.opening import opened_store, opened_tools

# How long reports under way may still take once we are told to stop.
GRACE_SECONDS = 10


def serve_command(
    host: Annotated[
        str | None,
        typer.Option(metavar="ADDRESS", help="Address of this computer to listen on, 127.0.0.1 if left out."),
    ] = None,
    port: Annotated[
        int | None,
        typer.Option(min=0, max=65535, metavar="NUMBER", help="Port; 8321 if left out, 0 takes a free one."),
    ] = None,
) -> None:
    """Offer the web page and HTTP on this computer, for nobody else.

    The page keeps nothing. Reports made over HTTP are kept for as many days as FINGERPOST_RETENTION_DAYS says. Press
    Ctrl+C to stop.
    """
    from service.addresses import listen, url_of
    from service.settings import read_settings

    settings = read_settings()
    with (
        listen(host or settings.host, settings.port if port is None else port) as listening,
        opened_store(settings) as store,
        opened_tools(settings) as tools,
    ):
        import uvicorn

        from service.app import create_app

        config = uvicorn.Config(
            create_app(settings, tools, store),
            log_level="warning",
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=GRACE_SECONDS,
        )
        say(f"Fingerpost is at {url_of(listening)} - press Ctrl+C to stop it.")
        uvicorn.Server(config).run(sockets=[listening])
