"""The framework a job description is held against: its content files, loading them and checking them."""

from alignment.pathway.categories import find_category
from alignment.pathway.checking import check_pathway
from alignment.pathway.findings import Finding, Severity
from alignment.pathway.loading import available_versions, find_folder, fingerprint, load_pathway, read_pathway
from alignment.pathway.versions import draft_version, publish_version
from alignment.pathway.writing import Content, Written, read_content, write_pathway

__all__ = [
    "Content",
    "Finding",
    "Severity",
    "Written",
    "available_versions",
    "check_pathway",
    "draft_version",
    "find_category",
    "find_folder",
    "fingerprint",
    "load_pathway",
    "publish_version",
    "read_content",
    "read_pathway",
    "write_pathway",
]
