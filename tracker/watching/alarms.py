"""APScheduler as an alarm clock: one trigger a source and a subscription, each only wakes a worker."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from apscheduler.executors.debug import DebugExecutor
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.base import BaseTrigger

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tracker.watching.times import Timetable


@dataclass(frozen=True, slots=True)
class Alarm:
    """When something is due, and when it will be after that."""

    at: datetime
    times: Timetable


class TimetableTrigger(BaseTrigger):  # type: ignore[misc] # APScheduler is untyped
    """A timetable as a trigger: first when it is due, then whenever the timetable says.

    APScheduler's own crontab triggers mean other times than cron (see `Schedule`).
    """

    __slots__ = ("alarm",)

    def __init__(self, alarm: Alarm) -> None:
        self.alarm = alarm

    def get_next_fire_time(self, previous_fire_time: datetime | None, now: datetime) -> datetime:
        """The next time; what was missed since `previous_fire_time` is made up by one run, not by many."""
        if previous_fire_time is None:
            return max(self.alarm.at, now)
        return self.alarm.times.after(max(previous_fire_time, now))


class Alarms:
    """A set of alarms, kept equal to what is due."""

    def __init__(self, ring: Callable[[], object]) -> None:
        self._ring = ring
        # Ringing takes microseconds, so that the scheduler's own thread does it: no pool of threads.
        self._scheduler = BackgroundScheduler(
            timezone=UTC,
            executors={"default": DebugExecutor()},
            job_defaults={"coalesce": True, "misfire_grace_time": None, "max_instances": 1},
        )

    def start(self) -> None:
        """Begin to ring."""
        self._scheduler.start()

    def stop(self) -> None:
        """Ring no more."""
        self._scheduler.shutdown(wait=False)

    def set(self, alarms: Mapping[str, Alarm], *, not_before: datetime) -> None:
        """Have exactly these alarms.

        Args:
            alarms: by name.
            not_before: those due earlier ring then.
        """
        jobs = {job.id: job for job in self._scheduler.get_jobs()}
        for name in jobs.keys() - alarms.keys():
            self._scheduler.remove_job(name)
        for name, alarm in alarms.items():
            at = max(alarm.at, not_before)
            if name not in jobs:
                self._scheduler.add_job(self._ring, TimetableTrigger(alarm), id=name, next_run_time=at)
            elif jobs[name].next_run_time != at or jobs[name].trigger.alarm.times != alarm.times:
                self._scheduler.modify_job(name, trigger=TimetableTrigger(alarm), next_run_time=at)
