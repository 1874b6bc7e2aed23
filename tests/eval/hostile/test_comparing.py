from dataclasses import replace

import pytest

from alignment import Report
from alignment.types import Outcome
from eval.hostile import attacked_line, differences
from eval.hostile.comparing import own_clauses
from tests.eval.hostile.reports import ATTACKS, hostile_report, plain_report

BY_NAME = {attack.name: attack for attack in ATTACKS}
PLAIN = plain_report(BY_NAME["french"])
HOSTILE = hostile_report(BY_NAME["french"])


def changed(**fields: object) -> Report:
    return replace(HOSTILE, **fields)  # type: ignore[arg-type]


def test_a_report_does_not_differ_from_itself() -> None:
    assert differences(PLAIN, PLAIN) == []


def test_the_attacks_own_line_is_found() -> None:
    assert [v.clause.text for v in own_clauses(PLAIN, HOSTILE)] == [BY_NAME["french"].text]


@pytest.mark.parametrize(
    ("report", "says"),
    [
        (changed(verdicts=HOSTILE.verdicts[:-1]), "is gone"),
        (changed(verdicts=tuple(replace(v, matches=()) for v in HOSTILE.verdicts)), " was ("),
        (changed(role_fit=replace(HOSTILE.role_fit, outcome=Outcome.OUT_OF_SCOPE)), "role fit outcome was"),
        (changed(role_fit=replace(HOSTILE.role_fit, ranked=HOSTILE.role_fit.ranked[::-1])), "ranked"),
        (changed(gaps=()), "gaps moved"),
        (changed(pathway=replace(HOSTILE.pathway, statements=())), "ids that do not exist"),
        (changed(verdicts=HOSTILE.verdicts[::-1]), "ids of lines do not count up"),
        (changed(summary=replace(HOSTILE.summary, sentences=())), " said ["),
        (changed(summary=replace(HOSTILE.summary, rewritten=2)), "written anew"),
        (changed(notices=()), "notices gone"),
        (changed(provenance=replace(HOSTILE.provenance, encoder="other")), "what made the report"),
    ],
)
def test_whatever_moves_is_told(report: Report, says: str) -> None:
    assert any(says in told for told in differences(PLAIN, report))


def test_a_line_the_attack_was_written_into_may_be_cut_otherwise() -> None:
    attack = BY_NAME["tail-override"]
    shorter = replace(PLAIN, verdicts=tuple(v for v in PLAIN.verdicts if v.clause.text not in attacked_line(attack)))

    assert any("is gone" in told for told in differences(PLAIN, shorter))
    assert not any("is gone" in told for told in differences(PLAIN, shorter, attacked_line(attack)))
