from dataclasses import replace

import pytest

from alignment.explain import Chance, Decision, Explanation, WeighedCandidate
from alignment.explain_changes import Change
from alignment.types import Band, ClauseKind, Flag, StatementKind, Verdict
from service.exports.explanation import explanation_text
from tests.alignment.align_cases import clause_of

CLAUSE = replace(clause_of("Administer medicines and sign the chart"), section="Medicines")
FIRST = WeighedCandidate(
    place=1,
    found=2,
    statement_id="medicines.give",
    text="Help people take their medicines safely, following the care plan and the instructions.",
    kind=StatementKind.SKILL,
    theme="Medicines",
    phrase="administer medication to residents",
    part="",
    lanes={"dense": 0.5, "tealeaves": 0.25},
    features={"dense": 0.5, "short": 0.0},
    chance=Chance(None, 0.41, 0.41),
    decision=Decision(
        accepted=True,
        why="0.41 reaches the 0.21 a line's best statement needs",
        band=Band.PARTIAL,
        bar=0.21,
        bar_for="a line's best statement",
    ),
    shared=("both speak of medicines", "rests on the words “Administer medicines”"),
)
SECOND = replace(
    FIRST,
    place=2,
    found=11,
    statement_id="medicines.record",
    phrase=FIRST.text,
    chance=Chance(0.5, 0.4, 0.3),
    decision=Decision(accepted=False, why="0.30 is below the 0.60 a further statement needs", bar=0.6),
)
EXPLANATION = Explanation("jd.docx", CLAUSE, Verdict.MATCHED, "1 of 2 candidates is sure enough", (), (FIRST, SECOND))

WIDE = """\
Line 7 (c1) of jd.docx
Words        “Administer medicines and sign the chart”
Where        paragraph 1, under “Medicines”
Kind         duty: made a duty by the test
Flags        none
Verdict      matched: 1 of 2 candidates is sure enough

2 candidates, the likeliest first.

 1  accepted, partial: 0.41 reaches the 0.21 a line's best statement needs
    Statement    Help people take their medicines safely, following the care plan and the instructions.
                 medicines.give (skill, Medicines)
    Nearest      “administer medication to residents”, another way to say it
    In common    both speak of medicines; rests on the words “Administer medicines”
    Found        2nd, by dense 0.50, tealeaves 0.25
    Features     dense 0.50; the rest 0
    Chance       0.41 in the end

 2  not accepted: 0.30 is below the 0.60 a further statement needs
    Statement    Help people take their medicines safely, following the care plan and the instructions.
                 medicines.record (skill, Medicines)
    In common    both speak of medicines; rests on the words “Administer medicines”
    Found        11th, by dense 0.50, tealeaves 0.25
    Features     dense 0.50; the rest 0
    Chance       0.50 before calibration, 0.40 before flags, 0.30 in the end
"""


def test_an_explanation_says_everything_about_a_line_in_order() -> None:
    assert explanation_text(EXPLANATION, 120, number=7) == WIDE


@pytest.mark.parametrize("width", [60, 80, 120])
def test_no_line_is_longer_than_the_terminal_is_wide_and_no_word_is_lost(width: int) -> None:
    text = explanation_text(EXPLANATION, width, number=7)
    assert all(len(line) <= width for line in text.splitlines())
    assert text.split() == WIDE.split()


def test_a_name_and_its_number_stay_on_one_line() -> None:
    many = replace(FIRST, features={f"feature_{number}": 1.0 for number in range(30)})
    text = explanation_text(replace(EXPLANATION, candidates=(many,)), 60)
    assert text.count(" 1.00") == 30
    assert not any(line.lstrip().startswith("1.00") for line in text.splitlines())


@pytest.mark.parametrize(
    ("features", "told"),
    [({"a": 0.5, "b": 0.25}, "a 0.50, b 0.25"), ({"a": 0.0}, "all 0"), ({}, "")],
    ids=["none is 0", "all are 0", "there are none"],
)
def test_features_that_are_0_are_told_together(features: dict[str, float], told: str) -> None:
    text = explanation_text(replace(EXPLANATION, candidates=(replace(FIRST, features=features),)), 120)
    assert f"\n    Features     {told}".rstrip() + "\n" in text


def test_only_as_many_candidates_as_asked_for_are_shown_and_it_says_so() -> None:
    text = explanation_text(EXPLANATION, 120, shown=1)
    assert "2 candidates, the likeliest first; the first 1 are shown, --all shows the rest." in text
    assert "medicines.record" not in text


def test_what_is_not_as_in_the_report_comes_before_the_candidates() -> None:
    text = explanation_text(replace(EXPLANATION, changes=(Change("encoder", "this", "that"),)), 120)
    assert text.index("encoder: this in the report, that now") < text.index("2 candidates, the")


def test_flags_and_the_words_a_line_leans_on_are_told() -> None:
    clause = clause_of("medicines", ClauseKind.DUTY, Flag.CONDITIONAL, Flag.SOMEONE_ELSES_DUTY, context="Help with:")
    text = explanation_text(replace(EXPLANATION, clause=clause), 120)
    assert "Leans on     “Help with:”\n" in text
    assert text.count("\nFlag         ") == 2
    assert "before the first heading" in text


def test_a_line_without_candidates_ends_with_its_verdict() -> None:
    text = explanation_text(
        replace(EXPLANATION, verdict=Verdict.BOILERPLATE, why="boilerplate is never matched", candidates=()), 120
    )
    assert text.endswith("Verdict      boilerplate is never matched\n")


def test_nothing_in_a_report_is_a_command_to_the_terminal() -> None:
    text = explanation_text(replace(EXPLANATION, clause=clause_of("Give \x1b[31mmedicines\x07")), 80)
    assert "\x1b" not in text
    assert "\x07" not in text
