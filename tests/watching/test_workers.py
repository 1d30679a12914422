"""The watch's two workers outlive what goes wrong."""

from __future__ import annotations

import logging
import signal
import threading
import time
from functools import cached_property
from typing import TYPE_CHECKING

import pytest

from tracker.config import load_config
from tracker.errors import StoreError
from tracker.watching.daemon import WORKER_ENDED, Daemon
from tracker.watching.logs import Journal
from tracker.workspace.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def daemon(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Daemon:
    """Give a watch of an empty workspace that looks at its configuration all the time."""
    monkeypatch.setattr("tracker.watching.daemon.LOOK_EVERY", 0.01)
    (tmp_path / "tracker.toml").write_text("", encoding="utf-8")
    return Daemon(tmp_path, load_config(tmp_path / "tracker.toml"), Journal(logging.getLogger("silent")))


@pytest.mark.parametrize("worker", ["_run_checks", "_run_telling"])
def test_a_database_that_cannot_be_opened_is_tried_again(
    worker: str, daemon: Daemon, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """As where the disk is full at that moment: the worker says so, waits, and goes on."""
    monkeypatch.setattr("tracker.watching.daemon.FIRST_PAUSE", 0.01)
    daemon._alarms.start()  # noqa: SLF001 - as `run` does
    opened = Workspace.store.func  # type: ignore[attr-defined] # a cached property
    tries = []

    def open_(workspace: Workspace) -> object:
        tries.append(workspace)
        if len(tries) == 1:
            raise StoreError("no room left on the disk")
        return opened(workspace)

    store = cached_property(open_)
    store.__set_name__(Workspace, "store")
    monkeypatch.setattr(Workspace, "store", store)
    thread = threading.Thread(target=getattr(daemon, worker), daemon=True)
    thread.start()
    while len(tries) < 2 and thread.is_alive():
        thread.join(0.02)
    assert thread.is_alive()
    daemon.stop.set()
    daemon._wake()  # noqa: SLF001 - as a signal does
    thread.join(60)
    daemon._alarms.stop()  # noqa: SLF001
    assert not thread.is_alive()
    assert "no room left on the disk; tried again in" in caplog.text


def test_a_stop_that_comes_between_two_looks_is_no_defect(
    daemon: Daemon, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """The workers have not ended by themselves where a signal ended them at whatever moment."""

    def stopped_meanwhile() -> None:
        signal.raise_signal(signal.SIGTERM)
        time.sleep(0.5)

    monkeypatch.setattr(daemon, "_look_at_config", stopped_meanwhile)
    assert daemon.run() == 0
    assert "a worker has ended" not in caplog.text


def test_a_worker_that_ends_by_itself_ends_the_watch(
    daemon: Daemon, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Half a watch would go unnoticed; systemd starts it again."""
    monkeypatch.setattr(daemon, "_run_telling", lambda: None)
    assert daemon.run() == WORKER_ENDED
    assert "a worker has ended" in caplog.text
