"""The `fingerpost` command. Each group of commands has a file in `service/commands`.

Nothing here imports a machine learning library until a command needs one, so that `--help` answers at once.
"""

import sys

import typer

from service.commands.align import align_command
from service.commands.models import models_app
from service.commands.pathway import pathway_app
from service.commands.serve import serve_command
from service.console import report_error
from weights import FingerpostError

EPILOG = (
    "Exit codes: 0 done; 2 the command was mistyped; 10 to 21 a document could not be read; 30 to 33 the Pathway "
    "content could not be used; 40 to 44 a model is missing or failed; 50 a report file could not be read. "
    "docs/cli.md lists each one."
)

app = typer.Typer(
    name="fingerpost",
    help="Point each line of a care job description to the Care Workforce Pathway, on this computer and offline.",
    epilog=EPILOG,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command("align")(align_command)
app.command("serve")(serve_command)
app.add_typer(models_app, name="models")
app.add_typer(pathway_app, name="pathway")


def main() -> None:
    """Run the command line; a mistake a person can put right is told in two lines and an exit code."""
    try:
        app()
    except FingerpostError as error:
        sys.exit(report_error(error))
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
