"""One round of telling: what a person has mended is tried at once."""

from __future__ import annotations

import logging
import threading
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from tests.servers.smtp import free_port, smtp_server
from tracker.config import load_config
from tracker.sources.checking import check_sources
from tracker.sources.results import CheckOutcome
from tracker.watching.daemon import Daemon
from tracker.watching.logs import Journal
from tracker.watching.rounds import Checker, Informer

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import tzinfo
    from pathlib import Path

    import pytest

    from tracker.workspace.workspace import Workspace

CONFIG = """
[reports.alfa]
title = "Alfa"
[[reports.alfa.sources]]
path = "alfa-{{edition}}.txt"
[mail]
host = "localhost"
port = {port}
security = "none"
sender = "tracker@example.org"
[[subscriptions]]
name = "desk"
to = ["ann@example.org"]
"""


def test_what_waits_for_the_server_goes_out_when_tracker_toml_is_read_anew(
    workspace: Callable[[str], Workspace], tmp_path: Path, edition_text: Callable[..., str]
) -> None:
    """Whoever changes tracker.toml, or sends SIGHUP, may have mended what was wrong with the mail."""
    port, now = free_port(), datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
    made = workspace(CONFIG.format(port=port))
    informer = Informer(made, Journal(logging.getLogger("silent")), clock=lambda: now)
    informer.tell()
    (tmp_path / "alfa-2024.txt").write_text(edition_text(label="2024"), encoding="utf-8")
    check_sources(made.config, made.store)
    assert informer.tell().sent.held == 1
    now += timedelta(seconds=5)
    with smtp_server(port=port) as server:
        assert informer.tell().sent.delivered == 0  # its pause is not over
        made.config = load_config(made.config.path)
        assert informer.tell().sent.delivered == 1
        assert [each.recipients for each in server.received] == [("ann@example.org",)]


def test_a_clock_that_was_ahead_silences_nobody(
    workspace: Callable[[str], Workspace], tmp_path: Path, edition_text: Callable[..., str]
) -> None:
    """What was written under it (last checked, last told, tried again) does not count once it is right."""
    right = now = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
    page = tmp_path / "alfa-2024.txt"
    page.write_text(edition_text(label="2024"), encoding="utf-8")
    port = free_port()
    made = workspace(CONFIG.format(port=port) + 'schedule = "0 8 * * *"\n')
    journal = Journal(logging.getLogger("silent"))
    checker = Checker(made, journal, clock=lambda: now)
    informer = Informer(made, journal, clock=lambda: now)
    checker.check_due()

    now = right + timedelta(days=365)
    checker.check_due()
    assert informer.tell().sent.held == 1

    now = right + timedelta(hours=1)
    page.write_text(edition_text(label="2024", judges="81"), encoding="utf-8")
    with smtp_server(port=port) as server:
        assert [each.outcome for each in checker.check_due()] == [CheckOutcome.REVISION]
        assert informer.tell().sent.delivered == 1
        now = right + timedelta(days=1)
        checker.check_due()
        assert len(informer.tell().digests) == 1
        assert len(server.received) == 2
    due = [checker.next_due(), informer.next_due()]
    assert all(now < moment <= now + timedelta(days=1) for moment in due if moment)


def test_what_is_due_is_looked_up_anew_where_the_clock_is_set_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A worker that sleeps until a time of the wrong clock would sleep for a year."""
    (tmp_path / "tracker.toml").write_text("", encoding="utf-8")
    daemon = Daemon(tmp_path, load_config(tmp_path / "tracker.toml"), Journal(logging.getLogger("silent")))
    ahead = timedelta(days=365)

    class Moment:
        @staticmethod
        def now(zone: tzinfo) -> datetime:
            return datetime.now(zone) + ahead

    monkeypatch.setattr("tracker.watching.daemon.datetime", Moment)
    monkeypatch.setattr("tracker.watching.daemon.LOOK_AGAIN", timedelta(seconds=0.01))
    done: list[datetime] = []

    def work() -> datetime:
        nonlocal ahead
        done.append(Moment.now(UTC))
        ahead = timedelta(0)
        if len(done) == 2:
            daemon.stop.set()
        return done[-1] + timedelta(hours=6)

    daemon._work(work, threading.Event(), always=False)  # noqa: SLF001 - a worker's loop
    assert done[0] - done[1] > timedelta(days=364)
