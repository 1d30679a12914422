"""Header fields whose encoded words keep the blanks between them.

Python 3.11 loses a blank where one of its encoded words ends ("Права человека" arrives as "Правачеловека");
`email.header.Header` does not, so subjects and display names are encoded by that.
"""

from __future__ import annotations

from email.header import Header
from email.headerregistry import BaseHeader, HeaderRegistry, UniqueAddressHeader, UniqueUnstructuredHeader
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from email.policy import Policy

WIDTH = 76
"""Characters on a line that holds encoded words (RFC 2047, 2)."""


class Subject(UniqueUnstructuredHeader, BaseHeader):  # type: ignore[misc] # typeshed calls both "max_count"
    """A subject of one line."""

    def fold(self, *, policy: Policy[Any]) -> str:
        """As it stands on the wire."""
        return f"{self.name}: {encoded(str(self), self.name, policy)}{policy.linesep}"


class Mailboxes(UniqueAddressHeader, BaseHeader):  # type: ignore[misc] # as above
    """From, To, Reply-To: addresses, perhaps with display names."""

    def fold(self, *, policy: Policy[Any]) -> str:
        """As it stands on the wire."""
        shown = [
            str(each)
            if each.display_name.isascii()
            else f"{encoded(each.display_name, self.name, policy)}{policy.linesep} <{each.addr_spec}>"
            for each in self.addresses
        ]
        return f"{self.name}: {f',{policy.linesep} '.join(shown)}{policy.linesep}"


def encoded(text: str, name: str, policy: Policy[Any]) -> str:
    """`text` as the value of the header `name`, folded; it fits behind the name on the first line."""
    charset = "us-ascii" if text.isascii() else "utf-8"
    return Header(text, charset, maxlinelen=WIDTH, header_name=name).encode(linesep=policy.linesep)


REGISTRY = HeaderRegistry()
"""Python's own, but for the fields above."""
REGISTRY.map_to_type("subject", Subject)
for _name in ("from", "to", "reply-to"):
    REGISTRY.map_to_type(_name, Mailboxes)
