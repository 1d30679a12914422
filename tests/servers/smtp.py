"""A real SMTP server on loopback, and the ways in which real ones misbehave."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import ssl
import threading
import time
import warnings
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from typing import TYPE_CHECKING, Any

import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import EmailMessage

USER, PASSWORD = "tracker", "correct horse"
HOST = "localhost"


@dataclass
class Behaviour:
    """What the server does besides accepting; may be changed while it runs."""

    greylist: int = 0
    """How often each recipient is put off with 451 before it is accepted."""
    refuse: frozenset[str] = frozenset()
    """Recipients that get a 550."""
    refuse_sender: bool = False
    refuse_data: int = 0
    """A code (554, 452) to answer the message's data with."""
    drop_before_answer: int = 0
    """How many messages are accepted, and the connection dropped before saying so."""
    drop_after_data_command: int = 0
    """How many times the connection is dropped at the DATA command: nothing is accepted."""
    messages_per_connection: int = 0
    """After so many the connection is closed with 421; 0: no limit."""
    delay: float = 0
    """Seconds before a message is answered."""


@dataclass(frozen=True)
class Received:
    """A message that the server accepted."""

    at: float
    sender: str
    recipients: tuple[str, ...]
    content: bytes

    @property
    def message(self) -> EmailMessage:
        """As the email package reads it."""
        return message_from_bytes(self.content, policy=policy.default)

    @property
    def message_id(self) -> str:
        """Its Message-ID."""
        return str(self.message["Message-ID"])


@dataclass
class _Handler:
    behaviour: Behaviour
    received: list[Received] = field(default_factory=list)
    connections: int = 0
    put_off: dict[str, int] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    async def handle_EHLO(  # noqa: N802 - aiosmtpd's name for it
        self, _server: Any, session: Any, _envelope: Any, hostname: str, responses: list[str]
    ) -> list[str]:
        session.host_name = hostname
        return responses

    async def handle_MAIL(  # noqa: N802
        self, _server: Any, _session: Any, envelope: Any, address: str, options: list[str]
    ) -> str:
        if self.behaviour.refuse_sender:
            return "550 5.7.1 sender not welcome"
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 OK"

    async def handle_RCPT(  # noqa: N802
        self, _server: Any, _session: Any, envelope: Any, address: str, options: list[str]
    ) -> str:
        if address in self.behaviour.refuse:
            return "550 5.1.1 no such mailbox here"
        if self.put_off.get(address, 0) < self.behaviour.greylist:
            self.put_off[address] = self.put_off.get(address, 0) + 1
            return "451 4.7.1 greylisted, come back later"
        envelope.rcpt_tos.append(address)
        envelope.rcpt_options.extend(options)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        if self.behaviour.delay:
            await asyncio.sleep(self.behaviour.delay)
        if self.behaviour.refuse_data:
            return f"{self.behaviour.refuse_data} not this one"
        with self.lock:
            self.received.append(
                Received(time.time(), envelope.mail_from, tuple(envelope.rcpt_tos), envelope.content)
            )
        session.taken = getattr(session, "taken", 0) + 1
        if self.behaviour.drop_before_answer:
            self.behaviour.drop_before_answer -= 1
            server.transport.abort()
        limit = self.behaviour.messages_per_connection
        if limit and session.taken >= limit:
            asyncio.get_running_loop().call_later(0.02, server.transport.close)
        return "250 accepted"


class _Server(Controller):
    """A controller whose sessions can be dropped at the DATA command."""

    def factory(self) -> Any:
        handler = self.handler
        handler.connections += 1
        with warnings.catch_warnings():  # a log-in without TLS is what some tests are about
            warnings.simplefilter("ignore", UserWarning)
            session = super().factory()  # type: ignore[no-untyped-call]
        answer = session.smtp_DATA

        async def data(argument: str) -> None:
            if handler.behaviour.drop_after_data_command:
                handler.behaviour.drop_after_data_command -= 1
                session.transport.abort()
                return
            await answer(argument)

        session._smtp_methods["DATA"] = data  # noqa: SLF001 - aiosmtpd looks commands up here
        return session


@dataclass
class SmtpServer:
    """A running server: where it is, what it took, how it behaves."""

    host: str
    port: int
    behaviour: Behaviour
    handler: _Handler
    ca_file: str | None = None

    @property
    def received(self) -> list[Received]:
        """Everything accepted so far, in order."""
        with self.handler.lock:
            return list(self.handler.received)

    @property
    def connections(self) -> int:
        """How many connections were made."""
        return self.handler.connections

    def to(self, recipient: str) -> list[Received]:
        """What was accepted for `recipient`."""
        return [each for each in self.received if recipient in each.recipients]


def _authenticate(_server: Any, _session: Any, _envelope: Any, mechanism: str, data: Any) -> AuthResult:
    good = isinstance(data, LoginPassword) and (data.login, data.password) == (
        USER.encode(),
        PASSWORD.encode(),
    )
    return AuthResult(success=good and mechanism in {"LOGIN", "PLAIN"}, handled=False)


def free_port() -> int:
    """A port that nothing listens on at this moment."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


@contextlib.contextmanager
def smtp_server(
    *,
    behaviour: Behaviour | None = None,
    tls: str | None = None,
    names: tuple[str, ...] = (HOST,),
    login: bool = False,
    port: int | None = None,
    folder: Any = None,
    smtputf8: bool = False,
    size_limit: int | None = None,
) -> Iterator[SmtpServer]:
    """Run a server.

    Args:
        behaviour: what it does besides accepting.
        tls: `starttls` offers and demands it, `tls` wraps the whole connection; None: none.
        names: what its certificate is made out to.
        login: whether it demands a log-in, as USER with PASSWORD.
        port: by default a free one.
        folder: where the certificate authority's file is written; needed with `tls`.
        smtputf8: whether it takes addresses beyond ASCII.
        size_limit: largest message in bytes; None: none.
    """
    handler = _Handler(behaviour or Behaviour())
    options: dict[str, Any] = {"data_size_limit": size_limit, "enable_SMTPUTF8": smtputf8}
    ca_file = None
    if tls:
        authority = trustme.CA()
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        authority.issue_cert(*names).configure_cert(context)
        ca_file = str(folder / "authority.pem")
        authority.cert_pem.write_to_path(ca_file)
        if tls == "starttls":
            options |= {"tls_context": context, "require_starttls": True}
        else:
            options |= {"ssl_context": context}
    if login:
        options |= {
            "authenticator": _authenticate,
            "auth_required": True,
            "auth_require_tls": tls == "starttls",
        }
    server = _Server(handler, hostname="127.0.0.1", port=port or free_port(), **options)
    server.start()
    try:
        yield SmtpServer(HOST, server.port, handler.behaviour, handler, ca_file)
    finally:
        server.stop()
