"""Facts into a summary: extractive by default, or written by a language model and checked sentence by sentence."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from alignment.errors import TextModelError
from alignment.extractive import Findings, Part, summary_parts
from alignment.types import ClauseVerdict, Document, Gap, Pathway, RoleFit, Sentence, Summary, ThemeCoverage
from alignment.wording import capital, count_words
from prompts.answer import MOST_IDS, DraftSentence, parse_sentences, sentences_schema
from prompts.facts import Fact, FactRole
from prompts.grounding import Problem, ProblemCode, check_claim
from prompts.limits import QUOTED, addresses_model
from prompts.model import Prompt, TextModel
from prompts.render import prompt_versions, render
from prompts.rules import Rules

__all__ = ["RULES", "prompt_versions", "summarise"]

# About 40 words of text, its ids and the marks around them.
_TOKENS_PER_SENTENCE = 90

_FRAMING = """
    job description document role category line lines theme themes part duty duties mention mentions say says
    state describe includes include cover covers speak talk refer reference ask asks call calls list lists set point
    points focus address involve concern relate deal fit fits best because reason statement counterpart match nothing
    clear clearly area aspect way thing something worker people person
"""

# Words that mean the same to whoever reads about care; each group counts as its first word.
_SAME = """
    medicine meds med medication medications
    person resident residents client clients customer customers individual individuals user users tenant tenants persons
    report tell inform notify
    help support assist aid
    record log note write
    ensure sure
    give provide offer
    finish complete end
    start begin
    speak talk
    choose pick select
    call ring phone
    staff employee employees
    colleague teammate
    family relative relatives
    doctor gp
"""
_SAME_AS = {word: line.split()[0] for line in _SAME.strip().splitlines() for word in line.split()[1:]}

# Words too ordinary to narrow what a job description does not mention.
_COMMON = """
    person help keep know use care safe work way need good right make give take others someone well do see feel
"""

# How a part's sentences begin, where the part does not bring its own opening: a small model that is given one keeps to
# what it was asked.
_OPENINGS = {
    "overview": "The job description fits",
    "strengths": "It asks the worker to",
    "gaps": "The job description does not mention",
}

RULES = Rules(
    framing=frozenset(_FRAMING.split()),
    same_as=_SAME_AS,
    asked=frozenset({"worker"}),
    common=frozenset(_COMMON.split()),
    openings=(
        "The job description ",
        "This job description ",
        "It ",
        "Nor does it ",
        "There is ",
    ),
)
"""What a model's sentence about a job description is held to."""


def rules_for(called: str) -> Rules:
    """What a sentence is held to that says what a framework, called so, has no counterpart for."""
    words = called.split()
    return replace(
        RULES,
        framing=RULES.framing | {word.lower() for word in words},
        names=RULES.names | {word for word in words if word[:1].isupper()},
        openings=(*RULES.openings, f"{capital(called)} has no "),
    )


_UNUSED = ProblemCode.UNUSED_FACT

# Facts that hold the document's own words.
_QUOTING = frozenset({FactRole.PRESENT, FactRole.UNMATCHED})


@dataclass(frozen=True, slots=True)
class _Written:
    """A part as it will be read, with how many of its sentences took a second try or gave way."""

    sentences: tuple[Sentence, ...]
    rewritten: int = 0
    replaced: int = 0


def summarise(
    document: Document,
    verdicts: tuple[ClauseVerdict, ...],
    role_fit: RoleFit,
    gaps: tuple[Gap, ...],
    coverage: tuple[ThemeCoverage, ...],
    pathway: Pathway,
    *,
    model: TextModel | None = None,
    seed: int = 0,
) -> Summary:
    """Sum up what was found. Without a model, or when it fails to answer, every sentence is extractive.

    A model never decides anything: it words the facts of one part at a time, and a sentence that says more or other
    than the facts it cites is sent back once with the reason, and then gives way to the extractive one.
    """
    parts = summary_parts(Findings(document, verdicts, role_fit, gaps, coverage, pathway))
    if model is None:
        return _summary([_extractive(part) for part in parts])
    try:
        return _summary([_write(part, model, seed) for part in parts])
    except TextModelError:
        # Half by the model and half without it would depend on when it went away.
        return _summary([_extractive(part, asked=True) for part in parts])


def _summary(written: Sequence[_Written]) -> Summary:
    return Summary(
        sentences=tuple(s for w in written for s in w.sentences),
        rewritten=sum(w.rewritten for w in written),
        replaced=sum(w.replaced for w in written),
    )


def _extractive(part: Part, *, asked: bool = False) -> _Written:
    """A part without the model. `asked` counts the sentences the model was to write and did not."""
    replaced = min(part.most, sum(bool(p.facts) for p in part.plain)) if asked and part.facts else 0
    return _Written(tuple(p.sentence for p in part.plain), replaced=replaced)


def _write(part: Part, model: TextModel, seed: int) -> _Written:
    """A part by the model, each sentence checked. An answer of the wrong shape loses the part, not the summary."""
    shown = _shown(part)
    if shown is None:
        return _extractive(part)
    prompt = render(shown.name, shown.facts, **shown.variables)
    answer = _complete(model, prompt, shown.facts, shown.most, seed)
    try:
        drafts = parse_sentences(answer)[: shown.most]
    except TextModelError:
        return _extractive(shown, asked=True)
    return _check(shown, drafts, model, seed)


def _shown(part: Part) -> Part | None:
    """The part with the facts a model may see; none if it is not to be asked.

    A line that seems to speak to the model is kept from it: its extractive sentence, which quotes it, stays.
    """
    facts = tuple(f for f in part.facts if f.role not in _QUOTING or not addresses_model(f.text))
    if all(f.role is FactRole.BACKGROUND for f in facts) or (part.most == 1 and facts != part.facts):
        return None
    most = min(part.most, len(facts))
    variables = dict(part.variables)
    if "count" in variables:
        variables["count"] = count_words(most, "sentence")
    return replace(part, facts=facts, most=most, variables=variables)


def _check(part: Part, drafts: Sequence[DraftSentence], model: TextModel, seed: int) -> _Written:
    kept: list[DraftSentence] = []
    rewritten = replaced = 0
    for draft in (_narrowed(part, d) for d in drafts):
        problems = _problems(part, draft, kept)
        if not problems:
            kept.append(draft)
        elif (second := _rewrite(part, draft, problems, model, seed)) and not _problems(part, second, kept):
            kept.append(second)
            rewritten += 1
        else:
            replaced += 1
    return _Written(_assemble(part, kept), rewritten, replaced)


def _narrowed(part: Part, draft: DraftSentence) -> DraftSentence:
    """The draft without ids it does not use. Citing too much is the one fault that can be mended without new words."""
    used = [
        i for i in draft.ids if _UNUSED not in {p.code for p in check_claim(draft.text, [i], part.facts, _rules(part))}
    ]
    return replace(draft, ids=tuple(used) or draft.ids)


def _problems(part: Part, draft: DraftSentence, kept: Sequence[DraftSentence]) -> list[Problem]:
    """What is wrong with a draft, given the ones before it: a fact is told once, and background goes without saying."""
    told = {i for k in kept for i in k.ids}
    again = [i for i in draft.ids if i in told]
    if again:
        return [Problem(_UNUSED, f"Another sentence has said {again[0]} already.")]
    if not any(f.id in draft.ids and f.role is not FactRole.BACKGROUND for f in part.facts):
        return [Problem(ProblemCode.NO_ID, "It cites no fact that is about the job description.")]
    background = [f.id for f in part.facts if f.role is FactRole.BACKGROUND]
    return check_claim(draft.text, [*background, *draft.ids], part.facts, _rules(part))


def _rules(part: Part) -> Rules:
    """Only a part that speaks of the framework may name it: its name can be made of everyday words."""
    return rules_for(part.variables["called"]) if "called" in part.variables else RULES


def _rewrite(
    part: Part, draft: DraftSentence, problems: Sequence[Problem], model: TextModel, seed: int
) -> DraftSentence | None:
    """The model's second try, shown what the sentence cited and the background; none if it has another shape."""
    facts = tuple(f for f in part.facts if f.id in draft.ids or f.role is FactRole.BACKGROUND)
    if all(f.role is FactRole.BACKGROUND for f in facts):
        facts = part.facts
    opening = part.variables.get("opening") or _OPENINGS[part.name]
    prompt = render("rewrite", facts, sentence=draft.text, reason=problems[0].reason, opening=opening)
    answer = _complete(model, prompt, facts, 1, seed)
    try:
        return next(iter(parse_sentences(answer)), None)
    except TextModelError:
        return None


def _complete(model: TextModel, prompt: Prompt, facts: Sequence[Fact], most: int, seed: int) -> str:
    # As many sentences as facts means one for each, and a small model cites everything if it may.
    citable = [f for f in facts if f.role is not FactRole.BACKGROUND]
    schema = sentences_schema(citable, most, most_ids=1 if most == len(facts) else MOST_IDS)
    return model.complete(prompt, schema=schema, max_tokens=_TOKENS_PER_SENTENCE * most, seed=seed)


def _assemble(part: Part, kept: Sequence[DraftSentence]) -> tuple[Sentence, ...]:
    """The plain sentences in their order, each giving way to the model's that tell its facts; no fact stays untold."""
    waiting = list(kept)
    said: list[Sentence] = []
    for plain in part.plain:
        telling = [d for d in waiting if set(d.ids) & set(plain.facts)]
        told = any(set(d.ids) & set(plain.facts) for d in kept)
        waiting = [d for d in waiting if d not in telling]
        said.extend([_sentence(part, d) for d in telling] if told else [plain.sentence])
    return tuple(said)


def _sentence(part: Part, draft: DraftSentence) -> Sentence:
    cited = [part.cites[i] for i in draft.ids]
    clauses = dict.fromkeys(i for c in cited for i in c.clause_ids)
    statements = dict.fromkeys(i for c in cited for i in c.statement_ids)
    return Sentence(QUOTED.sub(r"“\1”", draft.text), tuple(clauses), tuple(statements), "model", part.name)
