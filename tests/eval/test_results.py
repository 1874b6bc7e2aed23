import json
import platform
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.results import (
    Results,
    ResultsError,
    find_results,
    kept_names,
    load_results,
    results_from_json,
    results_to_json,
    save_results,
    this_machine,
)
from tests.eval.made_records import made_results, random_records

COMMIT = "0a84a65dd0ab" + "7" * 28
RESULTS = made_results(random_records(6), name="product-dev", commit=COMMIT)


@given(st.integers(0))
def test_saving_and_loading_is_identity(seed: int) -> None:
    results = made_results(random_records(seed))
    assert results_from_json(results_to_json(results)) == results


def test_a_file_is_named_by_run_and_commit(tmp_path: Path) -> None:
    path = save_results(RESULTS, tmp_path)
    assert path.name == "product-dev-0a84a65dd0ab.json"
    assert load_results(path) == RESULTS


def test_what_is_not_committed_is_not_saved_unless_asked(tmp_path: Path) -> None:
    dirty = replace(RESULTS, commit=f"{COMMIT}-dirty")
    with pytest.raises(ResultsError, match="not as committed"):
        save_results(dirty, tmp_path)
    assert list(tmp_path.iterdir()) == []
    assert save_results(dirty, tmp_path, dirty=True).name == "product-dev-0a84a65dd0ab-dirty.json"


def test_a_run_takes_the_place_of_the_earlier_one_of_its_name(tmp_path: Path) -> None:
    save_results(RESULTS, tmp_path)
    save_results(replace(RESULTS, name="product"), tmp_path)
    save_results(replace(RESULTS, commit="f" * 40), tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "product-0a84a65dd0ab.json",
        "product-dev-ffffffffffff.json",
    ]


def test_results_are_found_by_name_by_file_and_by_path(tmp_path: Path) -> None:
    path = save_results(RESULTS, tmp_path)
    save_results(replace(RESULTS, name="product"), tmp_path)
    for named in ("product-dev", path.stem, str(path)):
        assert find_results(named, tmp_path) == path


def test_a_name_of_several_or_of_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ResultsError, match="no results 'product-dev'"):
        find_results("product-dev", tmp_path)
    for commit in ("a" * 12, "b" * 12):
        (tmp_path / f"product-dev-{commit}.json").write_text("{}")
    with pytest.raises(ResultsError, match=r"any of product-dev-a+, product-dev-b+"):
        find_results("product-dev", tmp_path)


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"records": [], "ids": []}', '{"records": 3, "ids": []}'])
def test_a_file_that_is_something_else_is_named(tmp_path: Path, text: str) -> None:
    path = tmp_path / "odd.json"
    path.write_text(text)
    with pytest.raises(ResultsError, match=r"'odd\.json' is not a results file"):
        load_results(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ResultsError, match=r"'gone\.json'"):
        load_results(tmp_path / "gone.json")


def test_a_file_has_a_line_for_each_line_and_label_and_names_each_id_once() -> None:
    text = results_to_json(RESULTS)
    rows = [line.strip().rstrip(",") for line in text.splitlines()]
    held = sum(len(record.clauses) + len(record.labels) for record in RESULTS.records)
    assert sum(row.startswith(('{"text"', '{"quote"')) for row in rows) == held > 0
    assert all(json.loads(row) for row in rows if row.startswith(('{"text"', '{"quote"')))
    ids = json.loads(text)["ids"]
    assert len(ids) == len(set(ids))


def test_nothing_tells_whose_machine_it_was() -> None:
    assert set(this_machine()) == {"cpus", "python"}
    assert platform.node() not in json.dumps(dict(this_machine()))


def test_results_that_hold_nothing_are_saved_too() -> None:
    empty = made_results(())
    assert isinstance(empty, Results)
    assert results_from_json(results_to_json(empty)) == empty


def test_the_names_of_what_is_kept(tmp_path: Path) -> None:
    assert kept_names(tmp_path / "nowhere") == ()
    for name in ("product-dev", "peer-bm25-dev"):
        save_results(replace(RESULTS, name=name), tmp_path)
    save_results(replace(RESULTS, commit="unknown-dirty", name="mine"), tmp_path, dirty=True)
    (tmp_path / "notes.json").write_text("{}", encoding="utf-8")
    assert kept_names(tmp_path) == ("mine", "peer-bm25-dev", "product-dev")
