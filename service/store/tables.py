"""The tables, the same in SQLite and PostgreSQL. A test holds the migrations to them.

Everything about an alignment goes with it: the database itself deletes what hangs on a deleted row.
"""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, MetaData, String, Text, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from service.store.times import UtcTime

ID_LENGTH = 32
SHA256_LENGTH = 64
WORD_LENGTH = 20


class Base(DeclarativeBase):
    """All tables. Constraints have names, so that a migration can speak of them on either database."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


def _alignment_id() -> Mapped[str]:
    """A column that hangs a row on an alignment."""
    return mapped_column(String(ID_LENGTH), ForeignKey("alignments.id", ondelete="CASCADE"))


class AlignmentRow(Base):
    """A report that is kept. `report` is its JSON byte for byte, and never changes; it is read only when asked for."""

    __tablename__ = "alignments"
    __table_args__ = (Index(None, "created", "id"),)

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    state: Mapped[str] = mapped_column(String(WORD_LENGTH))
    created: Mapped[datetime] = mapped_column(UtcTime)
    expires: Mapped[datetime] = mapped_column(UtcTime, index=True)
    retention_days: Mapped[int]
    name: Mapped[str] = mapped_column(Text)
    title: Mapped[str] = mapped_column(Text)
    category: Mapped[str | None] = mapped_column(Text)
    pathway: Mapped[str] = mapped_column(Text)
    lines: Mapped[int]
    report: Mapped[str] = mapped_column(Text, deferred=True)


class DecisionRow(Base):
    """One decision about a line, the `number`th. Rows are only ever added, and no two can have the same number."""

    __tablename__ = "decisions"
    __table_args__ = (UniqueConstraint("alignment_id", "clause_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    alignment_id: Mapped[str] = _alignment_id()
    clause_id: Mapped[str] = mapped_column(Text)
    number: Mapped[int]
    choice: Mapped[str] = mapped_column(String(WORD_LENGTH))
    by: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(UtcTime)
    statement_id: Mapped[str] = mapped_column(Text)
    statement_text: Mapped[str] = mapped_column(Text)
    wording: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text)


class SignOffRow(Base):
    """One sign-off, the `number`th of its alignment, and how far the review was then."""

    __tablename__ = "sign_offs"
    __table_args__ = (UniqueConstraint("alignment_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    alignment_id: Mapped[str] = _alignment_id()
    number: Mapped[int]
    by: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(UtcTime)
    note: Mapped[str] = mapped_column(Text)
    decisions: Mapped[int]
    decided: Mapped[int]
    lines: Mapped[int]


class IdempotencyKeyRow(Base):
    """A key a request was sent with, what was asked, and what came of it; nothing yet while it is being made.

    Only fingerprints are held: a key may be anything, such as somebody's name.
    """

    __tablename__ = "idempotency_keys"

    key_sha256: Mapped[str] = mapped_column(String(SHA256_LENGTH), primary_key=True)
    request_sha256: Mapped[str] = mapped_column(String(SHA256_LENGTH))
    claimed: Mapped[datetime] = mapped_column(UtcTime, index=True)
    alignment_id: Mapped[str | None] = mapped_column(
        String(ID_LENGTH), ForeignKey("alignments.id", ondelete="CASCADE"), index=True
    )
