"""Which network addresses may be connected to: public ones, and those that a source names."""

from __future__ import annotations

import socket
import threading
from concurrent.futures import Future
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import TYPE_CHECKING, Any

from tracker.errors import FetchError

if TYPE_CHECKING:
    from collections.abc import Sequence

    Address = IPv4Address | IPv6Address
    Networks = tuple[IPv4Network | IPv6Network, ...]

PLATFORM_SERVICES = {IPv4Address("168.63.129.16")}
"""Public by number, yet answered by the cloud machine's own host (Azure's metadata and DNS)."""

PROTOCOL_ASSIGNMENTS = IPv4Network("192.0.0.0/24")
"""Reserved (RFC 6890), and 192.0.0.192 is a cloud's metadata address; Python's releases differ on it."""

NAT64 = IPv6Network("64:ff9b::/96")
"""Translated to the IPv4 address in its last 32 bits (RFC 6052)."""


class RefusedAddressError(FetchError):
    """A name or address that leads into a network that is neither public nor allowed."""


def refusal(address: Address, allowed: Networks = ()) -> str | None:
    """Why `address` must not be connected to; None where it may.

    An IPv6 address that stands for an IPv4 one (mapped, 6to4, Teredo, NAT64) is judged by both.
    """
    if any(address.version == network.version and address in network for network in allowed):
        return None
    inner = _embedded(address)
    if inner is not None:
        return refusal(inner, allowed)
    if address in PLATFORM_SERVICES or (address.version == 4 and address in PROTOCOL_ASSIGNMENTS):  # noqa: PLR2004
        return "a reserved or metadata address"
    kinds = (
        ("is_loopback", "a loopback address"),
        ("is_unspecified", "an unspecified address"),
        ("is_link_local", "a link-local or metadata address"),
        ("is_multicast", "a multicast address"),
        ("is_private", "a private address"),
    )
    for attribute, name in kinds:
        if getattr(address, attribute):
            return name
    return None if address.is_global else "not a public address"


def _embedded(address: Address) -> IPv4Address | None:
    if isinstance(address, IPv4Address):
        return None
    if address.ipv4_mapped or address.sixtofour:
        return address.ipv4_mapped or address.sixtofour
    if address.teredo:
        return address.teredo[1]
    if address in NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return None


def literal(host: str) -> Address | None:
    """The address that `host` writes out, also in the odd ways that C libraries read; None for a name."""
    bare = host.strip("[]").split("%", maxsplit=1)[0]
    try:
        return ip_address(bare)
    except ValueError:
        pass
    try:
        return IPv4Address(socket.inet_aton(bare))  # 0x7f.1, 2130706433, 127.1
    except (OSError, UnicodeEncodeError):
        return None


def check_literal(host: str, allowed: Networks = ()) -> None:
    """Refuse a host that is written as an address which must not be connected to.

    Raises:
        RefusedAddressError: it is one.
    """
    address = literal(host)
    reason = address and refusal(address, allowed)
    if reason:
        raise RefusedAddressError(f"{host} is {reason}; {HINT}")


HINT = "name its network in the source's allow_networks if it is meant"


def resolve(host: str, port: int, allowed: Networks = (), *, within: float | None = None) -> Sequence[str]:
    """All addresses of `host`, in the resolver's order, every one of them allowed.

    Args:
        host: a name, or an address.
        port: that will be connected to.
        allowed: networks that may be connected to although they are not public.
        within: seconds that it may take; without it, as long as the system's resolver likes.

    Raises:
        RefusedAddressError: one of them must not be connected to, be the others as they may.
        OSError: the name cannot be resolved; TimeoutError: not in time.
    """
    found = dict.fromkeys(str(entry[4][0]) for entry in _looked_up(host, port).result(within))
    for text in found:
        reason = refusal(ip_address(text.split("%", maxsplit=1)[0]), allowed)
        if reason:
            shown = host if host == text else f"{host} ({text})"
            raise RefusedAddressError(f"{shown} is {reason}; {HINT}")
    return list(found)


def _looked_up(host: str, port: int) -> Future[list[Any]]:
    """What the system's resolver says, looked up by a thread of its own: it cannot be told to hurry."""
    answer: Future[list[Any]] = Future()

    def look_up() -> None:
        try:
            answer.set_result(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        except BaseException as error:  # noqa: BLE001 - raised again where the answer is waited for
            answer.set_exception(error)

    threading.Thread(target=look_up, name="tracker-resolve", daemon=True).start()
    return answer


def check_peer(sock: socket.socket, allowed: Networks = ()) -> None:
    """Refuse a connection whose other end is not allowed, whatever its name resolved to before.

    Raises:
        RefusedAddressError: it is not; the socket is closed.
    """
    text = str(sock.getpeername()[0])
    reason = refusal(ip_address(text.split("%", maxsplit=1)[0]), allowed)
    if reason:
        sock.close()
        raise RefusedAddressError(f"{text} is {reason}; {HINT}")
