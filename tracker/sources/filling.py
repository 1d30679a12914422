"""Secrets in addresses: `{name}` stands for one, and only who is asked at that address gets to see it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from tracker.errors import FetchError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracker.config import Secret


class Filling:
    """The secrets that an address names, read anew.

    Args:
        secrets: by the name that stands in the address in braces.

    Raises:
        ConfigError: one of them cannot be read.
        FetchError: one of them is empty.
    """

    def __init__(self, secrets: Mapping[str, Secret]) -> None:
        self._values = {f"{{{name}}}": secret.read() for name, secret in secrets.items()}
        for place, value in self._values.items():
            if not value:
                raise FetchError(f"the secret for {place} in the address is empty")

    def into(self, address: str) -> str:
        """`address` with the secrets in their places, percent-encoded."""
        for place, value in self._values.items():
            address = address.replace(place, quote(value, safe=""))
        return address

    def out_of(self, text: str) -> str:
        """`text` with the places where the secrets stand, however a server encodes them."""
        for place, value in self._values.items():
            text = _however_encoded(value).sub(place, text)
        return text


def _however_encoded(value: str) -> re.Pattern[str]:
    return re.compile("".join(map(_either, value)))


def _either(letter: str) -> str:
    encoded = "".join(f"%{byte:02x}" for byte in letter.encode())
    blank = r"|\+" if letter == " " else ""
    return f"(?:{re.escape(letter)}|(?i:{encoded}){blank})"
