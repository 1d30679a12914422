"""The sign of life, where nobody can take it."""

from __future__ import annotations

import io
import logging

from tracker.watching.heartbeat import beat
from tracker.watching.logs import Journal


def test_an_address_that_nobody_can_have_stops_nothing() -> None:
    """It is said, without the address, which may hold a token."""
    said = io.StringIO()
    logger = logging.getLogger("tests.heartbeat")
    logger.addHandler(logging.StreamHandler(said))
    assert not beat("http://a..b/ping?token=0123", Journal(logger))
    assert "the heartbeat address did not answer" in said.getvalue()
    assert "0123" not in said.getvalue()
