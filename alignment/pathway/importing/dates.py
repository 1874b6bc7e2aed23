"""Dates as pages write them, as `2025-04-09`."""

import re
from datetime import date

_MONTHS = "january february march april may june july august september october november december".split()
_WRITTEN = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(_MONTHS)}) (\d{{4}})\b", re.IGNORECASE)


def plain_date(text: str) -> str:
    """The day in `2025-04-09T11:00:00+01:00` or `9 April 2025`, as `2025-04-09`; empty when there is none."""
    written = _WRITTEN.search(text)
    try:
        if written:
            return date(int(written[3]), _MONTHS.index(written[2].lower()) + 1, int(written[1])).isoformat()
        return date.fromisoformat(text.strip()[:10]).isoformat()
    except ValueError:
        return ""
