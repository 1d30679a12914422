from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from tracker.outbox import Outbox, Packed
from tracker.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


class Clock:
    """A clock that moves when it is told to."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        """The time."""
        return self.now

    def forward(self, **amount: float) -> None:
        """Let time pass."""
        self.now += timedelta(**amount)


@pytest.fixture
def clock() -> Clock:
    """A Monday morning."""
    return Clock(datetime(2026, 3, 2, 8, 0, tzinfo=UTC))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty database."""
    with Store(tmp_path / "tracker.db") as opened:
        yield opened


@pytest.fixture
def outbox(store: Store) -> Outbox:
    """An empty outbox."""
    return Outbox(store)


@pytest.fixture
def packed(clock: Clock) -> Callable[..., Packed]:
    """Make a digest; keywords replace its fields."""

    def make(**given: Any) -> Packed:
        values: dict[str, Any] = {
            "subscription": "weekly",
            "made_at": clock(),
            "occasion": "scheduled",
            "thread": "kazakhstan",
            "subject": "Kazakhstan: the 2024 edition is out",
            "short": "2024 is out",
            "text": "What changed.\n",
            "html": "<p>What changed.</p>\n",
        }
        return Packed(**(values | given))

    return make
