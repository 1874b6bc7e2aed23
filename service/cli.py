"""The `fingerpost` command. Each group of commands has a file in `service/commands`.

Nothing here imports more than typer and the catalogue of models until a command needs it, so `--help` answers at once.
"""

from typing import Any

import typer
from typer.core import TyperGroup

from service.commands.align import align_command
from service.commands.explain import explain_command
from service.commands.models import models_app
from service.commands.pathway import pathway_app
from service.commands.pathway_check import check_command
from service.commands.pathway_diff import diff_command, index_command
from service.commands.pathway_import import import_command
from service.commands.pathway_sheets import export_command, import_sheets_command
from service.commands.pathway_versions import new_command, publish_command, schema_command
from service.commands.serve import serve_command
from service.commands.store import store_app
from service.console import report_error
from weights import FingerpostError

EPILOG = (
    "It leaves with 0 when all is done, 2 when the command was mistyped, 10 to 21 when a document could not be read, "
    "30 to 35 for Pathway content, 40 to 44 for models, 50 and 51 for saved reports, 60 to 63 for settings, places to "
    "write, addresses and kept reports. docs/cli.md lists each one."
)


class Commands(TyperGroup):
    """Tells a mistake a person can put right in two lines, and leaves with its exit code."""

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401 - typer keeps the type of its context to itself
        """Run the command that was named."""
        try:
            return super().invoke(ctx)
        except FingerpostError as error:
            raise typer.Exit(report_error(error)) from error


app = typer.Typer(
    name="fingerpost",
    help="Point each line of a care job description to the Care Workforce Pathway, on this computer and offline.",
    epilog=EPILOG,
    cls=Commands,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.command("align")(align_command)
app.command("explain")(explain_command)
app.command("serve")(serve_command)
app.add_typer(models_app, name="models")
app.add_typer(pathway_app, name="pathway")
app.add_typer(store_app, name="store")

# The larger commands of `pathway` have a file each.
pathway_app.command("check")(check_command)
pathway_app.command("import")(import_command)
pathway_app.command("new")(new_command)
pathway_app.command("publish")(publish_command)
pathway_app.command("schema")(schema_command)
pathway_app.command("diff")(diff_command)
pathway_app.command("index")(index_command)
pathway_app.command("export")(export_command)
pathway_app.command("import-sheets")(import_sheets_command)


def main() -> None:
    """Run the command line."""
    app()


if __name__ == "__main__":
    main()
