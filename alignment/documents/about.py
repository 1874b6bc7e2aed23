"""What a document is about: a role, a person (a CV, an appraisal), or something else."""

import re
from collections.abc import Iterable

from alignment.types import Document


def _patterns(*cues: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(cue, re.IGNORECASE | re.MULTILINE) for cue in cues)


# Each counts once. A job description may ask for a CV or an employment history, so these are whole lines.
_CV_LINES = _patterns(
    r"^(?:curriculum vitae|c\.?v\.?|résumé|resume)\b.{0,40}$",
    r"^(?:employment|work|career) history:?$",
    r"^(?:work|professional) experience:?$",
    r"^(?:personal (?:statement|profile|details|summary)|about me|profile):?$",
    r"^(?:hobbies|interests|hobbies (?:and|&) interests|interests (?:and|&) hobbies):?$",
    r"^(?:education|education (?:and|&) (?:training|qualifications)|key skills|achievements|key achievements):?$",
    r"^(?:referees|references):?$",
)
# Each of these is as good as two.
_CV_STRONG = _patterns(
    r"\bcurriculum vitae of\b|^curriculum vitae$",
    r"\b(?:date of birth|d\.?o\.?b\.?|nationality|marital status)\s*[:–-]\s*\w",
    r"\breferences? (?:are |is |will be )?available (?:up)?on request\b",
    r"\bmy (?:previous|last|current|first) (?:role|job|employer|position) (?:was|is|as|at)\b",
)
_DATE_RANGE = re.compile(
    r"\b(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+|\d{1,2}/)?(?:19|20)\d\d\s*(?:-|"
    r"–|—|to|until)\s*"
    r"(?:(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+|\d{1,2}/)?(?:19|20)\d\d|"
    r"present|now|date|current|today)\b",
    re.IGNORECASE,
)
_MY_PAST = re.compile(
    r"\bI (?:have (?:worked|been|gained|completed|managed|supported|experience|over)|worked|was|managed|gained|"
    r"completed|led|supported|achieved|studied|left|joined|started|trained|held)\b"
)
# Words of somebody describing a job. Each counts once against its being about a person.
_ROLE = _patterns(
    r"\bpost[ -]?holder\b",
    r"\b(?:job|role) (?:description|purpose|summary|title|profile)\b|\bpurpose of the (?:job|post|role)\b",
    r"\b(?:reports?|reporting|responsible|accountable) to\b",
    r"\b(?:main|key|principal|core|general) (?:duties|responsibilities|tasks|accountabilities)\b",
    r"\bduties (?:include|will)\b",
    r"\bperson specification\b|\bessential (?:criteria|requirements?)\b|^(?:essential|desirable)\b",
    r"\b(?:successful|ideal|right) (?:candidate|applicant|person)\b|\bapplicants?\b",
    r"\b(?:we|i)(?: a|’|')?(?:re|m) (?:looking for|seeking|recruiting)\b|\blooking for (?:a|an|someone|somebody)\b",
    r"\byou(?:’ll|'ll| will| must| should) \b|\byour (?:role|duties|responsibilities)\b",
    r"\bvacancy\b|\bhow to apply\b|\bsalary\b|\bhourly rate\b|\bper hour\b|\bannual leave\b",
)
_APPRAISAL = _patterns(
    r"\b(?:appraisal|performance review|supervision|(?:self|skills)[- ]assessment|one[- ]to[- ]one) "
    r"(?:form|record|notes)\b",
    r"^(?:(?:employee|staff|appraisee|reviewee|worker)(?:’s|'s)? name|appraisee|reviewee)\b",
    r"\b(?:(?:line )?manager|appraiser|reviewer|employee|appraisee|supervisor)(?:’s|'s)? comments?\b",
    r"\b(?:date of (?:appraisal|review|supervision|assessment)|review period|next review)\b",
    r"\b(?:overall|self|my|manager) (?:rating|score)\b|\brat(?:e|ing) (?:yourself|out of)\b",
    r"\b(?:i feel (?:confident|i)|my strengths|areas (?:for|to) (?:develop|improve)\w*|what went well)\b",
    r"\bi would like to improve\b",
    r"\bsigned by (?:employee|appraisee|manager)\b|\bobjectives? (?:met|achieved|for next year)\b",
)
_OTHER_PAPERS = _patterns(
    r"^(?:tax )?invoice\b|\binvoice (?:no|number|date)\b",
    r"\b(?:total|amount) due\b|\bsort code\b|\bvat (?:no|reg|number)\b|\bsubtotal\b",
    r"\b(?:purpose|scope|aims?) of (?:this|the) policy\b|\bthis policy (?:sets|applies|covers|is)\b",
    r"\bversion control\b|\bpolicy (?:number|owner|ref)\b|\bdate of next review\b",
    r"\bagenda\b.*\bapologies\b|^minutes of\b|\bterms of reference\b|\bcare plan (?:for|of)\b|\bmenu\b",
)
# A job description has several of these whatever its form.
_JOB = _patterns(
    r"\bjob\b|\brole\b|\bpost\b|\bposition\b|\bvacancy\b",
    r"\bcandidates?\b|\bapplicants?\b|\bemployer\b|\bemploy(?:ed|ment)\b",
    r"\bduties\b|\bresponsibilit\w+\b|\bresponsible for\b|\btasks\b",
    r"\bsalary\b|\bhours\b|\bshifts?\b|\brota\b|\bcontract\b|\bpay\b|\bper hour\b",
    r"\bessential\b|\bdesirable\b|\bexperience\b|\bqualifications?\b|\bskills\b|\btraining\b|\bNVQ\b",
    r"\breports? to\b|\bline manager\b|\bsupervis\w+\b|\bteam\b",
    r"\byou(?:’ll|'ll| will)\b|\bpersonal assistant\b|\bcarer?\b|\bsupport worker\b|\bassistant\b",
)
_DUTY_LINE = re.compile(
    r"^(?:to )?(?:assist|support|help|ensure|provide|maintain|promote|encourage|work|report|record|attend|carry out|"
    r"undertake|manage|lead|supervise|monitor|develop|deliver|plan|prepare|communicate|contribute|"
    r"participate|administer|"
    r"follow|keep|liaise|enable|respect|give|take|make|responsible for|cook|clean|drive|observe|complete|"
    r"organise|train|coach|mentor)\b",
    re.IGNORECASE | re.MULTILINE,
)
# Tuned on the made-up files in the tests: CVs score 5 and more, adverts and job descriptions below 0.
_CV_SCORE = 4
_APPRAISAL_SCORE = 3
_JOB_SCORE = 3


def _count(cues: Iterable[re.Pattern[str]], text: str) -> int:
    return sum(1 for cue in cues if cue.search(text))


def is_cv(document: Document) -> bool:
    """Whether it is somebody's CV. First-person adverts and requests for previous experience are not."""
    text = document.text
    ranges = min(len(_DATE_RANGE.findall(text)), 4) // 2 * 2
    past = min(len(_MY_PAST.findall(text)) // 2, 2)
    score = _count(_CV_LINES, text) + 2 * _count(_CV_STRONG, text) + ranges + past
    return score - 2 * _count(_ROLE, text) >= _CV_SCORE


def is_appraisal(document: Document) -> bool:
    """Whether it is an appraisal or self-assessment of one worker, rather than a job that includes appraising."""
    return _count(_APPRAISAL, document.text) - _count(_ROLE, document.text) // 2 >= _APPRAISAL_SCORE


def is_about_a_job(document: Document) -> bool:
    """Whether it has the words of a job description, or at least lines that are duties."""
    text = document.text
    duties = min(len(_DUTY_LINE.findall(text)), 3)
    return _count(_JOB, text) + duties - 2 * _count(_OTHER_PAPERS, text) >= _JOB_SCORE
