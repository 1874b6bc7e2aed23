"""The framework a job description is held against: its content files, loading them and checking them."""

from alignment.pathway.categories import find_category
from alignment.pathway.checking import Finding, Severity, check_pathway
from alignment.pathway.loading import available_versions, fingerprint, load_pathway, read_pathway

__all__ = [
    "Finding",
    "Severity",
    "available_versions",
    "check_pathway",
    "find_category",
    "fingerprint",
    "load_pathway",
    "read_pathway",
]
