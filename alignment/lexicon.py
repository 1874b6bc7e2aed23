"""Words of the trade that more than one stage needs: the verbs duties start with, the heads of sections.

They say how job descriptions are written in English, not what any framework asks for.
"""

import re

# Base forms that open a duty. Words that are more often a noun in a JD's headings ("care", "contact") are left out.
LEAD_VERBS = frozenset(
    """
    accompany achieve act adapt address administer adhere advise advocate aid allocate analyse answer apply appraise
    arrange assess assist attend audit be book build carry chair challenge champion change chase check clean coach
    collaborate collect communicate complete comply conduct consult contribute control cook coordinate co-ordinate
    cover create cultivate deal delegate deliver demonstrate deputise design develop devise direct discuss dispense
    display do document draft drive empower enable encourage engage ensure escalate escort establish evaluate examine
    exercise explain facilitate feed feedback file follow foster give greet guide handle have help hold identify
    implement improve induct inform initiate inspire instruct interact interview investigate involve keep launder lead
    learn liaise line-manage listen log look maintain make manage mentor minimise model monitor motivate move negotiate
    notify nurture observe offer operate order organise oversee participate perform plan play practise prepare present
    prevent produce promote protect provide raise reach recognise record recruit reduce refer reflect relate remain
    remind report represent resolve respect respond review role-model roster run safeguard schedule seek serve set
    share show shadow sign sit speak stand step stock store supervise supply support take teach tidy track train
    transfer transport treat undertake understand update uphold use verify visit wash watch welcome work write
    """.split()
)

# Opens a duty when it stands first, but inside a sentence is a noun before a preposition ("care and support to people").
WEAK_LEAD_VERBS = frozenset("care contact dress host meet shop support work help lead play report".split())
# Inside a sentence these are nouns ("slide sheets and stand aids") unless "the" or the like follows.
NOUN_VERBS = frozenset(
    "change feedback file hold log model move plan serve stand step stock track visit wash watch".split()
)

# One word for the people a service is for, so that "resident", "client" and "customer" read alike.
_PEOPLE = re.compile(
    r"\b(?:(?:the |our )?(?:service[- ]?users?|people (?:we|you|who) (?:support|use (?:the|our) services?|live (?:here|in the home))"
    r"|people (?:who )?(?:draw on|drawing on|using) (?:care|support|services?)(?: and support)?|residents?|clients?|customers?|tenants?"
    r"|patients?|individuals?(?! (?:needs|care|risk|plan|support|budget))|the people I care for|members))\b",
    re.IGNORECASE,
)


def plain_people(text: str) -> str:
    """The text with every word for the people supported made the same: `people` or `person`."""

    def replace(found: re.Match[str]) -> str:
        word = found.group().lower()
        return "people" if word.endswith("s") or "people" in word else "person"

    return _PEOPLE.sub(replace, text)


# "You will", "The post holder is expected to": says whose duty it is and nothing of what.
SUBJECT = re.compile(
    r"""^\W*(?:
        (?:you|we|the\ (?:post[\s-]?holder|role|job|successful\ (?:candidate|applicant)|jobholder|job\ holder
            |employee|worker
           |(?:senior\ |home\ |night\ )?(?:care|support)\ (?:worker|assistant)|carer|manager|deputy(?:\ manager)?
               |team\ leader
           |assistant|person|PA|personal\ assistant|individual))
        (?:['’]ll\ |\ (?:will|would|shall|must|should|are|is|can|may|need|needs|does|do)\ )
        (?:(?:also|be|always|be\ expected|be\ required|be\ asked|required|expected|need|needed|have
            |responsible)\ )*(?:to\ |for\ )?
      | (?:to|and|also|responsible\ for|responsibility\ for|duties\ include|this\ includes|including
          |includes?)\b[\s:]+(?:be\ responsible\ for\ )?
    )""",
    re.IGNORECASE | re.VERBOSE,
)

# "I need someone to", "Dan would like help with": a person who hires their own support, saying what for.
WANTED = re.compile(
    r"""^\W*(?:\w+\ ){1,3}(?:need|want|like|require|looking\ for)s?\ (?:\w+\ ){0,4}?
    (?:someone|somebody|you|help|support|assistance|a\ (?:hand|PA|person|carer)|people)\b
    (?:\ (?:who|that)\ (?:can|will|is\ able\ to))?(?:\ (?:to|with|in|for))?""",
    re.IGNORECASE | re.VERBOSE,
)

# Section heads as employers write them, by what their lines usually are.
SECTIONS: dict[str, re.Pattern[str]] = {
    name: re.compile(pattern, re.IGNORECASE | re.VERBOSE)
    for name, pattern in {
        "terms": r"""\b(?:terms|benefits|salary|pay\b|hours|what\ we\ (?:can\ )?offer|we\ offer|rewards?|holiday
            |package|perks|what['’]?s\ in\ it
            |in\ return|what\ you(?:['’]ll|\ will)?\ get|how\ to\ apply|closing\ date|contract|working\ (?:pattern
            |hours|conditions)
            |money|the\ pay|conditions\ of\ service)""",
        "general": r"""\b(?:standard\ (?:paragraphs|statements?|terms)|statement\b|formal\ part|small\ print|organisation[\s-]wide|general\ (?:clauses|conditions|statement|terms|information)
            |equal(?:ity|\ opportunit)
            |equality,?\ diversity|data\ protection|confidentiality|health\ (?:and|&)\ safety|safer\ recruitment
            |safeguarding\ statement
            |variation|review\ of|policies|additional\ information|other\ information|notes?\b|disclaimer
            |declaration|signature|acknowledgement
            |corporate\ responsibilit|standard\ clauses|statutory|disclosure|important\ information
            |flexibility\ clause|physical\ (?:and|demands))""",
        "about": r"""\b(?:about\ (?:us|the\ (?:home|company|service|organisation|team|house|charity)|me|my)
            |who\ (?:we\ are|i\ am)|our\ (?:home|company|story|mission|service|team|organisation)
            |the\ (?:home|company|service|organisation|house|charity|setting|team)\b|background|introduction
            |context|welcome|why\ (?:us|join)|overview\ of\ the\ (?:home|service))""",
        "values": r"""\b(?:our\ values|our\ way|how\ you\ (?:are|work)|who\ is\b|someone\ who\ is|you\ are\b|values|behaviours?|personal\ (?:attributes|qualities|characteristics)
            |attitude|disposition|qualities
            |competenc(?:y|ies)|attributes)\b""",
        "requirements": r"""\b(?:person\ spec|requirements?|essential|desirable|qualifications?|experience|skills
            |knowledge|what\ you(?:['’]ll|\ will)?\ (?:need|bring)
            |who\ (?:are\ )?(?:we|i)(?:\ are|['’]re|\ am|['’]m)?\ looking\ for|about\ you|you\ (?:will\ )?(?:have
            |need)|the\ (?:ideal\ )?(?:person|candidate)|criteria|eligibility
            |looking\ for|aptitudes?|abilit(?:y|ies)|education|training|i\ need|ideal)\b""",
        "duties": r"""\b(?:dut(?:y|ies)|responsibilit|accountab|activities|you(?:['’]ll|\ will)\ (?:do|be)|(?:someone|somebody|person)\ (?:who|to)|tasks?|what\ you(?:['’]ll|\ will)?\ (?:do
            |be\ doing)|role\ (?:overview|summary|profile|purpose)|the\ (?:role|job|work)\b
            |(?:job|main|overall)\ purpose|purpose\ of|main\ purpose|job\ summary|summary\ of|objectives?|function
            |your\ (?:role|day|shift|work)|day\ to\ day|day-to-day
            |personal\ care|practical\ (?:support|help)|health|medication|safe\b|caring\b|responsive\b|effective\b
            |well[\s-]led|care\ (?:and|planning)|support\b
            |leadership|management|staffing|staff|team|communication|administration|quality|finance|care\b
            |specialist|other|i(?:['’]d|\ would)\ like|help\ (?:i|me)|typical)""",
    }.items()
}

# A heading written into the middle of a run-on paragraph: only full, well-known heads, so that prose is not cut.
SWALLOWED_HEADING = re.compile(
    r"""(?:(?<=^)|(?<=[\s.:;!?]))(?P<head>
        (?:Job|Role|Main|Overall|Post)\ (?:Purpose|Summary|Profile|Overview|Description)(?:\ of\ (?:the\ )?(?:Role
            |Job|Post))?
      | Purpose\ of\ (?:the\ )?(?:Role|Job|Post)
      | (?:Main|Key|Principal|Specific|General|Core|Other|Additional|Your|Typical)\ (?:(?:Job
          |Day\ to\ Day)\ )?(?:Duties|Responsibilities|Tasks|Accountabilities|Objectives|Requirements)
            (?:\ (?:and|&)\ (?:Duties|Responsibilities|Tasks|Accountabilities))?
      | Duties\ (?:and|&)\ Responsibilities | Summary\ of\ (?:Main\ )?(?:Duties|Role|Responsibilities)
      | Person(?:al)?\ Specification | Person\ Spec
      | (?:Essential|Desirable)\ (?:Criteria|Requirements|Skills|Qualifications|Experience)
      | (?:Skills|Qualifications|Experience|Knowledge)(?:,\ (?:Skills|Qualifications|Experience
          |Knowledge))*\ (?:and|&)\ (?:Skills|Qualifications|Experience|Knowledge|Training|Abilities)
      | Personal\ (?:Attributes|Qualities|Care|Characteristics) | About\ (?:Us|You|the\ (?:Role|Home|Company|Job
          |Team|Service))
      | What\ (?:You(?:['’]ll|\ Will)?\ (?:Do|Need|Bring|Be\ Doing|Get)|We\ Offer) | Who\ We\ Are | Our\ Values
      | Terms\ (?:and|&)\ Conditions | Working\ (?:Hours|Conditions) | (?:General|Other)\ Information
          | How\ to\ Apply | Health\ (?:and|&)\ Safety(?=:)
      | Equal\ Opportunities(?=:|\s[A-Z]) | Benefits(?=:)
    )(?:\s*[:\-–]|(?=\s+["“']?[A-Z0-9•]))""",
    re.VERBOSE,
)


_VERBAL_NOUNS = frozenset(
    "training learning interview interviews planning meeting recording reporting lead support".split()
)


def strip_subject(text: str) -> str:
    """The text without "You will", "To", "The post holder is responsible for": what is left says what is asked."""
    stripped = text
    for _ in range(2):
        stripped = SUBJECT.sub("", stripped, count=1)
    return stripped or text


def first_word(text: str) -> str:
    """The first word, lower case, or an empty string."""
    found = re.search(r"[A-Za-z][A-Za-z'’-]*", text)
    return found.group().lower() if found else ""


def base_form(word: str) -> str:
    """The lead verb a word is a form of (`ensuring` -> `ensure`), or the word itself when it is none."""
    if word in LEAD_VERBS:
        return word
    for ending in ("ing", "es", "s", "ed"):
        if not word.endswith(ending):
            continue
        stem = word.removesuffix(ending)
        for guess in (stem, stem + "e", stem[:-1] if stem[-2:-1] == stem[-1:] else stem):
            if guess in LEAD_VERBS:
                return guess
    return word


def opens_with_verb(text: str) -> bool:
    """Whether the text, its subject set aside, opens with a verb that duties open with.

    One word alone ("Training") or a noun made of a verb ("Training provider") is a label, not a duty.
    """
    body = strip_subject(text)
    word = first_word(body)
    words = body.split()
    if len(words) < 2 or (word in _VERBAL_NOUNS and len(words) <= 3):
        return False
    return base_form(word) in LEAD_VERBS


def section_sort(heading: str) -> str:
    """What lines under this heading usually are: a key of `SECTIONS`, or an empty string when it does not say."""
    return next((name for name, pattern in SECTIONS.items() if pattern.search(heading)), "")
