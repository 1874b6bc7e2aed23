"""Options and fixtures every test may use."""

from collections.abc import Callable
from pathlib import Path

import pytest

GOLDEN = Path(__file__).with_name("golden")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add --update-golden, which writes golden files anew; read the difference before committing it."""
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write the files under tests/golden/ from what the code gives now, instead of comparing",
    )


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with a file under tests/golden/, byte for byte, or write it with --update-golden."""

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
        assert path.exists(), f"no golden file {name!r}: run pytest with --update-golden"
        same = path.read_bytes() == text.encode()
        assert same, f"{name!r} differs: look at `pytest --update-golden` and `git diff tests/golden`"

    return compare
