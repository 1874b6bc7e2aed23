"""Reads one job description and points each line of it to a workforce framework.

`align` is the product; `pipeline.py` tells how. `errors.py` draws everything that can go wrong.
"""

from alignment.errors import DocumentError, FingerpostError, ModelError, PathwayError, ReportError
from alignment.pathway import load_pathway
from alignment.pipeline import Tools, align, align_many, open_tools
from alignment.report import SCHEMA_VERSION, report_from_json, report_to_dict, report_to_json
from alignment.types import Clause, ClauseVerdict, Document, Match, Pathway, Report, Statement, Summary

__all__ = [
    "SCHEMA_VERSION",
    "Clause",
    "ClauseVerdict",
    "Document",
    "DocumentError",
    "FingerpostError",
    "Match",
    "ModelError",
    "Pathway",
    "PathwayError",
    "Report",
    "ReportError",
    "Statement",
    "Summary",
    "Tools",
    "align",
    "align_many",
    "load_pathway",
    "open_tools",
    "report_from_json",
    "report_to_dict",
    "report_to_json",
]
