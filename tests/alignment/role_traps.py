"""Traps that real job descriptions set: words that mean something else here, and titles that are not the job.

In the notation of `role_cases`. All are made up.
"""

from tests.alignment.role_cases import Case

CARE = (
    "To help residents with washing, dressing and going to the toilet",
    "Serve meals and help people to eat and drink",
    "Follow each person's care plan",
    "Report any changes to the senior on duty",
    "Record the care you give in the daily notes",
)
CARER, SUPERVISOR, DEPUTY = "care_or_support_worker", "supervisor_or_leader", "deputy_manager"

TRAPS = (
    # --- titles that are not the job --------------------------------------------------------------------------------
    Case(
        "a senior who only gives medicines",
        "Senior Care Assistant",
        (*CARE, "Give medicines on the round and sign the MAR chart", "Return medicines to the pharmacy"),
        "one",
        CARER,
    ),
    Case(
        "a co-ordinator who gives no care",
        "Home Care Co-ordinator",
        (
            "Plan and cover the weekly rotas for 60 visits a day",
            "Take calls from clients and care workers",
            "Allocate new packages of care to care workers",
            "Carry out supervisions and spot checks of care workers",
            "Take turns with the on-call phone",
        ),
        "one",
        SUPERVISOR,
    ),
    Case(
        "a deputy filed under practice leader",
        "Practice Leader",
        (
            "Deputise for the registered manager in their absence",
            "Line manage the team leaders and hold their supervisions",
            "Help the manager to run the service day to day",
            "Lead shifts and organise the rota",
            "Audit care plans and medicines",
        ),
        "one",
        DEPUTY,
    ),
    Case(
        "a service manager who is not the registered one",
        "Service Manager",
        (
            "Line manage the team leaders across three supported living houses",
            "Supervise and appraise staff",
            "Recruit staff and manage sickness",
            "Audit care plans and medicines",
            "Report to the Registered Manager, who is registered with CQC for the service",
            "Stand in for the registered manager when away",
        ),
        "one",
        DEPUTY,
    ),
    Case(
        "a champion's part added to a care job",
        "Care Assistant",
        (*CARE, "Act as dementia champion for the unit"),
        "one",
        CARER,
    ),
    # --- whose duty, whose registration ------------------------------------------------------------------------------
    Case(
        "the registered manager, who holds the registration",
        "Deputy Manager",
        (
            "Be second in command to the Registered Manager, who holds the CQC registration",
            "Supervise team leaders",
            "Lead shifts",
            "Help the manager to run the service",
            "Hold staff meetings",
        ),
        "one",
        DEPUTY,
    ),
    Case(
        "what the nurse and the social worker do",
        "Care Assistant",
        (
            *CARE,
            "Wound dressings are done by the RGN",
            "Reports into: Unit Lead (RGN)",
            "Support the RGN during dressings",
            "Report to the clinical lead",
            "Interpretation of the Mental Health Act is for the AMHP",
        ),
        "one",
        CARER,
    ),
    Case(
        "under the supervision of a nurse, and helping with another's duty",
        "Care Assistant",
        (*CARE, "Work under the supervision of the registered nurse", "S: Assist the Supervisor in giving medication"),
        "one",
        CARER,
    ),
    # --- words that mean something else ------------------------------------------------------------------------------
    Case(
        "good practice, a GP practice and codes of practice",
        "Support Worker",
        (*CARE, "Follow good practice at all times", "Liaise with the GP practice", "Keep to the codes of practice"),
        "one",
        CARER,
    ),
    Case(
        "an old award that managers held",
        "Senior Carer",
        (
            "Lead the shift and allocate staff",
            "Supervise care assistants",
            "Induct new staff",
            "R: Registered Managers Award or working towards it is desirable",
            "Hold handovers",
        ),
        "one",
        SUPERVISOR,
    ),
    Case(
        "cooking and cleaning with people, not for a kitchen",
        "Key Worker",
        (
            "Support people with personal care",
            "Menu planning with pictures, shopping, cooking, washing up",
            "Cleaning rota, bins, changing beds",
            "Support tenants to go out and meet friends",
            "Key working",
            "Follow each person's support plan",
        ),
        "one",
        CARER,
    ),
    Case(
        "an employer's template with tasks to delete",
        "Personal Assistant",
        (
            "I am looking for a PA to help me live my life",
            "I employ you with my direct payment",
            "Help me get washed and dressed (delete as appropriate)",
            "PEG feeding / stoma care / catheter care (delete as appropriate)",
            "Come with me to work and to the shops",
        ),
        "one",
        "personal_assistant",
    ),
    # --- outside the framework ---------------------------------------------------------------------------------------
    Case(
        "a social worker",
        "Social Worker",
        (
            "Carry out Care Act assessments",
            "Hold a caseload of complex cases",
            "Social Work England registration",
            "Write court reports",
            "Lead safeguarding enquiries",
        ),
        "out_of_scope",
    ),
    Case(
        "a senior practitioner in social work",
        "Senior Practitioner",
        (
            "Carry out Care Act assessments and reviews",
            "Supervise newly qualified social workers",
            "Social Work England registration required",
            "Hold complex safeguarding cases",
            "Practice educator",
        ),
        "out_of_scope",
    ),
    Case(
        "a nursing associate",
        "Nursing Associate",
        (
            "Registered with the NMC as a nursing associate",
            "Give medicines and change dressings",
            "Take clinical observations",
            "Support registered nurses on the ward",
            "Update care plans",
        ),
        "out_of_scope",
    ),
    Case(
        "a psychological wellbeing practitioner",
        "Psychological Wellbeing Practitioner",
        (
            "Deliver low-intensity CBT in Talking Therapies",
            "Hold a caseload of patients",
            "BABCP or BPS registration",
            "Assess and triage referrals",
            "Keep clinical records",
        ),
        "out_of_scope",
    ),
    Case(
        "a support worker in a children's home",
        "Residential Support Worker",
        (
            "Support young people in our children's home, Ofsted registered",
            "Help children with homework and bedtime",
            "Write daily logs",
            "Take part in LAC reviews",
            "Keep children safe",
        ),
        "out_of_scope",
    ),
)
