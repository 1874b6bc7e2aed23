"""`fingerpost pathway new`, `publish` and `schema`: the life of a version of the content."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from service.console import answer_console

FromOption = Annotated[
    str, typer.Option("--from", metavar="VERSION_OR_PATH", help="Content to begin with: a bundled version or a folder.")
]
FolderOption = Annotated[
    Path | None, typer.Option(metavar="PATH", help="New folder to put it in; a folder named VERSION here if left out.")
]
BundledOption = Annotated[bool, typer.Option("--bundled", help="Put it among the versions that come with Fingerpost.")]
DateOption = Annotated[
    datetime | None,
    typer.Option(
        "--date", metavar="YEAR-MONTH-DAY", formats=["%Y-%m-%d"], help="Date of publication; today if left out."
    ),
]
# Described in each command's own words below: typer would put Python's name for the type beside it.
VersionArgument = Annotated[str, typer.Argument(metavar="VERSION", hidden=True)]
WhichArgument = Annotated[str, typer.Argument(metavar="VERSION_OR_PATH", hidden=True)]


def new_command(
    version: VersionArgument, source: FromOption, folder: FolderOption = None, bundled: BundledOption = False
) -> None:
    """Start a new version as a copy of another.

    VERSION is the name of the new version, such as 2027-04. The copy is a draft: it may be changed until it is
    published, and the version it was made from stays as it is.
    """
    from alignment.pathway import draft_version, find_folder
    from alignment.pathway.loading import CONTENT

    if bundled and folder is not None:
        raise typer.BadParameter("say either --bundled or --folder", param_hint="--folder")
    place = CONTENT / version if bundled else folder or Path(version)
    draft = draft_version(version, find_folder(source), place)
    console = answer_console()
    console.print(f"Version {draft.version} is in {place}, a draft based on {draft.based_on}.")
    console.print("Begin with its title and date in pathway.yaml. docs/pathway.md says what each key is for.")


def publish_command(which: WhichArgument, on: DateOption = None) -> None:
    """Publish a version, after which its content may not change.

    VERSION_OR_PATH is a bundled version or a folder of content. It is checked first and refused if there are errors.
    Publishing a second time changes nothing.
    """
    from alignment.pathway import find_folder, publish_version

    published = publish_version(find_folder(which), (on or datetime.now()).date())
    answer_console().print(
        f"Version {published.version} is published as of {published.published}.\nFingerprint {published.fingerprint}"
    )


def schema_command(which: WhichArgument) -> None:
    """Write the format's JSON schema beside content.

    VERSION_OR_PATH is a bundled version or a folder of content. Editors that know YAML then help with the keys. The
    first line of each file is made to name its schema; nothing else in it changes.
    """
    from alignment.pathway import find_folder
    from alignment.pathway.json_schema import write_schemas

    written = write_schemas(find_folder(which))
    console = answer_console()
    for name in written:
        console.print(name)
    console.print(f"{len(written)} files written")
