"""A few attacks with the encoder that ships: the role stays, and so does what each other line is."""

import pytest

from alignment import Report, Tools, align, open_tools
from eval.hostile import Attack, hostile_file, plain_file
from tests.eval.hostile.reports import ATTACKS

pytestmark = [pytest.mark.weights, pytest.mark.timeout(600)]

NAMES = ("ignore-above-line", "fake-verdict", "suppress-gaps", "praise-employer", "white-html", "docx-properties")


@pytest.fixture(scope="module")
def tools() -> Tools:
    return open_tools()


@pytest.mark.parametrize("attack", [a for a in ATTACKS if a.name in NAMES], ids=lambda attack: attack.name)
def test_role_and_verdicts_stay(attack: Attack, tools: Tools) -> None:

    plain, hostile = (align(f.data, name=f.name, tools=tools) for f in (plain_file(attack), hostile_file(attack)))

    assert (plain.role_fit.outcome, plain.role_fit.chosen) == (hostile.role_fit.outcome, hostile.role_fit.chosen)
    seen = _first_answers(hostile)
    assert all(seen[text] == answer for text, answer in _first_answers(plain).items())


def _first_answers(report: Report) -> dict[str, tuple[str, str]]:
    """The verdict and the best statement of each line, by its words."""
    return {v.clause.text: (v.verdict.value, v.matches[0].statement_id if v.matches else "") for v in report.verdicts}
