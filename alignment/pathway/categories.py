"""Finding a role category by its id, with an error a person can act on."""

from alignment.errors import UnknownCategoryError
from alignment.types import Pathway, RoleCategory


def find_category(pathway: Pathway, category_id: str) -> RoleCategory:
    """The role category with this id.

    Raises:
        UnknownCategoryError: This version has no such category.
    """
    for category in pathway.role_categories:
        if category.id == category_id:
            return category
    known = ", ".join(category.id for category in pathway.role_categories) or "none at all"
    raise UnknownCategoryError(f"{pathway.title} has no role category {category_id!r}.", f"Choose one of: {known}.")
