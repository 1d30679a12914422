"""Memory of a watch that runs for years."""

from __future__ import annotations

import gc
import logging
import threading
import weakref
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from tracker.config import load_config
from tracker.watching.daemon import Daemon
from tracker.watching.logs import Journal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Knot:
    """Something that refers to itself, as sessions and parsed pages do."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def nothing_collected() -> Iterator[None]:
    """Python does not look for circles by itself."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("nothing_collected")
@pytest.mark.parametrize("fails", [False, True])
def test_a_round_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, fails: bool
) -> None:
    """What refers to itself is let go of after each round, also after one that failed."""
    monkeypatch.setattr("tracker.watching.daemon.FIRST_PAUSE", 0.01)
    (tmp_path / "tracker.toml").write_text("", encoding="utf-8")
    daemon = Daemon(tmp_path, load_config(tmp_path / "tracker.toml"), Journal(logging.getLogger("silent")))
    left: list[weakref.ref[Knot]] = []
    wake = threading.Event()

    def work() -> datetime:
        if left:
            daemon.stop.set()
        left.append(weakref.ref(Knot()))
        if fails:
            raise OSError("the disk is full")
        wake.set()
        return datetime.now(UTC) + timedelta(hours=1)

    daemon._work(work, wake, always=False)  # noqa: SLF001 - what both workers run
    assert [each() for each in left] == [None, None]
