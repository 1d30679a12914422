"""Addresses in tracker.toml: of pages, of people, of networks."""

from __future__ import annotations

import re
from ipaddress import IPv4Network, IPv6Network, ip_network
from typing import TYPE_CHECKING, Annotated

from tracker.config.mailboxes import is_mail_address
from tracker.config.values import Reader, plain_text

if TYPE_CHECKING:
    from pathlib import Path


def _web_address(raw: object, _root: Path) -> str:
    from urllib.parse import urlsplit  # noqa: PLC0415 - beside its one use

    expected = "expected an http or https address"
    text = plain_text(raw, expected)
    try:
        parts = urlsplit(text)
        _ = parts.port
    except ValueError as error:
        raise ValueError(f"{expected}; {error}") from error
    if parts.scheme not in {"http", "https"} or not parts.hostname or re.search(r"\s", text):
        raise ValueError(expected)
    if parts.username or parts.password:
        raise ValueError('expected an address without a password; put it into headers as { env = "NAME" }')
    return text


WebAddress = Annotated[str, Reader(_web_address, {"type": "string", "pattern": r"^https?://[^\s/]"})]
"""An http or https address, without user and password."""


def _mail_address(raw: object, _root: Path) -> str:
    expected = "expected a mail address such as ann@example.org"
    text = plain_text(raw, expected)
    if not is_mail_address(text):
        raise ValueError(expected)
    return text


MailAddress = Annotated[str, Reader(_mail_address, {"type": "string", "format": "email"})]
"""One bare address, without a display name."""


def _leave_address(raw: object, root: Path) -> str:
    expected = "expected a mail address, or an address that begins with https://, http:// or mailto:"
    text = plain_text(raw, expected)
    if re.search(r"[\s<>]", text):
        raise ValueError(expected)
    try:
        if re.match(r"https?:", text):
            return _web_address(text, root)
        _mail_address(text.removeprefix("mailto:").partition("?")[0], root)
    except ValueError:
        raise ValueError(expected) from None
    return text


LeaveAddress = Annotated[str, Reader(_leave_address, {"type": "string", "pattern": r"^[^\s<>]+$"})]
"""Where a list is left: a mail address, or one with its scheme."""


def _network(raw: object, _root: Path) -> IPv4Network | IPv6Network:
    expected = 'expected a network such as "10.1.0.0/16" or an address'
    try:
        return ip_network(plain_text(raw, expected))
    except ValueError as error:
        raise ValueError(f"{expected}; {error}") from error


Network = Annotated[IPv4Network | IPv6Network, Reader(_network, {"type": "string"})]
