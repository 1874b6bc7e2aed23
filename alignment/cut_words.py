"""How a piece of a sentence opens: with a verb, a noun, somebody else. What `alignment.cut_features` looks at.

Not a grammar of English: enough of it to tell "check the bins" from "two checks a day" in the clipped way duties are
written.
"""

import re
from collections.abc import Sequence

from alignment.cues import VALUE_WORDS
from alignment.lexicon import LEAD_VERBS, NOUN_VERBS, WEAK_LEAD_VERBS

WORD = re.compile(r"\w+(?:['’-]\w+)*")

# Verbs that no duty need open with, but that open one inside a sentence ("…, plug it in and keep quiet").
_MORE_VERBS = frozenset(
    """
    accept account acquire add admit adopt affect afford agree aim alert allow alter amend amplify announce anticipate
    appoint approach approve argue arrive ascertain ask assemble assume attach attempt authorise avert avoid await back
    bag balance bank bath bathe bear become begin behave believe belong bin bleep block book box breathe brief brighten
    bring broker brush budget burn button buy call calm care carve cascade cater cause celebrate charge chart chat cheer
    choose chop circulate clear click climb close co-create co-produce coax comb come comfort command commend commission
    compare compile comprehend conclude confide confirm connect consent consider continue converse convey cope copy
    correct cost count counsel countersign crack cross cry curate cut de-escalate debrief decide declare decline
    decorate deep-clean defend defer defuse delay descale describe detail detect determine diagnose dial differentiate
    disagree discharge disclose discourage dish disinfect dispatch dispose dispute distract distribute disturb divert
    double download drag drain draw dress drill drink drop dry dust ease eat edit eliminate email embed embody embrace
    empathise employ empty end enforce enhance enjoy enlarge enlist enquire enrol enter equip err escape evacuate exceed
    exchange exclude excuse expand expect experience explore express extend face factor fail fall fasten feel fetch
    fight fill finalise finance find fine-tune finish fire fit fix flag flush fly fold forget forward fulfil fund
    fundraise furnish gain garden gather gauge generate get go grade grasp grill grow guarantee guard guess hand hang
    happen harness haul head hear heat hide hire hoist hoover host hunt hydrate ignore include incorporate influence
    inject input insist inspire instil integrate interpret interrupt intervene introduce invest invite invoice iron
    isolate issue join joke judge jump justify key-work kneel knit knock know label laugh lay leave lend let lift light
    limit line link list live load lobby lock lone-work lose love lower mark market match maximise mean measure meet
    memorise mend mind mingle minute miss mix mobilise modify moisturise mop mow multi-task mute nag name navigate need
    network nip nominate normalise note notice nourish nudge number nurse obey obtain occupy offload omit open optimise
    orient orientate own pack pad pair park pass pause pay peel permit personalise persuade phone photograph pick pin
    pioneer pivot plait plate plug point pop position post pour praise pray pre-empt prefer prep prescribe preserve
    press presume pretend prevail price print prioritise probe proceed process procure programme project prompt
    proofread propose prove publicise publish pull pump purchase puree push put quality-assure quality-check quantify
    query question quiz quote rate ration re-assess re-order re-test reassess reassure rebuild recall receive recite
    reckon recommend reconcile reconnect recover recycle redesign redirect redress refresh refuse regard register
    regulate rehearse reinforce reject rejoin release rely remember remove renew rent reorder repair repeat rephrase
    replace replenish reply reposition request require reschedule research reserve reset resist rest restock restore
    restrain restrict retain retest rethink retrain retrieve return reuse revalidate reveal reverse revise revisit
    reward rewrite rid ring rinse rise roll rota rotate round rub rush sample sanitise save say scan score screen scrub
    seal secure see select self-administer sell send sense separate service settle sew shampoo shape shave shelve shift
    shop shortlist shout shower showcase shred shut signpost simplify sing skip sleep slow smell smile smoke smooth soak
    solve soothe sort sound source spare spell spend split spoil spot spot-check spray squeeze staff stagger start state
    stay steam steer sterilise stick stimulate stir stock-check stop straighten strategise streamline strengthen stretch
    strip strive structure study submit substantiate substitute suck suction suggest suit sum summarise summon
    supplement surprise suspect suspend sustain swab swallow swap sweep switch tackle tag tailor talk tally tap taper
    taste tear tell tempt tend test text thank thicken think threaten throw tick tie tighten tip titrate toast toilet
    tolerate top top-up total touch tour trace trade transcribe transform transition translate travel treat triage trial
    trigger trim trust try tuck tune turn type unblock uncover undergo undo undress unite unload unlock unpack unpick
    unplug unwrap upgrade upload up-skill upskill urge utilise vacate vacuum validate value vary venture verbalise veto
    view volunteer vote wait wake walk wander want warm warn water wear weed weigh wheel win wind wipe wish withdraw
    withhold withstand witness wonder worry wrap yield
    """.split()
)
VERBS = LEAD_VERBS | _MORE_VERBS
# Verbs that are as often nouns; the word behind them decides ("check the bins", "checks and balances").
_NOUNS_TOO = NOUN_VERBS | frozenset(
    """
    account aid answer attempt audit back bag balance bank bath book box brief budget button call care cause chair
    challenge charge chart chat check clean coach command complete conduct contact control cook copy cost count cover
    cross cut delegate design detail direct display document double draft drain drill drink drive drop dust email end
    exercise experience express face fall feed fill finance fire fit flag flush force forward free fund garden grade
    group guard guide hand head heat help hire host influence input interview invoice iron issue job joke judge jump
    label lead light limit line link list load lock look market mark measure meet mentor mind minute mix monitor name
    need network note notice number nurse offer open order own pack pad pair park pass pause pay phone photograph pick
    place plate play plug point position post practise present press price print process produce programme progress
    project prompt purchase query question quiz quote rate reach record refuse register rent repair reply report request
    research reserve respect rest return reverse review reward ring rise role roster rota round run rush sample save
    scale scan schedule score screen seal secure sense service set shadow shape share shift shop shower sign sleep smell
    smile smoke sort sound source spare split spot staff start state stick stop store stretch structure study suit
    supply support switch talk tap taste teach team test text tick tie tip toast toilet top total touch trade train
    transfer transition transport travel treat trial trigger trim trust try turn type update upgrade value view
    volunteer vote wait wake walk water welcome wheel wind wish witness work worry wrap
    """.split()
)
# Whoever is helped does what follows: in "help people to wash, dress and eat" only "help" is the post's.
HELPING = frozenset(
    """
    help support assist encourage enable prompt teach prepare empower ask remind want allow let guide coach train aid
    get expect require invite motivate inspire make supervise oversee
    """.split()
)

PRONOUNS = frozenset("you we they he she i it who nobody everyone someone there".split())
SUBORDINATORS = frozenset(
    """
    if when where while whilst because although though unless once until before after since as so that how why what
    whether
    """.split()
)
RELATIVES = frozenset("who which whose whom".split())
PREPOSITIONS = frozenset(
    """
    to for with in of from at on by about into within under over during through across between against towards without
    via per as than around before after until since alongside off out up down round upon near like
    """.split()
)
AUXILIARIES = frozenset(
    "is are was were be been being am will would shall should can could may might must do does did has have had".split()
)
_DETERMINERS = frozenset(
    """
    the a an all any each every your our their his her its my some no both other another this these those
    """.split()
)
_NEGATIONS = frozenset("not never no don't don’t won't won’t doesn't doesn’t cannot can't can’t nor none".split())
_ADVERBS = frozenset(
    """
    then also always ideally sometimes often only just usually occasionally preferably roughly even again afterwards
    later please
    """.split()
)
_EXAMPLES = frozenset("including incl e.g eg i.e excluding except such".split())
# What stands behind a verb and seldom behind a noun.
_BEHIND_A_VERB = (
    _DETERMINERS
    | frozenset(
        """
        them him her it us me you that what how who whether if when where why everyone anyone someone somebody anybody
        nobody up out off down in on over away back together through around round aside along forward with for to at
        about after into from as by against towards alongside
        """.split()
    )
) - {"no"}
_FINITE = AUXILIARIES | frozenset("gets get means goes comes stays remains wants needs".split())
_NOT_ING = frozenset(
    """
    morning evening nothing something anything everything during clothing building king meeting ceiling wellbeing
    """.split()
)
# A word longer than this in -ly or -ing is one by its ending ("fly" and "ring" are not).
_LONG = 4
# A noun phrase is the subject of a clause when its verb comes this soon.
_VERB_WITHIN = 6


def is_verb(word: str) -> bool:
    """Whether the lower-case word is the base form of a verb that duties use."""
    return word in VERBS


def is_ing(word: str) -> bool:
    """Whether the lower-case word is a verb in -ing."""
    return word.endswith("ing") and len(word) > _LONG and word not in _NOT_ING


def opening(words: Sequence[str]) -> str:
    """What the words open with, as one of a few names: `verb`, `ing`, `neg`, `subj`, `np`…; `none` when there are none.

    Adverbs in front are passed over.
    """
    low = [word.lower() for word in words]
    at = 0
    while at < len(low) - 1 and (low[at] in _ADVERBS or _is_adverb(low[at])):
        at += 1
    if at >= len(low):
        return "none"
    return _small_word(low, at) or _full_word(words[at], low, at)


def _is_adverb(word: str) -> bool:
    return word.endswith("ly") and len(word) > _LONG


def _small_word(low: Sequence[str], at: int) -> str:
    """The sort of a word that belongs to a closed list, or an empty string."""
    word, following = low[at], low[at + 1] if at + 1 < len(low) else ""
    if word[0].isdigit():
        return "num"
    if word in _NEGATIONS or (word in AUXILIARIES and following in ("not", "never")):
        return "neg"
    if word == "to":
        return "to" if following and following not in _DETERMINERS | PREPOSITIONS else "prep"
    if word in RELATIVES and word != "who":
        return "rel"
    if word in PRONOUNS or re.split("['’]", word)[0] in PRONOUNS:
        return "rel" if word == "who" else "subj"
    for name, known in (("sub", SUBORDINATORS), ("incl", _EXAMPLES)):
        if word in known:
            return "that" if word == "that" else name
    if word in AUXILIARIES and word not in ("have", "do", "be"):
        return "aux"
    if word in _DETERMINERS:
        return "clause" if _is_finite(low, at) else "np"
    return "prep" if word in PREPOSITIONS else ""


def _full_word(word: str, low: Sequence[str], at: int) -> str:
    """The sort of a word by its form and by what follows it."""
    lower, following = low[at], low[at + 1] if at + 1 < len(low) else ""
    if lower in VERBS or lower in ("have", "do", "be"):
        return _verb_or_noun(lower, following)
    if is_ing(lower):
        return "ing"
    if lower.endswith("ed") and len(lower) > _LONG:
        return "ed"
    if _is_finite(low, at) and not word.isupper():
        return "clause"
    if VALUE_WORDS.match(word):
        return "val"
    if lower.endswith("s") and (lower[:-1] in VERBS or lower[:-2] in VERBS):
        return "third" if following in _BEHIND_A_VERB else "noun"
    if word.isupper() and len(word) > 1:
        return "caps"
    return "name" if word[0].isupper() else "noun"


def _verb_or_noun(word: str, following: str) -> str:
    if word in WEAK_LEAD_VERBS and following in ("to", "for", "from"):
        return "noun"
    if word not in _NOUNS_TOO or following in _BEHIND_A_VERB or _is_adverb(following) or following[:1].isdigit():
        return "verb"
    return "noun" if following in ("", "and", "or", "of", "is", "are") else "vn"


def _is_finite(low: Sequence[str], at: int) -> bool:
    return any(word in _FINITE for word in low[at + 1 : at + 1 + _VERB_WITHIN])
