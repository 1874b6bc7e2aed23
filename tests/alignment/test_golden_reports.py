"""Whole reports with the hashing encoder, byte for byte. To write them anew, and see what moved:

pytest tests/alignment/test_golden_reports.py --update-golden && git diff --stat tests/golden/reports
"""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from alignment import report_from_json, report_to_json
from tests.alignment.align_cases import EXAMPLES_FOLDER, aligned

GOLDEN = Path(__file__).parents[1] / "golden" / "reports"
REPORTS = ("home-care-worker.pdf", "personal-assistant-advert.txt", "childrens-home-deputy.docx")


@pytest.mark.parametrize("name", REPORTS)
def test_the_report_on_an_example_is_the_golden_one(name: str, golden: Callable[[str, str], None]) -> None:
    golden(f"reports/{name}.json", report_to_json(aligned(name)))


@pytest.mark.parametrize("name", REPORTS)
def test_a_golden_report_can_be_read_and_written_again(name: str) -> None:
    text = (GOLDEN / f"{name}.json").read_text(encoding="utf-8")
    assert report_to_json(report_from_json(text)) == text


def test_no_golden_report_names_a_place_on_this_machine() -> None:
    for name in REPORTS:
        text = (GOLDEN / f"{name}.json").read_text(encoding="utf-8")
        assert str(Path.home()) not in text
        assert str(EXAMPLES_FOLDER.parent) not in text
        assert json.loads(text)["document"]["name"] == name
