"""Training documents read as the product reads them."""

from alignment.types import ClauseKind, Flag, Outcome
from eval.training_cases import training_case
from eval.training_documents import DocumentLine, TrainingDocument


def _written(role: str = "personal_assistant") -> TrainingDocument:
    return TrainingDocument(
        "night-pa",
        "Night PA",
        role,
        "individual employer",
        "list",
        (
            DocumentLine("What you do", ClauseKind.CONTEXT, {}, is_heading=True),
            DocumentLine("Turn me at two,", ClauseKind.DUTY, {"personal_care.care-at-night": 2}),
            DocumentLine("and write it down", ClauseKind.DUTY, {}, goes_on=True),
            DocumentLine("No insulin", ClauseKind.DUTY, {}, (Flag.NEGATED,)),
        ),
    )


def test_every_line_keeps_its_label_at_its_place() -> None:
    case = training_case(_written())
    assert [case.document.text[label.start : label.end] for label in case.labels] == [
        "What you do",
        "Turn me at two,",
        "and write it down",
        "No insulin",
    ]
    assert case.labels[1].statements == {"personal_care.care-at-night": 2}
    assert case.labels[3].flags == (Flag.NEGATED,)


def test_lines_of_one_bullet_stand_in_one_block() -> None:
    case = training_case(_written())
    assert "Turn me at two, and write it down" in case.document.text


def test_the_role_is_the_documents() -> None:
    assert training_case(_written()).category == "personal_assistant"
    outside = training_case(_written("out_of_scope"))
    assert (outside.outcome, outside.category) == (Outcome.OUT_OF_SCOPE, None)
