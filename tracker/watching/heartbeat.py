"""The sign of life for a monitor that raises an alarm where it is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.watching.logs import Journal

TIMEOUT = 10
"""Seconds; a monitor that is slow must not hold up the checks."""


def beat(address: str, journal: Journal) -> bool:
    """Call `address`; gives whether it answered. That it did not is said, and matters no further."""
    import requests  # noqa: PLC0415 - loaded by the first check anyway
    from urllib3.exceptions import HTTPError  # noqa: PLC0415 - what requests lets through

    from tracker import __version__  # noqa: PLC0415

    try:
        answer = requests.get(
            address, timeout=TIMEOUT, headers={"User-Agent": f"report-tracker/{__version__}"}, stream=True
        )
        answer.close()
        answer.raise_for_status()
    except (requests.RequestException, HTTPError) as error:
        journal.warning("heartbeat", f"the heartbeat address did not answer: {type(error).__name__}")
        return False
    return True
