"""Reports, decisions, sign-offs and idempotency keys."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "alignments",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires", sa.DateTime(timezone=True), nullable=False),
        sa.Column("retention_days", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("category", sa.Text(), nullable=True),
        sa.Column("pathway", sa.Text(), nullable=False),
        sa.Column("lines", sa.Integer(), nullable=False),
        sa.Column("report", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_alignments"),
    )
    op.create_index("ix_alignments_created_id", "alignments", ["created", "id"])
    op.create_index("ix_alignments_expires", "alignments", ["expires"])
    op.create_table(
        "decisions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("alignment_id", sa.String(32), nullable=False),
        sa.Column("clause_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("choice", sa.String(20), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("statement_id", sa.Text(), nullable=False),
        sa.Column("statement_text", sa.Text(), nullable=False),
        sa.Column("wording", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        _hangs_on_an_alignment("decisions"),
        sa.PrimaryKeyConstraint("id", name="pk_decisions"),
        sa.UniqueConstraint("alignment_id", "clause_id", "number", name="uq_decisions_alignment_id_clause_id_number"),
    )
    op.create_table(
        "sign_offs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("alignment_id", sa.String(32), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("decisions", sa.Integer(), nullable=False),
        sa.Column("decided", sa.Integer(), nullable=False),
        sa.Column("lines", sa.Integer(), nullable=False),
        _hangs_on_an_alignment("sign_offs"),
        sa.PrimaryKeyConstraint("id", name="pk_sign_offs"),
        sa.UniqueConstraint("alignment_id", "number", name="uq_sign_offs_alignment_id_number"),
    )
    op.create_table(
        "idempotency_keys",
        sa.Column("key_sha256", sa.String(64), nullable=False),
        sa.Column("request_sha256", sa.String(64), nullable=False),
        sa.Column("claimed", sa.DateTime(timezone=True), nullable=False),
        sa.Column("alignment_id", sa.String(32), nullable=True),
        _hangs_on_an_alignment("idempotency_keys"),
        sa.PrimaryKeyConstraint("key_sha256", name="pk_idempotency_keys"),
    )
    op.create_index("ix_idempotency_keys_alignment_id", "idempotency_keys", ["alignment_id"])
    op.create_index("ix_idempotency_keys_claimed", "idempotency_keys", ["claimed"])


def downgrade() -> None:
    """Take the tables away, and everything in them."""
    for table in ("idempotency_keys", "sign_offs", "decisions", "alignments"):
        op.drop_table(table)


def _hangs_on_an_alignment(table: str) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_alignment_id_alignments"
    return sa.ForeignKeyConstraint(["alignment_id"], ["alignments.id"], name=name, ondelete="CASCADE")
