"""`fingerpost pathway import`: a framework's own text, from pages, documents and sheets, into content."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from service.commands.pathway_check import FormatChoice, FormatOption, open_encoder
from service.console import answer_console, say, working

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from embeddings import Encoder
    from service.settings import Settings


FilesArgument = Annotated[list[Path], typer.Argument(metavar="FILE", hidden=True)]
IntoOption = Annotated[
    Path, typer.Option("--into", metavar="FOLDER", help="Folder of content; begun if it is not there.")
]
CategoryOption = Annotated[
    str, typer.Option(metavar="ID", help="Role category the files are about, where they do not say.")
]
AddressOption = Annotated[
    str, typer.Option("--source-address", metavar="URL", help="Where a file was published, where it does not say.")
]
ReplaceOption = Annotated[
    bool,
    typer.Option("--replace", help="A role category stops expecting what is not in its files any more."),
]
DryRunOption = Annotated[bool, typer.Option("--dry-run", help="Say what would change and write nothing.")]


def import_command(
    files: FilesArgument,
    into: IntoOption,
    category: CategoryOption = "",
    source_address: AddressOption = "",
    replace: ReplaceOption = False,
    dry_run: DryRunOption = False,
    answer_format: FormatOption = FormatChoice.TEXT,
) -> None:
    """Bring a framework's own text into content.

    FILE is a saved GOV.UK role-category page (HTML), the same page from GOV.UK's content API (JSON), a Word document
    (.docx) set out like one, or a sheet (.xlsx, .csv) with one statement a row. Give all the files of a framework at
    once: a statement that several of them share is then kept as one.

    A statement that is there already keeps its id. Whatever was not taken for a statement is listed. If one file cannot
    be read, nothing is written.
    """
    from alignment.pathway.importing import ImportWish, import_files
    from service.commands.import_account import account_lines
    from service.settings import read_settings

    if source_address and len(files) > 1:
        raise typer.BadParameter("it can only be that of one file", param_hint="--source-address")
    meaning = _Meaning(read_settings())
    wish = ImportWish(category, source_address, remove_gone=replace, dry_run=dry_run)
    with working("Importing"):
        report = import_files(files, into, compare=meaning.compare, wish=wish)
    if answer_format is FormatChoice.JSON:
        answer = {"folder": str(into), "dry_run": dry_run, "meaning_compared": meaning.compared, **asdict(report)}
        typer.echo(json.dumps(answer, ensure_ascii=False, indent=2))
        return
    console = answer_console()
    for line in account_lines(report, into, dry_run=dry_run):
        console.print(line, soft_wrap=True)
    if meaning.missed:
        say("Which statements are the same was judged by their words alone: the model that compares meanings is not")
        say("here. Get it with: fingerpost models fetch")


class _Meaning:
    """The encoder of the settings, opened when it is first needed."""

    def __init__(self, settings: "Settings") -> None:
        self._settings = settings
        self._encoder: Encoder | None = None
        self.compared = False
        self.missed = False

    def compare(self, texts: Sequence[str], others: Sequence[str]) -> "NDArray[np.float32] | None":
        """The cosines of texts with others; none when the model is not here."""
        if self._encoder is None and not self.missed:
            self._open()
        if self._encoder is None:
            return None
        self.compared = True
        return self._encoder.encode(list(texts)) @ self._encoder.encode(list(others)).T

    def _open(self) -> None:
        from embeddings import CachedEncoder

        encoder = open_encoder(None, self._settings)
        self._encoder = CachedEncoder(encoder) if encoder else None
        self.missed = encoder is None
