"""Errors as problem documents, and faults of ours without a word of the document."""

import json
import logging

import pytest
from starlette.exceptions import HTTPException

from alignment.errors import DocumentTooLargeError, MislabelledFileError
from service.problems import KINDS, answer_error, answer_http_error, note_fault


def test_an_error_is_a_problem_with_a_code_a_title_and_what_to_do() -> None:
    response = answer_error(MislabelledFileError("It is a ZIP.", "Send the file inside."))
    assert response.status_code == 415
    assert response.media_type == "application/problem+json"
    assert json.loads(bytes(response.body)) == {
        "type": "urn:fingerpost:problem:document_mislabelled",
        "title": "The file is not what its name says",
        "status": 415,
        "detail": "It is a ZIP.",
        "code": "document_mislabelled",
        "cure": "Send the file inside.",
    }


def test_every_status_is_an_errors_and_every_title_one_line() -> None:
    for status, title in KINDS.values():
        assert 400 <= status < 600
        assert title
        assert "\n" not in title
    assert KINDS[DocumentTooLargeError][0] == 413


def test_what_the_framework_refuses_has_the_same_form() -> None:
    response = answer_http_error(HTTPException(405, headers={"Allow": "POST"}))
    assert json.loads(bytes(response.body))["code"] == "method_not_allowed"
    assert response.headers["allow"] == "POST"


def test_a_fault_is_logged_by_its_place_and_never_by_its_words(caplog: pytest.LogCaptureFixture) -> None:
    words = "Mrs Secret's medicines"
    try:
        raise KeyError(words)
    except KeyError as error:
        with caplog.at_level(logging.DEBUG):
            told = note_fault(error)
    assert "KeyError" in caplog.text
    assert __name__.rpartition(".")[2] in caplog.text
    assert words not in caplog.text
    assert words not in str(told)
    assert caplog.records[0].exc_info is None
