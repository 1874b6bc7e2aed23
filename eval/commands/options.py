"""Options that several commands share."""

from argparse import ArgumentParser
from pathlib import Path

from eval.results import FOLDER


def add_pathway(parser: ArgumentParser, *, default: str = "the one that ships") -> None:
    """Which version of the framework."""
    parser.add_argument("--pathway", help=f"a version of the framework or its folder (default: {default})")


def add_results(parser: ArgumentParser) -> None:
    """Where results are kept."""
    parser.add_argument("--results", type=Path, default=FOLDER, help="folder of results (default: eval/results)")
