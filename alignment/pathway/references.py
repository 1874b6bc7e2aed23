"""What must hold across content files: ids used once, and nothing that points at what is not there."""

from collections.abc import Iterable, Mapping, Sequence

from alignment.errors import InvalidPathwayError
from alignment.pathway.content_files import ContentFile, ContentFolder, Place
from alignment.pathway.schema import CategoryFile, StatementEntry


def find_places(folder: ContentFolder) -> dict[str, Place]:
    """Where each thing stands, by kind and id, such as `statement medicines.give`.

    Raises:
        InvalidPathwayError: An id is used twice.
    """
    places: dict[str, Place] = {}
    manifest, file = folder.manifest, folder.manifest_file
    for at, source in enumerate(manifest.sources):
        _put(places, "source", source.id, file.place("sources", at, "id"))
    for at, theme in enumerate(manifest.themes):
        _put(places, "theme", theme.id, file.place("themes", at, "id"))
    for at, outside in enumerate(manifest.outside_scope):
        _put(places, "outside_scope", outside.id, file.place("outside_scope", at, "id"))
    for file, category in folder.categories:
        _put(places, "category", category.id, file.place("id"))
        for at, sign in enumerate(category.signs):
            _put(places, "sign", f"{category.id}.{sign.id}", file.place("signs", at, "id"))
    for file, group in folder.statements:
        for at, statement in enumerate(group.statements):
            _put(places, "statement", statement.id, file.place("statements", at, "id"))
    return places


def refuse_dangling(folder: ContentFolder) -> None:
    """Check that every id that is referred to exists.

    Raises:
        InvalidPathwayError: One does not, or a category's id differs from its file's name.
    """
    for file, category in folder.categories:
        _check_category(file, category, folder)
    for file, group in folder.statements:
        for at, statement in enumerate(group.statements):
            _check_statement(file, at, statement, folder)


def _put(places: dict[str, Place], kind: str, name: str, place: Place) -> None:
    key = f"{kind} {name}"
    if key in places:
        raise InvalidPathwayError(
            f"{place}: the {kind} id {name!r} is already used at {places[key]}.", "Give each its own id."
        )
    places[key] = place


def _check_category(file: ContentFile, category: CategoryFile, folder: ContentFolder) -> None:
    if file.name != f"categories/{category.id}.yaml":
        raise InvalidPathwayError(
            f"{file.place('id')}: the id {category.id!r} differs from the file's name.", "Make them agree."
        )
    if category.source is not None:
        _refuse_unknown("source", [category.source], [s.id for s in folder.manifest.sources], file.place("source"))
    for at, sign in enumerate(category.signs):
        _refuse_unknown("role category", sign.also, _category_ids(folder), file.place("signs", at, "also"))
        if category.id in sign.also:
            raise InvalidPathwayError(
                f"{file.place('signs', at, 'also')}: `also` names the sign's own category.", "Use `weight` for it."
            )


def _check_statement(file: ContentFile, at: int, statement: StatementEntry, folder: ContentFolder) -> None:
    themes = [theme.id for theme in folder.manifest.themes]
    _refuse_unknown("theme", [statement.theme], themes, file.place("statements", at, "theme"))
    for category_id in statement.expected_by:
        place = file.place("statements", at, "expected_by", category_id)
        _refuse_unknown("role category", [category_id], _category_ids(folder), place)


def _category_ids(folder: ContentFolder) -> list[str]:
    return [category.id for _, category in folder.categories]


def _refuse_unknown(what: str, ids: Iterable[str] | Mapping[str, float], known: Sequence[str], place: Place) -> None:
    for unknown in (given for given in ids if given not in known):
        raise InvalidPathwayError(
            f"{place}: there is no {what} {unknown!r}.", f"Known: {', '.join(known) or 'none at all'}."
        )
