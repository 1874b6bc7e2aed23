"""Short job descriptions and what they should come out as. All are made up.

A line may begin with marks: `H:` heading, `X:` context, `B:` boilerplate, `R:` requirement, `V:` value, `N:` negated,
`C:` conditional, `S:` somebody else's duty. Without marks it is a duty.
"""

from dataclasses import dataclass

from alignment.types import (
    Band,
    Clause,
    ClauseKind,
    ClauseVerdict,
    Document,
    DocumentFormat,
    Flag,
    Locator,
    Match,
    Verdict,
)

_KINDS = {
    "H": ClauseKind.CONTEXT,
    "X": ClauseKind.CONTEXT,
    "B": ClauseKind.BOILERPLATE,
    "R": ClauseKind.REQUIREMENT,
    "V": ClauseKind.VALUE,
}
_FLAGS = {"N": Flag.NEGATED, "C": Flag.CONDITIONAL, "S": Flag.SOMEONE_ELSES_DUTY}


@dataclass(frozen=True)
class Case:
    """A title, its lines, and the expected outcome, with the first category (and the second, for between two)."""

    name: str
    title: str
    lines: tuple[str, ...]
    outcome: str
    first: str = ""
    second: str = ""


def verdict_on(position: int, line: str, *statement_ids: str) -> ClauseVerdict:
    """A verdict on a line in the notation above, matched to these statements."""
    kind, flags, heading = ClauseKind.DUTY, [], False
    while line[1:2] == ":" and line[0] in "HXBRVNCS":
        mark, line = line[0], line[2:].strip()
        kind = _KINDS.get(mark, kind)
        flags += [_FLAGS[mark]] if mark in _FLAGS else []
        heading = heading or mark == "H"
    clause = Clause(
        f"c{position}",
        line,
        0,
        len(line),
        Locator(paragraph=position + 1),
        position,
        is_heading=heading,
        kind=kind,
        flags=tuple(flags),
    )
    matches = tuple(Match(clause.id, name, 0.8, Band.STRONG, {}, ()) for name in statement_ids)
    plain = Verdict.BOILERPLATE if kind is ClauseKind.BOILERPLATE else Verdict.NO_COUNTERPART
    return ClauseVerdict(clause, Verdict.MATCHED if matches else plain, matches)


def document_with(title: str, lines: tuple[str, ...]) -> Document:
    """A document of these lines; only its title is read from it."""
    return Document("made-up.txt", DocumentFormat.TEXT, "0" * 64, "\n".join(lines), (), title=title)


_CARE = (
    "To help residents with washing, dressing and going to the toilet",
    "Serve meals and help people to eat and drink",
    "Follow each person's care plan",
    "Report any changes to the senior on duty",
    "Record the care you give in the daily notes",
)

CASES = (
    # --- care or support worker -------------------------------------------------------------------------------------
    Case("plain care home", "Care Assistant", _CARE, "one", "care_or_support_worker"),
    Case("plain care home without a title", "", _CARE, "one", "care_or_support_worker"),
    Case(
        "home care",
        "Domiciliary Care Worker",
        (
            "Visit clients in their own homes to provide personal care",
            "Prompt medication and record on the MAR chart",
            "Prepare light meals and do some shopping",
            "Encourage independence at all times",
            "R: Full driving licence",
        ),
        "one",
        "care_or_support_worker",
    ),
    Case(
        "supported living",
        "Support Worker",
        (
            "Support individuals to live independently in their own flats",
            "Support tenants with cooking, cleaning and paying bills",
            "Go with people to appointments and social activities",
            "Contribute to support plans",
            "V: Patient and kind",
        ),
        "one",
        "care_or_support_worker",
    ),
    Case(
        "enhanced DBS and enhanced pay are not enhanced care",
        "Care Assistant",
        (*_CARE, "R: An enhanced DBS check", "X: Enhanced rate of pay at weekends", "B: Post subject to enhanced DBS"),
        "one",
        "care_or_support_worker",
    ),
    Case(
        "delegated by the manager is ordinary delegation",
        "Carer",
        (*_CARE, "Carry out tasks delegated by the manager", "Any task delegated by the Senior Carer"),
        "one",
        "care_or_support_worker",
    ),
    Case(
        "nurse tasks left out",
        "Healthcare Assistant",
        (*_CARE, "N: You will not be asked to do any task that a trained nurse would do", "N: No injections"),
        "one",
        "care_or_support_worker",
    ),
    Case(
        "may supervise counts for less",
        "Care Worker",
        (*_CARE, "C: May supervise new staff if asked"),
        "one",
        "care_or_support_worker",
    ),
    Case(
        "supervised by a senior",
        "Care Assistant",
        (
            *_CARE,
            "Attend supervision and appraisals",
            "Be supervised by the team leader",
            "Receive regular supervision",
        ),
        "one",
        "care_or_support_worker",
    ),
    Case(
        "somebody else leads the shift",
        "Care Assistant",
        (*_CARE, "S: Assist the shift leader, who runs the shift", "S: The team leader supervises care staff"),
        "one",
        "care_or_support_worker",
    ),
    Case(
        "reports to the registered manager",
        "Care Assistant",
        ("X: Reports to: Registered Manager", *_CARE, "Report concerns to the registered manager"),
        "one",
        "care_or_support_worker",
    ),
    Case(
        "liaises with the manager and the deputy",
        "Support Worker",
        (*_CARE, "Work closely with the registered manager and deputy manager", "Tell the deputy manager of absence"),
        "one",
        "care_or_support_worker",
    ),
    Case(
        "no line management duty",
        "Support Worker",
        (*_CARE, "N: The post has no line management responsibility"),
        "one",
        "care_or_support_worker",
    ),
    Case(
        "a senior's title on a care assistant's duties",
        "Senior Care Assistant",
        (*_CARE, "Hoist people safely with a colleague", "Give medication", "Take people out for social activities"),
        "one",
        "care_or_support_worker",
    ),
    Case(
        "a children's home next door",
        "Care Assistant",
        ("X: Our group also runs two children's homes", *_CARE),
        "one",
        "care_or_support_worker",
    ),
    Case(
        "works with nurses and therapists",
        "Care Assistant",
        (*_CARE, "S: Under the eye of the registered nurse on duty", "Liaise with the occupational therapist and GP"),
        "one",
        "care_or_support_worker",
    ),
    Case(
        "cleaning and activities in a care job",
        "Care Worker",
        (*_CARE, "Help to plan and join in activities", "Change beds and do the laundry", "Keep the kitchen clean"),
        "one",
        "care_or_support_worker",
    ),
    Case(
        "a care job in Scotland is compared, with a note",
        "Support Worker",
        (*_CARE, "R: Register with the SSSC", "R: SVQ 2 in Social Services or willing to work towards it"),
        "one",
        "care_or_support_worker",
    ),
    # --- new to care ------------------------------------------------------------------------------------------------
    Case(
        "no experience needed",
        "Care Assistant",
        (*_CARE[:4], "R: No experience needed, as full training is given", "Shadow experienced colleagues at first"),
        "one",
        "new_to_care",
    ),
    Case(
        "no experience needed, flagged as negated",
        "Care Assistant",
        (*_CARE[:4], "R: N: No previous experience of care is required", "Complete the Care Certificate in 12 weeks"),
        "between",
        "new_to_care",
        "care_or_support_worker",
    ),
    Case(
        "trainee",
        "Trainee Care Assistant",
        ("As a trainee you learn on the job", *_CARE[:3], "Work under the guidance of an experienced carer"),
        "one",
        "new_to_care",
    ),
    Case(
        "apprentice",
        "Apprentice Support Worker",
        (
            "Complete a Level 2 Adult Care Worker apprenticeship",
            "Work alongside experienced staff",
            "Support people with everyday tasks",
            "R: Experience is not essential",
            "Help with meals",
        ),
        "one",
        "new_to_care",
    ),
    # --- enhanced care worker ---------------------------------------------------------------------------------------
    Case(
        "delegated healthcare",
        "Support Worker",
        (
            *_CARE[:2],
            "Carry out healthcare tasks delegated by the district nurse",
            "Give PEG feeds and care for the site",
            "Be assessed as competent for each task, with yearly checks",
            "Catheter and stoma care",
        ),
        "one",
        "enhanced_care_worker",
    ),
    Case(
        "complex care at home",
        "Complex Care Worker",
        (
            "Support one client who has a tracheostomy and uses a ventilator",
            "Carry out suction and oxygen therapy once signed off as competent",
            "Take vital signs and call the clinical lead",
            "Personal care",
            "S: Under the clinical oversight of our nurse",
        ),
        "one",
        "enhanced_care_worker",
    ),
    Case(
        "insulin and wounds without supervising",
        "Clinical Support Worker",
        (
            "Give insulin and test blood glucose after training by a nurse",
            "Change simple wound dressings",
            "Delegated nursing tasks for named people",
            "Help residents to wash and dress",
            "N: The role has no supervisory responsibility",
        ),
        "one",
        "enhanced_care_worker",
    ),
    Case(
        "brain injury rehabilitation",
        "Rehabilitation Support Worker",
        (
            "Give specialist support to people with an acquired brain injury",
            "Follow rehabilitation goals set by therapists",
            "Support people with complex physical needs",
            "Personal care",
            "Tasks delegated by the physiotherapist",
        ),
        "one",
        "enhanced_care_worker",
    ),
    # --- personal assistant -----------------------------------------------------------------------------------------
    Case(
        "first-person advert",
        "Personal Assistant",
        (
            "X: I am a 34 year old woman who uses a wheelchair",
            "I need help to get up, washed and dressed",
            "Drive my car to take me to work and to see friends",
            "X: The post is paid for by direct payments",
            "R: You must like dogs as my dog is always with me",
        ),
        "one",
        "personal_assistant",
    ),
    Case(
        "a parent's advert",
        "Support worker for our son",
        (
            "X: Our son is a young man of 22 with autism who loves trains",
            "Support our son to go swimming and to the cinema",
            "Help him with personal care",
            "X: You will be employed by the family through a personal budget",
            "Make meals with him",
        ),
        "one",
        "personal_assistant",
    ),
    Case(
        "live-in PA without the title",
        "",
        (
            "X: I live in a bungalow and use a hoist",
            "Help me with all my personal care",
            "Cook for me and keep my home clean",
            "Come with me on holiday",
            "X: I am the employer and use direct payments",
        ),
        "one",
        "personal_assistant",
    ),
    # --- supervisor or leader ---------------------------------------------------------------------------------------
    Case(
        "senior carer who leads shifts",
        "Senior Carer",
        (*_CARE, "Lead shifts and allocate work to care staff", "Supervise care assistants", "Give medication"),
        "one",
        "supervisor_or_leader",
    ),
    Case(
        "shift leader without the title",
        "",
        (*_CARE[:3], "Take charge of the shift", "Lead handovers", "Carry out staff supervisions and appraisals"),
        "one",
        "supervisor_or_leader",
    ),
    Case(
        "care co-ordinator",
        "Care Co-ordinator",
        ("Prepare the weekly rotas", "Arrange cover for absence", "Spot check carers", "Line manage a team of carers"),
        "one",
        "supervisor_or_leader",
    ),
    Case(
        "in charge when the manager and deputy are both away",
        "Senior Support Worker",
        (
            *_CARE[:3],
            "C: Take charge of the shift in the absence of the manager and deputy",
            "Supervise support workers",
            "Induct new staff",
        ),
        "one",
        "supervisor_or_leader",
    ),
    Case(
        "leadership duties under a care assistant's title",
        "Care Assistant",
        (*_CARE[:2], "Lead shifts", "Supervise junior carers", "Plan the rota", "Induct new starters"),
        "one",
        "supervisor_or_leader",
    ),
    # --- practice leader --------------------------------------------------------------------------------------------
    Case(
        "PBS practice coach",
        "PBS Practice Coach",
        (
            "Coach and mentor support staff in positive behaviour support",
            "Model good practice alongside teams",
            "Write behaviour support plans from functional assessments",
            "Deliver training and workshops",
            "N: The role has no line management",
        ),
        "one",
        "practice_leader",
    ),
    Case(
        "dementia lead",
        "Dementia Lead",
        (
            "Be the source of specialist advice on dementia for all teams",
            "Coach colleagues in evidence-based practice",
            "Share knowledge across the service",
            "Help residents with personal care",
            "Keep up with the latest research",
        ),
        "one",
        "practice_leader",
    ),
    Case(
        "lead practitioner who does not supervise",
        "Lead Practitioner",
        (
            "Lead practice in autism across the service without line managing staff",
            "Mentor colleagues and improve practice in each team",
            "Support adults with everyday life",
            "Run reflective practice sessions",
        ),
        "one",
        "practice_leader",
    ),
    # --- deputy manager ---------------------------------------------------------------------------------------------
    Case(
        "deputy of a care home",
        "Deputy Manager",
        (
            "Support the registered manager in the running of the home",
            "C: Take charge of the home in the absence of the registered manager",
            "Carry out supervisions and appraisals",
            "Interview and recruit staff",
            "Complete monthly audits",
        ),
        "one",
        "deputy_manager",
    ),
    Case(
        "deputises, under a vague title",
        "Team Manager",
        (
            "Deputise for the manager",
            "Help the manager with the day-to-day running of the service",
            "Manage the rota and the staff team",
            "Investigate complaints",
            "Audit care plans and medication",
        ),
        "one",
        "deputy_manager",
    ),
    Case(
        "deputises, flagged as somebody else's duty",
        "Assistant Manager",
        (
            "S: Deputise for the registered manager when needed",
            "Assist the manager with the management of the branch",
            "Line manage senior carers",
            "Handle disciplinary and grievance matters",
        ),
        "one",
        "deputy_manager",
    ),
    # --- registered manager -----------------------------------------------------------------------------------------
    Case(
        "registered manager of a care home",
        "Registered Manager",
        (
            "Be registered with the CQC as manager of the home",
            "Take overall responsibility for the quality of care",
            "Send statutory notifications",
            "Manage the budget and keep occupancy up",
            "Recruit, supervise and appraise staff",
            "R: Level 5 Diploma in Leadership and Management",
        ),
        "one",
        "registered_manager",
    ),
    Case(
        "branch manager with the duties of a registered manager",
        "Branch Manager",
        (
            "You are accountable for the service and its compliance",
            "Apply to become the registered manager",
            "Grow the branch and meet financial targets",
            "Ensure compliance with CQC regulations",
            "Line manage care co-ordinators",
        ),
        "one",
        "registered_manager",
    ),
    Case(
        "registered manager who also has housekeeping and kitchens to think of",
        "Home Manager",
        (
            "Hold overall accountability for the home",
            "Be the registered manager of the home under the Health and Social Care Act",
            "Oversee cleaning schedules, the laundry service and menu planning",
            "Check legionella records",
            "Control budgets",
            "Lead the staff team",
        ),
        "one",
        "registered_manager",
    ),
    # --- between two ------------------------------------------------------------------------------------------------
    Case(
        "senior who also does delegated healthcare",
        "Assistant Practitioner",
        (
            "Lead shifts on the unit",
            "Carry out tasks delegated by the registered nurse",
            "Give PEG feeds",
            "Catheter care",
            "Have competence assessed each year",
            "Supervise care assistants",
        ),
        "between",
        "supervisor_or_leader",
        "enhanced_care_worker",
    ),
    Case(
        "leads practice and leads shifts",
        "",
        (
            "Coach colleagues in dementia practice",
            "Bring specialist knowledge of dementia",
            "Lead shifts",
            "Plan the rota",
            "Share expertise across teams",
        ),
        "between",
        "practice_leader",
        "supervisor_or_leader",
    ),
    Case(
        "senior or deputy",
        "",
        (
            "Lead shifts",
            "Line manage carers",
            "Prepare the rota",
            "Stand in for the manager",
            "Carry out audits",
            "Induct new staff",
        ),
        "between",
        "deputy_manager",
        "supervisor_or_leader",
    ),
    # --- out of scope -----------------------------------------------------------------------------------------------
    Case(
        "deputy of a children's home",
        "Deputy Manager, Children's Home",
        (
            "Deputise for the registered manager",
            "Look after children and young people in the home",
            "Work to the children's homes regulations and Ofsted standards",
            "Supervise residential staff",
            "Carry out audits",
        ),
        "out_of_scope",
    ),
    Case(
        "deputy of a children's home whose title hides it",
        "Deputy Manager",
        (
            "C: Run the home in the absence of the registered manager",
            "Keep children and young people safe",
            "Prepare for Ofsted inspections",
            "Write reports under regulation 44 of the children's homes regulations",
            "Supervise staff",
        ),
        "out_of_scope",
    ),
    Case(
        "office personal assistant",
        "Personal Assistant to the Chief Executive",
        (
            "Manage the chief executive's diary and travel arrangements",
            "Take minutes at board meetings",
            "Screen calls and deal with invoices",
            "Provide secretarial support to directors",
        ),
        "out_of_scope",
    ),
    Case(
        "office personal assistant whose title does not say so",
        "Personal Assistant",
        (
            "Diary management for two directors",
            "Prepare agendas and take minutes",
            "Filing, photocopying and data entry",
            "Book travel and keep the diary up to date",
        ),
        "out_of_scope",
    ),
    Case(
        "registered nurse in a nursing home",
        "Registered Nurse",
        (
            "R: Current NMC pin",
            "As the nurse in charge, lead shifts and supervise carers",
            "Write care plans",
            "Give medication and dress wounds",
            "Maintain NMC registration",
        ),
        "out_of_scope",
    ),
    Case(
        "NHS occupational therapist",
        "Occupational Therapist",
        (
            "R: HCPC registration",
            "Assess patients on the hospital ward",
            "X: Agenda for Change band 6",
            "Supervise therapy assistants",
        ),
        "out_of_scope",
    ),
    Case(
        "council care manager",
        "Care Manager",
        (
            "Carry out Care Act assessments",
            "Hold a caseload of adults",
            "Assess eligibility and arrange a personal budget",
            "R: Registered social worker with Social Work England",
        ),
        "out_of_scope",
    ),
    Case(
        "teaching assistant",
        "Teaching Assistant",
        ("Support pupils in the classroom", "Help with lesson planning", "Work in our school", "Mark work"),
        "out_of_scope",
    ),
    Case(
        "housekeeper",
        "Housekeeper",
        (
            "Clean bedrooms, bathrooms and lounges",
            "Follow the cleaning schedule",
            "Use cleaning materials safely",
            "Respect residents' privacy while you clean",
        ),
        "out_of_scope",
    ),
    Case(
        "cook",
        "Cook",
        (
            "Plan menus with residents",
            "Order food and keep stock rotation",
            "Cook meals for 40 residents",
            "Keep kitchen hygiene records",
        ),
        "out_of_scope",
    ),
    Case(
        "maintenance",
        "Maintenance Person",
        ("Do minor repairs", "PAT test equipment", "Check water temperatures", "Keep the grounds tidy"),
        "out_of_scope",
    ),
    Case(
        "activities co-ordinator",
        "Activities Co-ordinator",
        (
            "Plan a weekly programme of activities for residents",
            "Book entertainers and work with volunteers",
            "Hold one-to-one sessions with people who stay in their rooms",
            "Write the newsletter",
        ),
        "out_of_scope",
    ),
    Case(
        "activities co-ordinator who also gives care is in scope",
        "Activities Co-ordinator and Care Assistant",
        (*_CARE, "Plan a programme of activities"),
        "one",
        "care_or_support_worker",
    ),
    Case(
        "something else entirely",
        "Forklift Driver",
        ("Drive a forklift", "Load lorries", "Check pallets", "Sweep the yard", "Count stock"),
        "out_of_scope",
    ),
    # --- not enough text --------------------------------------------------------------------------------------------
    Case("nothing", "", (), "not_enough_text"),
    Case("two lines", "Care Assistant", ("Personal care", "Meals"), "not_enough_text"),
    Case(
        "only boilerplate",
        "Registered Manager",
        ("B: We are an equal opportunities employer", "B: Any other duties", "B: Enhanced DBS", "B: Lead shifts"),
        "not_enough_text",
    ),
    Case(
        "only adjectives",
        "",
        ("V: Kind", "V: Reliable", "V: Honest", "V: Caring", "V: Good sense of humour"),
        "not_enough_text",
    ),
    Case(
        "a title and terms",
        "Deputy Manager",
        ("H: Deputy Manager", "X: 37.5 hours", "X: Free parking", "X: Pension"),
        "not_enough_text",
    ),
)
