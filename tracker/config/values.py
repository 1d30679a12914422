"""Values that tracker.toml writes as text and the tracker needs as something better.

Each is a type with a `Reader`: how it is read, what is expected, and what JSON Schema says of it, in one
place. A reader raises `ValueError` with what was expected; the caller adds file, line and key.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

YEAR_PATTERN = r"(?<!\d)((?:19|20)\d\d)(?!\d)"
"""A year that stands alone: how an edition is named unless a source says otherwise."""

_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400, "w": 604800}
DURATION_PATTERN = r"(\d+(?:\.\d+)?)\s*([smhdw]|(?:second|minute|hour|day|week)s?)"
"""A number and a unit, which its first letter tells."""
LONGEST = 14 * 86400
"""Seconds; what waits on a connection takes no more than 24 days (2^31 milliseconds)."""
_SIZES = {"B": 1, "kB": 10**3, "MB": 10**6, "GB": 10**9}


@dataclass(frozen=True, slots=True, eq=False)
class Reader:
    """How a value of tracker.toml is read, beside the type in a field's annotation."""

    parse: Callable[[object, Path], Any]
    """Given the raw value and the folder of tracker.toml; raises ValueError with what was expected."""
    schema: Mapping[str, Any]
    """JSON Schema of the raw value."""


def plain_text(raw: object, expected: str) -> str:
    """A text that is not empty, without blanks around it.

    Raises:
        ValueError: it is none; says what was `expected`.
    """
    if not isinstance(raw, str) or not raw.strip():
        raise ValueError(expected)
    return raw.strip()


# --- durations and sizes -----------------------------------------------------------------------------


def seconds_of(raw: object, _root: Path) -> float:
    """A duration.

    Raises:
        ValueError: it is none; says what was expected.
    """
    expected = 'expected a number of seconds or a duration such as "30 s", "5 minutes", "6 h", "1 day"'
    if isinstance(raw, (int, float)) and not isinstance(raw, bool):
        value = float(raw)
    else:
        match = re.fullmatch(DURATION_PATTERN, plain_text(raw, expected))
        if match is None:
            raise ValueError(expected)
        value = float(match[1]) * _UNITS[match[2][0]]
    if not 0 <= value < float("inf"):
        raise ValueError(expected)
    return value


def _seconds(raw: object, root: Path) -> float:
    value = seconds_of(raw, root)
    if value > LONGEST:
        raise ValueError("expected a duration of at most two weeks")
    return value


Seconds = Annotated[
    float,
    Reader(
        _seconds,
        {
            "oneOf": [
                {"type": "number", "minimum": 0, "maximum": LONGEST},
                {"type": "string", "pattern": f"^{DURATION_PATTERN}$"},
            ]
        },
    ),
]
"""A duration: a number of seconds, or text with a unit."""


def _size(raw: object, _root: Path) -> int:
    expected = 'expected a number of bytes or a size such as "64 MB" (units: B, kB, MB, GB)'
    if isinstance(raw, int) and not isinstance(raw, bool) and raw > 0:
        return raw
    match = re.fullmatch(r"(\d+)\s*([kMG]?B)", plain_text(raw, expected))
    if match is None or int(match[1]) == 0:
        raise ValueError(expected)
    return int(match[1]) * _SIZES[match[2]]


Size = Annotated[
    int,
    Reader(
        _size,
        {
            "oneOf": [
                {"type": "integer", "minimum": 1},
                {"type": "string", "pattern": r"^[1-9]\d*\s*[kMG]?B$"},
            ]
        },
    ),
]
"""A number of bytes, or text with a unit."""


# --- numbers -------------------------------------------------------------------------------------------


def _whole_number(least: int, most: int | None, expected: str) -> Reader:
    def parse(raw: object, _root: Path) -> int:
        if isinstance(raw, bool) or not isinstance(raw, int) or raw < least or (most and raw > most):
            raise ValueError(expected)
        return raw

    schema = {"type": "integer", "minimum": least} | ({"maximum": most} if most else {})
    return Reader(parse, schema)


Number = Annotated[int, _whole_number(1, None, "expected a whole number of at least 1")]
Port = Annotated[int, _whole_number(1, 2**16 - 1, "expected a port from 1 to 65535")]


def _weight(raw: object, _root: Path) -> float:
    if isinstance(raw, bool) or not isinstance(raw, (int, float)) or not 0 <= raw <= 1:
        raise ValueError("expected a number from 0 to 1")
    return float(raw)


Weight = Annotated[float, Reader(_weight, {"type": "number", "minimum": 0, "maximum": 1})]


# --- places and times --------------------------------------------------------------------------------


def _timezone(raw: object, _root: Path) -> ZoneInfo:
    expected = 'expected a time zone of the IANA list such as "Asia/Almaty"'
    try:
        return ZoneInfo(plain_text(raw, expected))
    except (KeyError, ValueError, OSError) as error:  # ZoneInfoNotFoundError is a KeyError
        raise ValueError(expected) from error


Timezone = Annotated[ZoneInfo, Reader(_timezone, {"type": "string", "examples": ["UTC", "Europe/Oslo"]})]


def file_path(raw: object, root: Path) -> Path:
    """A path from the folder `root`; blanks around it belong to the name.

    Raises:
        ValueError: it is none; says what was expected.
    """
    plain_text(raw, expected := "expected a path, relative to tracker.toml")
    if not isinstance(raw, str) or "\0" in raw:
        raise ValueError(expected)
    return root / os.path.expanduser(raw)  # noqa: PTH111 - unlike `Path.expanduser`, this fails for nobody


FilePath = Annotated[Path, Reader(file_path, {"type": "string", "minLength": 1})]
"""A path, relative to the folder of tracker.toml."""


# --- patterns and labels -----------------------------------------------------------------------------


def _regex(raw: object, _root: Path) -> re.Pattern[str]:
    expected = "expected a regular expression as Python's re module reads it"
    try:
        return re.compile(plain_text(raw, expected))
    except re.error as error:
        raise ValueError(f"{expected}; {error}") from error


Regex = Annotated[re.Pattern[str], Reader(_regex, {"type": "string", "format": "regex"})]


def _selector(raw: object, _root: Path) -> str:
    expected = 'expected a CSS selector such as "main" or "#content article"'
    text = plain_text(raw, expected)
    from cssselect import SelectorError  # noqa: PLC0415 - few sources name one
    from cssselect import parse as parse_selector  # noqa: PLC0415 - the same

    try:
        parse_selector(text)
    except SelectorError as error:
        raise ValueError(f"{expected}; {error}") from error
    return text


Selector = Annotated[str, Reader(_selector, {"type": "string", "minLength": 1})]

LABEL_PATTERN = r"[^\s@~/\\](?:[^@~/\\\x00-\x1f]*[^\s@~/\\])?"
"""An edition's label: `@`, `~` and slashes would make `kazakhstan@2020~1` and paths ambiguous."""


def _label(raw: object, _root: Path) -> str:
    expected = 'expected a label in quotes such as "2020", without @, ~, / and \\'
    if not isinstance(raw, str) or not re.fullmatch(LABEL_PATTERN, raw):
        raise ValueError(expected)
    return raw


Label = Annotated[str, Reader(_label, {"type": "string", "pattern": f"^{LABEL_PATTERN}$"})]


@dataclass(frozen=True, slots=True)
class EditionSeries:
    """Which editions a URL pattern is asked for."""

    labels: tuple[str, ...] = ()
    """Those named one by one."""
    first_year: int | None = None
    last_year: int | None = None
    """Inclusive; None: until the current year."""

    def upto(self, year: int) -> tuple[str, ...]:
        """Labels that may exist in `year`, oldest first."""
        if self.first_year is None:
            return self.labels
        last = year if self.last_year is None else min(year, self.last_year)
        return tuple(str(label) for label in range(self.first_year, last + 1))


def _series(raw: object, root: Path) -> EditionSeries:
    expected = 'expected "yearly from 2024", "yearly from 2024 to 2030" or a list of labels'
    if isinstance(raw, list) and raw:
        return EditionSeries(labels=tuple(_label(item, root) for item in raw))
    match = re.fullmatch(r"yearly from (\d{4})(?: to (\d{4}))?", plain_text(raw, expected))
    if match is None or (match[2] and match[2] < match[1]):
        raise ValueError(expected)
    return EditionSeries(first_year=int(match[1]), last_year=int(match[2]) if match[2] else None)


Series = Annotated[
    EditionSeries,
    Reader(
        _series,
        {
            "oneOf": [
                {"type": "string", "pattern": r"^yearly from \d{4}( to \d{4})?$"},
                {"type": "array", "minItems": 1, "items": {"type": "string"}},
            ]
        },
    ),
]
