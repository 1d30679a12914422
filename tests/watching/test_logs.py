"""What the watch says, and when."""

from __future__ import annotations

import io
import json
import logging
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from tracker.watching.logs import set_up

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def _logging_as_before() -> Iterator[None]:
    """The root logger belongs to the tests."""
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)


def test_people_read_times_in_their_zone() -> None:
    """The one that all other times are shown in, named; machines get UTC."""
    zone = ZoneInfo("Asia/Kolkata")
    lines, objects = io.StringIO(), io.StringIO()
    set_up("text", timezone=zone, stream=lines).info("started", "watching")
    set_up("json", timezone=zone, stream=objects).info("started", "watching")
    assert " IST watching\n" in lines.getvalue()
    assert json.loads(objects.getvalue())["time"].endswith("+00:00")
