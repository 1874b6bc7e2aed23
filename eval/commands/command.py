"""What a command of `python -m eval` is made of."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Command:
    """One command. `run` prints what it found and gives the exit code: 0 for well, 1 for a check that failed."""

    says: str
    add_arguments: Callable[[ArgumentParser], None]
    run: Callable[[Namespace], int]
