"""What each content file may hold. Unknown keys are refused, so a slip of the pen is an error and not a silence.

    pathway.yaml            Manifest: the version, where it came from, its themes, and what it does not cover
    categories/<id>.yaml    CategoryFile: one role category
    statements/*.yaml       StatementsFile: any number of statements

Keys are written to files in the order they have here. The sentence under each key is its help in an editor.

Ids are lower-case words joined by `_` or `-`, with `.` between the parts of a statement's id.
"""

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from alignment.phrases import check_phrase
from alignment.types import Expectation, StatementKind


def _one_line(text: str) -> str:
    return " ".join(text.split())


Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(?:[._-][a-z0-9]+)*$", max_length=80)]
# Version names are also folder names, so nothing that could climb out of a folder.
Version = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$", max_length=40)]
FileName = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]*\.yaml$", max_length=80)]
Line = Annotated[str, AfterValidator(_one_line), StringConstraints(min_length=1, max_length=4_000)]
OptionalLine = Annotated[str, AfterValidator(_one_line), StringConstraints(max_length=4_000)]
PhraseText = Annotated[str, AfterValidator(_one_line), AfterValidator(check_phrase)]
# Ten clauses' worth settles any comparison; more is a slip of the decimal point.
Weight = Annotated[float, Field(ge=-10, le=10)]


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


class SignEntry(_Entry):
    """Words in a job description that speak for or against a role category."""

    id: Id
    """Tells it from the category's other signs."""
    reason: Line
    """Follows on from "the role …", such as "leads shifts"."""
    weight: Weight
    """What the words are worth to this category; below 0 they speak against it."""
    also: dict[Id, Weight] = {}
    """What the same words are worth to other categories, by their ids."""
    phrases: Annotated[tuple[PhraseText, ...], Field(min_length=1, max_length=60)]
    """The words: `*` is any ending, `…` a gap of up to five words, `|` means "or"."""


class CodeEntry(_Entry):
    """What another scheme, such as a workforce data set, calls a role category."""

    scheme: Line
    """The scheme's name."""
    code: Line
    """The code, in quotes if it is a number."""
    confirmed: bool = True
    """`false` until the scheme's owner has confirmed it."""


class CategoryFile(_Entry):
    """One role category, in a file named after its id."""

    id: Id
    """The file's name without `.yaml`. It never changes once published."""
    title: Line
    """What people call it."""
    group: OptionalLine = ""
    """The heading it stands under in lists of categories."""
    source: Id | None = None
    """The id of a source in the manifest."""
    codes: tuple[CodeEntry, ...] = ()
    """What other schemes call it."""
    summary: Line
    """Two or three sentences on what people in it do and what sets it apart."""
    titles: tuple[PhraseText, ...] = ()
    """Job titles that hint at it, in the language of phrases."""
    false_friends: tuple[PhraseText, ...] = ()
    """Words that hold one of the titles and do not mean this category, such as "reports to the deputy"."""
    signs: tuple[SignEntry, ...] = ()
    """Words in a job description that speak for or against it."""


class StatementEntry(_Entry):
    """One value, behaviour, piece of knowledge or skill."""

    id: Id
    """The theme's id, a dot, and a few words. It never changes once published, even when the text does."""
    kind: StatementKind
    """What sort of statement it is."""
    theme: Id
    """The id of a theme in the manifest."""
    text: Line
    """One clear sentence."""
    expected_by: dict[Id, Expectation] = {}
    """The role categories that expect it, by their ids: `core`, `expected`, or `developing` (still being learnt)."""
    phrases: tuple[Line, ...] = ()
    """How employers word it, four to six of them; they help to find it."""
    replaces: tuple[Id, ...] = ()
    """Ids of the version before whose place it took, so that labels and reports can follow."""


class StatementsFile(_Entry):
    """A file of statements, on whatever they have in common."""

    statements: tuple[StatementEntry, ...]
    """The statements, in the order they are shown."""


class ThemeEntry(_Entry):
    """A theme that statements share."""

    id: Id
    """What statements call it. It never changes once published."""
    title: Line
    """What people call it."""
    why: OptionalLine = ""
    """One sentence on why it matters; it is shown beside gaps."""


class OutsideSignEntry(_Entry):
    """Words in a job description that speak for or against its being outside the framework."""

    id: Id
    """Tells it from the entry's other signs."""
    reason: Line
    """Follows on from "the role …", such as "needs a nurse's registration"."""
    weight: Weight
    """What the words are worth. One clear sign weighs 2 or more; below 0 they speak against."""
    phrases: Annotated[tuple[PhraseText, ...], Field(min_length=1, max_length=60)]
    """The words: `*` is any ending, `…` a gap of up to five words, `|` means "or"."""


class OutsideEntry(_Entry):
    """A kind of role the framework does not cover.

    An entry whose signs all weigh less than 2 never takes a role out of scope by itself: its advice is added as a note.
    """

    id: Id
    """Tells it from the other entries."""
    title: Line
    """What kind of role it is, such as "A registered nurse post"."""
    advice: Line
    """What to tell the reader."""
    signs: Annotated[tuple[OutsideSignEntry, ...], Field(min_length=1)]
    """How such a role is recognised."""


class SourceEntry(_Entry):
    """Where content, or its structure, came from."""

    id: Id
    """What categories call it."""
    title: Line
    """The title of the page or document."""
    publisher: OptionalLine = ""
    """Who published it."""
    address: OptionalLine = ""
    """Its web address."""
    updated: Annotated[str, StringConstraints(pattern=r"^(\d{4}(-\d{2}(-\d{2})?)?)?$")] = ""
    """The publisher's own date: year, month and day, or only the first of these; a year alone in quotes."""
    licence: OptionalLine = ""
    """On what terms it may be used, and what was taken from it."""


class PublishedEntry(_Entry):
    """Written by `fingerpost pathway publish`, not by hand."""

    date: Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$")]
    """When the version was published."""
    fingerprint: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
    """What its content must keep from then on."""


class Manifest(_Entry):
    """The manifest: the version, where it came from, its themes, and what it does not cover."""

    version: Version
    """The version's name, which is also its folder's; in quotes if it is a number."""
    title: Line
    """What people call the framework, shown on every report."""
    publisher: Line
    """Who answers for the wording."""
    called: Line = "the framework"
    """Its name inside a sentence, such as "the Pathway"."""
    date: Annotated[str, StringConstraints(pattern=r"^(\d{4}-\d{2}-\d{2})?$")] = ""
    """The date of the content, as year-month-day."""
    based_on: Version | None = None
    """The version it was made from; `fingerpost pathway new` fills it in."""
    published: PublishedEntry | None = None
    """Present once published. `fingerpost pathway publish` writes it, and nothing may change from then on."""
    licence: Line
    """On what terms the wording may be used."""
    notice: Line
    """What every reader must be told, such as whose words these are. Shown on every report."""
    sources: tuple[SourceEntry, ...] = ()
    """Where the content, or its structure, came from."""
    categories: tuple[Id, ...] = ()
    """The order of the role categories; those not listed come after, by name."""
    statement_files: tuple[FileName, ...] = ()
    """The order of the files of statements; those not listed come after, by name."""
    themes: Annotated[tuple[ThemeEntry, ...], Field(min_length=1)]
    """The themes, in the order they are shown."""
    outside_scope: tuple[OutsideEntry, ...] = ()
    """Kinds of role the framework does not cover."""
