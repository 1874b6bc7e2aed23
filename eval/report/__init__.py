"""A run as one page: pictures of where it is right, how well it knows, and its worst lines with both texts."""

from eval.report.page import render_report

__all__ = ["render_report"]
