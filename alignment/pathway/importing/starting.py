"""The manifest of content that an import begins."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from alignment.pathway.importing.pages import ImportedPage

_NOT_STATED = "Not stated"
_NOTICE = (
    "The words here were imported from the sources that are listed, and belong to their publisher. Nobody has checked "
    "that they are complete or up to date. Check the licence before you share them."
)
_PUBLICATION = re.compile(r"/government/publications/([a-z0-9-]+)")
_LONGEST_VERSION = 40


def first_manifest(pages: Sequence[ImportedPage], folder: Path) -> Mapping[str, object]:
    """What a manifest must say, from what the pages say of themselves. Its lists are still to come."""
    sources = [page.source for page in pages]
    publisher = next((source.publisher for source in sources if source.publisher), _NOT_STATED)
    return {
        "version": _version(folder.resolve().name),
        "title": _title([source.address for source in sources], publisher),
        "publisher": publisher,
        "licence": next((source.licence for source in sources if source.licence), _NOT_STATED),
        "notice": _NOTICE,
        "date": max(source.updated for source in sources),
        "categories": [],
        "statement_files": [],
    }


def _version(name: str) -> str:
    plain = re.sub(r"[^A-Za-z0-9._-]+", "-", name).strip("._-")
    return plain[:_LONGEST_VERSION] or "imported"


def _title(addresses: Sequence[str], publisher: str) -> str:
    """The publication the pages belong to, as its address spells it."""
    found = next((match for address in addresses if (match := _PUBLICATION.search(address))), None)
    if found:
        return found[1].replace("-", " ").capitalize()
    return "Imported role categories" if publisher == _NOT_STATED else f"Role categories of {publisher}"
