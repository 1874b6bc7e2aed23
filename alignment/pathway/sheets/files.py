"""Content in a spreadsheet's file and back: an Excel workbook, or CSV files in a folder or a zip."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from alignment.documents.archive import open_archive, read_entry
from alignment.errors import DocumentError, InvalidPathwayError, PathwayNotFoundError
from alignment.pathway.loading import fingerprint, load_pathway
from alignment.pathway.sheets import layout
from alignment.pathway.sheets.csv_files import csv_name, from_csv, to_csv
from alignment.pathway.sheets.from_content import make_tables
from alignment.pathway.sheets.packing import pack
from alignment.pathway.sheets.problems import Problems
from alignment.pathway.sheets.read_me import write_read_me
from alignment.pathway.sheets.table import Grid, Table
from alignment.pathway.sheets.to_content import SheetsRead, read_grids
from alignment.pathway.sheets.workbook import to_workbook
from alignment.pathway.sheets.workbook_reading import LIMITS, from_workbook
from alignment.pathway.writing import Content, write_pathway

_READ_ME_FILE = "read-me.txt"


def export_sheets(content: Content, target: Path) -> tuple[Path, ...]:
    """Write content as sheets and give the files written. The same content gives the same bytes.

    Args:
        content: Any framework's content.
        target: A name ending in `.xlsx` for a workbook, in `.zip` for CSV files in a zip; else a folder for them.

    Raises:
        InvalidPathwayError: Something in the content does not fit in a cell.
        OSError: The place cannot be written to.
    """
    tables = make_tables(content)
    match target.suffix.lower():
        case ".xlsx":
            files = {target: to_workbook(tables, write_read_me(tables))}
        case ".zip":
            files = {target: pack(_csv_files(tables))}
        case _:
            files = {target / name: data for name, data in _csv_files(tables).items()}
    for path, data in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return tuple(files)


def _csv_files(tables: tuple[Table, ...]) -> dict[str, bytes]:
    lines = [line.removeprefix("# ") for line in write_read_me(tables)]
    read_me = "".join(f"{line}\r\n" for line in lines).encode("utf-8-sig")
    return {_READ_ME_FILE: read_me, **{csv_name(table.name): to_csv(table) for table in tables}}


def import_sheets(source: Path) -> SheetsRead:
    """The content in a workbook, a folder of CSV files or a zip of them, checked as content files are.

    Raises:
        PathwayNotFoundError: There is no such file or folder.
        InvalidPathwayError: Something cannot be read; each slip is told with its sheet, row and column.
    """
    read = read_grids(_grids(source))
    _refuse_edited(read)
    return read


def _grids(source: Path) -> dict[str, Grid]:
    if source.is_dir():
        found = {path.name: path for path in sorted(source.glob("*.csv"))}
        return _csv_grids({name: _read(path) for name, path in found.items()})
    data = _read(source)
    match source.suffix.lower():
        case ".xlsx" | ".xlsm":
            return from_workbook(data, source.name)
        case ".zip":
            return _csv_grids(_unzip(data, source.name))
    raise InvalidPathwayError(
        f"{source.name}: this is not a kind of spreadsheet that is read.",
        "Save it as an Excel workbook (.xlsx), or give a folder or a .zip of CSV files.",
    )


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise PathwayNotFoundError(
            f"There is no file or folder {str(path)!r}.", "Check the spelling and the folder."
        ) from error
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise InvalidPathwayError(
            f"{path.name}: it cannot be read: {reason}.", "Check that you may read it."
        ) from error


def _csv_grids(files: Mapping[str, bytes]) -> dict[str, Grid]:
    """Files by the name of the sheet each holds. Others keep their own name."""
    sheets = {csv_name(sheet): sheet for sheet in layout.SHEETS}
    return {sheets.get(name.lower(), name): from_csv(data, name) for name, data in files.items()}


def _unzip(data: bytes, shown: str) -> dict[str, bytes]:
    """The CSV files in a zip, with or without a folder around them."""
    try:
        with open_archive(data, LIMITS) as archive:
            names = [name for name in archive.namelist() if name.lower().endswith(".csv") and "__MACOSX" not in name]
            return {Path(name).name: read_entry(archive, name) for name in names}
    except DocumentError as error:
        raise InvalidPathwayError(f"{shown}: {error.problem}", "Pack the CSV files into a new zip.") from error


def _refuse_edited(read: SheetsRead) -> None:
    """Published content may come back only as it was. What else is wrong with the whole is found on the way."""
    manifest = read.content.manifest
    draft = replace(read.content, manifest=manifest.model_copy(update={"published": None}))
    with TemporaryDirectory() as folder:
        write_pathway(draft, Path(folder))
        pathway = load_pathway(folder)
    if manifest.published and manifest.published.fingerprint != fingerprint(pathway):
        problems = Problems()
        problems.add(
            read.published_place,
            f"version {manifest.version} was published on {manifest.published.date} and has changed since. Give it "
            "another version name, and empty the two cells about publishing.",
        )
        raise problems.refusal()
