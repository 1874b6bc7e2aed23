"""Small things to keep."""

from dataclasses import replace

from service.review import Choice, Draft
from service.store import NewAlignment

REPORT = '{"schema_version": "1.2", "says": "to help people – wash"}\n'
NEW = NewAlignment(
    name="advert.txt",
    title="Support worker",
    category="care_or_support_worker",
    pathway="2025-04",
    lines=3,
    retention_days=30,
    report=REPORT,
)


def new(**changes: object) -> NewAlignment:
    return replace(NEW, **changes)  # type: ignore[arg-type]


def draft(clause_id: str = "c3", choice: Choice = Choice.ACCEPT, **parts: str) -> Draft:
    return Draft(clause_id, choice, **parts)
