"""Statements that say nearly the same thing in different words."""

from collections.abc import Iterator

import numpy as np

from alignment.pathway.findings import Remark, Severity
from alignment.types import Pathway
from embeddings import Encoder

# Cosine of two statements' texts under the default encoder. Measured on 30 statements of the bundled content said again
# in other words (tests/alignment/pathway/rewordings.yaml) and on all 120,000 pairs of it, which are distinct: 18 of the
# 30 come this near, and 2 of the pairs. At 0.72 it would be 22 and 15, at 0.80 9 and none.
NEAR_MEANING = 0.76


def find_near_meanings(pathway: Pathway, encoder: Encoder) -> Iterator[Remark]:
    """Pairs of statements that are near in meaning, told at the later of the two with how near, 1 being the same."""
    statements = pathway.statements
    vectors = encoder.encode([statement.text for statement in statements])
    nearness = np.triu(vectors @ vectors.T, k=1)
    for at, other_at in np.argwhere(nearness.T >= NEAR_MEANING):
        second, first = statements[at], statements[other_at]
        text = (
            f"{second.id} may say what {first.id} says ({nearness[other_at, at]:.2f} alike in meaning): "
            f"{second.text} / {first.text}"
        )
        yield Remark(Severity.WARNING, "near_meaning", f"statement {second.id}", text, f"statement {first.id}")
