"""The pages on the command line and on HTTP say what is so: their blocks are run and their tables compared."""

import re
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import get_args

import pytest
import uvicorn
from fastapi.testclient import TestClient
from pydantic import BaseModel

from alignment import Tools
from alignment.pathway import schema
from alignment.pathway.meaning import NEAR_MEANING
from alignment.pathway.wording_checks import HARD_SENTENCE_AGE, HARD_SUMMARY_AGE, LONG_SENTENCE_WORDS
from service.aligner import MOST_WAITING
from service.app import create_app
from service.errors import RequestError
from service.problems import KINDS
from service.schemas import DecisionRequest, Options
from service.settings import PREFIX, Settings
from service.store import open_store
from service.store.opening import FILE_NAME

from .conftest import EXAMPLES, ROOT
from .test_cli import kinds_of_the_command_line, plain_variables

CLI = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
HTTP = (ROOT / "docs" / "http.md").read_text(encoding="utf-8")
OPERATIONS = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
PATHWAY = (ROOT / "docs" / "pathway.md").read_text(encoding="utf-8")
# Left by the shell, by Python and by typer, not by an error of ours.
OTHER_CODES = {0, 2, 130}

Shell = Callable[[str], str]


def blocks(page: str) -> list[str]:
    return re.findall(r"^```console\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)


def rows(page: str, heading: str) -> list[list[str]]:
    """The cells of the first table after a heading, without its head."""
    table = page.partition(f"## {heading}\n")[2]
    lines = re.search(r"(?:^\|.*\n)+", table, re.MULTILINE)
    assert lines
    return [
        [cell.strip() for cell in re.split(r"(?<!\\)\|", line.strip("|\n"))] for line in lines.group().splitlines()[2:]
    ]


def commands(block: str) -> Iterator[tuple[str, str]]:
    """Each command of a block with what it is said to answer."""
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, _, answer = part.partition("\n")
        yield command, answer


def same(said: str, answered: str) -> bool:
    """Whether the answer is as said, where `...` stands for anything. Tables are padded for the eye."""
    pattern = ".*".join(re.escape(piece) for piece in re.split(r"\.\.\.\n?", said))
    return re.fullmatch(pattern + r"\n?" * said.endswith("...\n"), answered, re.DOTALL) is not None


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    """Runs a line in a folder of examples and gives both of its outputs, then a line for its exit code."""
    for path in EXAMPLES.glob("*.*"):
        shutil.copy(path, tmp_path)
    shutil.copytree(EXAMPLES / "frameworks", tmp_path / "frameworks")
    code = 0

    def run_line(line: str) -> str:
        nonlocal code
        if line == "echo $?":
            return f"{code}\n"
        line = re.sub(r"\bfingerpost\b", f"{sys.executable} -m service.cli", line)
        environment = {**plain_variables(tmp_path), "COLUMNS": "80", "FINGERPOST_MODELS": str(tmp_path / "models")}
        done = subprocess.run(
            ["bash", "-c", line], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
        )
        code = done.returncode
        return re.sub(r" +$", "", done.stdout + done.stderr, flags=re.MULTILINE)

    return run_line


def test_an_answer_is_compared_in_everything_that_is_not_left_open() -> None:
    assert same("one ... three\n", "one two three\n")
    assert same("a\n...\nz\n", "a\nb\nc\nz\n")
    assert same("a\n...\n", "a\nb\n")
    assert not same("one ... three\n", "one two four\n")
    assert not same("one\n", "one\ntwo\n")
    assert not same("a.c\n", "abc\n")


@pytest.mark.parametrize("block", [b for b in blocks(CLI) if "--help" not in b], ids=lambda b: b.partition("\n")[0])
def test_the_commands_of_the_page_answer_as_it_says(block: str, shell: Shell) -> None:
    for command, said in commands(block):
        answered = shell(command)
        assert same(said, answered), answered


@pytest.mark.parametrize("block", [b for b in blocks(CLI) if "--help" in b], ids=lambda b: b.partition("\n")[0])
def test_the_help_on_the_page_is_the_help(block: str, shell: Shell) -> None:
    for command, said in commands(block):
        assert said == shell(command).replace("python -m service.cli", "fingerpost")


# Some forty commands, each a process of its own.
@pytest.mark.timeout(600)
def test_the_guide_for_content_owners_runs_from_top_to_bottom(shell: Shell) -> None:
    for block in blocks(PATHWAY):
        for command, said in commands(block):
            answered = shell(command)
            assert same(said.rstrip("\n"), answered.rstrip("\n")), f"{command}\nsaid:\n{said}\nanswered:\n{answered}"


@pytest.mark.parametrize(
    ("heading", "model"),
    [
        ("pathway.yaml", schema.Manifest),
        ("A source", schema.SourceEntry),
        ("A theme", schema.ThemeEntry),
        ("A kind of role outside the framework", schema.OutsideEntry),
        ("A sign that a role is outside the framework", schema.OutsideSignEntry),
        ("The mark of publication", schema.PublishedEntry),
        ("A role category", schema.CategoryFile),
        ("A sign in a role category", schema.SignEntry),
        ("A code in a role category", schema.CodeEntry),
        ("A statement", schema.StatementEntry),
    ],
)
def test_the_guide_for_content_owners_lists_every_key(heading: str, model: type[BaseModel]) -> None:
    listed = [[cell.replace("\\|", "|") for cell in row] for row in rows(PATHWAY, heading)]
    assert listed == [
        [f"`{name}`", "yes" if field.is_required() else "no", field.description]
        for name, field in model.model_fields.items()
    ]


def test_the_guide_for_content_owners_lists_every_finding() -> None:
    sources = [path.read_text(encoding="utf-8") for path in (ROOT / "alignment" / "pathway").glob("*.py")]
    found = {pair for source in sources for pair in re.findall(r'Severity\.([A-Z]+), "(\w+)"', source)}
    listed = {(meaning.partition(":")[0].upper(), code.strip("`")) for code, meaning in rows(PATHWAY, "Check")}
    assert listed == found
    for limit in (LONG_SENTENCE_WORDS, HARD_SENTENCE_AGE, HARD_SUMMARY_AGE, NEAR_MEANING):
        assert re.search(rf"\b{limit}\b", PATHWAY.partition("\n## Check\n")[2])


def test_the_page_lists_every_exit_code_once() -> None:
    listed = [int(code) for code, _ in rows(CLI, "Exit codes")]
    assert listed == sorted(set(listed))
    assert set(listed) == {kind.exit_code for kind in kinds_of_the_command_line()} | OTHER_CODES


def test_the_page_lists_every_setting_with_its_default_and_purpose() -> None:
    listed = {name.strip("`"): (default.strip("`"), purpose) for name, default, purpose in rows(CLI, "Settings")}
    assert list(listed) == [f"{PREFIX}{name.upper()}" for name in Settings.model_fields]
    for name, field in Settings.model_fields.items():
        default, purpose = listed[f"{PREFIX}{name.upper()}"]
        assert purpose == field.description
        value = field.get_default(call_default_factory=True, validated_data={})
        shown = str(value).replace(str(Path.home()), "~")
        assert default == (shown if shown else "none")


def test_the_page_lists_every_problem_a_request_can_meet_with_its_status() -> None:
    listed = {
        code: int(status)
        for status, codes, _ in rows(HTTP, "When something is wrong")
        if "," not in status
        for code in re.findall(r"`(\w+)`", codes)
    }
    statuses = {kind.code: status for kind, (status, _) in KINDS.items()}
    assert listed.items() <= statuses.items()
    documents = {kind.code for kind in KINDS if kind.code.startswith("document_")}
    requests = {kind.code for kind in RequestError.__subclasses__()}
    assert documents | requests <= set(listed)
    assert f"{MOST_WAITING} documents wait" in HTTP


@pytest.fixture(scope="module")
def address(settings: Settings, tools: Tools, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A live server in a thread of this process."""
    with open_store(tmp_path_factory.mktemp("kept")) as store:
        app = create_app(settings, tools, store)
        server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error", access_log=False))
        thread = threading.Thread(target=server.run)
        thread.start()
        while not server.started and thread.is_alive():
            time.sleep(0.01)
        port = server.servers[0].sockets[0].getsockname()[1]
        yield f"http://127.0.0.1:{port}"
        server.should_exit = True
        thread.join()


@pytest.mark.skipif(shutil.which("curl") is None, reason="the page's examples use curl")
def test_the_requests_of_the_page_are_answered_as_it_says(shell: Shell, address: str) -> None:
    for block in blocks(HTTP):
        for command, said in commands(block):
            answered = shell(command.replace("http://127.0.0.1:8321", address))
            assert same(said.rstrip("\n"), answered.rstrip("\n")), (
                f"{command}\nsaid:\n{said}\nanswered:\n{answered[:2000]}"
            )


def test_the_page_names_every_path_and_option(client: TestClient) -> None:
    described = client.get("/openapi.json").json()
    told = {(method, path) for cell, _ in rows(HTTP, "What there is") for method, path in paths_of(cell)}
    known = {(method.upper(), path) for path, methods in described["paths"].items() for method in methods}
    assert told == {
        (method, path.replace("{alignment_id}", "{id}").replace("{clause_id}", "{clause}")) for method, path in known
    }
    options = [name.strip("`") for name, *_ in rows(HTTP, "Make a report")]
    assert options == list(Options.model_fields)
    decisions = [name.strip("`") for name, *_ in rows(HTTP, "Review it line by line")]
    assert decisions == list(get_args(DecisionRequest.model_fields["decision"].annotation))


def paths_of(cell: str) -> list[tuple[str, str]]:
    """Methods and path of a cell such as `GET`, `PUT /v1/x`."""
    *methods, path = cell.replace("`", "").replace(",", "").split()
    return [(method, path) for method in methods]


def test_the_commands_for_looking_after_the_server_answer_as_the_page_says(shell: Shell) -> None:
    for block in blocks(OPERATIONS):
        for command, said in commands(block):
            answered = shell(command)
            assert same(said, answered), answered


def test_the_page_on_looking_after_the_server_names_every_place(tmp_path: Path) -> None:
    places = {
        setting.partition("`")[2].partition("`")[0]: place
        for _, place, setting in rows(OPERATIONS, "What is kept, and where")
    }
    home = str(Path.home())
    for name, place in places.items():
        default = Settings.model_fields[name.removeprefix(PREFIX).lower()].get_default(
            call_default_factory=True, validated_data={}
        )
        assert place.strip("`").removesuffix(f"/{FILE_NAME}") == str(default).replace(home, "~")
