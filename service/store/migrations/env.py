"""Runs the migrations over the connection `service.store.migrate` hands in."""

from alembic import context

from service.store.tables import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    # SQLite cannot change a column in place; a batch copies the table.
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
