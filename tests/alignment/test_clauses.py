import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignment.clauses import split_clauses
from alignment.types import Block, BlockKind, Document, DocumentFormat, Locator
from tests.alignment.documents_in_code import document_of


def texts(*lines: str) -> list[str]:
    return [clause.text for clause in split_clauses(document_of(*lines))]


def test_an_empty_document_has_no_clauses() -> None:
    assert split_clauses(document_of()) == ()


def test_one_bullet_is_one_clause() -> None:
    assert texts("- Support people at mealtimes.") == ["Support people at mealtimes."]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "- Give medicines from the trolley, sign the MAR chart and report any errors to the senior on shift",
            ["Give medicines from the trolley", "sign the MAR chart", "report any errors to the senior on shift"],
        ),
        (
            "- To assist with personal care needs, to prepare light meals and to keep rooms tidy",
            ["To assist with personal care needs", "to prepare light meals", "to keep rooms tidy"],
        ),
        (
            "- Supervising the care team on shift, allocating daily tasks fairly and leading each handover",
            ["Supervising the care team on shift", "allocating daily tasks fairly", "leading each handover"],
        ),
    ],
)
def test_several_duties_in_one_bullet_come_apart(line: str, expected: list[str]) -> None:
    assert texts(line) == expected


@pytest.mark.parametrize(
    "line",
    [
        "- Assist with washing, dressing, bathing, toileting, hair care and shaving every morning",
        "- Provide personal care and support to residents",
        "- Support people to plan, prepare and cook the meals they have chosen for themselves",
        "- Provide emotional support and care to residents and their families at all times",
        "- Supervise, support and induct new members of the staff team on each shift",
        "- Reliable, caring, honest, patient and able to work as part of a team",
    ],
)
def test_one_duty_with_several_objects_stays_whole(line: str) -> None:
    assert texts(line) == [line.removeprefix("- ")]


def test_a_run_on_paragraph_gives_up_its_headings_and_duties() -> None:
    clauses = split_clauses(
        document_of(
            "Job Purpose To provide good care to residents Main Duties and Responsibilities To help with personal care "
            "To help at mealtimes Ensure records are kept up to date Report concerns to the senior."
        )
    )
    assert [(clause.text, clause.section) for clause in clauses] == [
        ("Job Purpose", "Job Purpose"),
        ("To provide good care to residents", "Job Purpose"),
        ("Main Duties and Responsibilities", "Main Duties and Responsibilities"),
        ("To help with personal care", "Main Duties and Responsibilities"),
        ("To help at mealtimes", "Main Duties and Responsibilities"),
        ("Ensure records are kept up to date", "Main Duties and Responsibilities"),
        ("Report concerns to the senior.", "Main Duties and Responsibilities"),
    ]
    assert [clause.is_heading for clause in clauses] == [True, False, True, False, False, False, False]


def test_a_head_in_the_middle_of_a_sentence_is_not_a_heading() -> None:
    assert len(texts("You will read the Person Specification before you apply.")) == 1


def test_numbers_written_into_the_line_start_clauses() -> None:
    assert texts("1.1 Be kind to residents 1.2 Keep the home clean 1.3 Walk the dog") == [
        "Be kind to residents",
        "Keep the home clean",
        "Walk the dog",
    ]


def test_cells_flattened_with_slashes_come_apart() -> None:
    assert texts("Essential / NVQ level 2 in care / Desirable / experience of dementia care") == [
        "Essential",
        "NVQ level 2 in care",
        "Desirable",
        "experience of dementia care",
    ]


def test_and_or_is_not_a_cell_edge() -> None:
    assert len(texts("- Help with shopping and/or cooking his/her meals")) == 1


def test_a_duty_over_three_lines_is_one_clause() -> None:
    lines = (
        "Responsible for the safe handling of medicines in line with",
        "the policy of the home, including the recording of all doses and",
        "returning unused stock to the pharmacy",
    )
    assert texts(*lines) == ["\n".join(lines)]


def test_bullets_without_full_stops_stay_apart() -> None:
    assert texts("- help with meals", "- help with washing") == ["help with meals", "help with washing"]


def test_a_scope_negation_is_a_clause_of_its_own() -> None:
    assert texts("- Provide all the care the person needs but not any task normally done by a nurse") == [
        "Provide all the care the person needs",
        "but not any task normally done by a nurse",
    ]


def test_items_lean_on_their_lead_in_and_nested_items_on_their_parent() -> None:
    clauses = split_clauses(document_of("# Duties", "You will:", "- Key working", "-- writing the plan", "- Driving"))
    assert [(clause.text, clause.context) for clause in clauses[2:]] == [
        ("Key working", "You will"),
        ("writing the plan", "Key working"),
        ("Driving", "You will"),
    ]


def test_a_heading_ends_a_lead_in() -> None:
    clauses = split_clauses(document_of("You will:", "# Benefits", "- Free parking"))
    assert clauses[-1].context == ""
    assert clauses[-1].section == "Benefits"


def test_a_cell_leans_on_its_row_and_column_headings() -> None:
    block = Block(
        BlockKind.TABLE_CELL,
        "Dementia",
        0,
        8,
        Locator(table=1, row=2, column=2),
        column_heading="Essential",
        row_heading="Knowledge",
    )
    (clause,) = split_clauses(Document("t", DocumentFormat.DOCX, "", "Dementia", (block,)))
    assert clause.context == "Knowledge; Essential"


def test_a_cell_with_only_a_number_is_kept() -> None:
    assert texts("3.2") == ["3.2"]


def test_a_decimal_number_that_is_no_list_number_keeps_its_place() -> None:
    assert texts("- 5.6 weeks of leave") == ["5.6 weeks of leave"]


def test_a_verb_that_waits_for_its_object_is_not_cut_off() -> None:
    line = "To take part in and encourage social activities in the home each week"
    assert texts(f"- {line}") == [line]


ALPHABET = "abcde TtoO.,;:/-()•\n123and to Ensure support"
LINES = st.lists(
    st.one_of(
        st.text(ALPHABET.replace("\n", ""), min_size=1, max_size=80),
        st.text(min_size=1, max_size=60).map(lambda text: " ".join(text.split())),
        st.sampled_from(
            ["You will:", "To assist with meals", "# Main Duties", "- give care, keep records and report it to me"]
        ),
    ).filter(lambda line: line.strip() != ""),
    max_size=8,
)


@given(LINES)
def test_every_clause_is_a_slice_and_no_word_is_lost(lines: list[str]) -> None:
    document = document_of(*lines)
    clauses = split_clauses(document)
    covered = bytearray(len(document.text))
    for clause in clauses:
        assert document.text[clause.start : clause.end] == clause.text
        assert not any(covered[clause.start : clause.end]), "clauses overlap"
        covered[clause.start : clause.end] = b"\x01" * (clause.end - clause.start)
    left = "".join(" " if used else character for character, used in zip(document.text, covered, strict=True))
    # Only joining words and list markers stand between clauses.
    markers = re.compile(r"\(?(?:\d+(?:\.\d+)*|[a-z]|[ivx]{1,4})[.)]?")
    lost = [word for word in re.findall(r"\S*[^\W_]\S*", left) if word.strip(".,;:/-•|") not in ("and", "as", "well")]
    assert [word for word in lost if not markers.fullmatch(word.strip(",;:/-•"))] == []


@given(LINES)
def test_clauses_are_in_order_and_ids_follow(lines: list[str]) -> None:
    clauses = split_clauses(document_of(*lines))
    assert [clause.start for clause in clauses] == sorted(clause.start for clause in clauses)
    assert [clause.id for clause in clauses] == [f"c{number}" for number in range(1, len(clauses) + 1)]
