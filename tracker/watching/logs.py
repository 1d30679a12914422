"""What `tracker watch` says: lines for people, or JSON for machines."""

from __future__ import annotations

import json
import logging
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, TextIO

if TYPE_CHECKING:
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
    """Time (UTC) and message; what is no success is marked."""

    def format(self, record: logging.LogRecord) -> str:
        mark = "" if record.levelno < logging.WARNING else f"{record.levelname.lower()}: "
        message = " ".join(record.getMessage().split())
        line = f"{_time(record):%Y-%m-%d %H:%M:%S}Z {mark}{message}"
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


FORMATS: dict[str, type[logging.Formatter]] = {"text": _People, "json": _Machines}


def set_up(format_name: str, *, stream: TextIO | None = None) -> Journal:
    """Have what is logged, other packages' warnings too, written to stderr in one of FORMATS."""
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(FORMATS[format_name]())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    logger = logging.getLogger(NAME)
    logger.setLevel(logging.INFO)
    return Journal(logger)
