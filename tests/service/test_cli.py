"""The command as a whole: its help, what it imports, and the code it leaves with for every error."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import alignment.errors
import service.errors
from service import problems
from service.errors import RequestError
from weights import FingerpostError

from .conftest import ADVERT, EXAMPLES, ROOT, Run

COMMANDS = (
    (),
    ("align",),
    ("explain",),
    ("serve",),
    ("models",),
    ("models", "list"),
    ("models", "fetch"),
    ("models", "verify"),
    ("pathway",),
    ("pathway", "list"),
    ("pathway", "show"),
    ("pathway", "check"),
    ("pathway", "new"),
    ("pathway", "publish"),
    ("pathway", "schema"),
    ("pathway", "diff"),
    ("pathway", "index"),
    ("pathway", "export"),
    ("pathway", "import-sheets"),
    ("store",),
    ("store", "backup"),
    ("store", "sweep"),
)
# pydantic is not among them: typer brings it along for the arguments.
HEAVY = {
    "alembic",
    "alignment",
    "embeddings",
    "faiss",
    "fastapi",
    "mammoth",
    "numpy",
    "pdfplumber",
    "prompts",
    "pydantic_settings",
    "rich",
    "sentence_transformers",
    "sqlalchemy",
    "torch",
    "transformers",
    "uvicorn",
}


def error_tree(kind: type[FingerpostError] = FingerpostError) -> Iterator[type[FingerpostError]]:
    yield kind
    for below in kind.__subclasses__():
        # The labels and training text of eval have errors of their own, which never come out of the product.
        if not below.__module__.startswith(("eval.", "tests.")):
            yield from error_tree(below)


def kinds_of_the_command_line() -> list[type[FingerpostError]]:
    assert alignment.errors
    assert service.errors
    return [kind for kind in error_tree() if not issubclass(kind, RequestError)]


def real_run(
    *arguments: str | Path, stdin: bytes = b"", folder: Path, **variables: str
) -> "subprocess.CompletedProcess[bytes]":
    command = [sys.executable, "-m", "service.cli", *map(str, arguments)]
    environment = {**plain_variables(folder), **variables}
    return subprocess.run(command, input=stdin, capture_output=True, cwd=folder, env=environment, check=False)


def plain_variables(folder: Path) -> dict[str, str]:
    """No settings but the tests' own. All runs share one folder of indexes, which spares each making its own."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("FINGERPOST_")}
    own = {
        "FINGERPOST_ENCODER": "hashing",
        "FINGERPOST_INDEXES": str(folder.parent / "indexes"),
        "FINGERPOST_DATA": str(folder / "data"),
        "PYTHONPATH": str(ROOT),
    }
    return kept | own


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_help_fits_a_narrow_terminal_and_names_no_python_types(
    run: Run, command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    result = run(*command, "--help")
    assert result.exit_code == 0
    assert result.stdout.startswith("Usage: ")
    assert all(len(line) <= 80 for line in result.stdout.splitlines())
    assert not any(word in result.stdout for word in ("<str>", "<bool>", "list["))


@pytest.mark.parametrize("command", [(), ("models",), ("pathway",), ("store",)], ids=" ".join)
def test_a_list_of_commands_cuts_no_description_short(run: Run, command: tuple[str, ...]) -> None:
    listed = run(*command, "--help").stdout.partition("Commands:")[2]
    assert listed
    assert "..." not in listed


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_help_imports_nothing_heavy(command: tuple[str, ...], tmp_path: Path) -> None:
    program = (
        "import json, sys\nfrom service.cli import app\n"
        "try: app(sys.argv[1:])\nexcept SystemExit as left: code = left.code\n"
        "print(json.dumps([code, sorted({name.partition('.')[0] for name in sys.modules})]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *command, "--help"], capture_output=True, text=True, cwd=ROOT, check=True
    )
    code, modules = json.loads(done.stdout.splitlines()[-1])
    assert code == 0
    assert sorted(HEAVY & set(modules)) == []


def test_without_a_command_it_shows_the_help(run: Run) -> None:
    result = run()
    assert result.exit_code == 2
    assert "Commands:" in result.output


@pytest.mark.parametrize("mistyped", ["algin", "align", "align x --format pdf", "serve --port x", "serve --port -1"])
def test_a_mistyped_command_leaves_with_2(run: Run, mistyped: str) -> None:
    result = run(*mistyped.split())
    assert result.exit_code == 2
    assert "Usage: " in result.stderr


@pytest.mark.parametrize("kind", kinds_of_the_command_line(), ids=lambda kind: kind.__name__)
def test_every_error_is_told_with_its_cure_and_leaves_with_its_code(
    run_align: Run, advert: Path, kind: type[FingerpostError], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise kind("This was wrong.", "Do this.")

    monkeypatch.setattr(alignment, "align", fail)
    result = run_align(advert)
    assert result.exit_code == kind.exit_code != 0
    assert result.stderr.splitlines() == ["advert.txt: This was wrong.", "Do this."]
    assert result.stdout == ""


def test_every_exit_code_means_one_thing() -> None:
    # A mislabelled file is one kind of file that is not read, and shares its parent's code.
    apart = [kind for kind in kinds_of_the_command_line() if kind is not alignment.errors.MislabelledFileError]
    codes = [kind.exit_code for kind in apart]
    assert len(codes) == len(set(codes))
    assert not {0, 2, 130} & set(codes)


def test_every_error_has_a_code_of_its_own_and_a_problem_document() -> None:
    kinds = list(error_tree())
    assert len({kind.code for kind in kinds}) == len(kinds)
    assert set(problems.KINDS) == set(kinds)


def test_a_real_run_writes_the_report_and_says_where(tmp_path: Path) -> None:
    done = real_run("align", EXAMPLES / "personal-assistant-advert.txt", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout == b""
    assert b"The report is in personal-assistant-advert-report.html" in done.stderr
    assert (
        (tmp_path / "personal-assistant-advert-report.html")
        .read_text(encoding="utf-8")
        .lower()
        .startswith("<!doctype html>")
    )


def test_a_reader_that_stops_early_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "advert.txt").write_text(ADVERT * 40, encoding="utf-8")
    script = f"set -o pipefail; {sys.executable} -m service.cli align advert.txt --format json | head -c 1"
    environment = {
        **os.environ,
        "FINGERPOST_ENCODER": "hashing",
        "FINGERPOST_INDEXES": str(tmp_path),
        "PYTHONPATH": str(ROOT),
    }
    done = subprocess.run(["bash", "-c", script], capture_output=True, cwd=tmp_path, env=environment, check=False)
    assert done.stdout == b"{"
    assert b"Traceback" not in done.stderr


def test_settings_in_a_folder_someone_else_made_are_not_obeyed(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("FINGERPOST_TEXT_MODEL=http://elsewhere.example/v1#x\nFINGERPOST_PATHWAY=nowhere\n")
    done = real_run("pathway", "show", "medicines", folder=tmp_path)
    assert done.returncode == 0
    assert done.stdout.startswith(b"Medicines (medicines)")
