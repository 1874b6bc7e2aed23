"""Writes the DOCX and PDF examples from plain source text, the same bytes every time."""
