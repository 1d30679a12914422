"""When things are due: crontab meaning, zones, daylight saving, jitter, what was missed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.config.schedules import SCHEDULE
from tracker.watching.alarms import Alarm, TimetableTrigger
from tracker.watching.times import Timetable


def times(schedule: str, zone: str = "UTC", **given_: float) -> Timetable:
    """A timetable as tracker.toml would have it."""
    from pathlib import Path  # noqa: PLC0415

    return Timetable(
        schedule=SCHEDULE.parse(schedule, Path()), timezone=ZoneInfo(zone), name="alfa", **given_
    )


def first(timetable: Timetable, moment: datetime, number: int) -> list[datetime]:
    """The first times after `moment`."""
    found = []
    for _ in range(number):
        moment = timetable.after(moment)
        found.append(moment)
    return found


MONDAY = datetime(2026, 3, 2, tzinfo=UTC)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("0 8 * * 1", "Monday"),
        ("0 8 * * 0", "Sunday"),
        ("0 8 * * 7", "Sunday"),
        ("0 8 * * 5", "Friday"),
        ("0 8 * * mon", "Monday"),
    ],
)
def test_weekdays_mean_what_they_mean_in_a_crontab(line: str, expected: str) -> None:
    """Monday is 1, Sunday is 0 and 7."""
    days = {moment.strftime("%A") for moment in first(times(line), MONDAY, 4)}
    assert days == {expected}


def test_day_of_month_or_weekday() -> None:
    """Where both are restricted either suffices, as in cron."""
    found = first(times("0 6 15 * 1"), MONDAY, 6)
    assert [f"{moment:%a %d}" for moment in found] == [
        "Mon 02",
        "Mon 09",
        "Sun 15",
        "Mon 16",
        "Mon 23",
        "Mon 30",
    ]


@pytest.mark.parametrize(
    ("zone", "before", "after"),
    [
        ("Europe/Oslo", datetime(2026, 3, 28, 7, tzinfo=UTC), datetime(2026, 3, 29, 6, tzinfo=UTC)),
        ("America/New_York", datetime(2026, 3, 7, 13, tzinfo=UTC), datetime(2026, 3, 8, 12, tzinfo=UTC)),
        ("Asia/Almaty", datetime(2026, 3, 28, 3, tzinfo=UTC), datetime(2026, 3, 29, 3, tzinfo=UTC)),
    ],
)
def test_eight_in_the_morning_stays_eight_in_the_morning(
    zone: str, before: datetime, after: datetime
) -> None:
    """Over a change to summer time the hour on the wall stays; where there is none, nothing changes."""
    assert first(times("0 8 * * *", zone), before - timedelta(hours=1), 2) == [before, after]


def test_an_hour_that_does_not_exist_is_made_up_for() -> None:
    """02:30 on the night of the change comes when the clock has moved on, as Debian's cron has it."""
    found = times("30 2 * * *", "Europe/Oslo").after(datetime(2026, 3, 28, 12, tzinfo=UTC))
    assert found == datetime(2026, 3, 29, 1, 0, tzinfo=UTC)


def test_an_hour_that_comes_twice_runs_once() -> None:
    """02:30 on the night that the clock is put back is one run."""
    found = first(times("30 2 * * *", "Europe/Oslo"), datetime(2026, 10, 24, 12, tzinfo=UTC), 2)
    assert [moment.astimezone(ZoneInfo("Europe/Oslo")).day for moment in found] == [25, 26]


@pytest.mark.parametrize("zone", ["Europe/Oslo", "America/New_York", "Australia/Lord_Howe"])
def test_a_year_of_days_has_a_run_each(zone: str) -> None:
    """Whatever daylight saving does, a daily schedule runs on each of the 365 days, once."""
    found = first(times("30 2 * * *", zone), datetime(2026, 1, 1, 12, tzinfo=UTC), 365)
    days = [moment.astimezone(ZoneInfo(zone)).date() for moment in found]
    assert all(later - earlier == timedelta(days=1) for earlier, later in pairwise(days))


def test_jitter_is_the_same_after_a_restart() -> None:
    """It is drawn from name and time: within its limit, differing from day to day."""
    drawn = first(times("0 6 * * *", jitter=600), MONDAY, 10)
    assert drawn == first(times("0 6 * * *", jitter=600), MONDAY, 10)
    late = [(moment - moment.replace(hour=6, minute=0, second=0, microsecond=0)).seconds for moment in drawn]
    assert all(0 <= seconds < 600 for seconds in late)
    assert len(set(late)) > 5


def test_the_trigger_makes_up_for_what_was_missed_once() -> None:
    """After a week of sleep APScheduler is told one time that is past, then the next one to come."""
    daily = times("0 6 * * *")
    trigger = TimetableTrigger(Alarm(MONDAY, daily))
    now = MONDAY + timedelta(days=7, hours=7)
    assert trigger.get_next_fire_time(None, now) == now
    assert trigger.get_next_fire_time(MONDAY, now) == datetime(2026, 3, 10, 6, tzinfo=UTC)


@given(
    moment=st.integers(0, 15 * 365 * 86400).map(lambda seconds: MONDAY + timedelta(seconds=seconds)),
    line=st.sampled_from(["*/7 * * * *", "0 8 * * 1", "30 2 * * *", "0 0 29 2 *", "every 90 minutes"]),
    zone=st.sampled_from(["UTC", "Europe/Oslo", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe"]),
    jitter=st.sampled_from([0, 300]),
)
@settings(max_examples=60, deadline=None)
def test_the_next_time_is_later_and_the_same_for_all_moments_before_it(
    moment: datetime, line: str, zone: str, jitter: float
) -> None:
    """Time goes forward, and asking again a little later gives the same answer."""
    timetable = times(line, zone, jitter=jitter)
    due = timetable.after(moment)
    assert due > moment
    if not line.startswith("every") and not jitter:
        assert timetable.after(moment + (due - moment) / 2) == due
