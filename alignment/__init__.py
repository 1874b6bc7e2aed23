"""Reads one job description and points each line of it to a workforce framework."""
