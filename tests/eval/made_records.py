"""Records made by hand and at random, for tests of measures, intervals and what is printed of them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from random import Random

from eval.records import Accepted, CaseRecord, ClauseRecord, GapRecord, LabelRecord, RoleRecord
from eval.results import Results

STATEMENTS = ("drink", "eat", "lift", "listen", "record", "wash")
KINDS = ("duty", "requirement", "value", "context", "boilerplate")
FLAGS = ("conditional", "negated")


def clause_record(
    *accepted: tuple[str, float, int],
    chance: float = 0.0,
    wanted: bool = False,
    top: tuple[str, float, int] | None = None,
    kind: str = "duty",
    gold_kind: str = "duty",
    text: str = "Help people to eat",
    labels: Sequence[int] = (0,),
) -> ClauseRecord:
    """A clause with these matches, as (statement, confidence, grade)."""
    return ClauseRecord(
        text=text,
        kind=kind,
        flags=(),
        labels=tuple(labels),
        gold_kind=gold_kind,
        wanted=wanted,
        accepted=tuple(Accepted(*match) for match in accepted),
        top=Accepted(*top) if top else None,
        chance=chance,
    )


def label_record(
    statements: Mapping[str, int] | None = None,
    *,
    ranked: Sequence[str] = (),
    found: Sequence[str] = (),
    kind: str = "duty",
    seen_kind: str | None = "duty",
    flags: Sequence[str] = (),
    seen_flags: Sequence[str] = (),
    exact: bool = True,
    quote: str = "Help people to eat",
    clauses: Sequence[int] = (0,),
) -> LabelRecord:
    """A label with these graded statements, what was ranked for it, and what was matched."""
    return LabelRecord(
        quote=quote,
        kind=kind,
        flags=tuple(flags),
        statements=dict(statements or {}),
        clauses=tuple(clauses),
        seen_kind=seen_kind,
        seen_flags=tuple(seen_flags),
        ranked=tuple(ranked),
        found=tuple(found),
        exact=exact,
    )


def case_record(
    name: str = "one",
    *,
    clauses: Sequence[ClauseRecord] = (),
    labels: Sequence[LabelRecord] = (),
    role: RoleRecord | None = None,
    gaps: GapRecord | None = None,
    traits: Mapping[str, str] | None = None,
    tables: Mapping[str, tuple[tuple[float, ...], ...]] | None = None,
) -> CaseRecord:
    """One labelled job description whose role was seen as the person saw it, unless another is given."""
    seen = role or RoleRecord("one", "baker", (), "one", "baker", ("baker",))
    return CaseRecord(name, dict(traits or {}), tuple(clauses), tuple(labels), seen, gaps, dict(tables or {}))


def named(records: Sequence[CaseRecord]) -> tuple[CaseRecord, ...]:
    """The same records, each with a name of its own."""
    return tuple(replace(record, name=f"case-{number}") for number, record in enumerate(records))


# Few values, so that ties are common.
CHANCES = (0.0, 0.1, 0.25, 0.5, 0.75, 1.0)
CATEGORIES = ("baker", "head_baker")


def random_records(seed: int) -> tuple[CaseRecord, ...]:
    """Up to five job descriptions of any kind."""
    random = Random(seed)
    return named([random_record(random) for _ in range(random.randint(0, 5))])


def random_record(random: Random) -> CaseRecord:
    """Any job description: it may have no labels, labels nobody saw, no word on the role or no gaps."""
    seen = random.randint(0, 6)
    labels = [_random_label(random, exact=n < seen) for n in range(random.randint(0, 6))]
    clauses = [_random_clause(random, labels) for _ in range(seen if labels else 0)]
    role = RoleRecord(
        random.choice(("one", "between", "out_of_scope")),
        random.choice((None, *CATEGORIES)),
        _some(random, CATEGORIES),
        random.choice(("", "one", "between", "out_of_scope")),
        random.choice((None, *CATEGORIES)),
    )
    gaps = GapRecord(_some(random, STATEMENTS), _some(random, STATEMENTS)) if random.random() < 0.7 else None
    traits = {"format": random.choice(("pdf", "docx")), "setting": random.choice(("care home", "home care"))}
    return case_record(clauses=clauses, labels=labels, role=role, gaps=gaps, traits=traits)


def _random_clause(random: Random, labels: Sequence[LabelRecord]) -> ClauseRecord:
    own = random.randrange(len(labels))
    return clause_record(
        *(_random_match(random) for _ in range(random.randint(0, 3))),
        chance=random.choice(CHANCES),
        wanted=bool(labels[own].statements),
        top=random.choice((None, _random_match(random))),
        kind=random.choice(KINDS),
        gold_kind=labels[own].kind,
        labels=(own,),
    )


def _random_label(random: Random, *, exact: bool) -> LabelRecord:
    return label_record(
        {name: random.randint(1, 2) for name in _some(random, STATEMENTS)},
        ranked=_some(random, STATEMENTS),
        found=_some(random, STATEMENTS),
        kind=random.choice(KINDS),
        seen_kind=random.choice((None, *KINDS)),
        flags=_some(random, FLAGS),
        seen_flags=_some(random, FLAGS),
        exact=exact and random.random() < 0.5,
    )


def _random_match(random: Random) -> tuple[str, float, int]:
    return random.choice(STATEMENTS), random.choice(CHANCES), random.randint(0, 2)


def _some(random: Random, names: Sequence[str]) -> tuple[str, ...]:
    return tuple(random.sample(names, random.randint(0, len(names))))


def made_results(records: Sequence[CaseRecord], name: str = "product-dev", commit: str = "a" * 40) -> Results:
    """A run that found these records."""
    return Results(
        name=name,
        suite="gold",
        split="dev",
        commit=commit,
        pathway="2025-04",
        pathway_fingerprint="b" * 64,
        encoder="hashing",
        verdict_model="c" * 12,
        records=tuple(records),
        settings={"fusion_dense": 0.6},
        machine={"cpus": 2, "python": "3.11.7"},
        seconds=1.5,
    )
