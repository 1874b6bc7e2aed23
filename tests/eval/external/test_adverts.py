import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from eval.external import ExternalError, Task, read_adverts
from eval.external.adverts import FILES
from eval.external.suite import Family

ROW: Mapping[str, object] = {"sentence": "Bake bread daily.", "skills": ["bake"], "field": "house"}


def write(folder: Path, *rows: Mapping[str, object]) -> Path:
    """The two files, with these sentences."""
    skills = [{"id": "bake", "text": "bake bread"}, {"id": "test", "text": "test software"}]
    for name, some in zip(FILES, (rows, skills), strict=True):
        (folder / name).write_text("".join(json.dumps(row) + "\n" for row in some), encoding="utf-8")
    return folder


def test_each_field_is_a_suite_that_chooses_from_all_skills(tmp_path: Path) -> None:
    tech = {"sentence": "Bake builds and test them.", "skills": ["test", "bake"], "field": "tech"}
    house, other = read_adverts(write(tmp_path, tech, ROW))
    assert (house.name, house.family, other.name) == ("own ads house", Family.OWN, "own ads tech")
    assert house.tasks == (Task("Bake bread daily.", frozenset({"bake"})),)
    assert other.tasks == (Task("Bake builds and test them.", frozenset({"bake", "test"})),)
    assert house.labels == other.labels == {"bake": "bake bread", "test": "test software"}


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ({**ROW, "skills": ["fly"]}, "sentences.jsonl:1 names 'fly', which skills.jsonl has not"),
        ({**ROW, "skills": []}, "sentences.jsonl:1 has no skill"),
        ({"sentence": "Bake."}, "sentences.jsonl:1 is not an object with sentence, skills, field"),
    ],
)
def test_an_odd_row_is_told_by_its_place(row: Mapping[str, object], says: str, tmp_path: Path) -> None:
    with pytest.raises(ExternalError, match=says):
        read_adverts(write(tmp_path, row))


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_named(name: str, tmp_path: Path) -> None:
    (write(tmp_path, ROW) / name).unlink()
    with pytest.raises(ExternalError, match=f"lacks {name}"):
        read_adverts(tmp_path)


def test_ours_are_as_their_datasheet_says() -> None:
    house, tech = read_adverts()
    assert (len(house.tasks), len(tech.tasks), len(house.labels)) == (280, 140, 700)
