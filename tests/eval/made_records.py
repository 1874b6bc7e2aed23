"""Records made by hand and at random, for tests of measures, intervals and what is printed of them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from hypothesis import strategies as st

from eval.records import Accepted, CaseRecord, ClauseRecord, GapRecord, LabelRecord, RoleRecord

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
) -> CaseRecord:
    """One labelled job description whose role was seen as the person saw it, unless another is given."""
    seen = role or RoleRecord("one", "baker", (), "one", "baker", ("baker",))
    return CaseRecord(name, dict(traits or {}), tuple(clauses), tuple(labels), seen, gaps)


def named(records: Sequence[CaseRecord]) -> tuple[CaseRecord, ...]:
    """The same records, each with a name of its own."""
    return tuple(replace(record, name=f"case-{number}") for number, record in enumerate(records))


# Few values, so that ties are common.
CHANCES = st.sampled_from((0.0, 0.1, 0.25, 0.5, 0.75, 1.0))
STATEMENT = st.sampled_from(STATEMENTS)
FLAG_SETS = st.lists(st.sampled_from(FLAGS), unique=True).map(tuple)
MATCHES = st.builds(Accepted, STATEMENT, CHANCES, st.integers(0, 2))
CLAUSES = st.builds(
    ClauseRecord,
    text=st.just("Help people to eat"),
    kind=st.sampled_from(KINDS),
    flags=FLAG_SETS,
    labels=st.just((0,)),
    gold_kind=st.sampled_from(KINDS),
    wanted=st.booleans(),
    accepted=st.lists(MATCHES, max_size=3).map(tuple),
    top=st.none() | MATCHES,
    chance=CHANCES,
)
LABELS = st.builds(
    LabelRecord,
    quote=st.just("Help people to eat"),
    kind=st.sampled_from(KINDS),
    flags=FLAG_SETS,
    statements=st.dictionaries(STATEMENT, st.integers(1, 2), max_size=3),
    clauses=st.just((0,)),
    seen_kind=st.none() | st.sampled_from(KINDS),
    seen_flags=FLAG_SETS,
    ranked=st.lists(STATEMENT, unique=True).map(tuple),
    found=st.lists(STATEMENT, unique=True).map(tuple),
    exact=st.booleans(),
)
CATEGORIES = st.sampled_from(("baker", "head_baker"))
ROLES = st.builds(
    RoleRecord,
    outcome=st.sampled_from(("one", "between", "out_of_scope")),
    category=st.none() | CATEGORIES,
    acceptable=st.lists(CATEGORIES, max_size=1).map(tuple),
    seen_outcome=st.sampled_from(("", "one", "between", "out_of_scope")),
    seen_category=st.none() | CATEGORIES,
)
STATEMENT_SETS = st.lists(STATEMENT, unique=True).map(tuple)
CASES = st.builds(
    CaseRecord,
    name=st.just("one"),
    traits=st.dictionaries(st.sampled_from(("format", "setting")), st.sampled_from(("pdf", "docx")), max_size=2),
    clauses=st.lists(CLAUSES, max_size=6).map(tuple),
    labels=st.lists(LABELS, max_size=6).map(tuple),
    role=ROLES,
    gaps=st.none() | st.builds(GapRecord, STATEMENT_SETS, STATEMENT_SETS),
)
RECORDS = st.lists(CASES, max_size=5).map(named)
