import pickle
import re

import pytest

import alignment.errors
import weights.errors
from alignment.errors import DocumentError, FingerpostError, ModelError, PathwayError, ReportError


def below(kind: type[FingerpostError]) -> list[type[FingerpostError]]:
    return [kind, *(deeper for child in kind.__subclasses__() for deeper in below(child))]


def exported() -> list[type[FingerpostError]]:
    return [getattr(alignment.errors, name) for name in alignment.errors.__all__]


ERRORS = exported()


def test_every_error_of_the_tree_is_exported() -> None:
    ours = {
        kind
        for kind in below(FingerpostError)
        if kind.__module__ in (alignment.errors.__name__, weights.errors.__name__)
    }
    assert ours == set(ERRORS)


def test_the_drawing_shows_the_tree_as_it_is() -> None:
    drawn: list[tuple[str, str]] = []
    path: list[str] = []
    for line in (alignment.errors.__doc__ or "").splitlines():
        found = re.match(r"    ([│├└─ ]*)(\w+Error)\b", line)
        if found:
            depth = len(found.group(1)) // 4
            path = [*path[:depth], found.group(2)]
            drawn.append((found.group(2), path[depth - 1] if depth else "Exception"))
    assert sorted(drawn) == sorted((kind.__name__, kind.__mro__[1].__name__) for kind in ERRORS)


@pytest.mark.parametrize("kind", ERRORS)
def test_every_error_keeps_problem_and_cure_and_says_both(kind: type[FingerpostError]) -> None:
    error = kind("The file is empty.", "Choose another.")
    assert (error.problem, error.cure) == ("The file is empty.", "Choose another.")
    assert str(error) == "The file is empty. Choose another."
    assert str(kind("The file is empty.")) == "The file is empty."
    assert kind.__doc__


@pytest.mark.parametrize("kind", ERRORS)
def test_every_error_comes_whole_out_of_another_process(kind: type[FingerpostError]) -> None:
    error = pickle.loads(pickle.dumps(kind("It is broken.", "Mend it.")))
    assert (type(error), error.problem, error.cure) == (kind, "It is broken.", "Mend it.")


def test_codes_are_snake_case_and_each_errors_own() -> None:
    codes = [kind.code for kind in ERRORS]
    assert len(set(codes)) == len(codes)
    assert all(re.fullmatch(r"[a-z]+(?:_[a-z]+)*", code) for code in codes)


@pytest.mark.parametrize(
    ("family", "low", "high"),
    [(DocumentError, 10, 29), (PathwayError, 30, 39), (ModelError, 40, 49), (ReportError, 50, 59)],
)
def test_exit_codes_tell_the_families_apart(family: type[FingerpostError], low: int, high: int) -> None:
    codes = {kind: kind.exit_code for kind in below(family) if kind in ERRORS}
    assert all(low <= code <= high for code in codes.values())
    assert family.exit_code == low


def test_only_a_mislabelled_file_shares_its_exit_code() -> None:
    codes = [kind.exit_code for kind in ERRORS if kind is not alignment.errors.MislabelledFileError]
    assert len(set(codes)) == len(codes)
    assert 0 not in codes
    assert 2 not in codes  # what the shell and typer use for a wrong call
