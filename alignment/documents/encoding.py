"""Bytes to text: the byte order mark, then strict UTF-8, then the one older encoding British offices used."""

import codecs
import re

from alignment.errors import EncodingError

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"))
_SHORT_MARKS = ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_CURE = "Save it again as a Word document or as plain text in UTF-8."
# Enough text to tell an encoding by; guessing over megabytes would take seconds.
_SAMPLE = 65_536
# Control characters no text file holds. Tab, line ends and form feed are left out of the set.
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\x81\x8d\x8f\x90\x9d]")
# Past one in 200 it is not text: real files have none, a damaged one a stray few.
_MOST_CONTROLS = 0.005


def decode(data: bytes, declared: str = "") -> str:
    """The text of `data`, trying `declared` (what an HTML page says of itself) after UTF-8.

    Raises `EncodingError` when it is no text, or in an encoding that cannot be told.
    """
    for mark, encoding in _MARKS + _SHORT_MARKS:
        if data.startswith(mark):
            return _checked(_strict(data, encoding))
    for encoding in ("utf-8", _utf16_without_mark(data), declared):
        if encoding and (text := _tried(data, encoding)) is not None and not _is_noise(text):
            return text
    return _checked(_guessed(data))


def looks_like_text(data: bytes) -> bool:
    """Whether the bytes are text in some encoding we can tell."""
    try:
        decode(data)
    except EncodingError:
        return False
    return True


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        problem = f"The file says it is {encoding.upper()} text, but from byte {error.start:,} on it is not."
        raise EncodingError(problem, _CURE) from error


def _tried(data: bytes, encoding: str) -> str | None:
    """The text, or `None` when the bytes are not in this encoding or nobody knows it."""
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _utf16_without_mark(data: bytes) -> str:
    """UTF-16 by its tell-tale zero bytes: every second one, in English."""
    sample = data[:_SAMPLE]
    half = max(len(sample) // 2, 1)
    if sample[1::2].count(0) > half * 0.7 and sample[::2].count(0) < half * 0.1:
        return "utf-16-le"
    if sample[::2].count(0) > half * 0.7 and sample[1::2].count(0) < half * 0.1:
        return "utf-16-be"
    return ""


def _guessed(data: bytes) -> str:
    """Windows-1252 when charset-normalizer agrees that it reads as text, which noise does not."""
    from charset_normalizer import from_bytes

    if from_bytes(data[:_SAMPLE], cp_isolation=["cp1252"], threshold=0.5).best() is None:
        raise EncodingError("The file is not text in an encoding we can tell.", _CURE)
    return data.decode("cp1252", errors="replace")


def _is_noise(text: str) -> bool:
    return len(_CONTROLS.findall(text)) > len(text) * _MOST_CONTROLS


def _checked(text: str) -> str:
    if _is_noise(text):
        raise EncodingError("The file is not text: it is full of characters no text holds.", _CURE)
    return text
