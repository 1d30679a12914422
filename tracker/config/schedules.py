"""Schedules of tracker.toml: crontab lines and intervals."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from tracker.config.values import Reader, plain_text, seconds_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

CRON_FIELDS = 5
LONGEST_INTERVAL = 3660 * 86400
"""Seconds, ten years: many times more would lead out of the calendar."""


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
        """All times strictly after `moment`, in order.

        Raises:
            ValueError: the moment has no time zone.
        """
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
    text = plain_text(raw, _SCHEDULE_EXPECTED)
    if text.startswith("every "):
        try:
            seconds = seconds_of(text.removeprefix("every "), _root)
        except ValueError:
            raise ValueError(_SCHEDULE_EXPECTED) from None
        if not 1 <= seconds <= LONGEST_INTERVAL:
            raise ValueError("expected an interval of at most ten years and at least a second")
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
