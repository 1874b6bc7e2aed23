"""The same job description said otherwise, by fixed rules: what is found in it should not move."""

from eval.variants.suites import SUITES, Suite
from eval.variants.variant import Variant

__all__ = ["SUITES", "Suite", "Variant"]
