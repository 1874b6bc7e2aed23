"""What the command line shows: answers on standard output; errors and progress on standard error."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING

from weights import FingerpostError, Progress

if TYPE_CHECKING:
    from rich.console import Console

# A file or another program wants whole lines, however long.
UNLIMITED = 10_000


@cache
def console() -> "Console":
    """Standard error, for everything that is not the answer itself."""
    from rich.console import Console

    return Console(stderr=True, highlight=False)


def answer_console() -> "Console":
    """Standard output: as wide as the terminal, or never wrapped where it is not one."""
    from rich.console import Console

    return Console(highlight=False, markup=False, width=None if sys.stdout.isatty() else UNLIMITED)


def say(text: str, style: str = "") -> None:
    """A line for the person at the terminal, plain: nothing in it is taken as markup or as a command to it."""
    shown = "".join(character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in text)
    console().print(shown, style=style, markup=False, soft_wrap=True)


def report_error(error: FingerpostError, about: str = "") -> int:
    """Tell what was wrong and what to do; gives the exit code."""
    say(f"{about or 'Error'}: {error.problem}", style="bold red")
    if error.cure:
        say(error.cure)
    return error.exit_code


@contextmanager
def working(about: str) -> Iterator[Callable[[str], None]]:
    """A moving line that says what is under way, where there is a terminal to show it."""
    if not console().is_terminal:
        yield lambda _: None
        return
    from rich.markup import escape

    with console().status(escape(about)) as status:
        yield lambda step: status.update(escape(f"{about}: {step}"))


@contextmanager
def byte_bar() -> Iterator[Progress]:
    """A progress bar in bytes; a line for each tenth where there is no terminal."""
    from rich import progress

    if not console().is_terminal:
        yield _tell_tenths()
        return
    label = progress.TextColumn("{task.description}", markup=False)
    columns = (label, progress.BarColumn(), progress.DownloadColumn(), progress.TimeRemainingColumn())
    with progress.Progress(*columns, console=console()) as bar:
        task = bar.add_task("", total=None)
        yield lambda done, total, label: bar.update(task, completed=done, total=total or None, description=label)


def _tell_tenths() -> Progress:
    told: set[tuple[str, int]] = set()

    def tell(done: int, total: int, label: str) -> None:
        tenth = done * 10 // total if total else 0
        if total and (label, tenth) not in told:
            told.add((label, tenth))
            say(f"{label}: {done / 1e6:,.0f} of {total / 1e6:,.0f} MB")

    return tell
