"""Brings a framework's own text into content: GOV.UK pages, Word documents, workbooks and CSV files.

The way through: files to pages (`reading`), which statements those hold (`recognising`), content (`merging`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from alignment.errors import FingerpostError, InvalidPathwayError
from alignment.pathway.content_files import MANIFEST
from alignment.pathway.importing.changes import FileImport, Gone
from alignment.pathway.importing.merging import merge_pages
from alignment.pathway.importing.pages import ImportedPage
from alignment.pathway.importing.reading import read_import
from alignment.pathway.importing.recognising import Compare
from alignment.pathway.writing import Content, read_content, refuse_published, write_pathway

__all__ = ["Compare", "FileImport", "Gone", "ImportReport", "ImportWish", "import_files"]


@dataclass(frozen=True, slots=True)
class ImportWish:
    """What is asked of an import, beyond the files.

    `category` is the title or id of the one role category that all the files are about, and `address` where they were
    published; both are empty where the files say so themselves. With `remove_gone`, a role category stops expecting
    what none of the files holds. With `dry_run` nothing is written.
    """

    category: str = ""
    address: str = ""
    remove_gone: bool = False
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did, file by file. `written` are the content files that changed; all, for a dry run, are none.

    `changes` is whether the content differs from what it was, written or not.
    """

    files: tuple[FileImport, ...]
    gone: tuple[Gone, ...]
    changes: bool
    written: tuple[str, ...]


def import_files(
    paths: Sequence[Path], folder: Path, *, compare: Compare, wish: ImportWish = ImportWish()
) -> ImportReport:
    """Import files into a folder of content, which is begun when there is none. If one cannot be read, none is.

    Args:
        paths: The files, in the order in which they are merged.
        folder: The content folder.
        compare: Gives the cosines of texts with others, or none when there is no encoder.
        wish: What else is asked.

    Raises:
        DocumentError: A file is broken, not safe, or of a kind that is not read.
        PathwayImportError: A file holds no statements, or does not say of which role category.
        PublishedPathwayError: The folder holds a published version.
        InvalidPathwayError: The content in the folder breaks the rules of the format, or a workbook is broken.
    """
    refuse_published(folder)
    content = _read_content(folder)
    pages = [_read(path, content, wish) for path in paths]
    merged = merge_pages(content, pages, folder, compare=compare, remove_gone=wish.remove_gone)
    written = () if wish.dry_run else write_pathway(merged.content, folder).written
    return ImportReport(merged.files, merged.gone, merged.content != content, written)


def _read_content(folder: Path) -> Content | None:
    if (folder / MANIFEST).exists():
        return read_content(folder)
    if any((folder / part).is_dir() for part in ("categories", "statements")):
        raise InvalidPathwayError(
            f"The folder {str(folder)!r} holds content files but no {MANIFEST}.", "Put the manifest back first."
        )
    return None


def _read(path: Path, content: Content | None, wish: ImportWish) -> ImportedPage:
    categories = content.categories if content else ()
    try:
        return read_import(path, category=wish.category, address=wish.address, categories=categories)
    except FingerpostError as error:
        problem = error.problem if error.problem.startswith(path.name) else f"{path.name}: {error.problem}"
        raise type(error)(problem, error.cure) from error
