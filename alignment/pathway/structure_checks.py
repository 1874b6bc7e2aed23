"""What is weak in how a framework hangs together: loose ends, missing sources, ids and codes that clash."""

from collections.abc import Iterator

from alignment.pathway.findings import Remark, Severity
from alignment.pathway.loading import available_versions, load_pathway
from alignment.types import Pathway


def find_orphans(pathway: Pathway) -> Iterator[Remark]:
    """Statements, themes and categories that nothing leads to."""
    for statement in pathway.statements:
        if not statement.expected_by:
            text = f"No role category expects {statement.id}, so it can never be a gap."
            yield Remark(Severity.WARNING, "statement_without_category", f"statement {statement.id}", text)
    used = {statement.theme for statement in pathway.statements}
    for theme in pathway.themes:
        if theme.id not in used:
            text = f"The theme {theme.id} has no statement."
            yield Remark(Severity.WARNING, "theme_without_statement", f"theme {theme.id}", text)
        if not theme.why:
            text = f"The theme {theme.id} does not say why it matters, so its gaps cannot either."
            yield Remark(Severity.WARNING, "theme_without_why", f"theme {theme.id}", text)
    for category in pathway.role_categories:
        if not pathway.expected_of(category.id):
            text = f"The role category {category.id} expects no statement, so nothing can be held against it."
            yield Remark(Severity.ERROR, "category_without_statement", f"category {category.id}", text)


def find_missing_sources(pathway: Pathway) -> Iterator[Remark]:
    """Categories that do not say where they come from, and sources nobody can look up."""
    for category in pathway.role_categories:
        if not category.source:
            text = f"The role category {category.id} names no source."
            yield Remark(Severity.WARNING, "missing_source", f"category {category.id}", text)
    for source in pathway.sources:
        if not source.address or not source.updated:
            text = f"The source {source.id} lacks an address or the date it was updated."
            yield Remark(Severity.WARNING, "incomplete_source", f"source {source.id}", text)


def find_wrong_replacements(pathway: Pathway) -> Iterator[Remark]:
    """Statements that replace one that is still there, or that a bundled version before never had."""
    there = {statement.id for statement in pathway.statements}
    before = _ids_before(pathway)
    for statement, old in ((s, old) for s in pathway.statements for old in s.replaces):
        about = f"statement {statement.id}"
        if old in there:
            text = f"{statement.id} says it replaces {old}, which is still there: remove that one, or the line."
            yield Remark(Severity.ERROR, "replaces_existing", about, text, f"statement {old}")
        elif before and old not in before:
            text = f"{statement.id} says it replaces {old}, which version {pathway.based_on} does not have."
            yield Remark(Severity.ERROR, "replaces_unknown", about, text)


def _ids_before(pathway: Pathway) -> frozenset[str]:
    """The ids of the version it is based on; none when that is not at hand."""
    if pathway.based_on not in available_versions():
        return frozenset()
    return frozenset(statement.id for statement in load_pathway(pathway.based_on).statements)


def find_shared_codes(pathway: Pathway) -> Iterator[Remark]:
    """Codes of one scheme that two role categories have."""
    seen: dict[tuple[str, str], str] = {}
    for category in pathway.role_categories:
        for code in category.codes:
            first = seen.setdefault((code.scheme, code.code), category.id)
            if first != category.id:
                text = f"{category.id} and {first} have the same code {code.code!r} in {code.scheme}."
                about, other = f"category {category.id}", f"category {first}"
                yield Remark(Severity.ERROR, "shared_code", about, text, other)
