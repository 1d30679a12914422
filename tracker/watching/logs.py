"""What `tracker watch` says: lines for people, or JSON for machines."""

from __future__ import annotations

import json
import logging
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, TextIO

from tracker.rendering.moments import second_said

if TYPE_CHECKING:
    from datetime import tzinfo

    from tracker.sources.results import CheckResult

NAME = "tracker.watch"


class Journal:
    """What happens, each with the name of the event and its facts."""

    def __init__(self, logger: logging.Logger | None = None) -> None:
        self._logger = logger or logging.getLogger(NAME)

    def info(self, event: str, message: str, **facts: object) -> None:
        """Something went as it should."""
        self._logger.info(message, extra={"event": event, "facts": facts})

    def warning(self, event: str, message: str, **facts: object) -> None:
        """Something did not go as it should and will be tried again."""
        self._logger.warning(message, extra={"event": event, "facts": facts})

    def error(self, event: str, message: str, *, trace: bool = False, **facts: object) -> None:
        """Something that a person must look at."""
        self._logger.error(message, exc_info=trace, extra={"event": event, "facts": facts})

    def checked(self, result: CheckResult) -> None:
        """A source was checked."""
        from tracker.rendering.checks import result_line  # noqa: PLC0415 - `--help` needs none

        say = self.warning if result.outcome.in_trouble else self.info
        say(
            "checked",
            str(result_line(result)).strip(),
            report=result.report,
            source=result.source,
            outcome=str(result.outcome),
        )


class _People(logging.Formatter):
    """Time and message; what is no success is marked.

    Args:
        timezone: that times are shown in.
    """

    def __init__(self, timezone: tzinfo) -> None:
        super().__init__()
        self._timezone = timezone

    def format(self, record: logging.LogRecord) -> str:
        mark = "" if record.levelno < logging.WARNING else f"{record.levelname.lower()}: "
        message = " ".join(record.getMessage().split())
        line = f"{second_said(_time(record), self._timezone)} {mark}{message}"
        return f"{line}\n{self.formatException(record.exc_info)}" if record.exc_info else line


class _Machines(logging.Formatter):
    """One JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        said: dict[str, Any] = {
            "time": _time(record).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "event": getattr(record, "event", record.name),
            "message": record.getMessage(),
            **getattr(record, "facts", {}),
        }
        if record.exc_info:
            said["traceback"] = self.formatException(record.exc_info)
        return json.dumps(said, ensure_ascii=False, default=str)


def _time(record: logging.LogRecord) -> datetime:
    return datetime.fromtimestamp(record.created, UTC)


def set_up(format_name: str, *, timezone: tzinfo = UTC, stream: TextIO | None = None) -> Journal:
    """Have what is logged, other packages' warnings too, written to stderr.

    Args:
        format_name: `text` for people, `json` for machines, with times in UTC.
        timezone: that people are shown times in.
        stream: in the place of stderr.
    """
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(_Machines() if format_name == "json" else _People(timezone))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    logger = logging.getLogger(NAME)
    logger.setLevel(logging.INFO)
    return Journal(logger)
