"""Mail over SMTP: one connection for many messages, and what each answer of the server means."""

from __future__ import annotations

import contextlib
import ipaddress
import smtplib
import ssl
from typing import TYPE_CHECKING, NoReturn, Self

from tracker.channels import PutOffError, RefusedError, UnreachableError
from tracker.channels.message import envelope_address, message_bytes
from tracker.config import Security
from tracker.errors import ConfigError

if TYPE_CHECKING:
    from tracker.channels import Parcel
    from tracker.config import Mail

PORTS = {Security.STARTTLS: 587, Security.TLS: 465, Security.NONE: 25}
OK, START_DATA, CLOSING = 250, 354, 421
PERMANENT = 500
"""SMTP codes from here on will be the same next time (RFC 5321, 4.2.1)."""
SETUP = {530, 534, 535, 538}
"""A log-in or TLS is wanted first (RFC 4954, 3207): the set-up is wrong, not the message."""


class MailServer:
    """The mail server that `mail` names; a channel."""

    def __init__(self, mail: Mail) -> None:
        self.mail = mail
        self._connection: smtplib.SMTP | None = None
        self._trusted: ssl.SSLContext | None = None

    @property
    def name(self) -> str:
        """`host:port`."""
        return f"{self.mail.host}:{self.mail.port or PORTS[self.mail.security]}"

    def __enter__(self) -> Self:
        """Nothing is connected before the first parcel."""
        return self

    def __exit__(self, *_: object) -> None:
        """Take leave of the server."""
        if self._connection is not None:
            with contextlib.suppress(OSError, smtplib.SMTPException):
                self._connection.quit()
            self._drop()

    def connect(self) -> None:
        """Connect, protect the connection and log in, where that has not been done.

        Raises:
            UnreachableError: one of the three failed; the message says which and what to do.
        """
        if self._connection is None:
            try:
                self._connection = self._connected()
                self._log_in(self._connection)
            except UnreachableError:
                self._drop()
                raise

    def send(self, parcel: Parcel) -> str:
        """Hand over one parcel; gives the server's answer.

        Raises:
            UnreachableError: the server cannot be used now.
            PutOffError: it was not taken (4xx), or the answer was lost.
            RefusedError: it never will be (5xx, a refused recipient).
        """
        recipient = envelope_address(parcel.recipient)
        content = message_bytes(parcel, self.mail)
        fresh = self._connection is None
        self.connect()
        try:
            self._envelope(recipient, len(content))
        except (smtplib.SMTPServerDisconnected, OSError) as error:
            self._drop()
            if fresh:
                raise PutOffError(
                    f"{self.name}: the connection was lost before the message was sent"
                ) from error
            # A connection that stood idle, or had its share of messages, may be closed at any time; nothing
            # was handed over yet, so that a new one is no second copy.
            return self.send(parcel)
        return self._data(recipient, content)

    # --- the steps of the dialogue -----------------------------------------------------------------------

    def _connected(self) -> smtplib.SMTP:
        mail = self.mail
        port = mail.port or PORTS[mail.security]
        try:
            if mail.security is Security.TLS:
                return smtplib.SMTP_SSL(mail.host, port, timeout=mail.timeout, context=self._context())
            connection = smtplib.SMTP(mail.host, port, timeout=mail.timeout)
        except (OSError, smtplib.SMTPException, UnicodeError) as error:
            self._unreachable(error)
        try:
            if mail.security is Security.STARTTLS:
                connection.starttls(context=self._context())
        except (OSError, smtplib.SMTPException) as error:
            connection.close()
            self._unreachable(error)
        return connection

    def _context(self) -> ssl.SSLContext:
        """What TLS trusts: the system's authorities, and those that tracker.toml names."""
        if self._trusted is None:
            self._trusted = ssl.create_default_context()
            if self.mail.ca_file:
                try:
                    self._trusted.load_verify_locations(self.mail.ca_file)
                except OSError as error:
                    self._trusted = None
                    raise UnreachableError(
                        f"{self.mail.ca_file}: cannot be read as certificates; see mail.ca_file"
                    ) from error
        return self._trusted

    def _unreachable(self, error: Exception) -> NoReturn:
        """Say why there is no connection, or none that may be used."""
        if isinstance(error, ssl.SSLCertVerificationError):
            reason = f"its certificate is not trusted ({error.verify_message}); see mail.ca_file"
        elif isinstance(error, UnicodeError):
            reason = "no name of a host; see mail.host"
        elif isinstance(error, smtplib.SMTPNotSupportedError):
            reason = 'it offers no STARTTLS; nothing was sent (mail.security = "tls" or "none" may be meant)'
        elif isinstance(error, ssl.SSLError):
            reason = f'no TLS spoken there ({error.reason or error}); mail.security = "starttls" may be meant'
        elif isinstance(error, TimeoutError) or "timed out" in str(
            error
        ):  # smtplib wraps it into a disconnection
            reason = f"no answer within {self.mail.timeout:g} s"
        elif isinstance(error, smtplib.SMTPResponseException):
            reason = f"it turns connections away: {_answer(error.smtp_code, error.smtp_error)}"
        elif isinstance(error, smtplib.SMTPServerDisconnected):
            reason = "it closed the connection at once; mail.security or mail.port may be wrong"
        else:
            reason = getattr(error, "strerror", None) or str(error)
        raise UnreachableError(f"{self.name}: mail server not reached: {reason}") from error

    def _log_in(self, connection: smtplib.SMTP) -> None:
        mail = self.mail
        if mail.user is None or mail.password is None:
            return
        if mail.security is Security.NONE and not _is_loopback(connection):
            raise UnreachableError(
                f"{self.name}: no password is sent over an unprotected connection; set mail.security"
            )
        try:
            connection.login(mail.user, mail.password.read())
        except ConfigError as error:
            raise UnreachableError(f"{self.name}: {error}") from error
        except smtplib.SMTPAuthenticationError as error:
            answer = _answer(error.smtp_code, error.smtp_error)
            raise UnreachableError(
                f"{self.name}: log-in as {mail.user} refused: {answer}; see mail.password"
            ) from error
        except smtplib.SMTPNotSupportedError as error:
            raise UnreachableError(
                f"{self.name}: it offers no log-in; remove mail.user and mail.password"
            ) from error
        except UnicodeError as error:
            raise UnreachableError(
                f"{self.name}: smtplib sends only ASCII passwords; see mail.password"
            ) from error
        except (OSError, smtplib.SMTPException) as error:
            raise UnreachableError(f"{self.name}: log-in failed: {error}") from error

    def _envelope(self, recipient: str, size: int) -> None:
        """MAIL and RCPT: nothing is handed over yet."""
        connection = self._connection
        assert connection is not None  # noqa: S101 - `send` connects first
        sender = envelope_address(self.mail.sender)
        connection.ehlo_or_helo_if_needed()
        options = [f"size={size}"] if connection.has_extn("size") else []
        if not (sender.isascii() and recipient.isascii()):
            if not connection.has_extn("smtputf8"):
                raise RefusedError(f"{recipient}: {self.name} takes no address beyond ASCII (no SMTPUTF8)")
            options += ["SMTPUTF8", "BODY=8BITMIME"]
            connection.command_encoding = "utf-8"
        self._expect(connection.mail(sender, options), f"sender {sender}")
        self._expect(connection.rcpt(recipient), f"recipient {recipient}")

    def _data(self, recipient: str, content: bytes) -> str:
        """DATA: until its answer is read, whether the message was taken is not known."""
        assert self._connection is not None  # noqa: S101 - `send` connects first
        try:
            code, answer = self._connection.data(content)
        except smtplib.SMTPDataError as error:  # the command was refused, before any content
            self._expect((error.smtp_code, _bytes(error.smtp_error)), f"message to {recipient}")
            raise  # pragma: no cover - `_expect` raises for every code that smtplib does
        except (smtplib.SMTPServerDisconnected, OSError) as error:
            self._drop()
            raise PutOffError(
                f"{self.name}: the connection was lost before the answer; {recipient} may have the message",
                doubtful=True,
            ) from error
        self._expect((code, answer), f"message to {recipient}")
        return _answer(code, answer)

    def _expect(self, reply: tuple[int, bytes], what: str) -> None:
        """Go on after a 2xx; else leave the connection clean and say whether to come back."""
        code, answer = reply
        if OK <= code < START_DATA:
            return
        if code in {-1, CLOSING}:
            self._drop()
        else:
            try:
                assert self._connection is not None  # noqa: S101 - a reply came over it
                self._connection.rset()
            except (OSError, smtplib.SMTPException):
                self._drop()
        message = f"{self.name}: {what}: {_answer(code, answer)}"
        if code in SETUP:
            raise UnreachableError(f"{message}; see mail.security, mail.user and mail.password")
        raise RefusedError(message) if code >= PERMANENT else PutOffError(message)

    def _drop(self) -> None:
        if self._connection is not None:
            with contextlib.suppress(OSError):
                self._connection.close()
        self._connection = None


def _bytes(answer: bytes | str) -> bytes:
    return answer if isinstance(answer, bytes) else answer.encode()


def _answer(code: int, answer: bytes | str) -> str:
    """What the server said, on one line."""
    said = _bytes(answer).decode("utf-8", "replace")
    return " ".join([str(code), *said.split()])[:300]


def _is_loopback(connection: smtplib.SMTP) -> bool:
    peer = connection.sock.getpeername()[0] if connection.sock else ""
    try:
        return ipaddress.ip_address(peer).is_loopback
    except ValueError:
        return False
