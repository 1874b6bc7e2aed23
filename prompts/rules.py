"""What a checked sentence may not do, as data. Defaults are generic; a caller adds its own words."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from prompts.facts import FactRole

# Verbs of a text speaking, not of a person doing: "does not give injections" is a thing present, not a thing missing.
_SAYS = (
    r"(?:(?:mention|say|said|describ|includ|cover|speak|spoke|talk|refer|contain|list|nam|explain|address|state|stating"
    r"|discuss|specif|highlight|outlin)\w*|(?:set\w*) out|(?:call|ask)\w* for|touch\w* on|deal\w* with)\b"
)
_NOT = r"(?:does not|doesn['’]t|do not|don['’]t|did not|didn['’]t|is not|isn['’]t|are not|aren['’]t|never|not)"
_MILD = r"(?:(?:yet|explicitly|clearly|directly|specifically|also|currently|anywhere|actually|been|be)\s+)*"

ABSENT_CUES = (
    rf"\b{_NOT}\s+{_MILD}{_SAYS}",
    rf"\bnor\s+(?:does|do|is)\s+(?:it|the \w+(?: \w+)?)\s+{_SAYS}",
    r"\b(?:has|have)(?:n['’]t| not)\s+(?:been\s+)?(?:mention|includ|cover|describ|list)\w*",
    r"\b(?:makes?|there (?:is|are)|contains?|has|have|includes?)\s+no\s+(?:mention|reference|line|word|sign)s?\b",
    r"\bno (?:mention|reference|word)s?\b",
    r"\bsay(?:s|ing)? nothing\b|\bnothing (?:is |was )?(?:said |written )?(?:about|on)\b|\bsilent (?:on|about)\b",
    r"\b(?:is|are|was|were)\s+(?:also\s+)?(?:missing|absent|left out|omitted)\b|\bmissing from\b|\bmissing\b",
    r"\bleav(?:e|es|ing) out\b|\bomit(?:s|ting)?\b|\blacks?\b|\blacking\b|\bfail(?:s|ing)? to\b|\bwithout mention",
)

UNMATCHED_CUES = (
    r"\bno (?:counterpart|match|equivalent)s?\b",
    r"\bnot (?:have|found|given) an? (?:counterpart|match|equivalent)\b",
    r"\b(?:has|have) nothing (?:like|for|that|to)\b",
)

PEOPLE = (
    r"(?:staff|carers?|(?:care |support )?workers?|employees?|team members?|the team|personnel|people who work"
    r"|candidates?|applicants?|post ?holders?|nurses?|assistants?|managers?|leaders?|supervisors?|colleagues?"
    r"|the person|they|he|she|you|who(?:ever)? (?:does|holds) (?:this|the) (?:job|role))"
)
_ABLE = (
    r"(?:cannot|can['’]?t|can not|lack\w*|fail\w*|struggl\w*|(?:is|are|seem|seems|appear|appears)\s+(?:not\s+)?"
    r"(?:un)?(?:able|skilled|trained|qualified|competent|incompetent|capable|incapable|good|bad|poor|weak|strong"
    r"|excellent|expert|ready|confident|experienced|careless|kind|caring|reliable|fit)"
    r"|(?:does|do) not (?:know|understand|have|care|record|support|respect|follow|report|speak|treat|listen|help)"
    r"|don['’]t \w+|doesn['’]t (?:know|understand|have)|has no|have no|excel\w*|know how|perform\w*)"
)

PEOPLE_CLAIMS = (
    # "Because it", "which" and the like begin to speak of something else: "fits Care worker because it is trained".
    rf"\b{PEOPLE}\s+(?:(?!because\b|it\b|which\b|that\b)\w+\s+){{0,3}}?{_ABLE}\b",
    r"\b(?:in)?competen(?:t|ce|cy|cies)\s+of\b|\bunskilled\b|\bincompetent\b|\bunqualified\b|\buntrained\b",
    rf"\b(?:poor|weak|low|good|excellent|strong)\s+(?:\w+\s+)?{PEOPLE}\b",
    r"\b(?:staff|their|team|workers?['’]?s?|carers?['’]?s?)\s+(?:\w+\s+){0,2}?(?:weakness|shortcoming|failing)\w*",
)

QUALIFICATIONS = (
    "qualification qualified diploma certificate certification certified degree nvq svq qcf gcse level licence license "
    "licensed registered registration accredited accreditation apprenticeship credential award dbs degree-level "
    "foundation graduate induction"
).split()

# Advice on the text itself, whatever the facts say.
ADVICE_ON_TEXT = (
    r"\b(?:it|description|document|text|line)\s+(?:should|ought|needs?|must|could|would)\b",
    r"\b(?:could|would) (?:be improved|benefit)\b|\bto improve the (?:job|text|document|description)\b",
)
ADVICE = (
    r"\b(?:should|ought to|need(?:s|ed)? to be (?:added|included|updated|changed)|needs? (?:adding|updating))\b",
    r"\b(?:recommend|advis|suggest)\w*\b|\bconsider(?:\s+\w+ing)?\b|\bmake sure\b|\btry to\b|\bplease\b",
    r"\b(?:add|update|rewrite|revise|improve|amend)\s+(?:a|an|the|this|it|your)\b",
    r"\bit (?:would|might|may) (?:be|help)\b|\bto improve\b",
)

PRAISE = (
    "excellent great perfect outstanding impressive superb brilliant wonderful fantastic ideal exceptional amazing "
    "comprehensive thorough best worst terrible bad poor weak inadequate unacceptable disappointing shocking exemplary "
    "robust world-class non-compliant compliant noncompliant illegal unlawful unsafe"
).split()

INJECTION = (
    r"\b(?:ignor|disregard|overrid|forget)\w*\b",
    r"\b(?:system|hidden|secret) (?:prompt|message|instruction)s?\b|\binstructions?\b|\bjson\b|\bschema\b",
    r"\b(?:the|this|that|your|my|any|initial|original) prompts?\b|\bprompts? (?:above|injection|text)\b",
    r"\b(?:as an ai|language model|assistant:|chatgpt|jailbreak|developer mode|pwned|hacked)\b",
    r"\bvisit (?:\(link\)|http|www|\w+\.\w)",
    r"\b(?:click|download|subscribe|log ?in|send (?:me|us|money)|password|api key|bitcoin)\b",
)

# How text speaks when it speaks to a model, or about the report itself, and not about a job.
ORDERS = (
    *INJECTION,
    r"\b(?:you are|you're) (?:now|an? (?:ai|assistant|helpful|language))\b",
    r"\bact as (?:an?|if)\b|\bpretend\b|\brole-?play\b",
    r"\b(?:respond|reply|answer|output|print|repeat|summari[sz]\w*|translate)\b.{0,20}"
    r"\b(?:with|as|only|that|this|everything|above)\b",
    r"\b(?:say|write|state|tell|claim|conclude|mention)\w*\b.{0,25}\bthat\b",
    r"\b(?:job description|summary|role categor\w+|pathway|cit(?:e|es|ing|ations?)|facts?|ids?)\b",
    r"\bmatch\w* (?:all|every)\b|\b(?:ai|llm|gpt|chatbot)\b|\b(?:assistant|system|user):|\bim (?:start|end)\b|\(link\)",
)

MARKUP = (
    r"https?:|www\.|\b[\w-]+\.(?:com|org|net|io|uk|co|gov|info|xyz)\b|\S@\S|[<>{}\[\]`*#|\\~^_=]|/{2}|&\w+;|\(link\)"
)
PERCENT = r"%|\bper ?cent\w*\b|\bpercentages?\b"
SCORES = r"\bproportion\w*\b|\bmajority\b|\bscor(?:e|es|ed|ing)\b|\brat(?:e|es|ed|ing)s?\b"
VOICE = r"\b(?:i|we|us|our|ours|my|me|you|your|yours)\b"


@dataclass(frozen=True, slots=True)
class Rules:
    """What to hold a sentence to.

    Args:
        framing: Words a sentence may use whatever its facts: how a report speaks of what it reports on.
        names: Capitalised words and short forms it may use whatever its facts.
        same_as: Pairs of words that mean the same to the reader, each mapped to one of the two.
        cues: Patterns that make a stretch of a sentence a claim of a role; a stretch with none claims presence.
        asked: Who the text asks things of, such as "worker"; nobody else is asked, and nothing is done to them. Empty:
            anybody.
        common: Words too ordinary to narrow what is absent; each counts half of another.
        openings: How a sentence may begin, so that it speaks of the text and not in its voice; empty: any way.
        shortest: Fewest words. `longest`: most words.
        absent_cover: Least share of an absent fact's content words a sentence must keep: saying that less is absent is
            fair, saying that more is absent is not, and dropping words from what is absent widens it.
        unsupported: How many content words may have no support in the cited facts.
    """

    framing: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    same_as: Mapping[str, str] = field(default_factory=dict)
    cues: Mapping[FactRole, tuple[str, ...]] = field(
        default_factory=lambda: {FactRole.UNMATCHED: UNMATCHED_CUES, FactRole.ABSENT: ABSENT_CUES}
    )
    asked: frozenset[str] = frozenset()
    common: frozenset[str] = frozenset()
    openings: tuple[str, ...] = ()
    shortest: int = 5
    longest: int = 45
    absent_cover: float = 0.8
    unsupported: int = 0
