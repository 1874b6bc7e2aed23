import pytest

from alignment.clauses import split_clauses
from alignment.kinds import read_kinds
from alignment.types import Clause, ClauseKind, Flag
from tests.alignment.documents_in_code import document_of

DUTY, REQUIREMENT, VALUE = ClauseKind.DUTY, ClauseKind.REQUIREMENT, ClauseKind.VALUE
CONTEXT, BOILERPLATE = ClauseKind.CONTEXT, ClauseKind.BOILERPLATE


def read(line: str, section: str = "Main duties") -> Clause:
    """The last clause of a line under a section heading."""
    return read_kinds(split_clauses(document_of(f"# {section}", f"- {line}")))[-1]


@pytest.mark.parametrize(
    ("kind", "section", "line"),
    [
        (DUTY, "Main duties", "Support residents with washing and dressing"),
        (DUTY, "Main duties", "Ensuring that care records are accurate"),
        (DUTY, "Main duties", "You will support six men with learning disabilities"),
        (DUTY, "Main duties", "The post holder will be responsible for leading shifts"),
        (DUTY, "Main duties", "Medication"),
        (DUTY, "", "I need someone to help me shower and get dressed"),
        (DUTY, "What you will do at work", "Attend handovers and read the care plans"),
        (REQUIREMENT, "Person specification", "Experience of dementia care"),
        (REQUIREMENT, "Essential", "NVQ level 2 in care or willing to work towards it"),
        (REQUIREMENT, "About you", "Able to write clear notes"),
        (VALUE, "Person specification", "Kind, patient and reliable"),
        (VALUE, "Personal attributes", "Good sense of humour"),
        (VALUE, "Who we are looking for", "Honest and trustworthy"),
        (CONTEXT, "Main duties", "The registered manager will lead on recruitment"),
        (CONTEXT, "", "Job title: Senior carer"),
        (CONTEXT, "", "Reports to: Registered manager"),
        (CONTEXT, "About us", "Larch House is home to 32 older people"),
        (CONTEXT, "Person specification", "A, I"),
        (BOILERPLATE, "General", "Any other duties as reasonably required"),
        (BOILERPLATE, "General", "This job description is not exhaustive"),
        (BOILERPLATE, "", "We are an award winning provider"),
        (BOILERPLATE, "Terms", "28 days holiday"),
        (BOILERPLATE, "", "Salary is £12.40 an hour"),
        (BOILERPLATE, "Person specification", "Full driving licence"),
        (BOILERPLATE, "", "Applications welcome from all sections of the community"),
    ],
)
def test_each_kind_of_line_is_told(kind: ClauseKind, section: str, line: str) -> None:
    assert read(line, section).kind is kind


@pytest.mark.parametrize(
    ("policy", "practice"),
    [
        (
            "We are committed to equality and diversity for everyone",
            "Treat everyone fairly in your practice, whatever their age, race or religion",
        ),
        ("Comply with the Health and Safety at Work Act", "Report hazards and use equipment safely"),
        ("Comply with the Data Protection Act and GDPR", "Keep what residents tell you to yourself"),
        ("Adhere to all company policies and procedures", "Follow the safeguarding policy when a resident is at risk"),
        ("Attend mandatory training as required", "Reflect on what you have learnt and use it in your work"),
        ("The post is subject to an enhanced DBS check", "Carry out DBS checks and take up references for new staff"),
        ("Equal opportunities policy", "Challenge discrimination against residents"),
        ("Take reasonable care of your own health and safety and that of others", "Check hoists before each use"),
    ],
)
def test_policy_is_boilerplate_and_practice_with_the_same_nouns_is_not(policy: str, practice: str) -> None:
    assert read(policy, "Responsibilities").kind is BOILERPLATE
    assert read(practice, "Responsibilities").kind is DUTY


@pytest.mark.parametrize(
    "line",
    [
        "Not expected to do injections",
        "This role does not include any nursing tasks",
        "Provide care, but not those tasks a qualified nurse would carry out",
        "You will have no supervisory responsibilities",
        "Excluding clinical procedures",
        "Personal care is not required of the coordinator",
        "Tasks normally carried out by a trained nurse are outside the job",
        "Not within this role: re-insertion of a tracheostomy tube",
        "You must not: give injections, change dressings or cut toenails",
    ],
)
def test_what_is_outside_the_role_is_negated(line: str) -> None:
    assert Flag.NEGATED in read(line).flags


@pytest.mark.parametrize(
    "line",
    [
        "Never share a password",
        "You must not discuss residents outside work",
        "Support people, including but not limited to those with dementia",
        "Speak up when something is not right",
        "Help people who cannot speak for themselves",
        "Report any accident, whether or not anyone was hurt",
    ],
)
def test_other_uses_of_not_are_not_negation_of_the_role(line: str) -> None:
    assert Flag.NEGATED not in read(line).flags


@pytest.mark.parametrize(
    "line",
    [
        "Give insulin where you have been trained",
        "Use the hoist once signed off as competent",
        "May include some cooking",
        "Run the shift in the absence of the team leader",
        "If applicable and after training, change stoma bags",
    ],
)
def test_conditions_are_flagged(line: str) -> None:
    assert Flag.CONDITIONAL in read(line).flags


@pytest.mark.parametrize(
    "line",
    [
        "Help with shopping as required",
        "Order supplies where necessary",
        "Attend meetings as and when needed",
        "Reassure people when they are upset",
        "Wipe down the trolley when you finish",
    ],
)
def test_what_says_nothing_of_a_condition_is_not_flagged(line: str) -> None:
    assert Flag.CONDITIONAL not in read(line).flags


@pytest.mark.parametrize(
    "line",
    [
        "Assist the Supervisor in giving medication",
        "Carry out tasks delegated by the Manager",
        "Work under the supervision of a registered nurse",
        "The nurse is responsible for wound care",
    ],
)
def test_other_peoples_duties_are_flagged(line: str) -> None:
    assert Flag.SOMEONE_ELSES_DUTY in read(line).flags


def test_standing_in_for_the_manager_is_the_roles_own_duty() -> None:
    assert Flag.SOMEONE_ELSES_DUTY not in read("Deputise for the manager in their absence").flags


def test_every_kind_and_flag_comes_with_a_reason() -> None:
    clause = read("Give insulin where you have been trained")
    assert clause.kind_reason
    assert clause.flag_reasons[Flag.CONDITIONAL] == "holds only on a condition (“where you have been trained”)"


def test_headings_are_context_and_carry_no_flags() -> None:
    heading = read_kinds(split_clauses(document_of("# Duties not required")))[0]
    assert (heading.kind, heading.flags) == (CONTEXT, ())


@pytest.mark.parametrize("lead", ["You must not:", "Not within this role:", "You will not be expected to"])
def test_what_stands_under_a_denial_is_negated(lead: str) -> None:
    clauses = read_kinds(split_clauses(document_of("# Duties", lead, "- give injections", "- change dressings")))
    assert all(
        Flag.NEGATED in clause.flags for clause in clauses if clause.text in ("give injections", "change dressings")
    )


def test_not_minding_is_not_denying() -> None:
    assert Flag.NEGATED not in read("You're up for anything, you don't mind a late change of plan").flags


@pytest.mark.parametrize(
    "line",
    [
        "Work two shifts a week on the floor",
        "Support him with bowling and with his summer holiday",
        "Manage petty cash of £200",
    ],
)
def test_a_duty_that_names_pay_or_holidays_is_still_a_duty(line: str) -> None:
    assert read(line).kind is DUTY


@pytest.mark.parametrize("cell", ["3", "5 / 5", "Weight", "Weighting", "Score"])
def test_scores_and_their_heads_ask_for_nothing(cell: str) -> None:
    assert read(cell, "Person specification").kind is CONTEXT


def test_a_pa_is_a_person_and_not_pay() -> None:
    assert read("Work with the other PA at handover").kind is DUTY
    assert read("£24,000 p.a.", "").kind is BOILERPLATE
    assert read("Up to 24k pa", "").kind is BOILERPLATE
