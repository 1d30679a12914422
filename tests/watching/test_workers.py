"""The watch's two workers outlive what goes wrong."""

from __future__ import annotations

import logging
import threading
from functools import cached_property
from typing import TYPE_CHECKING

import pytest

from tracker.config import load_config
from tracker.errors import StoreError
from tracker.watching.daemon import Daemon
from tracker.watching.logs import Journal
from tracker.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("worker", ["_run_checks", "_run_telling"])
def test_a_database_that_cannot_be_opened_is_tried_again(
    worker: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """As where the disk is full at that moment: the worker says so, waits, and goes on."""
    monkeypatch.setattr("tracker.watching.daemon.FIRST_PAUSE", 0.01)
    (tmp_path / "tracker.toml").write_text("", encoding="utf-8")
    daemon = Daemon(tmp_path, load_config(tmp_path / "tracker.toml"), Journal(logging.getLogger("silent")))
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
