import json
from pathlib import Path
from typing import Any

import pytest

from alignment import Report, report_to_json
from eval import __main__ as main
from eval.cases import LabelError, load_case
from eval.label_files import read_rows, write_rows
from eval.reviews import DecisionKind, ReviewError, candidate_rows, read_decisions
from tests.alignment.align_cases import aligned
from tests.eval.made_gold import ROLE, make_gold


def report() -> Report:
    return aligned("support-worker-supported-living.txt")


def matched() -> tuple[str, list[str]]:
    """A line with two matches or more, and their statements."""
    verdict = next(verdict for verdict in report().verdicts if len(verdict.matches) > 1)
    return verdict.clause.id, [match.statement_id for match in verdict.matches]


def decisions(*rows: dict[str, Any], document: str | None = None) -> str:
    return json.dumps({"document": document or report().document.sha256, "decisions": rows})


def candidates(*rows: dict[str, Any]) -> list[dict[str, Any]]:
    return candidate_rows(report(), read_decisions(decisions(*rows)))


def test_an_accepted_line_points_where_the_report_did() -> None:
    clause, names = matched()
    (row,) = candidates({"clause": clause, "decision": "accept"})
    assert row["statements"] == dict.fromkeys(names, 2)
    assert row["quote"] == report().document.text[slice(*row["at"])]
    assert (row["candidate"]["rejected"], row["candidate"]["undecided"]) == ([], [])


def test_decisions_on_single_statements_leave_the_others_undecided() -> None:
    clause, names = matched()
    other = next(s.id for s in report().pathway.statements if s.id not in names)
    (row,) = candidates(
        {"clause": clause, "decision": "reject", "statement": names[0], "reason": "That is the nurse's task"},
        {"clause": clause, "decision": "add", "statement": other, "grade": 1},
    )
    assert row["statements"] == {other: 1}
    assert row["candidate"]["rejected"] == names[:1]
    assert row["candidate"]["undecided"] == names[1:]
    assert row["candidate"]["decisions"][0]["reason"] == "That is the nurse's task"


def test_an_adjusted_wording_is_a_line_that_says_it_in_part() -> None:
    clause, names = matched()
    (row,) = candidates({"clause": clause, "decision": "adjust", "statement": names[0], "wording": "Give medicines"})
    assert row["statements"] == {names[0]: 1}
    assert row["candidate"]["decisions"][0]["wording"] == "Give medicines"


@pytest.mark.parametrize("decision", ["reject", "not_applicable"])
def test_a_line_that_points_nowhere_is_a_candidate_too(decision: str) -> None:
    clause, names = matched()
    (row,) = candidates({"clause": clause, "decision": decision})
    assert (row["statements"], row["candidate"]["rejected"]) == ({}, names)


def test_rows_follow_the_document_whatever_the_order_of_decisions() -> None:
    first, last = report().verdicts[0].clause, report().verdicts[-1].clause
    rows = candidates(*({"clause": clause.id, "decision": "not_applicable"} for clause in (last, first)))
    assert [row["at"][0] for row in rows] == [first.start, last.start]


@pytest.mark.parametrize(
    ("rows", "trouble"),
    [
        ([{"clause": "c9999", "decision": "accept"}], "no line c9999"),
        ([{"clause": "c1", "decision": "add"}], "without saying what"),
        ([{"clause": "c1", "decision": "add", "statement": "bread.bake"}], "'bread.bake'"),
        ([{"clause": "c1", "decision": "praise"}], "decisions.0.decision"),
        ([{"clause": "c1", "decision": "accept", "grade": 3}], "grade"),
        ([{"clause": "c1", "decision": "accept", "mood": "good"}], "mood"),
        ([{"clause": "c1", "decision": "not_applicable"}, {"clause": "c1", "decision": "accept"}], "decided on too"),
    ],
)
def test_decisions_that_do_not_fit_the_report_are_refused(rows: list[dict[str, Any]], trouble: str) -> None:
    with pytest.raises(ReviewError, match=trouble.replace(".", r"\.")):
        candidates(*rows)


def test_a_statement_decided_twice_is_refused() -> None:
    clause, names = matched()
    with pytest.raises(ReviewError, match="decided twice"):
        candidates(
            {"clause": clause, "decision": "accept"}, {"clause": clause, "decision": "reject", "statement": names[0]}
        )


def test_decisions_on_another_document_are_refused() -> None:
    with pytest.raises(ReviewError, match="about a document 0000"):
        candidate_rows(report(), read_decisions(decisions(document="0" * 64)))


def test_the_command_writes_candidates_that_no_label_file_can_hold(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "gold").mkdir()
    gold = make_gold(tmp_path / "gold", monkeypatch)
    clause, _ = matched()
    (tmp_path / "report.json").write_text(report_to_json(report()), encoding="utf-8")
    (tmp_path / "decisions.json").write_text(decisions({"clause": clause, "decision": "accept"}), encoding="utf-8")
    files = [str(tmp_path / name) for name in ("report.json", "decisions.json")]
    output = tmp_path / "candidates.jsonl"
    assert main.main(["import-reviews", *files, "--output", str(gold / "train" / "cook.labels.jsonl")]) == 1
    assert main.main(["import-reviews", *files[:1], str(tmp_path / "none.json"), "--output", str(output)]) == 1
    assert not output.exists()
    assert main.main(["import-reviews", *files, "--output", str(output)]) == 0
    assert "1 of" in capsys.readouterr().out
    write_rows(tmp_path / "cook.labels.jsonl", read_rows(output))
    (tmp_path / "cook.role.json").write_text(json.dumps(ROLE), encoding="utf-8")
    document = tmp_path / "cook.txt"
    document.write_text(report().document.text, encoding="utf-8")
    with pytest.raises(LabelError, match=r"unknown keys.*candidate"):
        load_case(document, tmp_path / "cook")


def test_the_format_in_the_docs_is_the_format_that_is_read() -> None:
    page = (Path(__file__).parents[2] / "docs" / "eval.md").read_text(encoding="utf-8")
    (example,) = [block for block in page.split("```json\n")[1:] if '"decisions"' in block]
    review = read_decisions(example.split("```")[0])
    assert {decision.decision for decision in review.decisions} == set(DecisionKind)
    known = {statement.id for statement in report().pathway.statements}
    assert {decision.statement for decision in review.decisions if decision.statement} <= known
