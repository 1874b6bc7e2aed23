"""What each content file may hold. Unknown keys are refused, so a slip of the pen is an error and not a silence.

    pathway.yaml            Manifest: the version, where it came from, its themes, and what it does not cover
    categories/<id>.yaml    CategoryFile: one role category
    statements/*.yaml       StatementsFile: any number of statements

Keys are written to files in the order they have here.

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
PhraseText = Annotated[str, AfterValidator(check_phrase)]
# Ten clauses' worth settles any comparison; more is a slip of the decimal point.
Weight = Annotated[float, Field(ge=-10, le=10)]


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class SignEntry(_Entry):
    """Evidence in a clause. `also` gives what the same words are worth to other role categories.

    `reason` follows on from "the role …", such as "leads shifts".
    """

    id: Id
    reason: Line
    weight: Weight
    also: dict[Id, Weight] = {}
    phrases: Annotated[tuple[PhraseText, ...], Field(min_length=1, max_length=60)]


class CodeEntry(_Entry):
    """What another scheme, such as a workforce data set, calls a role category."""

    scheme: Line
    code: Line
    confirmed: bool = True


class CategoryFile(_Entry):
    """One role category. `source` is the id of a source in the manifest."""

    id: Id
    title: Line
    group: OptionalLine = ""
    source: Id | None = None
    codes: tuple[CodeEntry, ...] = ()
    summary: Line
    titles: tuple[PhraseText, ...] = ()
    false_friends: tuple[PhraseText, ...] = ()
    signs: tuple[SignEntry, ...] = ()


class StatementEntry(_Entry):
    """One statement. `expected_by` may be empty; checking warns of it.

    `replaces` are ids of earlier versions whose place it took, so that labels and reports can follow.
    """

    id: Id
    kind: StatementKind
    theme: Id
    text: Line
    expected_by: dict[Id, Expectation] = {}
    phrases: tuple[Line, ...] = ()
    replaces: tuple[Id, ...] = ()


class StatementsFile(_Entry):
    """A file of statements."""

    statements: tuple[StatementEntry, ...]


class ThemeEntry(_Entry):
    """A theme and, in one sentence, why it matters."""

    id: Id
    title: Line
    why: OptionalLine = ""


class OutsideSignEntry(_Entry):
    """Evidence that a role is outside the framework."""

    id: Id
    reason: Line
    weight: Weight
    phrases: Annotated[tuple[PhraseText, ...], Field(min_length=1, max_length=60)]


class OutsideEntry(_Entry):
    """A kind of role the framework does not cover, and what to tell the reader.

    One clear sign weighs 2 or more. An entry whose signs all weigh less never takes a role out of scope by itself:
    its advice is added to the answer as a note.
    """

    id: Id
    title: Line
    advice: Line
    signs: Annotated[tuple[OutsideSignEntry, ...], Field(min_length=1)]


class SourceEntry(_Entry):
    """Where content, or its structure, came from. `updated` is the publisher's own date."""

    id: Id
    title: Line
    publisher: OptionalLine = ""
    address: OptionalLine = ""
    updated: Annotated[str, StringConstraints(pattern=r"^(\d{4}(-\d{2}(-\d{2})?)?)?$")] = ""
    licence: OptionalLine = ""


class PublishedEntry(_Entry):
    """When a version was published, and the fingerprint its content must keep from then on."""

    date: Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$")]
    fingerprint: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class Manifest(_Entry):
    """The manifest. `categories` and `statement_files` give the order; files not listed come after, by name.

    `called` is the framework's name inside a sentence, such as "the Pathway".
    """

    version: Version
    title: Line
    publisher: Line
    called: Line = "the framework"
    date: Annotated[str, StringConstraints(pattern=r"^(\d{4}-\d{2}-\d{2})?$")] = ""
    based_on: Version | None = None
    published: PublishedEntry | None = None
    licence: Line
    notice: Line
    sources: tuple[SourceEntry, ...] = ()
    categories: tuple[Id, ...] = ()
    statement_files: tuple[FileName, ...] = ()
    themes: Annotated[tuple[ThemeEntry, ...], Field(min_length=1)]
    outside_scope: tuple[OutsideEntry, ...] = ()
