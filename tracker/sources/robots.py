"""robots.txt, read by Protego, kept for one run."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Callable

    from protego import Protego

AGENT = "report-tracker"
"""The name that robots.txt rules address."""

MOST_BYTES = 512_000
"""RFC 9309 asks for at least 500 KiB to be read."""


class Robots:
    """What the robots.txt of each site says."""

    def __init__(self) -> None:
        self._rules: dict[str, Protego] = {}

    def allows(self, address: str, fetch: Callable[[str], str]) -> bool:
        """Whether `address` may be fetched.

        Args:
            address: what is to be fetched.
            fetch: gives the text of a robots.txt by its address, empty where there is none; what it raises
                where the site does not answer is passed on: then nothing may be fetched (RFC 9309).
        """
        return self._of(address, fetch).can_fetch(address, AGENT)

    def delay(self, address: str) -> float:
        """Seconds that the site wants between two requests; 0 where it says nothing or was not asked."""
        rules = self._rules.get(_site(address))
        return float(rules.crawl_delay(AGENT) or 0) if rules is not None else 0.0

    def _of(self, address: str, fetch: Callable[[str], str]) -> Protego:
        site = _site(address)
        if site not in self._rules:
            from protego import Protego  # noqa: PLC0415 - only where the network is asked

            self._rules[site] = Protego.parse(fetch(f"{site}/robots.txt"))
        return self._rules[site]


def _site(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"
