"""What tests of the routes share."""

import pytest

from alignment import Tools


@pytest.fixture(scope="session")
def tools_statements(tools: Tools) -> list[str]:
    """The ids of all statements there are."""
    return [statement.id for statement in tools.pathway.statements]
