"""One example with the real encoder: what any reader of it would say must come out so."""

from pathlib import Path

import pytest

from alignment import Report, align, open_tools, report_to_json
from alignment.types import Flag, Outcome, Verdict
from tests.alignment.align_cases import EXAMPLES_FOLDER

# Reading in the whole framework takes a model a minute or two on a busy machine; it is done once.
pytestmark = [pytest.mark.weights, pytest.mark.timeout(600)]


@pytest.fixture(scope="module")
def indexes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("indexes")


@pytest.fixture(scope="module")
def senior_carer(indexes: Path) -> Report:
    return align(EXAMPLES_FOLDER / "senior-carer-care-home.docx", tools=open_tools(cache=indexes))


# What any reader of this job description would say, by words of the line and the themes it may point to.
POINTS_TO = [
    ("sign the MAR chart", {"medicines"}),
    ("controlled drugs", {"medicines"}),
    ("medication error", {"medicines"}),
    ("signs of abuse or neglect", {"safeguarding"}),
    ("calling 999", {"emergencies", "health_and_safety"}),
    ("infection prevention and control", {"infection_control"}),
    ("hoists, slide sheets", {"moving_and_assisting"}),
    ("daily notes", {"recording_and_information"}),
]


@pytest.mark.parametrize(("words", "themes"), POINTS_TO)
def test_the_real_encoder_points_a_plain_duty_to_its_theme(senior_carer: Report, words: str, themes: set[str]) -> None:
    verdict = next(v for v in senior_carer.verdicts if words in v.clause.text)
    assert verdict.verdict is Verdict.MATCHED
    assert senior_carer.pathway.statement(verdict.matches[0].statement_id).theme in themes


@pytest.mark.parametrize("words", ["equal opportunities employer", "enhanced DBS", "not exhaustive", "bowling green"])
def test_the_real_encoder_points_boilerplate_and_background_to_nothing(senior_carer: Report, words: str) -> None:
    for verdict in (v for v in senior_carer.verdicts if words in v.clause.text):
        assert verdict.matches == ()
        assert verdict.verdict in (Verdict.BOILERPLATE, Verdict.NOT_JUDGED)
        assert verdict.reason


def test_the_real_encoder_is_not_asked_about_tasks_a_nurse_would_do(senior_carer: Report) -> None:
    verdicts = [v for v in senior_carer.verdicts if Flag.NEGATED in v.clause.flags]
    assert any("injections" in verdict.clause.text for verdict in verdicts)
    assert all(verdict.matches == () and verdict.reason for verdict in verdicts)


def test_the_real_encoder_finds_that_a_senior_carer_supervises(senior_carer: Report) -> None:
    assert senior_carer.role_fit.outcome is Outcome.ONE
    assert senior_carer.role_fit.chosen == "supervisor_or_leader"
    assert len(senior_carer.summary.sentences) > 3


def test_the_real_encoder_gives_the_same_bytes_from_an_index_kept_on_disk(senior_carer: Report, indexes: Path) -> None:
    again = align(EXAMPLES_FOLDER / "senior-carer-care-home.docx", tools=open_tools(cache=indexes))
    assert report_to_json(again) == report_to_json(senior_carer)
