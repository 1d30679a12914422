"""Header fields that arrive as they were meant.

Python 3.11 loses a blank where one of its encoded words ends ("Права человека" arrives as "Правачеловека");
`email.header.Header` does not, so subjects and display names are encoded by that. And it turns what does not
fit on a line into encoded words, also identities and addresses, where nobody decodes them (RFC 2047, 5); so
those are folded at their blanks alone.
"""

from __future__ import annotations

import re
from email.charset import SHORTEST, Charset
from email.header import Header
from email.headerregistry import BaseHeader, HeaderRegistry, UniqueAddressHeader, UniqueUnstructuredHeader
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from email.policy import Policy

WIDTH = 76
"""Characters on a line that holds encoded words (RFC 2047, 2)."""

_UTF8 = Charset("utf-8")
"""Written in whichever way is shorter, whatever a library (Apprise) has set for the whole process."""
_UTF8.header_encoding = SHORTEST


class Subject(UniqueUnstructuredHeader, BaseHeader):  # type: ignore[misc] # typeshed calls both "max_count"
    """A subject of one line."""

    def fold(self, *, policy: Policy[Any]) -> str:
        """As it stands on the wire."""
        return f"{self.name}: {encoded(str(self), self.name, policy)}{policy.linesep}"


class Verbatim(UniqueUnstructuredHeader, BaseHeader):  # type: ignore[misc] # as above
    """Identities and addresses, ASCII, for programs to read."""

    def fold(self, *, policy: Policy[Any]) -> str:
        """As it stands on the wire: what has no blank in it stays whole."""
        lines = [f"{self.name}:"]
        for word in self.wire_text().split(" "):
            if lines[-1] != f"{self.name}:" and len(lines[-1]) + 1 + len(word) > WIDTH:
                lines.append("")
            lines[-1] += f" {word}"
        return policy.linesep.join(lines) + policy.linesep

    def wire_text(self) -> str:
        """The value in ASCII."""
        return str(self)


class ListId(Verbatim):
    """A name of any characters, and an identity in angle brackets (RFC 2919)."""

    def wire_text(self) -> str:
        """The name as a phrase, the identity as it is."""
        name, _, identity = str(self).rpartition(" ")
        return f"{phrase(name)} {identity}"


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


def phrase(text: str) -> str:
    """`text` as a phrase (RFC 5322, 3.2.5): as it is, quoted, or in encoded words."""
    if not text.isascii():
        return Header(text, _UTF8, maxlinelen=WIDTH).encode(linesep="")
    if re.fullmatch(r"[\w!#$%&'*+/=?^`{|}~ -]*", text):
        return text
    escaped = re.sub(r'([\\"])', r"\\\1", text)
    return f'"{escaped}"'


def encoded(text: str, name: str, policy: Policy[Any]) -> str:
    """`text` as the value of the header `name`, folded; it fits behind the name on the first line."""
    charset = "us-ascii" if text.isascii() else _UTF8
    return Header(text, charset, maxlinelen=WIDTH, header_name=name).encode(linesep=policy.linesep)


REGISTRY = HeaderRegistry()
"""Python's own, but for the fields above."""
REGISTRY.map_to_type("subject", Subject)
for _name in ("from", "to", "reply-to"):
    REGISTRY.map_to_type(_name, Mailboxes)
for _name in ("message-id", "in-reply-to", "references", "list-unsubscribe"):
    REGISTRY.map_to_type(_name, Verbatim)
REGISTRY.map_to_type("list-id", ListId)
