"""What the encoder is trained on."""

import json
from pathlib import Path

from alignment.pathway import load_pathway
from alignment.types import ClauseKind
from embeddings.texts import Pair
from eval.texts import encoder_texts, onet_pairs, own_words
from eval.training_documents import DocumentLine, TrainingDocument
from eval.training_text import TrainingClause

PATHWAY = load_pathway()
FIRST, SECOND = (statement.id for statement in PATHWAY.statements[:2])


def test_clauses_and_lines_stand_beside_the_frameworks_own_words() -> None:
    clause = TrainingClause("You will give out meds", FIRST, {FIRST: 2, SECOND: 1})
    lines = (
        DocumentLine("Be there for the residents", ClauseKind.VALUE, {SECOND: 2}),
        DocumentLine("Wave at the postman", ClauseKind.DUTY, {}),
    )
    document = TrainingDocument("d", "Carer", "care_or_support_worker", "other", "list", lines)
    texts = encoder_texts(PATHWAY, [clause], [document])
    assert len(texts) == len(list(own_words(PATHWAY))) + 2
    assert texts[-2].groups == {FIRST: 1.0, SECOND: 0.6}
    assert not texts[-2].text.startswith("You will")
    assert texts[-1].groups == {SECOND: 1.0}


def test_a_statement_the_framework_does_not_have_is_left_out() -> None:
    texts = encoder_texts(PATHWAY, [TrainingClause("Fly a plane", "no.such", {"no.such": 2})], [])
    assert len(texts) == len(list(own_words(PATHWAY)))


def test_tasks_of_other_occupations_become_pairs(tmp_path: Path) -> None:
    (tmp_path / "train.jsonl").write_text(json.dumps({"id": "1", "text": "Sort mail", "labels": ["x", "y"]}))
    titles = [{"id": "x", "text": "Sort things"}, {"id": "y", "text": "Handle post"}]
    (tmp_path / "all_labels.jsonl").write_text("\n".join(map(json.dumps, titles)))
    assert onet_pairs(tmp_path) == [Pair("Sort mail", "Sort things", "x"), Pair("Sort mail", "Handle post", "y")]
