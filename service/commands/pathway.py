"""`fingerpost pathway`: what content there is, what it says, whether it is sound."""

from typing import Annotated

import typer

from service.settings import Settings

pathway_app = typer.Typer(help="List, show and check Pathway content.", no_args_is_help=True)

WhichArgument = Annotated[
    str | None, typer.Argument(metavar="[VERSION_OR_PATH]", help="A bundled version, or a folder of content.")
]


@pathway_app.command("list")
def list_command() -> None:
    """Say which versions are bundled and which role categories each has."""
    from rich.console import Console
    from rich.table import Table

    from alignment.pathway import available_versions, load_pathway

    console = Console()
    for version in available_versions():
        pathway = load_pathway(version)
        console.print(f"{version}  {pathway.title} ({len(pathway.statements)} statements)", style="bold", markup=False)
        console.print(pathway.notice, markup=False)
        table = Table("Category id", "Title", "Statements", box=None, pad_edge=False)
        for category in pathway.role_categories:
            table.add_row(category.id, category.title, str(len(pathway.expected_of(category.id))))
        console.print(table)


@pathway_app.command("show")
def show_command(
    name: Annotated[str, typer.Argument(metavar="ID", help="A role category's id or a statement's id.")],
    pathway: Annotated[str | None, typer.Option(metavar="VERSION_OR_PATH", help="Which content.")] = None,
) -> None:
    """Show one role category with all it expects, or one statement with who expects it."""
    from rich.console import Console

    from alignment.errors import UnknownCategoryError
    from alignment.pathway import load_pathway

    loaded = load_pathway(pathway or Settings().pathway)
    console = Console()

    def line(text: str, style: str = "") -> None:
        console.print(text, style=style, markup=False, highlight=False)

    categories = {category.id: category for category in loaded.role_categories}
    statements = {statement.id: statement for statement in loaded.statements}
    if category := categories.get(name):
        line(f"{category.title} ({category.id})", "bold")
        line(category.summary)
        for theme in loaded.themes:
            rows = [s for s in loaded.expected_of(name) if s.theme == theme.id]
            if rows:
                line(f"\n{theme.title}", "bold")
            for statement in rows:
                line(f"  {statement.kind.value:<9} {statement.expected_by[name].value:<10} {statement.text}")
    elif found := statements.get(name):
        line(found.text, "bold")
        line(f"{found.kind.value}, theme {loaded.theme(found.theme).title}")
        for category_id, expectation in found.expected_by.items():
            line(f"  {categories[category_id].title}: {expectation.value}")
    else:
        raise UnknownCategoryError(
            f"Version {loaded.version} has no category or statement {name!r}.",
            f"Categories: {', '.join(categories)}.",
        )
    line(f"\n{loaded.notice}", "dim")


@pathway_app.command("check")
def check_command(which: WhichArgument = None) -> None:
    """Check content for mistakes; each is told with its file and line. Exits 32 when there are errors."""
    from rich.console import Console

    from alignment.errors import InvalidPathwayError
    from alignment.pathway import check_pathway

    findings = check_pathway(which or Settings().pathway)
    console = Console(highlight=False, soft_wrap=True)
    for finding in findings:
        console.print(str(finding), markup=False)
    errors = sum(finding.severity == "error" for finding in findings)
    console.print(f"{errors} errors, {len(findings) - errors} warnings", markup=False)
    if errors:
        raise typer.Exit(InvalidPathwayError.exit_code)
