"""The template environments: what every value passes through on its way into a file."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATES = Path(__file__).with_name("templates")


@cache
def template_environment(finish: Callable[[object], object]) -> "Environment":
    """Strict templates from this package in which `finish` is applied to every value before it is escaped."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=finish,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def read_template(name: str) -> str:
    """A file of the templates folder as it is."""
    return (TEMPLATES / name).read_text(encoding="utf-8")
