from eval.layout import named as layout_named
from eval.measures import MEASURES, find_measure
from eval.tables import RUN_HEADLINES, measures_table, parts_table, runs_table
from tests.eval.made_records import case_record, clause_record, label_record, made_results, named

RIGHT = case_record(
    clauses=[clause_record(("eat", 0.9, 2), wanted=True, chance=0.9, top=("eat", 0.9, 2))],
    labels=[label_record({"eat": 2}, ranked=["eat"], found=["eat"])],
)
WRONG = case_record(
    clauses=[clause_record(("lift", 0.6, 0), wanted=True, chance=0.6, top=("lift", 0.6, 0))],
    labels=[label_record({"eat": 2}, ranked=["lift", "eat"], found=["lift"])],
)
RECORDS = named([RIGHT, RIGHT, WRONG])


def test_every_measure_has_a_row_with_its_interval() -> None:
    table = measures_table(RECORDS)
    assert len(table.rows) == len(MEASURES)
    assert all(len(row) == len(table.heads) for row in table.rows)
    (precision,) = (row for row in table.rows if row[0] == "precision *")
    assert precision == ("precision *", "0.667", "0.000 to 1.000", "3")


def test_a_measure_without_evidence_says_so() -> None:
    (gaps,) = (row for row in measures_table(RECORDS).rows if row[0] == "gap recall")
    assert gaps == ("gap recall", "–", "", "0")


def test_runs_stand_side_by_side_under_the_headlines() -> None:
    table = runs_table([made_results(RECORDS, "product"), made_results(named([WRONG] * 3), "random")])
    assert [row[:2] for row in table.rows] == [("product", "3"), ("random", "3")]
    told = [name for name in RUN_HEADLINES if name != "abstention AUROC"]
    assert [*table.heads[2:]] == [layout_named(find_measure(name)) for name in told]
    assert table.rows[1][table.heads.index("precision *")] == "0.00 (0.00–0.00)"


def test_a_headline_nobody_has_evidence_for_has_no_column() -> None:
    silent = named([case_record(labels=[label_record()])])
    assert runs_table([made_results(silent)]).heads[2:] == ("boilerplate matches per JD * ↓",)


def test_parts_are_named_by_their_dimension() -> None:
    table = parts_table("statement_kind", {"skill": RECORDS[:1], "value": RECORDS[1:]})
    assert table.heads[:2] == ("statement kind", "JDs")
    assert [row[:2] for row in table.rows] == [("skill", "1"), ("value", "2")]
