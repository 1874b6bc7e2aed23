import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = (
    "weights", "embeddings", "prompts", "alignment", "alignment.documents", "alignment.pathway", "alignment.pipeline",
    "eval", "eval.cases", "service", "service.cli",
)  # fmt: skip
HEAVY = (
    "torch", "transformers", "sentence_transformers", "faiss", "bm25s", "pdfplumber", "mammoth", "selectolax", "jinja2",
    "fastapi", "xllamacpp", "sklearn",
)  # fmt: skip

PROGRAM = f"""
import importlib, logging, os, sys, warnings
import numpy  # it sets a filter of its own
before = dict(os.environ), list(warnings.filters), list(logging.getLogger().handlers), logging.getLogger().level
importlib.import_module(sys.argv[1])
print(*[name for name in {HEAVY!r} if name in sys.modules])
after = dict(os.environ), list(warnings.filters), list(logging.getLogger().handlers), logging.getLogger().level
print(*[what for what, one, two in zip(("environment", "warnings", "handlers", "level"), before, after) if one != two])
"""


@pytest.fixture(scope="module", params=PACKAGES)
def imported(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What importing a package in a clean process brought along, and what it changed; the process may write nowhere."""
    home = tmp_path_factory.mktemp("home")
    environment = {"PATH": os.environ["PATH"], "HOME": str(home), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-W", "error", "-B", "-c", PROGRAM, request.param]
    run = subprocess.run(command, env=environment, cwd=home, capture_output=True, text=True, check=True)
    assert run.stderr == ""
    assert list(home.iterdir()) == []
    return run.stdout.splitlines()


def test_importing_a_package_brings_no_heavy_library_along(imported: list[str]) -> None:
    assert imported[0] == ""


def test_importing_a_package_changes_nothing_of_the_program(imported: list[str]) -> None:
    assert imported[1] == ""
