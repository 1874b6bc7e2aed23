"""What the command line shows besides its answer: errors and progress, on standard error."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING

from weights import FingerpostError

if TYPE_CHECKING:
    from rich.console import Console


@cache
def console() -> "Console":
    """The terminal, for everything that is not the answer itself."""
    from rich.console import Console

    return Console(stderr=True, highlight=False)


def say(text: str) -> None:
    """A line for the person at the terminal, plain: nothing in it is taken as markup."""
    console().print(text, markup=False, soft_wrap=True)


def report_error(error: FingerpostError, about: str = "") -> int:
    """Tell what was wrong and what to do; gives the exit code."""
    where = f"{about}: " if about else ""
    console().print(f"{where}{error.problem}", style="bold red", markup=False, soft_wrap=True)
    if error.cure:
        say(error.cure)
    return error.exit_code


@contextmanager
def stages(names: dict[str, str], about: str) -> Iterator[Callable[[str], None]]:
    """A line that says which stage is under way; only on a terminal."""
    if not console().is_terminal:
        yield lambda _: None
        return
    with console().status(about) as status:
        yield lambda stage: status.update(f"{about}: {names.get(stage, stage)}")


@contextmanager
def download_bar() -> Iterator[Callable[[int, int, str], None]]:
    """A progress bar in bytes, as `weights.Progress`; plain lines where there is no terminal."""
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

    if not console().is_terminal:
        yield _tell_tenths()
        return
    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console()) as bar:
        task = bar.add_task("", total=None)
        yield lambda done, total, label: bar.update(task, completed=done, total=total or None, description=label)


def _tell_tenths() -> Callable[[int, int, str], None]:
    told: set[tuple[str, int]] = set()

    def tell(done: int, total: int, label: str) -> None:
        tenth = done * 10 // total if total else 0
        if total and (label, tenth) not in told:
            told.add((label, tenth))
            say(f"{label}: {done / 1e6:,.0f} of {total / 1e6:,.0f} MB")

    return tell
