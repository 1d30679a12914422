"""One round of telling: what a person has mended is tried at once."""

from __future__ import annotations

import logging
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from tests.servers.smtp import free_port, smtp_server
from tracker.config import load_config
from tracker.sources.checking import check_sources
from tracker.watching.logs import Journal
from tracker.watching.rounds import Informer

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tracker.workspace import Workspace

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
