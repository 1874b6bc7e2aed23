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


def add_saving(parser: ArgumentParser) -> None:
    """Whether to keep what was found."""
    parser.add_argument("--save", action="store_true", help="write the results to a file")
    parser.add_argument("--dirty", action="store_true", help="save although the code is not as committed")
