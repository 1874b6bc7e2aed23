"""What must hold across content files: ids used once, and nothing that points at what is not there."""

from collections.abc import Iterable, Iterator

from alignment.errors import InvalidPathwayError
from alignment.pathway.content_files import ContentFile, ContentFolder, Place, refuse
from alignment.pathway.schema import CategoryFile, StatementEntry


def find_places(folder: ContentFolder) -> dict[str, Place]:
    """Where each thing stands, by kind and id, such as `statement medicines.give`; its first place if it has two."""
    places: dict[str, Place] = {}
    for key, place in _places(folder):
        places.setdefault(key, place)
    return places


def refuse_broken_references(folder: ContentFolder) -> None:
    """Check that every id is used once and every id that is referred to exists.

    Raises:
        InvalidPathwayError: One is used twice or does not exist, or a category's id differs from its file's name. It
            tells of all of them, a line each.
    """
    complaints = [*_find_repeated(folder)]
    for file, category in folder.categories:
        complaints += _find_in_category(file, category, folder)
    for file, group in folder.statements:
        for at, statement in enumerate(group.statements):
            complaints += _find_in_statement(file, at, statement, folder)
    refuse(complaints)


def _places(folder: ContentFolder) -> Iterator[tuple[str, Place]]:
    manifest, file = folder.manifest, folder.manifest_file
    for at, source in enumerate(manifest.sources):
        yield f"source {source.id}", file.place("sources", at, "id")
    for at, theme in enumerate(manifest.themes):
        yield f"theme {theme.id}", file.place("themes", at, "id")
    for at, outside in enumerate(manifest.outside_scope):
        yield f"outside_scope {outside.id}", file.place("outside_scope", at, "id")
    for file, category in folder.categories:
        yield f"category {category.id}", file.place("id")
        for at, sign in enumerate(category.signs):
            yield f"sign {category.id}.{sign.id}", file.place("signs", at, "id")
    for file, group in folder.statements:
        for at, statement in enumerate(group.statements):
            yield f"statement {statement.id}", file.place("statements", at, "id")


def _find_repeated(folder: ContentFolder) -> Iterator[InvalidPathwayError]:
    first: dict[str, Place] = {}
    for key, place in _places(folder):
        if key in first:
            kind, _, name = key.partition(" ")
            yield InvalidPathwayError(
                f"{place}: the {kind} id {name!r} is already used at {first[key]}.", "Give each its own id."
            )
        first.setdefault(key, place)


def _find_in_category(
    file: ContentFile, category: CategoryFile, folder: ContentFolder
) -> Iterator[InvalidPathwayError]:
    if file.name != f"categories/{category.id}.yaml":
        yield InvalidPathwayError(
            f"{file.place('id')}: the id {category.id!r} differs from the file's name.", "Make them agree."
        )
    sources = [source.id for source in folder.manifest.sources]
    if category.source is not None and category.source not in sources:
        yield _unknown("source", category.source, sources, file.place("source"))
    for at, sign in enumerate(category.signs):
        place = file.place("signs", at, "also")
        yield from _find_unknown_categories(sign.also, folder, place)
        if category.id in sign.also:
            yield InvalidPathwayError(f"{place}: `also` names the sign's own category.", "Use `weight` for it.")


def _find_in_statement(
    file: ContentFile, at: int, statement: StatementEntry, folder: ContentFolder
) -> Iterator[InvalidPathwayError]:
    themes = [theme.id for theme in folder.manifest.themes]
    if statement.theme not in themes:
        yield _unknown("theme", statement.theme, themes, file.place("statements", at, "theme"))
    for category_id in statement.expected_by:
        place = file.place("statements", at, "expected_by", category_id)
        yield from _find_unknown_categories([category_id], folder, place)


def _find_unknown_categories(ids: Iterable[str], folder: ContentFolder, place: Place) -> Iterator[InvalidPathwayError]:
    known = [category.id for _, category in folder.categories]
    yield from (_unknown("role category", given, known, place) for given in ids if given not in known)


def _unknown(what: str, given: str, known: list[str], place: Place) -> InvalidPathwayError:
    cure = f"Known as {what}: {', '.join(known) or 'nothing at all'}."
    return InvalidPathwayError(f"{place}: there is no {what} {given!r}.", cure)
