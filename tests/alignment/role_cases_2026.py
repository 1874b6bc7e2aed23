"""What the made-up job descriptions come out as under version 2026, and more for its new categories. All made up."""

from dataclasses import replace

from tests.alignment.role_cases import CASES, Case

# Out of scope in 2025-04; these now have a category of their own.
FOUND_A_HOME = {
    "office personal assistant": "administration",
    "office personal assistant whose title does not say so": "administration",
    "housekeeper": "domestic",
    "cook": "catering",
    "maintenance": "maintenance",
    "activities co-ordinator": "activity_coordinator",
}

_CASES_OF_2026 = (
    # --- activity co-ordinator --------------------------------------------------------------------------------------
    Case(
        "activities lead without the title",
        "",
        (
            "Plan and run a weekly programme of activities with residents",
            "Lead reminiscence and chair-based exercise sessions",
            "Book entertainers and look after volunteers",
            "Record what each person took part in",
            "N: The role does not involve personal care",
        ),
        "one",
        "activity_coordinator",
    ),
    Case(
        "wellbeing co-ordinator of a day centre",
        "Wellbeing Co-ordinator",
        (
            "Organise group and one-to-one activities for older people",
            "Adapt activities for people living with dementia",
            "Raise funds and arrange outings and themed days",
            "Support people to follow their hobbies",
            "Write the monthly newsletter",
        ),
        "one",
        "activity_coordinator",
    ),
    # --- learning and development practitioner ----------------------------------------------------------------------
    Case(
        "trainer in a home care company",
        "Care Trainer",
        (
            "Deliver induction and the Care Certificate to new care workers",
            "Teach moving and handling, basic life support and medication to groups of staff",
            "Design courses and write workbooks",
            "Keep the training matrix up to date and tell managers who is due a refresher",
            "Mark workbooks and support learners who fall behind",
            "R: A teaching or training qualification such as AET",
        ),
        "one",
        "learning_and_development_practitioner",
    ),
    Case(
        "learning and development manager",
        "Learning and Development Manager",
        (
            "Carry out training needs analysis across the organisation",
            "Write the annual training plan and manage the training budget",
            "Run the apprenticeship programme and work with training providers",
            "Evaluate the impact of training on care",
            "Line manage two trainers",
        ),
        "one",
        "learning_and_development_practitioner",
    ),
    Case(
        "qualifications assessor",
        "NVQ Assessor",
        (
            "Assess learners working towards diplomas in adult care",
            "Observe candidates at work and mark portfolios",
            "Plan assessments and give feedback to each learner",
            "Prepare for visits from the awarding body",
            "R: A1 or TAQA award",
        ),
        "one",
        "learning_and_development_practitioner",
    ),
    # --- quality assurance lead -------------------------------------------------------------------------------------
    Case(
        "quality lead over a group of homes",
        "Quality Assurance Lead",
        (
            "Plan the yearly programme of audits across our homes",
            "Carry out mock inspections and unannounced visits by day and night",
            "Report findings and trends to the board each quarter",
            "Support managers to improve, and follow up their action plans",
            "Review policies when legislation changes",
            "N: The post has no line management of care staff",
        ),
        "one",
        "quality_assurance_lead",
    ),
    Case(
        "compliance officer without a telling title",
        "Officer",
        (
            "Audit care records across branches and write reports",
            "Track action plans until they are complete",
            "Analyse complaints and incidents for themes",
            "Maintain the quality management system and its document control",
            "Advise managers on CQC standards",
        ),
        "one",
        "quality_assurance_lead",
    ),
    # --- corporate management ---------------------------------------------------------------------------------------
    Case(
        "operations manager over six services",
        "Operations Manager",
        (
            "Lead six supported living services across the region",
            "Line manage the registered managers and hold them to account for quality and money",
            "Set regional budgets and report to the board",
            "Take part in the senior leadership team and deliver the corporate strategy",
            "Lead tenders for new services",
        ),
        "one",
        "corporate_manager",
    ),
    Case(
        "regional manager whose title is plain",
        "Manager",
        (
            "Responsible for a portfolio of care homes in the north",
            "Supervise and develop home managers",
            "Act early where a home is failing",
            "Be the nominated individual for the provider",
        ),
        "one",
        "corporate_manager",
    ),
    Case(
        "a registered manager who reports to the operations manager",
        "Registered Manager",
        (
            "X: Reports to: Operations Manager",
            "Be registered with the CQC as manager of the home",
            "Take full responsibility for the running of the home",
            "Send statutory notifications",
            "Manage the budget and keep occupancy up",
            "Hold heads of department to account",
        ),
        "one",
        "registered_manager",
    ),
    # --- the rest of those who do not give care ---------------------------------------------------------------------
    Case(
        "care administrator",
        "Administrator",
        (
            "Answer the phone and greet visitors on reception",
            "Keep staff files and process timesheets for payroll",
            "Order stationery and look after petty cash",
            "Take minutes of staff meetings",
        ),
        "one",
        "administration",
    ),
    Case(
        "telecare installer",
        "Assistive Technology Officer",
        (
            "Visit people at home and recommend devices that suit them",
            "Install telecare alarms and sensors",
            "Show people and their carers how to use the technology",
            "Test and maintain equipment",
        ),
        "one",
        "care_technologist",
    ),
    Case(
        "head chef who supervises the kitchen",
        "Head Chef",
        (
            "Plan menus with residents and know their diets and allergens",
            "Cook fresh meals for 60 residents",
            "Supervise kitchen assistants and plan their rota",
            "Control stock and order food",
        ),
        "one",
        "catering",
    ),
    Case(
        "laundry assistant",
        "Laundry Assistant",
        (
            "Wash, iron and label residents' clothes",
            "Keep the laundry room clean",
            "Handle soiled linen safely",
            "Return clothes to bedrooms, respecting people's privacy",
        ),
        "one",
        "domestic",
    ),
    # --- a care job stays a care job --------------------------------------------------------------------------------
    Case(
        "care assistant who also cooks, cleans and joins in activities",
        "Care Assistant",
        (
            "Help residents with washing, dressing and going to the toilet",
            "Follow each person's care plan and record the care you give",
            "Help in the kitchen and lay tables",
            "Keep bedrooms clean and do the laundry",
            "Join in with the activities programme",
        ),
        "one",
        "care_or_support_worker",
    ),
    Case(
        "senior who trains and audits a little",
        "Senior Carer",
        (
            "Lead shifts and supervise care assistants",
            "Give medication and audit MAR charts",
            "Deliver induction training to new carers",
            "Help residents with personal care",
            "Report findings to the deputy",
        ),
        "one",
        "supervisor_or_leader",
    ),
    Case(
        "dementia lead who also trains",
        "Dementia Lead",
        (
            "Coach and mentor staff in dementia practice on shift",
            "Bring specialist knowledge and the latest evidence",
            "Deliver dementia training and reflective practice sessions",
            "Share knowledge with other services",
            "N: The role does not line manage staff",
        ),
        "one",
        "practice_leader",
    ),
)


def _in_2026(case: Case) -> Case:
    home = FOUND_A_HOME.get(case.name)
    return replace(case, outcome="one", first=home) if home else case


CASES_2026 = (*map(_in_2026, CASES), *_CASES_OF_2026)
