"""Plain values as YAML text in one settled layout, so that the same content is always the same bytes.

Blocks are indented by two, text that would pass the line's end is folded with `>-`, and text is quoted only where YAML
would take it for something else.
"""

import json
import re
import textwrap
from collections.abc import Mapping, Sequence

LINE_WIDTH = 120

Value = str | float | bool | Sequence["Value"] | Mapping[str, "Value"]

# What a reader of YAML takes for a number, a truth value or nothing. Dates stay plain: YAML 1.2 reads them as text.
_NOT_TEXT = re.compile(
    r"[-+]?(?:\d[\d_]*)?\.?\d*(?:e[-+]?\d+)?|[-+]?\.(?:inf|nan)|0[xob][\da-f_]+|\d[\d:]+(?:\.\d*)?"
    r"|true|false|yes|no|on|off|y|n|null|~|=|<<",
    re.IGNORECASE,
)
# A first sign, or an inner one, that means something to YAML.
_SPECIAL = re.compile(r"^[-?:,\[\]{}#&*!|>'\"%@`]|:(?:\s|$)|\s#")
# What may not stand in a YAML file as itself.
_UNPRINTABLE = re.compile("[^\t\n\r -~\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


def to_yaml(value: Mapping[str, Value]) -> str:
    """A mapping as block YAML, ending in a line break. Empty values inside it are written, so leave them out before."""
    return "".join(f"{line}\n" for key in value for line in key_lines(key, value[key]))


def key_lines(key: str, value: Value, indent: int = 0) -> list[str]:
    """The lines of one key and its value, without line breaks."""
    start = f"{' ' * indent}{_text(key)}:"
    if isinstance(value, Mapping) and value:
        return [start, *(line for name in value for line in key_lines(name, value[name], indent + 2))]
    if isinstance(value, Sequence) and not isinstance(value, str) and value:
        return [start, *(line for item in value for line in item_lines(item, indent + 2))]
    return _scalar_lines(start, value, indent + 2)


def item_lines(value: Value, indent: int) -> list[str]:
    """The lines of one item of a list, the first beginning with a dash."""
    dash = f"{' ' * indent}-"
    if isinstance(value, Mapping) and value:
        first, *rest = [line for name in value for line in key_lines(name, value[name], indent + 2)]
        return [f"{dash} {first.lstrip()}", *rest]
    return _scalar_lines(dash, value, indent + 2)


def _scalar_lines(start: str, value: Value, indent: int) -> list[str]:
    text = _scalar(value)
    line = f"{start} {text}"
    if len(line) <= LINE_WIDTH or not isinstance(value, str) or not _can_fold(value):
        return [line]
    width = max(20, LINE_WIDTH - indent)
    folded = textwrap.wrap(value, width, break_long_words=False, break_on_hyphens=False)
    return [f"{start} >-", *(" " * indent + part for part in folded)]


def _can_fold(text: str) -> bool:
    """Whether folding gives the very same text back: words with one space between them."""
    return " " in text and text == " ".join(text.split()) and not _UNPRINTABLE.search(text)


def _scalar(value: Value) -> str:
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float | int):
        return repr(value).removesuffix(".0")
    return "{}" if isinstance(value, Mapping) else "[]"


def _text(text: str) -> str:
    if text and text == text.strip() and not (_NOT_TEXT.fullmatch(text) or _needs_quotes(text)):
        return text
    return _UNPRINTABLE.sub(_escape, json.dumps(text, ensure_ascii=False))


def _needs_quotes(text: str) -> bool:
    return bool(_SPECIAL.search(text) or _UNPRINTABLE.search(text) or re.search(r"[\t\n\r]", text))


def _escape(found: re.Match[str]) -> str:
    return f"\\u{ord(found.group()):04x}"
