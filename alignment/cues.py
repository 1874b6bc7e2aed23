"""The wordings that give away what kind of line this is, each with the reason a person is shown.

Order matters: the first cue that fits decides. A line of practice ("treat everyone fairly in your work") can share its
nouns with boilerplate ("we are an equal opportunities employer"); `PRACTICE` is what tells them apart.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cue:
    """A wording and what it shows. `yields` is true when plain signs of practice outweigh it."""

    reason: str
    pattern: re.Pattern[str]
    yields: bool = False


def _cue(reason: str, *alternatives: str, yields: bool = False) -> Cue:
    return Cue(reason, re.compile("|".join(f"(?:{a})" for a in alternatives), re.IGNORECASE), yields)


def find_cue(cues: Iterable[Cue], text: str) -> tuple[Cue, re.Match[str]] | None:
    """The first cue that fits, with the words it fitted."""
    return next(((cue, found) for cue in cues if (found := cue.pattern.search(text))), None)


# What a person does for people in the work itself, as against what a policy asserts.
PRACTICE = re.compile(
    r"\b(?:in (?:your|their|his|her) (?:practice|work|daily work|everyday work)|day[- ]to[- ]day|when (?:you are )?(?:supporting|providing)"
    r"|(?:service users?|residents?|clients?|customers?|tenants?|individuals|people)(?:['’]s?)?\b"
    r"|new (?:staff|starters?|employees|carers)|rotas?|sickness|leave requests?|petty cash|wages|budgets?|recruit\w*"
    r"|colleagues|each person|hazards?|equipment|incidents?|accidents?|audits?|challeng\w+|speak up|whistle)",
    re.IGNORECASE,
)

CATCH_ALL = _cue(
    "a catch-all about other duties or change, not a skill",
    r"(?:any|such) other (?:\w+ ){0,3}(?:dut(?:y|ies)|tasks?|work|responsibilit)",
    r"other (?:reasonable )?(?:duties|tasks) (?:as|that|which|within|commensurate|appropriate)",
    r"(?:not|neither) (?:intended to be )?(?:an? )?(?:exhaustive|exclusive|definitive|rigid|inflexible|all[- ]encompassing|fully comprehensive)",
    r"\bnot a (?:complete|full|contract)",
    r"subject to (?:\w+ ){0,3}(?:review|change|amendment|variation)",
    r"(?:reviewed|amended|varied|changed|updated) (?:\w+ ){0,3}(?:from time to time|periodically|annually|in consultation|at any time)",
    r"reserves? the right",
    r"(?:reasonabl[ey]|commensurate with|in keeping with|within the scope of|appropriate to) (?:\w+ ){0,4}(?:grade|level of|the post\b|request(?:ed)?|required|asked)",
    r"guide to the (?:nature|duties|main)|outline of the (?:duties|role|main)|general (?:outline|guide)",
    r"the needs of the (?:business|service|home|company) (?:may|change|require)",
    r"(?:duties|role|post|jd|particulars)\b[^.]{0,40} (?:may|will|might) (?:also )?(?:be (?:changed|amended|developed|varied|altered)|evolve|change)",
    r"\bthis (?:jd|document|profile) (?:is|will|may)",
    r"\brequired to work (?:at|in|from) (?:other|any|another)",
    r"this job description (?:is|will|may|does|sets|should|has|covers|outlines|indicates)",
)

PAY = _cue(
    "pay, terms or benefits",
    r"£\s?\d|\bper (?:hour|annum|week|month)\b|[\d£k] ?p\.?a\.?\b|\bpro[- ]rata\b",
    r"\bpension\b|\bholidays?\b(?! (?:with|support))|annual leave(?! (?:cover|request|of|for))|\bbank holidays?\b|\bsick pay\b|\bmileage\b|\bovertime\b"
    r"|\bbonus\b|refer[- ]a[- ]friend|\bparking\b|blue light card|employee assistance|life (?:assurance|insurance)|\bperks?\b|staff discount"
    r"|free (?:uniform|meals|dbs|training|parking)|uniform (?:is |will be )?provided|paid (?:dbs|training|travel|breaks?|mileage|holiday|induction)",
    r"\bPAYE\b|self[- ]employed|\bT&Cs\b|weeks? (?:on|off)\b|\bdays? (?:on|off)\b|month['’]?s trial|trial period|liability insurance|subsidised|\bown room\b|\bwi-?fi\b|shifts? (?:start|begin|finish|run)"
    r"|^\W*uniforms?\b|start date|\bwage\b",
    r"\b\d+(?:\.\d+)? ?(?:hours?|hrs?) (?:per|a|each|\/) ?week|\bzero[- ]hours?\b|\bfull[- ]time\b|\bpart[- ]time\b|\bprobation\w* period"
    r"|\bnotice period|\bsleep[- ]?ins? (?:are )?(?:paid|rate)|\bfixed term\b|\bpermanent (?:contract|position|post|role)",
    r"food allowance|\bstatutory (?:sick|maternity|minimum|holiday)|national (?:living|minimum) wage|\bsalary\b|\bpayroll\b(?! (?:query|for staff))|\bpayslip",
    r"career (?:progression|development) opportunit|opportunit(?:y|ies) for (?:career|progression|promotion)|we (?:will )?(?:offer|provide) (?:you|full|free|excellent|ongoing)",
    yields=True,
)

BOILERPLATE: tuple[Cue, ...] = (
    _cue(
        "equal opportunities wording about the employer, not a skill",
        r"equal opportunit(?:y|ies) (?:employer|policy|polic|statement)",
        r"welcome(?:s)? applications",
        r"applications (?:are )?(?:welcome|encouraged|invited)",
        r"regardless of (?:age|race|gender|their|sex|disab|back)",
        r"(?:age|race|gender|sex|disability|religion|belief|sexual orientation|marital status|pregnancy)(?:,| or| and) (?:\w+ )?"
        r"(?:age|race|gender|sex|disability|religion|belief|sexual orientation|marital|marriage|pregnancy)",
        r"protected characteristics?",
        r"(?:we|the (?:company|council|trust|organisation|home|charity|group)|\w+ (?:council|care|homes?|group|ltd|limited))"
        r" (?:is|are) (?:an? )?(?:fully )?(?:committed|dedicated) to"
        r" (?:\w+ ){0,5}(?:equal|divers|inclusi|safeguarding|promoting the welfare|the safety)",
        r"(?:equal opportunities|equality|diversity|inclusion)(?:\W+(?:and|equality|diversity|inclusion|EDI))* polic(?:y|ies)",
        r"disability confident",
        r"equal opps",
        r"(?:inclusive|living wage|diverse) employer",
        r"(?:encourage|welcome)s? (?:applications|applicants|candidates)",
        r"\b(?:is|are) (?:\w+ )?committed to (?:\w+[ -]){0,4}(?:equal|anti-racis|divers|inclusi)",
        r"safeguarding is (?:everyone|everybody)",
        r"reasonable adjustments",
        yields=True,
    ),
    _cue(
        "recruitment checks, not a skill",
        r"\benhanced (?:DBS|CRB|disclosure|check)",
        r"\b(?:DBS|CRB|PVG)\b",
        r"disclosure and barring",
        r"barred list",
        r"right to work",
        r"(?:satisfactory|two|three|\d) (?:written )?references?",
        r"subject to (?:\w+ ){0,4}(?:references|checks|clearance|disclosure)",
        r"occupational health (?:check|clear|screen|question)",
        r"(?:criminal|police) (?:record|check|conviction)",
        r"rehabilitation of offenders",
        r"proof of (?:identity|address|vaccin)",
        r"visa sponsor|sponsorship",
        r"safer recruitment",
        r"pre-employment",
        yields=True,
    ),
    _cue(
        "the general legal duty of every employee, not a skill of this role",
        r"health (?:and|&) safety at work",
        r"reasonable care (?:of|for) (?:(?:your|his|her|their|him|one)\w*(?: ?/ ?\w+)?|the health)",
        r"(?:comply|compliance) with (?:\w+ ){0,4}health (?:and|&) safety (?:polic|legislation|regulation|act|procedure)",
        r"health (?:and|&) safety (?:policy|policies|act|legislation)\b",
        r"acts? or omissions",
        r"no[- ]smoking|smoke[- ]free",
    ),
    _cue(
        "data protection or confidentiality policy, not a skill",
        r"\b(?:GDPR|data protection (?:act|law|legislation|polic|principle|regulation|requirement)\w*)",
        r"information governance (?:polic|requirement|standard)",
        r"confidential\w* (?:agreement|policy|policies|clause|undertaking)",
        r"(?:breach of|disclos\w+) (?:\w+ ){0,6}(?:disciplin|dismiss|gross misconduct)",
        r"during or after (?:your|their|the) employment",
        yields=True,
    ),
    CATCH_ALL,
    _cue(
        "keeping to policies in general, with no topic named",
        r"(?:all )?(?:staff|employees|colleagues)\b[^.]{0,30}\b(?:must|will|should|are required to|are expected to) (?:adhere|comply|abide|follow|co-?operate|observe)",
        r"^\W*(?:to )?(?:follow|comply with|adhere to|abide by|observe|work within) (?:all |the |our |company |any )*(?:polic(?:y|ies)|procedures?|rules)(?: and procedures?)?\W*$",
        r"(?:comply|compliance|adhere|abide|act|work|accordance|in line|conform|familiar|observe|follow|aware)\w* (?:\w+ ){0,3}(?:with|to|by|of|within)?"
        r" ?(?:\w+ ){0,3}(?:all|the|our|its|company|relevant|organisation\w*|council|group)(?: \w+){0,4} (?:policies|policy)"
        r"(?! (?:on|for|about|regarding) (?:med|safeg|moving|infect|record|complaint))(?:(?: and| &|,) (?:procedures?|practices?|guidelines|standards|protocols))*\W*$",
        yields=True,
    ),
    _cue(
        "attending training, with no topic named",
        r"^\W*(?:to |you will |must |and |be willing to |willing(?:ness)? to |will )*(?:attend|undertake|complete|participate in|take part in|undergo)"
        r" (?:all |any |and |the |relevant |company |in[- ]house |your |statutory |regular )*(?:mandatory|statutory|required|necessary|essential|induction|relevant|e-learning)"
        r" (?:\w+ ){0,2}(?:training|courses|learning)(?! (?:and|to|in|on) \w+ \w+)",
        r"attend (?:all )?(?:mandatory )?training (?:as|when) (?:required|directed|requested)",
    ),
    PAY,
    _cue(
        "who may apply, not a skill",
        r"(?:full|clean|valid|current)[^.]{0,20}driv(?:ing|er['’]?s?) licen[cs]e|driv(?:ing|er['’]?s?) licen[cs]e (?:is )?(?:essential|required|needed|preferred|desirable|and)",
        r"(?:have|own|access to|use of) (?:\w+ ){0,3}(?:car|vehicle|transport)\b|business insurance|car driver|^\W*(?:driver|driving licen[cs]e)\W*$",
        r"(?:over|aged?|at least) (?:the age of )?(?:18|21)\b|physically (?:fit|able|active)|must be (?:fit|female|male)|occupational requirement|schedule 9",
        r"(?:able|willing|willingness|available|flexib\w+|ability) to work (?:\w+ ){0,5}(?:shifts?|weekends?|evenings?|nights?|hours|rota|bank|unsocial|days)|(?:shift|rota) pattern"
        r"|flexib\w+ (?:about|with|in|around|on) (?:\w+ )?(?:hours|shifts|working)|work (?:alternate|every other) weekends?|unsociable hours",
        r"\b(?:18|21)\+|\b(?:18|21) or over|(?:call|phone|ring|text|e-?mail|contact) (?:us|our|me|[a-z]+ (?:team|manager)|\w+ on|with)\b[^.]{0,60}(?:0\d|@|today|below|direct)|@[\w-]+\.|\b0\d{3,4} ?\d{3} ?\d{3}\b",
        r"how to apply|to apply|closing date|interview(?:s)? (?:will|date|are)|send (?:your|a) (?:cv|covering)|apply (?:now|today|by|online)|for (?:an )?(?:informal|more) (?:chat|discussion|information|details)",
    ),
    _cue(
        "about the employer, not about what the role asks",
        r"award[- ]winning|\bfamily[- ]run\b|leading provider|established in|founded in|rated ['‘“\"]?(?:good|outstanding)|(?:good|outstanding) (?:by|from|with) (?:the )?CQC"
        r"|our (?:mission|vision) (?:is|statement)|investors? in people|we (?:are|['’]re) (?:an?|one of|proud|the|part|looking|a)\b(?! for someone who)"
        r"|(?:join|become part of) (?:our|a|the) (?:\w+ )?(?:team|family)|do you want to|are you (?:a|an|looking|passionate|caring|someone|ready|kind)|why (?:work|join)|exciting (?:opportunity|time)",
        r"we (?:pride|believe|value our|have been|operate|run|support over|provide (?:care|support|homes?|residential|services?))",
    ),
    _cue(
        "signature or form filling",
        r"^\W*(?:signed|signature|print name|date|name of (?:post|employee)|employee signature|i (?:have read|confirm|accept|understand and))\b",
    ),
)

# Facts about the post at the head of a document.
FACTS = re.compile(
    r"^\W*(?:job title|post title|title|role|position|post|location|based (?:at|in)|base|salary|grade|band|hours|contract|reports? to|reporting to|responsible to"
    r"|accountable to|line manager(?! staff)|managed by|department|directorate|service(?: type)?|team|ref(?:erence)?(?: no| number)?|job ref|closing date|start date|pay(?: rate)?|rate of pay"
    r"|place of work|employer|training provider|wage|length|supervises|manages|unit|duration|date|version|issue(?:d)?|page|responsible for staff|tenure|dbs|disclosure level|shift pattern|setting|vacancy)\s*(?:[:：]|\s[-–]\s)",
    re.IGNORECASE,
)

REQUIREMENT = re.compile(
    r"""^\W*(?:(?:you\ (?:will\ )?(?:must\ |should\ |also\ )*(?:have|hold|possess|need)|we\ (?:need|require|are\ looking\ for|ask)|must\ (?:have|hold|be)|should\ (?:have|hold)|ideally|applicants?\ (?:must|should))\b
      |(?:\w+\ ){0,3}(?:experience|knowledge|understanding|awareness|ability|qualification|evidence|proof|commitment|willingness|desire|skills?|competence|aptitude|proficien\w+|literacy|numeracy|fluen\w+)\b(?!\ (?:of\ )?(?:is|are)\ (?:recorded|reported))
      |(?:able|willing|prepared|happy|confident|committed|passionate|competent|capable|comfortable|qualified|experienced|trained|keen|enthusias\w+|educated)\b
      |(?:good|excellent|strong|effective|basic|clear|sound|proven|demonstrable|previous|relevant|at\ least|minimum|a\ (?:good|kind|sense|clear|genuine|positive|minimum|desire|passion|caring))\b
      |(?:NVQ|QCF|RQF|SVQ|level\ [2-7]|diploma|care\ certificate|GCSE|registered\ managers?['’]?\ award|RMA|degree|qualified|certificate|english\ and\ maths)\b)""",
    re.IGNORECASE | re.VERBOSE,
)

# Adjectives that employers list as what the person is like.
VALUE_WORDS = re.compile(
    r"\b(?:kind(?:ness|ly)?|compassion(?:ate)?|empath(?:y|etic|ise)|caring nature|honest(?:y)?|trustworth(?:y|iness)|reliab(?:le|ility)|respect(?:ful)?|courage(?:ous)?|principled|integrity"
    r"|patien(?:t|ce)(?! (?:care|records?|safety|s\b))|friendly|warm(?:th)?|positive|flexib(?:le|ility)|open[- ]minded|non[- ]judg(?:e)?mental|understanding nature|enthusias(?:m|tic)|motivated|passion(?:ate)?"
    r"|calm|resilien(?:t|ce)|sense of humour|good humour|approachable|punctual|dependable|loyal|cheerful|gentle|polite|proud|pride|proactive|self[- ]motivated|conscientious|considerate|caring|tolerant|thoughtful|loving|fun)\b",
    re.IGNORECASE,
)

NEGATED: tuple[Cue, ...] = (
    _cue(
        "said to be outside the role",
        r"\b(?:not|never) (?:be )?(?:expected|required|asked|permitted|allowed|authorised|responsible)\b(?: to| for)?",
        r"\bno (?:\w+ ){0,3}(?:nursing|clinical|medical|supervisory|management|managerial|line[- ]management|personal[- ]care|leadership|staff) (?:\w+ )?(?:task|tasks|dut(?:y|ies)|responsibilit(?:y|ies)|care|work|elements?)",
        r"(?<!if )\b(?:you|the (?:post[- ]?holder|role|job)|this (?:role|job|post)) (?:(?:won|don|aren|isn|doesn)['’]?t|will not|do not|are not|is not|does not|shall not)\b(?! (?:need|have|mind|want|get|know|like|feel|worry|judge|just|only|alone)\b)",
        r"\bthere (?:is|are) no\b|^\W*no (?:line[- ]management|supervis\w+|clinical|nursing|personal care)|^\W*not an? (?:\w+ )?(?:post|role|job)\b",
        r"\b(?:does|do|will|would|is|are|may|should|must|shall) not (?:\w+ )?(?:include|involve|carry out|undertake|perform|administer|supervise|manage|be (?:carried|undertaken|involved)|cover|extend|give|have|hold|provide|act|form part)",
        r"\b(?:excluding|excludes|with the exception of)\b",
        r"\bbut (?:not|no|never)\b(?! limited)",
        r"^[^:–—]{3,60}\s?[:–—-]\s{0,3}(?:none|nil|n/a|not applicable)\b",
        r"\bnot (?:with)?in (?:this|the|your) (?:role|job|post|remit|scope)\b",
        r"\b(?:must|will|shall|should|may|do|does) not\s*:",
        r"\bnot (?:any )?(?:task|tasks|duties|those|nursing|clinical|including)\b(?! limited)",
        r"\bwithout (?:\w+ ){0,2}(?:supervisory|management|managerial|clinical|line) responsibilit",
        r"\b(?:other than|except for|apart from) (?:those|tasks|duties|nursing|anything)",
        r"\b(?:tasks?|dut(?:y|ies)|care|anything|that|which)\b[^.;]{0,40} (?:normally|usually|ordinarily|would be) (?:\w+ ){0,3}(?:carried out|undertaken|done|performed) by (?:a |the )?(?:\w+ )?(?:nurse|nurses|professional)",
        r"\bwhat a (?:trained |qualified )?nurse\b",
        r"\bthis is not an?\b|\bnot part of (?:this|the|your) (?:role|job|post)\b|\bI (?:do not|don['’]t) need (?:help|anyone|you)\b|\byou (?:won['’]t|will not) (?:be|need|have) ",
    ),
    _cue(
        "says that something is not needed",
        r"\bno (?:\w+ ){0,3}(?:experience|qualifications?|training) (?:\w+ ){0,3}(?:necessary|needed|required|essential)|\bnot (?:essential|necessary|needed)\b",
    ),
)

CONDITIONAL: tuple[Cue, ...] = (
    _cue(
        "holds only on a condition",
        # "as required" and its like say nothing, so they are no condition
        r"\bif (?:and when |it is |this is )?(?:applicable|trained|asked|invited|insured|competent|qualified|requested|you have (?:been|completed|done|a|one)|the need arises)",
        r"\b(?:where|when|once|after|subject to|following|provided|as long as|only (?:when|if|after|with)|until|till|never before|before) (?:[\w’']+ ){0,5}(?:train(?:ed|ing)|competen(?:t|ce|cy)|sign(?:ed)?[- ]off|assessed|completed|qualified|passed|shadow\w+)",
        r"\bwhere (?:applicable|asked|you have)\b|\bwhen (?:asked|requested|invited|deputising)\b|\bas (?:\w+ )?(?:workload|need|demand)\w* (?:demands|requires|allows|arises)",
        r"\bmay (?:also |sometimes |occasionally )*(?:be (?:asked|required|expected|needed|delegated|called)|include|involve|need to|have to|ask)\b",
        r"\bin (?:the |[\w’']+ )?(?:\w+[’']s )?absence\b|\btimes of absence\b|\b(?:is|are) unable to\b|\b(?:occasional(?:ly)?|from time to time)\b|\bunless\b|\buntil then\b|\bnot (?:yet )?signed off\b|\bdelete as (?:appropriate|applicable)\b",
    ),
)

_ROLE_ABOVE = (
    r"(?:(?:registered|home|care|service|branch|deputy|general|unit|house|line|area|operations|assistant|ward|clinical|on-call) )*"
    r"(?:manager|nurse|supervisor|matron|senior(?: carer| care (?:worker|assistant)| support worker| staff)?|team leader|shift leader|deputy|RM|proprietor|coordinator|co-ordinator|sister|doctor|GP|therapist|physiotherapist|OT)s?"
)

# A part of the document that lists what the role is not.
NEGATED_SECTION = re.compile(
    r"\b(?:(?:must|shall|should|may|can)(?: ?not|n[’']?t)|not (?:within|to)\b|(?:is|does|do|are|will)(?: not|n[’']?t)|won[’']?t|not (?:part of|included|required|expected)|outside (?:the|this|your)|exclu(?:ded|sions)|limits)\b",
    re.IGNORECASE,
)

# A sentence whose subject is somebody or something other than the post.
OTHER_SUBJECT = re.compile(
    r"^\W*(?:he|she|it|they|there|this|that|these|his|her|i|we|our|my|their|its|everyone|each|both|most|many|some"
    r"|the (?!post|role|job|successful|ability|safe|day|smooth|provision|delivery|effective|administration|management|support|care|planning|co-?ordination|\w+ing\b)\w+"
    r"(?: \w+){0,4} (?:is|are|has|have|was|were|remains?|will|may|can|must))\b(?![-’']s? ?own)",
    re.IGNORECASE,
)

# A whole clause about what another person does: not this post's duty at all.
ANOTHERS_CLAUSE = _cue(
    "says what someone else does",
    rf"^\W*(?:the |your |our |a |an )?{_ROLE_ABOVE} (?:will|is|are|has|have|shall|must|may|provides?|decides?|gives?|remains?|does)\b(?! (?:be )?(?:assisted|supported|helped))",
    rf"\b(?:is|are|will be|be) (?:done|given|carried out|undertaken|provided|handled|led|dealt with|managed) by (?:the |a |an |our |your )?"
    rf"(?:{_ROLE_ABOVE}|(?:\w+ )?nurses?|family|agency|council|doctors?)\b",
    r"^\W*(?:my|our|the|your) (?:family|mum|mother|dad|parents|wife|husband|partner|district nurse|agency|council) (?:will|is|are|has|does|do|comes?|looks?)\b",
)

SOMEONE_ELSES: tuple[Cue, ...] = (
    _cue(
        "helps with someone else's duty",
        rf"\b(?:assist|support|help|aid)\w* (?:the |your |our |a )?{_ROLE_ABOVE}(?:['’]s)? (?:\w+ )?(?:to|in|with|by|when|on|through|and|giving|during)\b",
    ),
    _cue(
        "done under someone else's direction",
        r"^\W*(?:complete |carry out |undertake )?delegated\b",
        rf"\bunder (?:the )?(?:\w+ )?(?:supervision|direction|guidance|instruction|leadership) of (?:the |a |an |your )?(?:\w+ )?{_ROLE_ABOVE}",
        rf"\b(?:delegated|allocated|assigned|directed|instructed|given)(?: to you)? by (?:the |a |your )?(?:\w+ )?{_ROLE_ABOVE}",
    ),
)
