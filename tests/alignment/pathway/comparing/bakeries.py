"""A tiny framework of another trade in two versions, changed by hand in each test."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from alignment import Pathway, load_pathway
from alignment.pathway import fingerprint
from alignment.types import Expectation, RoleCategory, Statement, StatementKind
from tests.alignment.pathway.framework_files import write_framework


@cache
def bakery() -> Pathway:
    """The framework of `framework_files`: three statements, two role categories."""
    with TemporaryDirectory() as folder:
        return load_pathway(write_framework(Path(folder)))


def changed(pathway: Pathway, **fields: object) -> Pathway:
    """The framework with other fields, its fingerprint brought up to date."""
    other = replace(pathway, **fields)  # type: ignore[arg-type]
    return replace(other, fingerprint=fingerprint(other))


def with_statement(pathway: Pathway, name: str, **fields: object) -> Pathway:
    """One statement with other fields."""
    return with_statements(pathway, lambda s: replace(s, **fields) if s.id == name else s)  # type: ignore[arg-type]


def with_statements(pathway: Pathway, change: Callable[[Statement], Statement]) -> Pathway:
    """Every statement changed."""
    return changed(pathway, statements=tuple(change(statement) for statement in pathway.statements))


def with_category(pathway: Pathway, name: str, **fields: object) -> Pathway:
    """One role category with other fields."""
    categories = tuple(replace(c, **fields) if c.id == name else c for c in pathway.role_categories)  # type: ignore[arg-type]
    return changed(pathway, role_categories=categories)


def plus(pathway: Pathway, *statements: Statement) -> Pathway:
    """The framework with more statements at its end."""
    return changed(pathway, statements=(*pathway.statements, *statements))


def minus(pathway: Pathway, *names: str) -> Pathway:
    """The framework without some statements."""
    return changed(pathway, statements=tuple(s for s in pathway.statements if s.id not in names))


def plus_category(pathway: Pathway, category: RoleCategory) -> Pathway:
    """The framework with one more role category."""
    return changed(pathway, role_categories=(*pathway.role_categories, category))


def statement_of(
    name: str,
    text: str,
    expected_by: Mapping[str, Expectation] | None = None,
    replaces: tuple[str, ...] = (),
    phrases: tuple[str, ...] = (),
) -> Statement:
    """A skill of the theme dough, core to bakers if nothing else is said."""
    expected = {"baker": Expectation.CORE} if expected_by is None else expected_by
    return Statement(name, StatementKind.SKILL, "dough", text, expected, phrases, replaces)


BUTTER = statement_of("dough.butter", "Fold butter into dough in thin layers.")
CONFECTIONER = RoleCategory("confectioner", "Confectioner", "Makes sweets and cakes.")
