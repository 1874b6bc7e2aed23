"""What goes over the wire, as the OpenAPI document describes it."""

from service.schemas.answers import (
    AlignmentBody,
    AlignmentItem,
    AlignmentList,
    DecisionBody,
    HistoryBody,
    LineBody,
    LineState,
    Problem,
    ReviewBody,
    ReviewState,
    SignOffBody,
    UnkeptBody,
)
from service.schemas.report import ReportBody
from service.schemas.requests import AlignmentForm, AlignmentRequest, DecisionRequest, Options, SignOffRequest

__all__ = [
    "AlignmentBody",
    "AlignmentForm",
    "AlignmentItem",
    "AlignmentList",
    "AlignmentRequest",
    "DecisionBody",
    "DecisionRequest",
    "HistoryBody",
    "LineBody",
    "LineState",
    "Options",
    "Problem",
    "ReportBody",
    "ReviewBody",
    "ReviewState",
    "SignOffBody",
    "SignOffRequest",
    "UnkeptBody",
]
