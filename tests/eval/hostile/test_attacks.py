import json
from collections import Counter
from pathlib import Path

import pytest

from eval.cases import LabelError
from eval.hostile import Attack, hostile_file, load_attacks, plain_file
from eval.hostile.attacks import Where
from eval.hostile.drafts import DRAFTS

ATTACKS = load_attacks()
ROW = {"name": "a", "kind": "link", "format": "txt", "base": "senior-carer", "where": "line", "text": "Hello."}


def test_there_are_enough_of_every_sort() -> None:
    assert len(ATTACKS) >= 80
    assert len({attack.name for attack in ATTACKS}) == len(ATTACKS)
    assert {attack.format for attack in ATTACKS} == {"txt", "md", "html", "docx"}
    assert {attack.where for attack in ATTACKS} == set(Where)
    assert {attack.base for attack in ATTACKS} == set(DRAFTS)
    assert min(Counter(attack.kind for attack in ATTACKS).values()) >= 2


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.name)
def test_an_attack_is_in_its_file_and_not_in_the_plain_one(attack: Attack) -> None:

    plain, hostile = plain_file(attack), hostile_file(attack)
    assert (plain.name, plain.data) != (hostile.name, hostile.data)
    if attack.format in {"txt", "md"} and attack.where is not Where.FILE_NAME:
        assert attack.text in hostile.data.decode()
        assert attack.text not in plain.data.decode()


@pytest.mark.parametrize(
    ("changed", "says"),
    [({"extra": 1}, "attacks.jsonl:1: a row has"), ({"where": "moon"}, "attacks.jsonl:1: 'moon' is not a valid Where")],
)
def test_an_odd_row_is_told_by_its_place(changed: dict[str, object], says: str, tmp_path: Path) -> None:
    path = tmp_path / "attacks.jsonl"
    path.write_text(json.dumps(ROW | changed) + "\n", encoding="utf-8")

    with pytest.raises(LabelError, match=says):
        load_attacks(path)
