"""`fingerpost pathway export` and `import-sheets`: content in a spreadsheet, and back."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from service.console import answer_console
from service.errors import OutputError

WhichArgument = Annotated[str | None, typer.Argument(metavar="VERSION_OR_PATH", hidden=True)]
OutputOption = Annotated[
    Path,
    typer.Option(metavar="PATH", help="Workbook (.xlsx) or zip of CSV files (.zip) to write; else a folder for them."),
]
FileArgument = Annotated[Path, typer.Argument(metavar="FILE", hidden=True)]
IntoOption = Annotated[
    Path, typer.Option(metavar="FOLDER", help="Folder of content to write, which then holds what the sheets say.")
]


def export_command(output: OutputOption, which: WhichArgument = None) -> None:
    """Write content into a spreadsheet to work on.

    VERSION_OR_PATH is a bundled version or a folder of content; the version of the settings if left out. Nothing is
    lost on the way: fingerpost pathway import-sheets reads it back.
    """
    from alignment.pathway import find_folder, load_pathway, read_content
    from alignment.pathway.sheets import export_sheets
    from service.settings import read_settings

    asked = which or read_settings().pathway
    pathway = load_pathway(asked)
    content = read_content(find_folder(asked))
    with _told(output):
        export_sheets(content, output)
    answer_console().print(
        f"{len(pathway.statements)} statements of version {pathway.version} are in {output}", soft_wrap=True
    )


def import_sheets_command(file: FileArgument, into: IntoOption) -> None:
    """Read back a spreadsheet that export wrote.

    FILE is a workbook (.xlsx), a zip of CSV files (.zip) or a folder of them. New statements get an id. A cell that
    cannot be read is told with its sheet, row and column, and then nothing is written. For pages and documents of other
    people use: fingerpost pathway import
    """
    from alignment.pathway import write_pathway
    from alignment.pathway.sheets import import_sheets

    _refuse_foreign(into)
    read = import_sheets(file)
    with _told(into):
        done = write_pathway(read.content, into)
    console = answer_console()
    statements = sum(len(group) for group in read.content.statements.values())
    console.print(f"{statements} statements of version {read.content.manifest.version} are in {into}", soft_wrap=True)
    for about, names in (
        ("New ids", read.new_ids),
        ("Sheets left out, as they are not part of the content", read.left_out),
        ("Files written", done.written),
        ("Files removed", done.removed),
    ):
        if names:
            console.print(f"{about}: {', '.join(names)}", soft_wrap=True)
    if not done.written and not done.removed:
        console.print("Nothing has changed.")


def _refuse_foreign(folder: Path) -> None:
    """Content replaces what is in its folder, so a folder of something else is left alone."""
    from alignment.pathway.content_files import MANIFEST

    if folder.is_dir() and any(folder.iterdir()) and not (folder / MANIFEST).exists():
        raise OutputError(
            f"The folder {folder} holds other files and no {MANIFEST}.", "Name a new folder, or one that holds content."
        )


@contextmanager
def _told(target: Path) -> Iterator[None]:
    """What the disk refuses, as an error a person can act on."""
    try:
        yield
    except OSError as error:
        raise OutputError(
            f"It cannot be written to {target}: {error.strerror or error}.", "Choose another place."
        ) from error
