from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from tracker.channels import Parcel
from tracker.config import Mail, Security

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def parcel() -> Callable[..., Parcel]:
    """Make a parcel; keywords replace its fields."""

    def make(**given: Any) -> Parcel:
        values: dict[str, Any] = {
            "recipient": "ann@example.org",
            "identity": "<digest-1.a1b2@tracker.example.org>",
            "made_at": datetime(2026, 3, 2, 8, 0, tzinfo=UTC),
            "subject": "Kazakhstan: the 2024 edition is out",
            "text": "What changed.\n",
            "html": "<!DOCTYPE html><html><body><p>What changed.</p></body></html>\n",
            "short": "2024 is out",
            "subscription": "weekly",
        }
        return Parcel(**(values | given))

    return make


@pytest.fixture
def mail() -> Callable[..., Mail]:
    """Make a [mail] section; keywords replace its values."""

    def make(**given: Any) -> Mail:
        values: dict[str, Any] = {
            "host": "localhost",
            "sender": "tracker@example.org",
            "security": Security.NONE,
            "timeout": 5.0,
        }
        return Mail(**(values | given))

    return make
