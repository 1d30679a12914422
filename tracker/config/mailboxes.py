"""Which texts are mail addresses: asked of tracker.toml, of the command line, and of a message's headers."""

from __future__ import annotations

import re

_BARE = re.compile(
    r"[^\s@<>,;:\"()\[\]\\\x00-\x1f]+@(?:localhost|[^\s@<>,;:\"()\[\]\\\x00-\x1f]+\.[^\s@<>,;.]+)"
)
"""One address by itself, neither quoted nor commented, at `localhost` or a host with a dot in its name."""


def is_mail_address(text: str) -> bool:
    """Whether `text` is one bare address that can exist; the domain may be written beyond ASCII."""
    if not _BARE.fullmatch(text):
        return False
    from email.errors import MessageError  # noqa: PLC0415 - beside its one use
    from email.headerregistry import Address  # noqa: PLC0415 - 20 ms that most verbs need not spend

    local, _, domain = text.rpartition("@")
    # The email package's grammar is that of RFC 5322; RFC 6531 lets other letters stand where ASCII ones may.
    local = re.sub(r"[^\x00-\x7f]", "x", local)
    try:
        ascii_domain = domain.encode("idna").decode("ascii")  # each label has 1 to 63 characters
        Address(addr_spec=f"{local}@{ascii_domain}")
    except (UnicodeError, ValueError, MessageError):
        return False
    return True
