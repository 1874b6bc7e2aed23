"""Everything worth a content owner's look: what stops content from loading, and what is weak in content that loads."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from alignment.errors import InvalidPathwayError
from alignment.pathway.content_files import Place, split_place
from alignment.pathway.findings import Finding, Remark, Severity
from alignment.pathway.loading import read_pathway
from alignment.pathway.meaning import find_near_meanings
from alignment.pathway.structure_checks import (
    find_missing_sources,
    find_orphans,
    find_shared_codes,
    find_wrong_replacements,
)
from alignment.pathway.wording_checks import find_duplicates, find_hard_reading, find_repeated_phrases
from alignment.types import Pathway
from embeddings import Encoder

_CHECKS = (
    find_duplicates,
    find_repeated_phrases,
    find_orphans,
    find_missing_sources,
    find_wrong_replacements,
    find_shared_codes,
    find_hard_reading,
)


def check_pathway(pathway_or_path: Pathway | str | Path, *, encoder: Encoder | None = None) -> tuple[Finding, ...]:
    """All findings, errors first, then in the order of the files.

    Content that cannot be loaded has only errors, of code `broken`: the other checks need it whole.

    Args:
        pathway_or_path: A framework, a bundled version or a folder.
        encoder: Looks for statements that are near in meaning; without it only words are compared.

    Raises:
        PathwayNotFoundError: There is no such version or folder.
        EncoderError: The encoder failed.
    """
    try:
        pathway, places = _with_places(pathway_or_path)
    except InvalidPathwayError as error:
        return tuple(_broken(line, part.cure) for part in error.parts for line in part.problem.split("\n"))
    findings = [remark.at(places) for remark in _remarks(pathway, encoder)]
    return tuple(sorted(findings, key=lambda f: (f.severity is not Severity.ERROR, f.file, f.line, f.code, f.text)))


def _with_places(pathway_or_path: Pathway | str | Path) -> tuple[Pathway, Mapping[str, Place]]:
    if isinstance(pathway_or_path, Pathway):
        return pathway_or_path, {}
    files = read_pathway(pathway_or_path)
    return files.pathway, files.places


def _broken(told: str, cure: str) -> Finding:
    place, text = split_place(told)
    return Finding(Severity.ERROR, "broken", f"{text} {cure}".strip(), place.file, place.line)


def _remarks(pathway: Pathway, encoder: Encoder | None) -> Iterator[Remark]:
    told = [remark for check in _CHECKS for remark in check(pathway)]
    yield from told
    if encoder is not None:
        # A pair with nearly the same words has been told of.
        pairs = {(remark.about, remark.other) for remark in told if remark.code.endswith("duplicate")}
        yield from (r for r in find_near_meanings(pathway, encoder) if (r.about, r.other) not in pairs)
