"""Reading order on a PDF page: column by column where there are columns, row by row where there are not.

Words that stand side by side may be two columns of prose, to be read down, or a list of labels and values, to be read
across. Columns are filled; labels are short.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from statistics import median

from alignment.documents.markers import split_marker
from alignment.documents.pdf_lines import Line, Row, join_row

# Fewer lines side by side are an address or a signature, not a column.
_LEAST_LINES = 4
# The narrowest channel between columns, in points; designers use 12 and up.
_CHANNEL = 7.0
_STEP = 3
# Columns within columns: three columns, or a sidebar beside two.
_MAX_DEPTH = 3
# Labels fill less of their column than this; ragged prose fills about 0.85 of it.
_LABEL_FILL = 0.55


@dataclass(frozen=True, slots=True)
class _Band:
    """A stretch of the page in reading order: lines right across, or lines left and right of a channel."""

    across: tuple[Line, ...] = ()
    left: tuple[Line, ...] = ()
    right: tuple[Line, ...] = ()

    @property
    def is_columns(self) -> bool:
        """Whether it is to be read down, left before right."""
        return min(len(self.left), len(self.right)) >= _LEAST_LINES and not _is_labels(self.left, self.right)


def in_reading_order(rows: Sequence[Row], left: float, right: float, depth: int = 0) -> list[Line]:
    """The lines in the order a person reads them, each knowing the edges of its column."""
    segments = [segment for row in rows for segment in row]
    channel = None if depth >= _MAX_DEPTH else _channel(segments)
    if channel is None:
        return [replace(join_row(row), left=left, right=right) for row in rows]
    ordered: list[Line] = []
    for band in _bands(segments, channel):
        if band.is_columns:
            for side in (band.left, band.right):
                edge, end = min(line.x0 for line in side), max(line.x1 for line in side)
                ordered += in_reading_order(_rows(side), edge, end, depth + 1)
        else:
            lines = _rows((*band.across, *band.left, *band.right))
            ordered += [replace(join_row(row), left=left, right=right) for row in lines]
    return ordered


def _rows(segments: Iterable[Line]) -> list[Row]:
    """Segments back to rows, by height."""
    rows: list[Row] = []
    for segment in sorted(segments, key=lambda line: (line.top + line.bottom, line.x0)):
        middle = (segment.top + segment.bottom) / 2
        if rows and abs((rows[-1][0].top + rows[-1][0].bottom) / 2 - middle) <= 0.4 * segment.size:
            rows[-1].append(segment)
        else:
            rows.append([segment])
    return [sorted(row, key=lambda line: line.x0) for row in rows]


def _channel(segments: Sequence[Line]) -> float | None:
    """The height-long gap that parts most lines into columns, or `None`."""
    if len(segments) < 2 * _LEAST_LINES:
        return None
    left, right = min(line.x0 for line in segments), max(line.x1 for line in segments)
    width = right - left
    places = range(int(left + width * 0.18), int(left + width * 0.82), _STEP)
    scored = [(_parted(segments, float(place)), place) for place in places]
    best = max((score for score, _ in scored), default=0)
    if best < 2 * _LEAST_LINES:
        return None
    # The middle of the widest run of equally good places.
    good = [place for score, place in scored if score == best]
    return float(good[len(good) // 2])


def _parted(segments: Sequence[Line], place: float) -> int:
    """How many lines a channel here puts into columns."""
    if sum(1 for line in segments if line.x0 < place < line.x1) > len(segments) * 0.5:
        return 0
    return sum(len(band.left) + len(band.right) for band in _bands(segments, place) if band.is_columns)


def _bands(segments: Sequence[Line], place: float) -> list[_Band]:
    """Cut the page at the lines that cross the channel."""
    bands: list[_Band] = []
    sides: list[Line] = []
    for line in sorted(segments, key=lambda line: (line.top, line.x0)):
        if line.x0 < place + _CHANNEL / 2 and line.x1 > place - _CHANNEL / 2:
            bands += _side_band(sides, place)
            sides = []
            bands.append(_Band(across=(line,)))
        else:
            sides.append(line)
    return _merged([*bands, *_side_band(sides, place)])


def _side_band(sides: list[Line], place: float) -> list[_Band]:
    if not sides:
        return []
    return [
        _Band(
            left=tuple(line for line in sides if line.x1 <= place),
            right=tuple(line for line in sides if line.x1 > place),
        )
    ]


def _merged(bands: list[_Band]) -> list[_Band]:
    """Bands that are no columns run together, so that their rows are joined again."""
    merged: list[_Band] = []
    for band in bands:
        if merged and not band.is_columns and not merged[-1].is_columns:
            last = merged[-1]
            merged[-1] = _Band(across=(*last.across, *last.left, *last.right, *band.across, *band.left, *band.right))
        else:
            merged.append(band)
    return merged


def _is_labels(left: Sequence[Line], right: Sequence[Line]) -> bool:
    """Whether the left side is labels for the right: short, level with a value each, and no list."""
    edge, end = min(line.x0 for line in left), min(line.x0 for line in right)
    fill = median((line.x1 - line.x0) / max(end - edge, 1.0) for line in left)
    listed = sum(1 for line in left if split_marker(line.text)) > len(left) / 2
    if listed or not fill < _LABEL_FILL:
        return False
    tops = [line.bottom for line in right]
    level = sum(1 for line in left if any(abs(line.bottom - top) < line.size * 0.4 for top in tops))
    return level >= 0.8 * len(left)
