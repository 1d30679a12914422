"""A year under a clock that is turned by hand: exactly the right digests, at the right times."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from tests.servers.smtp import smtp_server
from tracker.watching.logs import Journal
from tracker.watching.rounds import Checker, Informer

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tracker.workspace.workspace import Workspace

START, END = datetime(2026, 1, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC)
DOWN, UP = datetime(2026, 6, 1, tzinfo=UTC), datetime(2026, 6, 8, 0, 30, tzinfo=UTC)

CONFIG = """
[watch]
schedule = "0 6 * * *"

[reports.alfa]
title = "Alfa"
[[reports.alfa.sources]]
path = "alfa-{{edition}}.txt"
[reports.bravo]
title = "Bravo"
due = {{ month = 4, day = 22 }}
[[reports.bravo.sources]]
path = "bravo-{{edition}}.txt"

[mail]
host = "localhost"
port = {port}
security = "none"
sender = "tracker@example.org"

[[subscriptions]]
name = "daily"
to = ["daily@example.org"]
schedule = "0 8 * * *"
timezone = "Europe/Oslo"

[[subscriptions]]
name = "weekly"
to = ["weekly@example.org"]
schedule = "0 8 * * 1"
timezone = "America/New_York"
empty = true

[[subscriptions]]
name = "sundays"
to = ["sundays@example.org"]
schedule = "30 2 * * 7"
timezone = "Australia/Sydney"
reports = ["bravo"]

[[subscriptions]]
name = "now"
to = ["now@example.org"]
reports = ["alfa"]
"""


class Year:
    """Runs the year: what is due, when it is due, and what happens in the world."""

    def __init__(self, workspace: Workspace) -> None:
        self.now = START
        self.checker = Checker(workspace, Journal(), clock=lambda: self.now)
        self.informer = Informer(workspace, Journal(), clock=lambda: self.now)

    def run(self, world: dict[datetime, Callable[[], object]]) -> None:
        """Let the year pass; `world` is what happens in it."""
        left = dict(sorted(world.items()))
        while self.now < END:
            for moment in [moment for moment in left if moment <= self.now]:
                left.pop(moment)()
            self.checker.check_due()
            self.informer.tell()
            following = [self.checker.next_due(), self.informer.next_due(), next(iter(left), None)]
            self.now = max(min(moment for moment in following if moment), self.now + timedelta(seconds=1))
            if DOWN <= self.now < UP:
                for moment in [moment for moment in left if moment < UP]:
                    left.pop(moment)()
                self.now = UP


def utc(month: int, day: int, hour: int, minute: int = 0) -> datetime:
    """A moment of the year."""
    return datetime(2026, month, day, hour, minute, tzinfo=UTC)


@pytest.mark.slow
def test_a_year(
    workspace: Callable[[str], Workspace], tmp_path: Path, edition_text: Callable[..., str]
) -> None:
    """Daily, weekly and immediate readers in three zones; a week of downtime; an edition half a year late."""

    def write(name: str, label: str, **said: str) -> Callable[[], object]:
        text = edition_text(title=name.capitalize(), label=label, **said)
        return lambda: (tmp_path / f"{name}-{label}.txt").write_text(text, encoding="utf-8")

    write("alfa", "2024")()
    write("bravo", "2024")()
    with smtp_server() as server:
        made = workspace(CONFIG.format(port=server.port))
        # The year begins with what was there: taken in before anybody subscribed.
        Checker(made, Journal(), clock=lambda: START - timedelta(days=1)).check_due()
        made.store.connection.execute("DELETE FROM subscriptions")
        year = Year(made)
        year.run(
            {
                utc(3, 10, 12): write("alfa", "2025", judges="80"),
                utc(3, 28, 12): write("alfa", "2025", judges="81"),  # the clocks change in Oslo that night
                utc(6, 3, 12): write("alfa", "2025", judges="82"),  # while nobody watches
                utc(10, 31, 12): write("bravo", "2025"),  # half a year late; New York changes that night
            }
        )
        received = server.received

    told: dict[str, list[tuple[datetime, str]]] = {}
    for each in received:
        at = each.message["Date"].datetime.astimezone(UTC)
        told.setdefault(each.recipients[0].split("@")[0], []).append((at, str(each.message["Subject"])))

    out = "Alfa: the 2025 edition is out"
    revised = "Alfa: the 2025 edition has been revised"
    late, there = "Bravo: the 2025 edition is overdue", "Bravo: the 2025 edition is out"
    assert told["now"] == [(utc(3, 11, 6), out), (utc(3, 29, 6), revised), (UP, revised)]
    assert told["daily"] == [
        (utc(3, 11, 7), out),  # 08:00 in winter
        (utc(3, 29, 6), revised),  # 08:00 on the first day of summer time
        (utc(4, 23, 6), late),
        (UP, revised),  # made up for at once, not seven times
        (utc(11, 1, 7), there),  # winter again
    ]
    # Sunday 02:30 in Sydney is the day before in UTC: 15:30 in summer there, 16:30 else.
    assert told["sundays"] == [(utc(4, 25, 16, 30), late), (utc(11, 7, 15, 30), there)]
    weekly = told["weekly"]
    regular = [moment for moment, _ in weekly if moment != UP]
    assert len(weekly) == 52
    summer = [moment.hour for moment in regular if utc(3, 9, 0) <= moment < utc(11, 1, 0)]
    winter = [moment.hour for moment in regular if not utc(3, 9, 0) <= moment < utc(11, 1, 0)]
    assert set(summer) == {12}
    assert set(winter) == {13}
    news = {moment: subject for moment, subject in weekly if subject != "weekly: no news"}
    assert news == {
        utc(3, 16, 12): out,
        utc(3, 30, 12): revised,
        utc(4, 27, 12): late,
        UP: revised,  # the digest of 1 June, made up for
        utc(11, 2, 13): there,
    }
    assert all(moment.weekday() == 0 for moment in regular)


def test_a_week_of_downtime_is_made_up_for_once(
    workspace: Callable[[str], Any], tmp_path: Path, edition_text: Callable[..., str]
) -> None:
    """After it every source is checked once and every digest that was due is made once."""
    (tmp_path / "alfa-2024.txt").write_text(edition_text(label="2024"), encoding="utf-8")
    made = workspace(CONFIG.format(port=9))
    year = Year(made)
    year.checker.check_due()
    year.informer.tell()
    before = made.store.connection.execute("SELECT count(*) FROM digests").fetchone()[0]
    year.now = START + timedelta(days=8)
    results = year.checker.check_due()
    assert sorted(result.report for result in results) == ["alfa", "bravo"]
    assert year.checker.check_due() == []
    year.informer.tell()
    year.informer.tell()
    rows = made.store.connection.execute(
        "SELECT subscription FROM digests WHERE id > ?", (before,)
    ).fetchall()
    assert sorted(row[0] for row in rows) == ["daily", "weekly"]
