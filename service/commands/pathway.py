"""`fingerpost pathway`: what content there is and what it says. Its larger commands have a file each."""

from collections.abc import Iterator
from difflib import get_close_matches
from typing import TYPE_CHECKING, Annotated

import typer

from service.console import answer_console

if TYPE_CHECKING:
    from alignment import Pathway, Statement

pathway_app = typer.Typer(
    help="Look at Pathway content, change it, check it and publish it.", no_args_is_help=True, rich_markup_mode=None
)

PathwayOption = Annotated[
    str | None, typer.Option(metavar="VERSION_OR_PATH", help="Which content; the version of the settings if left out.")
]


@pathway_app.command("list")
def list_command() -> None:
    """Say which versions and role categories there are."""
    from rich.table import Table

    from alignment.pathway import available_versions, load_pathway

    console = answer_console()
    for version in available_versions():
        pathway = load_pathway(version)
        console.print(f"{version}  {pathway.title} ({len(pathway.statements)} statements)", style="bold")
        console.print(pathway.notice, "\n")
        table = Table("Category id", "Title", "Expects", box=None, pad_edge=False)
        for category in pathway.role_categories:
            table.add_row(category.id, category.title, f"{len(pathway.expected_of(category.id))} statements")
        console.print(table)


@pathway_app.command("show")
def show_command(
    name: Annotated[str | None, typer.Argument(metavar="ID", hidden=True)] = None,
    pathway: PathwayOption = None,
) -> None:
    """Show what the content says about one thing.

    ID is that of a role category, a theme or a statement. Without it, where the content comes from and its themes.
    """
    loaded = _load(pathway)
    console = answer_console()
    for line in _about(loaded, name):
        console.print(line)
    console.print(f"\n{loaded.notice}", style="dim")


def _load(which: str | None) -> "Pathway":
    from alignment import load_pathway
    from service.settings import read_settings

    return load_pathway(which or read_settings().pathway)


def _about(pathway: "Pathway", name: str | None) -> Iterator[str]:
    """The lines about a thing of the framework, or about the framework itself."""
    if name is None:
        return _framework(pathway)
    if name in {category.id for category in pathway.role_categories}:
        return _category(pathway, name)
    if name in {theme.id for theme in pathway.themes}:
        return _theme(pathway, name)
    return _statement(pathway, _find_statement(pathway, name))


def _framework(pathway: "Pathway") -> Iterator[str]:
    yield f"{pathway.title} (version {pathway.version}, {pathway.date})"
    yield f"Published by {pathway.publisher}, licence {pathway.licence}"
    yield f"Fixed since {pathway.published}" if pathway.published else "A draft, which may still change"
    yield f"Fingerprint {pathway.fingerprint}"
    yield "\nRole categories"
    yield from (f"  {category.id:<28} {category.title}" for category in pathway.role_categories)
    yield "\nThemes"
    yield from (f"  {theme.id:<33} {theme.title}" for theme in pathway.themes)
    yield "\nSources"
    for source in pathway.sources:
        yield f"  {source.title}, {source.publisher} ({source.updated})"
        yield f"  {source.address}"


def _category(pathway: "Pathway", category_id: str) -> Iterator[str]:
    category = pathway.role_category(category_id)
    yield f"{category.title} ({category.id})"
    yield category.summary
    expected = pathway.expected_of(category_id)
    for theme in pathway.themes:
        rows = [statement for statement in expected if statement.theme == theme.id]
        if rows:
            yield f"\n{theme.title}"
        for statement in rows:
            yield f"  {statement.kind.value:<9} {statement.expected_by[category_id].value:<10} {statement.text}"


def _theme(pathway: "Pathway", theme_id: str) -> Iterator[str]:
    theme = pathway.theme(theme_id)
    yield f"{theme.title} ({theme.id})"
    if theme.why:
        yield theme.why
    for statement in pathway.statements:
        if statement.theme == theme_id:
            yield f"  {statement.kind.value:<9} {statement.id}: {statement.text}"


def _statement(pathway: "Pathway", statement: "Statement") -> Iterator[str]:
    yield f"{statement.text} ({statement.id})"
    yield f"{statement.kind.value}, theme {pathway.theme(statement.theme).title}"
    for category_id, expectation in statement.expected_by.items():
        yield f"  {pathway.role_category(category_id).title}: {expectation.value}"


def _find_statement(pathway: "Pathway", name: str) -> "Statement":
    from alignment.errors import UnknownCategoryError

    statements = {statement.id: statement for statement in pathway.statements}
    if name in statements:
        return statements[name]
    categories = [category.id for category in pathway.role_categories]
    close = get_close_matches(name, [*categories, *(theme.id for theme in pathway.themes), *statements], n=3)
    hint = f"Did you mean {' or '.join(close)}? " if close else ""
    raise UnknownCategoryError(
        f"{pathway.title} has no category, theme or statement {name!r}.",
        f"{hint}The categories are: {', '.join(categories)}.",
    )
