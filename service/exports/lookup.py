"""What the parts of an export look up by id, gathered once for each report."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from alignment.types import Clause, Report, Statement, StatementKind
from service.exports.clean import anchor, shorten
from service.exports.numbering import Ref, number_lines
from service.exports.wording import KINDS

# Enough of a line to know it by, when the whole of it stands elsewhere on the page.
GLIMPSE = 90


@dataclass(frozen=True, slots=True)
class Nearest:
    """A statement or line that came close: its words, and the line it is when it is one."""

    text: str
    ref: Ref | None = None
    theme: str = ""


@dataclass(frozen=True, slots=True)
class Lookup:
    """Line numbers by clause id; clauses and statements by id; titles of themes and why they matter.

    `called` is the framework's name inside a sentence.
    """

    numbers: Mapping[str, int]
    clauses: Mapping[str, Clause]
    statements: Mapping[str, Statement]
    themes: Mapping[str, str]
    theme_whys: Mapping[str, str]
    called: str

    def statement(self, statement_id: str) -> Statement:
        """The statement, or one that shows the bare id when a report names a statement its framework lacks."""
        missing = Statement(id=statement_id, kind=StatementKind.SKILL, theme="", text=statement_id)
        return self.statements.get(statement_id, missing)

    def kind(self, statement_id: str) -> str:
        """The word for the statement's kind."""
        return KINDS[self.statement(statement_id).kind]

    def theme(self, theme_id: str) -> str:
        """The theme's title; the id itself when the framework lacks it."""
        return self.themes.get(theme_id, theme_id)

    def ref(self, clause_id: str) -> Ref | None:
        """A reference to this clause's line, or none for a heading or an unknown id."""
        number = self.numbers.get(clause_id)
        return None if number is None else Ref(str(number), anchor(clause_id))

    def nearest_line(self, clause_id: str | None) -> Nearest | None:
        """A glimpse of this clause with its number, or none."""
        ref = self.ref(clause_id) if clause_id else None
        return Nearest(shorten(self.clauses[clause_id].text, GLIMPSE), ref) if clause_id and ref else None

    def nearest_statement(self, statement_id: str) -> Nearest:
        """The statement's words and theme."""
        statement = self.statement(statement_id)
        return Nearest(statement.text, theme=self.theme(statement.theme))


def look_up(report: Report) -> Lookup:
    """Everything the parts of an export look up in this report."""
    return Lookup(
        numbers=number_lines(report),
        clauses={verdict.clause.id: verdict.clause for verdict in report.verdicts},
        statements={statement.id: statement for statement in report.pathway.statements},
        themes={theme.id: theme.title for theme in report.pathway.themes},
        theme_whys={theme.id: theme.why.strip() for theme in report.pathway.themes},
        called=report.pathway.called,
    )


def unique_refs(refs: Sequence[Ref]) -> tuple[Ref, ...]:
    """The references in their order, each once."""
    return tuple({ref.href: ref for ref in refs}.values())
