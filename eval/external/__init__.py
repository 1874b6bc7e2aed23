"""Suites of others, read from a folder the user names: O*NET tasks and activities, ESCO sentence sets.

Nothing is copied.
"""

from eval.external.folder import read_folder
from eval.external.measuring import external_table, measure
from eval.external.suite import ExternalError, Suite, Task

__all__ = ["ExternalError", "Suite", "Task", "external_table", "measure", "read_folder"]
