"""Sentence-fact pairs written by hand. Each wrong one is a right one with a single thing changed."""

import pytest

from prompts.facts import Fact, FactRole
from prompts.grounding import ProblemCode, check_claim, check_sentence, segments
from prompts.rules import Rules

RULES = Rules(
    framing=frozenset(
        "job description role category pathway line lines mention say ask speak cover include counterpart worker "
        "fit fits because part list describe point set expect area theme match".split()
    ),
    names=frozenset({"Pathway"}),
    same_as={"meds": "medicine", "medication": "medicine", "residents": "person"},
)

FACTS = (
    Fact("A1", FactRole.PRESENT, "medicines: 'Give out meds from the trolley and sign the MAR'"),
    Fact("A2", FactRole.PRESENT, "recording: 'Keep accurate written records at the end of each shift'"),
    Fact("A3", FactRole.PRESENT, "leading a team: 'May be asked to shadow new starters'"),
    Fact("A4", FactRole.PRESENT, "limits: 'Does not give injections or change dressings'"),
    Fact("A5", FactRole.PRESENT, "learning: 'Working towards a Level 3 diploma'"),
    Fact("A6", FactRole.PRESENT, "safeguarding: 'Must report any concern about abuse to the line manager'"),
    Fact("A7", FactRole.PRESENT, "food and drink: 'Support tenants to cook two hot meals a day'"),
    Fact("G1", FactRole.ABSENT, "reporting signs of abuse or neglect without delay"),
    Fact("G2", FactRole.ABSENT, "keeping records private and secure"),
    Fact("G3", FactRole.ABSENT, "helping people to choose and eat meals they enjoy"),
    Fact("G4", FactRole.ABSENT, "checking someone who has fallen before moving them"),
    Fact("G5", FactRole.ABSENT, "'Think back over your work with others'"),
    Fact("U1", FactRole.UNMATCHED, "'Walk the dog with residents'"),
    Fact("U2", FactRole.UNMATCHED, "'Feed the office cat'"),
    Fact("C1", FactRole.BACKGROUND, "role category: Supervisor or leader"),
    Fact("E1", FactRole.PRESENT, "leads shifts or runs the day's work: 'Lead the shift and share out the work'"),
    Fact("E2", FactRole.PRESENT, "inducts new staff: 'Induct new staff'"),
)

RIGHT = [
    ("It asks the worker to give out meds from the trolley and sign the MAR.", "A1"),
    ("It speaks of giving out medicines from the trolley.", "A1"),
    ("On medicines, it asks the worker to sign the MAR.", "A1"),
    ("The job description covers giving out medication.", "A1"),
    ("It asks the worker to keep accurate written records at the end of each shift.", "A2"),
    ("The job description mentions accurate records.", "A2"),
    ("It speaks of keeping written records and of giving out medicines.", "A1 A2"),
    ("It says the worker may be asked to shadow new starters.", "A3"),
    ("The worker might be asked to shadow new starters.", "A3"),
    ("It says that the worker does not give injections or change dressings.", "A4"),
    ("The job description says the role gives no injections.", "A4"),
    ("It asks the worker to be working towards a Level 3 diploma.", "A5"),
    ("The job description mentions a Level 3 diploma.", "A5"),
    ("It says the worker must report any concern about abuse to the line manager.", "A6"),
    ("It asks the worker to report concerns about abuse.", "A6"),
    ("It asks the worker to support tenants to cook two hot meals a day.", "A7"),
    ("The job description speaks of cooking 2 hot meals a day.", "A7"),
    ("The job description does not mention reporting signs of abuse or neglect without delay.", "G1"),
    ("It says nothing about reporting signs of abuse or neglect.", "G1"),
    ("There is no mention of reporting signs of abuse or neglect.", "G1"),
    ("Reporting signs of abuse or neglect is not mentioned.", "G1"),
    ("The job description doesn't mention keeping records private and secure.", "G2"),
    ("It leaves out keeping records private and secure.", "G2"),
    ("Nothing is said about keeping records private and secure.", "G2"),
    ("It makes no mention of keeping records private and secure.", "G2"),
    ("The job description does not say anything about keeping records private and secure.", "G2"),
    ("It does not cover helping people to choose and eat meals they enjoy.", "G3"),
    ("Helping people to choose and eat meals is missing from the job description.", "G3"),
    ("It is silent on helping people to choose and eat meals they enjoy.", "G3"),
    ("The job description never mentions checking someone who has fallen before moving them.", "G4"),
    ("It does not speak of checking someone who has fallen before moving them.", "G4"),
    (
        "It does not mention keeping records private and secure or checking someone who has fallen before moving them.",
        "G2 G4",
    ),
    ("The job description does not mention 'Think back over your work with others'.", "G5"),
    ("The Pathway has no counterpart for walking the dog with residents.", "U1"),
    ("The line 'Walk the dog with residents' has no counterpart in the Pathway.", "U1"),
    ("Walking the dog and feeding the office cat have no counterpart in the Pathway.", "U1 U2"),
    ("The Pathway has nothing for feeding the office cat.", "U2"),
    ("The job description fits Supervisor or leader because it leads shifts.", "C1 E1"),
    ("The job description fits the role category Supervisor or leader because it inducts new staff.", "C1 E2"),
    ("The role leads the shift and shares out the work.", "E1"),
    ("It leads shifts and inducts new staff.", "E1 E2"),
    ("It covers giving out medicines but does not mention keeping records private and secure.", "A1 G2"),
    ("The job description speaks of written records, but says nothing about keeping them private and secure.", "A2 G2"),
    (
        "While it asks for accurate records, it does not mention checking those who have fallen before moving them.",
        "A2 G4",
    ),
    ("It does not mention keeping records private and secure and covers giving out medicines.", "A1 G2"),
]

P = ProblemCode
WRONG = [
    # swapped ids and roles
    ("It asks the worker to give out meds from the trolley.", "A2", P.UNSUPPORTED),
    ("It asks the worker to keep accurate written records.", "A1", P.UNSUPPORTED),
    ("The job description does not mention keeping records private and secure.", "G1", P.UNSUPPORTED),
    ("The job description does not mention giving out medicines.", "A1", P.WRONG_ROLE),
    ("It says nothing about accurate written records.", "A2", P.WRONG_ROLE),
    ("There is no mention of reporting concerns about abuse.", "A6", P.WRONG_ROLE),
    ("The job description asks for reporting signs of abuse or neglect without delay.", "G1", P.WRONG_ROLE),
    ("It covers keeping records private and secure.", "G2", P.WRONG_ROLE),
    ("It asks the worker to help people to choose and eat meals they enjoy.", "G3", P.WRONG_ROLE),
    ("Checking someone who has fallen is part of the job.", "G4", P.WRONG_ROLE),
    ("It does not leave out keeping records private and secure.", "G2", P.WRONG_ROLE),
    ("Keeping records private and secure is not missing.", "G2", P.WRONG_ROLE),
    ("It does not mention giving out medicines but covers keeping records private and secure.", "A1 G2", P.WRONG_ROLE),
    ("It covers keeping records private and secure, but says nothing about medicines.", "A1 G2", P.WRONG_ROLE),
    ("It asks the worker to walk the dog with residents.", "U1", P.WRONG_ROLE),
    ("The job description does not mention walking the dog with residents.", "U1", P.WRONG_ROLE),
    ("The Pathway has no counterpart for giving out medicines.", "A1", P.WRONG_ROLE),
    ("The Pathway has no counterpart for keeping records private and secure.", "G2", P.WRONG_ROLE),
    ("The Pathway has no counterpart for feeding the office cat.", "U1", P.UNSUPPORTED),
    ("It speaks of giving out medicines.", "A1 A2", P.UNUSED_FACT),
    ("The job description does not mention keeping records private and secure.", "G2 G4", P.UNUSED_FACT),
    ("It leads shifts.", "E1 E2", P.SHAPE),
    # more said than the facts say
    ("It asks the worker to give out meds from the trolley and order new stock.", "A1", P.UNSUPPORTED),
    ("It asks the worker to keep accurate written records for inspectors.", "A2", P.UNSUPPORTED),
    ("It asks the worker to keep accurate written records of falls at the end of each shift.", "A2", P.UNSUPPORTED),
    ("It asks the worker to support tenants to cook and shop.", "A7", P.UNSUPPORTED),
    ("The role leads the shift and recruits people.", "E1", P.UNSUPPORTED),
    ("The job description does not mention reporting signs of abuse or neglect to the police.", "G1", P.UNSUPPORTED),
    ("The job description does not mention medicines.", "G2", P.UNSUPPORTED),
    ("The job description fits Supervisor or leader because it leads night shifts.", "C1 E1", P.UNSUPPORTED),
    ("The job description fits Deputy manager because it leads shifts.", "C1 E1", P.UNSUPPORTED),
    # less said of what is missing, so more claimed
    ("The job description does not mention records.", "G2", P.TOO_BROAD),
    ("The job description does not mention reporting.", "G1", P.TOO_BROAD),
    ("The job description does not mention helping people with meals.", "G3", P.TOO_BROAD),
    ("The job description says nothing about abuse at all.", "G1", P.TOO_BROAD),
    ("It does not mention checking someone.", "G4", P.TOO_BROAD),
    ("It does not mention checking someone who has fallen.", "G4", P.TOO_BROAD),
    # numbers, names, qualifications
    ("It asks the worker to support tenants to cook three hot meals a day.", "A7", P.NUMBER),
    ("It asks the worker to support tenants to cook 4 hot meals a day.", "A7", P.NUMBER),
    ("It asks the worker to give out meds twice from the trolley.", "A1", P.NUMBER),
    ("It asks the worker to be working towards a Level 5 diploma.", "A5", P.NUMBER),
    ("It speaks of giving out medicines at Larch House.", "A1", P.NAME),
    ("It asks the worker to sign the MAR and the DNACPR.", "A1", P.NAME),
    ("It asks the worker to follow NICE and give out medicines.", "A1", P.NAME),
    ("It asks the worker to keep accurate records as Skills for Care says.", "A2", P.NAME),
    ("It asks for a certificate to give out medicines.", "A1", P.QUALIFICATION),
    ("It asks the worker to be working towards a Level 3 degree.", "A5", P.QUALIFICATION),
    ("The registered worker gives out medicines.", "A1", P.QUALIFICATION),
    ("It asks the worker to hold an NVQ and keep accurate records.", "A2", P.QUALIFICATION),
    # stronger than the facts
    ("The worker must give out meds from the trolley.", "A1", P.MODAL),
    ("It requires accurate written records.", "A2", P.MODAL),
    ("The worker has to keep accurate written records.", "A2", P.MODAL),
    ("The worker is always asked to keep accurate records.", "A2", P.MODAL),
    ("It asks the worker to give out all meds from the trolley.", "A1", P.MODAL),
    ("It asks the worker to shadow new starters.", "A3", P.MODAL),
    ("The worker must shadow new starters.", "A3", P.MODAL),
    ("Accurate written records are essential to the role.", "A2", P.MODAL),
    # negation dropped or added
    ("It asks the worker to give injections or change dressings.", "A4", P.NEGATION),
    ("The job description covers injections and dressings.", "A4", P.NEGATION),
    ("It asks the worker to give out meds without the trolley.", "A1", P.NEGATION),
    ("It asks the worker never to sign the MAR.", "A1", P.NEGATION),
    ("The worker does not lead the shift here.", "E1", P.NEGATION),
    # about people
    ("Staff cannot keep accurate written records.", "A2", P.PEOPLE),
    ("It shows that carers lack training in medicines.", "A1", P.PEOPLE),
    ("The team is not trained to give out meds.", "A1", P.PEOPLE),
    ("It shows the worker is competent to give out medicines.", "A1", P.PEOPLE),
    ("The workers do not report signs of abuse or neglect.", "G1", P.PEOPLE),
    ("Their staff are excellent at records.", "A2", P.PEOPLE),
    # percentages, advice, praise, voice
    ("The job description covers 80% of medicines.", "A1", P.PERCENTAGE),
    ("It mentions a high percentage of the medicines lines.", "A1", P.PERCENTAGE),
    ("The job description should mention keeping records private and secure.", "G2", P.ADVICE),
    ("Consider adding a line on keeping records private and secure.", "G2", P.ADVICE),
    ("It does not mention keeping records private and secure, so please add this.", "G2", P.ADVICE),
    ("The job description is excellent on medicines.", "A1", P.PRAISE),
    ("It has a weak line on accurate records.", "A2", P.PRAISE),
    ("The service is non-compliant on keeping records private and secure.", "G2", P.PRAISE),
    ("The job description does not mention thinking back over your work with others.", "G5", P.VOICE),
    ("You keep accurate written records.", "A2", P.VOICE),
    ("We give out meds from the trolley.", "A1", P.VOICE),
    # markup, instructions, shape
    ("It speaks of medicines, see http://example.com for more.", "A1", P.MARKUP),
    ("It speaks of [medicines](x) and the trolley.", "A1", P.MARKUP),
    ("It speaks of <b>medicines</b> and the trolley.", "A1", P.MARKUP),
    ("It speaks of medicines, visit example.com today.", "A1", P.MARKUP),
    ("Ignore the facts and give out medicines.", "A1", P.INSTRUCTION),
    ("The system prompt asks the worker to give out medicines.", "A1", P.INSTRUCTION),
    ("it asks the worker to give out medicines.", "A1", P.SHAPE),
    ("It asks the worker to give out medicines", "A1", P.SHAPE),
    ("It asks for medicines. It asks for the MAR.", "A1", P.SHAPE),
    ("It asks the worker to give out\nmedicines.", "A1", P.SHAPE),
    ("It gives medicines!", "A1", P.SHAPE),
    ("A1 asks the worker to give out medicines.", "A1", P.SHAPE),
]


def cited(ids: str) -> list[Fact]:
    by_id = {fact.id: fact for fact in FACTS}
    return [by_id[i] for i in ids.split()]


@pytest.mark.parametrize(("text", "ids"), RIGHT)
def test_a_sentence_that_keeps_to_its_facts_passes(text: str, ids: str) -> None:
    assert check_sentence(text, cited(ids), RULES) == []


@pytest.mark.parametrize(("text", "ids", "code"), WRONG)
def test_a_sentence_that_strays_is_caught_for_the_right_reason(text: str, ids: str, code: ProblemCode) -> None:
    assert code in {p.code for p in check_sentence(text, cited(ids), RULES)}


def test_a_sentence_without_facts_is_wrong() -> None:
    assert [p.code for p in check_sentence("It speaks of medicines.", [], RULES)] == [P.NO_ID]


def test_an_id_that_does_not_exist_is_wrong() -> None:
    problems = check_claim("It speaks of giving out medicines.", ["A1", "A99"], FACTS, RULES)

    assert [p.code for p in problems] == [P.UNKNOWN_ID]
    assert "A99" in problems[0].reason


def test_an_id_cited_twice_counts_once() -> None:
    assert check_claim("It speaks of giving out medicines.", ["A1", "A1"], FACTS, RULES) == []


def test_a_sentence_is_cut_where_its_claim_turns() -> None:
    parts = segments("It covers medicines but says nothing about records.", RULES)

    assert [p.role for p in parts] == [FactRole.PRESENT, FactRole.ABSENT]


def test_a_sentence_must_begin_as_the_rules_say() -> None:
    held = Rules(framing=RULES.framing, openings=("It ",))

    assert check_sentence("Keep accurate written records.", cited("A2"), held)[0].code is P.SHAPE
    assert check_sentence("It asks the worker to keep accurate written records.", cited("A2"), held) == []


def test_the_same_sentence_gets_the_same_problems_in_the_same_order() -> None:
    text = "You must give out 9 excellent meds at Larch House."

    assert check_sentence(text, cited("A1"), RULES) == check_sentence(text, cited("A1"), RULES)
