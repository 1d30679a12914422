"""Values that tracker.toml writes as text and the tracker needs as something better.

Each is a type with a `Reader`: how it is read, what is expected, and what JSON Schema says of it, in one
place. A reader raises `ValueError` with what was expected; the caller adds file, line and key.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import timedelta
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any
from zoneinfo import ZoneInfo

from tracker.config.mailboxes import is_mail_address

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import datetime

CRON_FIELDS = 5
YEAR_PATTERN = r"(?<!\d)((?:19|20)\d\d)(?!\d)"
"""A year that stands alone: how an edition is named unless a source says otherwise."""

_UNITS = {"s": 1, "second": 1, "m": 60, "minute": 60, "h": 3600, "hour": 3600, "d": 86400, "day": 86400}
_UNITS |= {"w": 604800, "week": 604800}
_SIZES = {"B": 1, "kB": 10**3, "MB": 10**6, "GB": 10**9}


@dataclass(frozen=True, slots=True, eq=False)
class Reader:
    """How a value of tracker.toml is read, beside the type in a field's annotation."""

    parse: Callable[[object, Path], Any]
    """Given the raw value and the folder of tracker.toml; raises ValueError with what was expected."""
    schema: Mapping[str, Any]
    """JSON Schema of the raw value."""


def _text(raw: object, expected: str) -> str:
    if not isinstance(raw, str) or not raw.strip():
        raise ValueError(expected)
    return raw.strip()


# --- schedules -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Schedule:
    """When a source is checked or a digest made: a crontab line, or an interval."""

    text: str
    """As written."""
    every: timedelta | None = None
    """The interval; None where `text` is a crontab line."""

    def after(self, moment: datetime) -> datetime:
        """The first time strictly after `moment`, in `moment`'s own time zone.

        Crontab lines follow Debian's cron, also over changes of daylight saving time: Monday is 1, Sunday
        0 or 7; where both the day of the month and the weekday are restricted, either suffices.

        Raises:
            ValueError: `moment` is naive.
        """
        return next(self.times(moment))

    def times(self, moment: datetime) -> Iterator[datetime]:
        """All times strictly after `moment`, in order."""
        if moment.tzinfo is None:
            raise ValueError("a schedule needs a moment with a time zone")
        if self.every is None:
            from cronsim import CronSim  # noqa: PLC0415 - 25 ms that most verbs need not spend

            yield from CronSim(self.text, moment)
            return
        from datetime import UTC  # noqa: PLC0415 - beside its one use

        while True:
            moment = (moment.astimezone(UTC) + self.every).astimezone(moment.tzinfo)
            yield moment


_SCHEDULE_EXPECTED = (
    'expected a crontab line of five fields such as "0 8 * * 1" (Monday is 1, Sunday 0 or 7) '
    'or an interval such as "every 6 hours"'
)


def _schedule(raw: object, _root: Path) -> Schedule:
    text = _text(raw, _SCHEDULE_EXPECTED)
    if text.startswith("every "):
        seconds = _seconds(text.removeprefix("every "), _root)
        if seconds < 1:
            raise ValueError("expected an interval of at least a second")
        return Schedule(text, timedelta(seconds=seconds))
    if len(text.split()) != CRON_FIELDS:
        raise ValueError(_SCHEDULE_EXPECTED)
    from datetime import UTC, datetime  # noqa: PLC0415 - beside its one use

    from cronsim import CronSim, CronSimError  # noqa: PLC0415 - 25 ms that most verbs need not spend

    try:
        next(CronSim(text, datetime(2024, 1, 1, tzinfo=UTC)))
    except CronSimError as error:
        raise ValueError(f"{_SCHEDULE_EXPECTED}; {str(error).lower()}") from error
    except StopIteration:
        raise ValueError(f"{_SCHEDULE_EXPECTED}; this one never comes") from None
    return Schedule(text)


SCHEDULE = Reader(
    _schedule,
    {"type": "string", "examples": ["0 8 * * 1", "every 6 hours"], "minLength": 1},
)


# --- durations and sizes -------------------------------------------------------------------------------


def _seconds(raw: object, _root: Path) -> float:
    expected = 'expected a number of seconds or a duration such as "30 s", "5 minutes", "6 h", "1 day"'
    if isinstance(raw, (int, float)) and not isinstance(raw, bool):
        value = float(raw)
    else:
        match = re.fullmatch(r"(\d+(?:\.\d+)?)\s*([a-z]+?)s?", _text(raw, expected)) or re.fullmatch(
            r"(\d+(?:\.\d+)?)\s*(s)", _text(raw, expected)
        )
        if match is None or match[2] not in _UNITS:
            raise ValueError(expected)
        value = float(match[1]) * _UNITS[match[2]]
    if not 0 <= value < float("inf"):
        raise ValueError(expected)
    return value


Seconds = Annotated[
    float,
    Reader(
        _seconds,
        {
            "oneOf": [
                {"type": "number", "minimum": 0},
                {"type": "string", "pattern": r"^\d+(\.\d+)?\s*(s|m|h|d|w|(second|minute|hour|day|week)s?)$"},
            ]
        },
    ),
]
"""A duration: a number of seconds, or text with a unit."""


def _size(raw: object, _root: Path) -> int:
    expected = 'expected a number of bytes or a size such as "64 MB" (units: B, kB, MB, GB)'
    if isinstance(raw, int) and not isinstance(raw, bool) and raw > 0:
        return raw
    match = re.fullmatch(r"(\d+)\s*([kMG]?B)", _text(raw, expected))
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


# --- addresses -----------------------------------------------------------------------------------------


def _web_address(raw: object, _root: Path) -> str:
    from urllib.parse import urlsplit  # noqa: PLC0415 - beside its one use

    expected = "expected an http or https address"
    text = _text(raw, expected)
    try:
        parts = urlsplit(text)
        _ = parts.port
    except ValueError as error:
        raise ValueError(f"{expected}; {error}") from error
    if parts.scheme not in {"http", "https"} or not parts.hostname or re.search(r"\s", text):
        raise ValueError(expected)
    if parts.username or parts.password:
        raise ValueError('expected an address without a password; put it into headers as { env = "NAME" }')
    return text


WebAddress = Annotated[str, Reader(_web_address, {"type": "string", "pattern": r"^https?://[^\s/]"})]
"""An http or https address, without user and password."""


def _mail_address(raw: object, _root: Path) -> str:
    expected = "expected a mail address such as ann@example.org"
    text = _text(raw, expected)
    if not is_mail_address(text):
        raise ValueError(expected)
    return text


MailAddress = Annotated[str, Reader(_mail_address, {"type": "string", "format": "email"})]
"""One bare address, without a display name."""


def _leave_address(raw: object, root: Path) -> str:
    expected = "expected a mail address, or an address that begins with https://, http:// or mailto:"
    text = _text(raw, expected)
    if re.search(r"[\s<>]", text):
        raise ValueError(expected)
    try:
        if re.match(r"https?:", text):
            return _web_address(text, root)
        _mail_address(text.removeprefix("mailto:").partition("?")[0], root)
    except ValueError:
        raise ValueError(expected) from None
    return text


LeaveAddress = Annotated[str, Reader(_leave_address, {"type": "string", "pattern": r"^[^\s<>]+$"})]
"""Where a list is left: a mail address, or one with its scheme."""


def _network(raw: object, _root: Path) -> IPv4Network | IPv6Network:
    expected = 'expected a network such as "10.1.0.0/16" or an address'
    try:
        return ip_network(_text(raw, expected))
    except ValueError as error:
        raise ValueError(f"{expected}; {error}") from error


Network = Annotated[IPv4Network | IPv6Network, Reader(_network, {"type": "string"})]


# --- places and times ----------------------------------------------------------------------------------


def _timezone(raw: object, _root: Path) -> ZoneInfo:
    expected = 'expected a time zone of the IANA list such as "Asia/Almaty"'
    try:
        return ZoneInfo(_text(raw, expected))
    except (KeyError, ValueError, OSError) as error:  # ZoneInfoNotFoundError is a KeyError
        raise ValueError(expected) from error


Timezone = Annotated[ZoneInfo, Reader(_timezone, {"type": "string", "examples": ["UTC", "Europe/Oslo"]})]


def _file(raw: object, root: Path) -> Path:
    _text(raw, expected := "expected a path, relative to tracker.toml")
    if not isinstance(raw, str) or "\0" in raw:
        raise ValueError(expected)
    return root / Path(raw).expanduser()


FilePath = Annotated[Path, Reader(_file, {"type": "string", "minLength": 1})]
"""A path, relative to the folder of tracker.toml."""


def _language(raw: object, _root: Path) -> str:
    expected = 'expected an ISO 639-1 code such as "en"'
    text = _text(raw, expected)
    if not re.fullmatch(r"[a-z]{2}", text):
        raise ValueError(expected)
    return text


Language = Annotated[str, Reader(_language, {"type": "string", "pattern": "^[a-z]{2}$"})]


# --- patterns and labels -------------------------------------------------------------------------------


def _regex(raw: object, _root: Path) -> re.Pattern[str]:
    expected = "expected a regular expression as Python's re module reads it"
    try:
        return re.compile(_text(raw, expected))
    except re.error as error:
        raise ValueError(f"{expected}; {error}") from error


Regex = Annotated[re.Pattern[str], Reader(_regex, {"type": "string", "format": "regex"})]


def _selector(raw: object, _root: Path) -> str:
    expected = 'expected a CSS selector such as "main" or "#content article"'
    text = _text(raw, expected)
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
    match = re.fullmatch(r"yearly from (\d{4})(?: to (\d{4}))?", _text(raw, expected))
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


# --- secrets -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Secret:
    """Where a secret is read from when it is needed; it is never part of the configuration itself."""

    env: str | None = None
    file: Path | None = field(default=None)

    def read(self) -> str:
        """The secret.

        Raises:
            ConfigError: the variable is not set, or the file cannot be read.
        """
        import os  # noqa: PLC0415 - beside its one use

        from tracker.errors import ConfigError  # noqa: PLC0415 - beside its one use

        if self.env is not None:
            if self.env not in os.environ:
                raise ConfigError(f"the environment variable {self.env} is not set; tracker.toml names it")
            return os.environ[self.env]
        assert self.file is not None  # noqa: S101 - one of the two is given, or it was not read
        try:
            return self.file.read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError) as error:
            raise ConfigError(f"{self.file}: the secret that tracker.toml names cannot be read") from error


def _secret(raw: object, root: Path) -> Secret:
    expected = 'expected { env = "NAME" } or { file = "path" }: secrets are not written into tracker.toml'
    if not isinstance(raw, dict) or len(raw) != 1:
        raise ValueError(expected)
    ((key, value),) = raw.items()
    if key == "env" and isinstance(value, str) and re.fullmatch(r"[A-Za-z_]\w*", value):
        return Secret(env=value)
    if key == "file" and isinstance(value, str) and value:
        return Secret(file=_file(value, root))
    raise ValueError(expected)


_SECRET_SCHEMA = {
    "type": "object",
    "additionalProperties": False,
    "minProperties": 1,
    "maxProperties": 1,
    "properties": {"env": {"type": "string"}, "file": {"type": "string"}},
}
SecretValue = Annotated[Secret, Reader(_secret, _SECRET_SCHEMA)]


UNSENDABLE = re.compile(r"[^\t\x20-\x7e\xa0-\xff]")
"""What no header may hold (RFC 9110): a line break would begin another one."""


def _header(raw: object, root: Path) -> str | Secret:
    if isinstance(raw, dict):
        return _secret(raw, root)
    expected = 'expected a line of text, or { env = "NAME" } or { file = "path" }'
    text = _text(raw, expected)
    if UNSENDABLE.search(text):
        raise ValueError(expected)
    return text


HeaderValue = Annotated[
    str | Secret, Reader(_header, {"oneOf": [{"type": "string", "minLength": 1}, _SECRET_SCHEMA]})
]
