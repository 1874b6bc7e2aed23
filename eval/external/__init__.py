"""Suites of others, and one of ours, that know nothing of the Pathway: O*NET tasks, ESCO sentences, adverts in general.

Those of others are read from a folder the user names, and nothing of theirs is copied.
"""

from eval.external.adverts import read_adverts
from eval.external.folder import read_folder
from eval.external.keeping import Contender, plain_name, rounded, run_name, run_suite
from eval.external.measuring import external_measure, external_table, measure
from eval.external.suite import ExternalError, Suite, Task

__all__ = [
    "Contender",
    "ExternalError",
    "Suite",
    "Task",
    "external_measure",
    "external_table",
    "measure",
    "plain_name",
    "read_adverts",
    "read_folder",
    "rounded",
    "run_name",
    "run_suite",
]
