"""A made-up senior carer job description with a report written by hand: every band, verdict, flag and outcome detail.

The provider, the document and the statements are invented. Nothing here is computed by the alignment code, so the
exports are tested on their own.
"""

from dataclasses import dataclass, replace

from alignment.types import (
    Band,
    Block,
    BlockKind,
    Candidate,
    Clause,
    ClauseKind,
    ClauseVerdict,
    Document,
    DocumentFormat,
    Evidence,
    Expectation,
    Flag,
    Gap,
    Locator,
    Match,
    Notice,
    NotRead,
    Outcome,
    Pathway,
    Provenance,
    RankedCategory,
    Report,
    RoleCategory,
    RoleFit,
    Sentence,
    Source,
    Statement,
    StatementKind,
    Summary,
    Theme,
    ThemeCoverage,
    Verdict,
)

CORE, EXPECTED, DEVELOPING = Expectation.CORE, Expectation.EXPECTED, Expectation.DEVELOPING
SUPERVISOR = "supervisor_or_leader"

CATEGORIES = (
    RoleCategory("care_or_support_worker", "Care or support worker", "Supports people day to day."),
    RoleCategory("enhanced_care_worker", "Enhanced care worker", "Carries out delegated healthcare."),
    RoleCategory(SUPERVISOR, "Supervisor or leader", "Leads a shift or a small team."),
    RoleCategory("deputy_manager", "Deputy manager", "Helps run the service."),
)

THEMES = (
    Theme("values", "Values"),
    Theme("teamworking", "Working with others"),
    Theme("medicines", "Medicines", "Medicines given wrongly do harm."),
    Theme("moving", "Moving and assisting"),
    Theme("recording", "Records and information"),
    Theme("safeguarding", "Safeguarding"),
    Theme("shifts", "Leading shifts"),
    Theme("supervising", "Supervising staff"),
    Theme("rights", "Rights and capacity"),
    Theme("activities", "Community and activities"),
    Theme("dementia", "Dementia"),
    Theme("digital", "Digital skills"),
)

_STATEMENTS = """
values.kindness | value | values | I am treated with kindness, whatever kind of day it is. | core
values.honesty | value | values | I can trust what I am told and what is promised to me. | core
teamworking.share | behaviour | teamworking | Share what you know with colleagues and listen to what they know. | core
medicines.give | skill | medicines | Support people to take their medicines safely, following the agreed plan. | core
medicines.record | skill | medicines | Record medicines on the chart at once, including any refused or missed. | core
medicines.why | knowledge | medicines | Understand why time and dose matter for common medicines. | expected
moving.equipment | skill | moving | Use hoists and other equipment safely, with the person at ease. | core
recording.handover | skill | recording | Pass on what the next shift needs to know, in words and in writing. | core
recording.clear | skill | recording | Write records that are clear, factual and done the same day. | expected
recording.private | behaviour | recording | Keep what people tell you private, and share it only with reason. | core
safeguarding.raise | behaviour | safeguarding | Speak up at once when you worry that someone is at risk. | core
safeguarding.signs | knowledge | safeguarding | Know the signs of abuse and neglect and who must be told. | core
shifts.lead | skill | shifts | Lead a shift so that everyone knows their tasks and people get their support. | core
shifts.cover | skill | shifts | Arrange cover when staff are away, so that people stay safe. | expected
supervising.oneone | skill | supervising | Hold regular one-to-one talks that support staff and set next steps. | core
supervising.induct | skill | supervising | Help new staff settle in and show them how work is done well. | expected
supervising.feedback | behaviour | supervising | Give colleagues honest and kind feedback close to the event. | expected
rights.consent | knowledge | rights | Understand consent and what to do when a person may not be able to decide. | core
rights.least | knowledge | rights | Know why limits on a person's freedom must be as few as possible. | expected
activities.hobbies | skill | activities | Help people do what matters to them, at home and out and about. | expected
dementia.comfort | skill | dementia | Find what comforts a person with dementia and tell others about it. | expected
dementia.change | knowledge | dementia | Know how dementia may change what a person sees, hears and feels. | developing
digital.records | skill | digital | Use digital care records safely and help others to use them. | developing
digital.new | behaviour | digital | Try new technology with an open mind and say what works. | developing
"""


def statements() -> tuple[Statement, ...]:
    """The sample's own statements, all expected of a supervisor or leader."""
    rows = (line.split(" | ") for line in _STATEMENTS.strip().splitlines())
    return tuple(
        Statement(key, StatementKind(kind), theme, text, {SUPERVISOR: Expectation(level)})
        for key, kind, theme, text, level in rows
    )


@dataclass(frozen=True)
class Line:
    """A clause before it has its place: text, kind, what was found, and what limits it."""

    text: str
    kind: ClauseKind = ClauseKind.DUTY
    found: tuple[tuple[str, Band, tuple[str, ...]], ...] = ()
    reason: str = ""
    nearest: str = ""
    flags: tuple[tuple[Flag, str], ...] = ()
    context: str = ""
    page: int = 1


def _heading(text: str, page: int = 1) -> Line:
    return Line(text, ClauseKind.CONTEXT, reason="a heading", context="#", page=page)


def _boilerplate(text: str, reason: str) -> Line:
    return Line(text, ClauseKind.BOILERPLATE, reason=reason, page=2)


STRONG, PARTIAL, POSSIBLE = Band.STRONG, Band.PARTIAL, Band.POSSIBLE
ONCE_TRAINED = "holds only on a condition (“once trained”)"
ASSIST = "helps with someone else's duty (“assist the Deputy Manager”)"

LINES = (
    _heading("Job description"),
    _heading("Senior Carer, Larkfield Lodge"),
    Line("Reports to: Deputy Manager", ClauseKind.CONTEXT, reason="a fact about the post"),
    Line(
        "Larkfield Lodge is a 32 bed home on the edge of town.",
        ClauseKind.CONTEXT,
        reason="background, not something the role asks for",
    ),
    _heading("Main duties"),
    Line("You will:", ClauseKind.CONTEXT, reason="background, not something the role asks for"),
    Line(
        "Give out meds from the trolley and sign the MAR, and tell the GP about any that are refused",
        found=(
            (
                "medicines.give",
                STRONG,
                ("both speak of giving medicines", "rests on the words “Give out meds from the trolley”"),
            ),
            ("medicines.record", STRONG, ("both speak of recording", "rests on the words “sign the MAR”")),
        ),
        context="You will:",
    ),
    Line(
        "Run the shift when the Deputy is off, allocate staff, do handover and keep the care notes up to date",
        found=(
            ("shifts.lead", STRONG, ("both speak of running the shift",)),
            ("recording.handover", STRONG, ("both speak of handover",)),
            ("recording.clear", PARTIAL, ("both speak of notes",)),
            ("teamworking.share", POSSIBLE, ("close in meaning to “keep colleagues informed”",)),
            ("shifts.cover", POSSIBLE, ("both speak of staff and shift",)),
        ),
        context="You will:",
    ),
    Line(
        "Use the hoist, once trained",
        found=(("moving.equipment", PARTIAL, ("both speak of hoists", f"marked down: {ONCE_TRAINED}")),),
        flags=((Flag.CONDITIONAL, ONCE_TRAINED),),
        context="You will:",
    ),
    Line(
        "To assist the Deputy Manager in staff supervisions",
        found=(("supervising.oneone", POSSIBLE, ("both speak of supervisions", f"marked down: {ASSIST}")),),
        flags=((Flag.SOMEONE_ELSES_DUTY, ASSIST),),
    ),
    Line(
        "Not expected to do injections or any task a trained nurse would do.",
        reason="says what is outside the job (“not expected to”)",
        nearest="medicines.give",
        flags=((Flag.NEGATED, "says what is outside the job (“not expected to”)"),),
    ),
    Line("Walk the dog with residents.", reason="nothing in the framework says this", nearest="activities.hobbies"),
    Line(
        "Show new starters the ropes and buddy them for their first fortnight.",
        found=(("supervising.induct", STRONG, ("both speak of new staff",)),),
    ),
    Line("Keep the laundry going on nights & fold it <neatly>", reason="nothing in the framework says this"),
    _heading("Person specification", page=2),
    Line(
        "Kind, patient and reliable",
        ClauseKind.VALUE,
        found=(
            ("values.kindness", STRONG, ("both speak of kindness",)),
            ("values.honesty", POSSIBLE, ("close in meaning",)),
        ),
        context="Essential",
        page=2,
    ),
    Line(
        "Good computer skills",
        ClauseKind.REQUIREMENT,
        found=(
            (
                "digital.records",
                POSSIBLE,
                ("close in meaning to “use the care planning app”", "read with “Desirable” above it"),
            ),
        ),
        context="Desirable",
        page=2,
    ),
    Line(
        "Level 3 diploma or working towards it",
        ClauseKind.REQUIREMENT,
        reason="nothing in the framework says this",
        nearest="supervising.induct",
        context="Desirable",
        page=2,
    ),
    _heading("General", page=2),
    _boilerplate("This post needs an enhanced DBS check.", "recruitment checks, not a skill"),
    _boilerplate(
        "We are an equal opportunities employer and welcome applications from all parts of the community.",
        "equal opportunities wording about the employer, not a skill",
    ),
    _boilerplate("Follow all company policies and procedures.", "keeping to policies in general, with no topic named"),
    _boilerplate("Any other duties as required.", "a catch-all about other duties or change, not a skill"),
    _heading("How to apply", page=2),
    _boilerplate("Pay is reviewed every April.", "pay, terms or benefits"),
    Line(
        "Ring the home for a chat, or see https://larkfield.example.org/jobs or write to jobs@larkfield.example.org.",
        ClauseKind.CONTEXT,
        reason="a fact about the post",
        page=2,
    ),
)


def verdicts_for(lines: tuple[Line, ...]) -> tuple[ClauseVerdict, ...]:
    """The lines as clauses with offsets, sections and verdicts."""
    verdicts, at, section = [], 0, ""
    for number, line in enumerate(lines, 1):
        is_heading = line.context == "#"
        clause = Clause(
            id=f"c{number}",
            text=line.text,
            start=at,
            end=at + len(line.text),
            locator=Locator(page=line.page, paragraph=number),
            block=number - 1,
            section=section,
            context="" if is_heading else line.context,
            is_heading=is_heading,
            kind=line.kind,
            kind_reason=line.reason,
            flags=tuple(flag for flag, _ in line.flags),
            flag_reasons=dict(line.flags),
        )
        verdicts.append(_verdict(clause, line))
        section = line.text if is_heading else section
        at = clause.end + 1
    return tuple(verdicts)


def _verdict(clause: Clause, line: Line) -> ClauseVerdict:
    nearest = Candidate(clause.id, line.nearest, 0.41, 0.1, 0.33) if line.nearest else None
    if line.found:
        return ClauseVerdict(clause, Verdict.MATCHED, tuple(_match(clause.id, *found) for found in line.found), nearest)
    if line.kind is ClauseKind.BOILERPLATE:
        return ClauseVerdict(clause, Verdict.BOILERPLATE, reason=line.reason)
    if line.kind is ClauseKind.CONTEXT or Flag.NEGATED in clause.flags:
        return ClauseVerdict(clause, Verdict.NOT_JUDGED, nearest=nearest, reason=line.reason)
    return ClauseVerdict(clause, Verdict.NO_COUNTERPART, nearest=nearest, reason=line.reason)


def _match(clause_id: str, statement_id: str, band: Band, reasons: tuple[str, ...]) -> Match:
    confidence = {STRONG: 0.91, PARTIAL: 0.66, POSSIBLE: 0.48}[band]
    return Match(clause_id, statement_id, confidence, band, {"dense": confidence}, reasons)


def document_for(verdicts: tuple[ClauseVerdict, ...], **changes: object) -> Document:
    """A document whose blocks are these clauses, one each."""
    clauses = [verdict.clause for verdict in verdicts]
    kinds = {True: BlockKind.HEADING, False: BlockKind.PARAGRAPH}
    document = Document(
        name="Senior carer - Larkfield Lodge.docx",
        format=DocumentFormat.DOCX,
        sha256="3f1c9a5d7be2408c8e1b6d42a97f05c3d1e8b4a60c7f92e5b3a8d6140f7c2e91",
        text="\n".join(clause.text for clause in clauses),
        blocks=tuple(Block(kinds[c.is_heading], c.text, c.start, c.end, c.locator) for c in clauses),
        title="Senior Carer, Larkfield Lodge",
        not_read=(
            NotRead("A picture", "It may hold words, which are not read.", Locator(page=1)),
            NotRead("“Larkfield Lodge, page 1 of 2”", "repeated at the foot of every page", Locator(page=2)),
        ),
        notices=(Notice("personal_data", "Line 19 holds an email address. Think before you pass this report on."),),
    )
    return replace(document, **changes)  # type: ignore[arg-type]


GAPS = (
    Gap(
        "safeguarding.raise",
        "safeguarding",
        CORE,
        "Whoever leads a shift is the first person others turn to when they are worried.",
        "c9",
        0.31,
    ),
    Gap(
        "safeguarding.signs",
        "safeguarding",
        CORE,
        "Whoever leads a shift is the first person others turn to when they are worried.",
    ),
    Gap("rights.consent", "rights", CORE, "Shift leaders are asked what to do when a person says no."),
    Gap("recording.private", "recording", CORE, "Leaders handle more private information than others on the shift."),
    Gap("dementia.comfort", "dementia", EXPECTED, "Many people in care homes live with dementia."),
    Gap(
        "medicines.why",
        "medicines",
        EXPECTED,
        "Medicines given wrongly do harm. It is expected of this category, and is not mentioned.",
        "c7",
        0.52,
    ),
    Gap("supervising.feedback", "supervising", EXPECTED, "New staff learn most from what is said on the day."),
    Gap(
        "activities.hobbies", "activities", EXPECTED, "Leaders make room in the day for what people enjoy.", "c12", 0.44
    ),
    Gap("rights.least", "rights", EXPECTED, "Leaders set the habits of a shift."),
    Gap("dementia.change", "dementia", DEVELOPING, "It explains much of what a shift meets."),
    Gap("digital.new", "digital", DEVELOPING, "Records are moving to phones and tablets."),
)

COVERAGE = (
    ThemeCoverage("values", "Values", 2, 2),
    ThemeCoverage("teamworking", "Working with others", 1, 1),
    ThemeCoverage("medicines", "Medicines", 3, 2),
    ThemeCoverage("moving", "Moving and assisting", 1, 1),
    ThemeCoverage("recording", "Records and information", 3, 2),
    ThemeCoverage("safeguarding", "Safeguarding", 2, 0),
    ThemeCoverage("shifts", "Leading shifts", 2, 2),
    ThemeCoverage("supervising", "Supervising staff", 3, 2),
    ThemeCoverage("rights", "Rights and capacity", 2, 0),
    ThemeCoverage("activities", "Community and activities", 1, 0),
    ThemeCoverage("dementia", "Dementia", 2, 0),
    ThemeCoverage("digital", "Digital skills", 2, 1),
)

ROLE_FIT = RoleFit(
    outcome=Outcome.ONE,
    ranked=(
        RankedCategory(
            SUPERVISOR,
            "Supervisor or leader",
            4.1,
            (
                Evidence("leads shifts and allocates staff", ("c8",), 1.5),
                Evidence("settles in new staff", ("c13",), 1.0),
                Evidence("takes part in supervision and handover", ("c8", "c10"), 0.6),
            ),
            (Evidence("helps with supervision but does not hold it", ("c10",), -0.5),),
        ),
        RankedCategory(
            "care_or_support_worker",
            "Care or support worker",
            2.2,
            (Evidence("gives direct support", ("c7", "c9", "c12"), 1.0),),
            (Evidence("leads shifts", ("c8",), -1.0),),
        ),
        RankedCategory(
            "enhanced_care_worker",
            "Enhanced care worker",
            0.3,
            (),
            (Evidence("says that nurses' tasks are outside the job", ("c11",), -1.0),),
        ),
        RankedCategory("deputy_manager", "Deputy manager", 0.0),
    ),
    explanation=(
        "This job description fits Supervisor or leader best: the role leads shifts. "
        "Another possibility is Care or support worker."
    ),
    chosen=SUPERVISOR,
)

SUMMARY = Summary(
    sentences=(
        Sentence(
            "The job gives out and records medicines and uses the hoist.",
            ("c7", "c9"),
            ("medicines.give",),
            "extractive",
        ),
        Sentence(
            "It leads shifts and passes on what the next shift needs.", ("c8",), ("shifts.lead",), "model", "strengths"
        ),
        Sentence("It asks for kind and reliable people.", (), ("values.kindness",), "model", "strengths"),
        Sentence(
            "It does not mention raising concerns, consent or keeping information private.",
            (),
            ("safeguarding.raise", "rights.consent", "recording.private"),
            "model",
            "gaps",
        ),
        Sentence(
            "Three lines have no counterpart, such as walking the dog.",
            ("c12", "c14", "c18"),
            (),
            "extractive",
            "no_counterpart",
        ),
    ),
    rewritten=1,
    replaced=1,
)

PROVENANCE = Provenance(
    fingerpost="0.1.0",
    encoder="all-MiniLM-L6-v2",
    encoder_fingerprint="a1b2c3d4e5f60718",
    pathway_fingerprint="9f8e7d6c5b4a3928",
    text_model="small-local-model",
    text_model_fingerprint="0f1e2d3c4b5a6978",
    prompts={"summary": "v1", "rewrite": "v1"},
    settings={"summary": "model", "lexical_weight": 0.35, "seed": 7, "windowed": True},
)


def sample_pathway() -> Pathway:
    """A small framework with its notice and source."""
    return Pathway(
        version="2025-04",
        title="Care Workforce Pathway, illustrative statements",
        publisher="the Fingerpost authors",
        licence="CC BY 4.0",
        notice=(
            "The statements are illustrative. They are written by the makers of Fingerpost to the structure of the "
            "Care Workforce Pathway and are not its official text."
        ),
        themes=THEMES,
        statements=statements(),
        role_categories=CATEGORIES,
        sources=(
            Source(
                "overview",
                "Overview of the Pathway",
                "A publisher",
                "https://example.org/pathway",
                "2025-04-09",
                "OGL v3.0",
            ),
        ),
        date="2025-04-09",
        called="the Pathway",
        fingerprint="9f8e7d6c5b4a3928",
    )


def sample_report(**changes: object) -> Report:
    """The whole sample, or a variant with some parts replaced."""
    verdicts = verdicts_for(LINES)
    report = Report(
        document=document_for(verdicts),
        pathway=sample_pathway(),
        verdicts=verdicts,
        role_fit=ROLE_FIT,
        gaps=GAPS,
        coverage=COVERAGE,
        summary=SUMMARY,
        notices=(
            Notice("guidance", "This is guidance about a document, not job evaluation and not a judgement of people."),
            Notice("illustrative", sample_pathway().notice),
            Notice("short", "The person specification is short, so fewer statements could be found there."),
        ),
        provenance=PROVENANCE,
    )
    return replace(report, **changes)  # type: ignore[arg-type]


def report_of(*lines: Line, **changes: object) -> Report:
    """A report on these lines alone."""
    verdicts = verdicts_for(lines)
    return replace(sample_report(), verdicts=verdicts, document=document_for(verdicts), **changes)  # type: ignore[arg-type]
