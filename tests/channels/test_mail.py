"""Mail against a real server, well-behaved and not."""

from __future__ import annotations

import socket
import threading
import time
from typing import TYPE_CHECKING, Any

import pytest

from tests.servers.smtp import PASSWORD, USER, Behaviour, free_port, smtp_server
from tracker.channels import PutOffError, RefusedError, UnreachableError
from tracker.channels.mail import MailServer
from tracker.config import Secret, Security

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tracker.channels import Parcel
    from tracker.config import Mail


@pytest.fixture
def password(monkeypatch: pytest.MonkeyPatch) -> Secret:
    """The server's password, where tracker.toml would name it."""
    monkeypatch.setenv("TEST_MAIL_PASSWORD", PASSWORD)
    return Secret(env="TEST_MAIL_PASSWORD")


def test_a_message_arrives_with_its_envelope(
    parcel: Callable[..., Parcel], mail: Callable[..., Mail]
) -> None:
    """The server gets sender, recipient and identity as given, and its answer is handed back."""
    with smtp_server() as server, MailServer(mail(port=server.port)) as channel:
        answer = channel.send(parcel())
    (received,) = server.received
    assert answer == "250 accepted"
    assert (received.sender, received.recipients) == ("tracker@example.org", ("ann@example.org",))
    assert received.message_id == "<digest-1.a1b2@tracker.example.org>"


def test_many_messages_share_one_connection(parcel: Callable[..., Parcel], mail: Callable[..., Mail]) -> None:
    """Fifty messages need one connection; the one before is the server fixture's own trial."""
    with smtp_server() as server, MailServer(mail(port=server.port)) as channel:
        before = server.connections
        for number in range(50):
            channel.send(parcel(recipient=f"p{number}@example.org"))
    assert len(server.received) == 50
    assert server.connections - before == 1


@pytest.mark.parametrize("tls", ["starttls", "tls"])
def test_a_protected_connection_with_log_in(
    tls: str, tmp_path: Path, password: Secret, parcel: Callable[..., Parcel], mail: Callable[..., Mail]
) -> None:
    """STARTTLS and TLS from the start both work, with the certificate verified and a log-in."""
    with smtp_server(tls=tls, login=True, folder=tmp_path) as server:
        settings = mail(
            port=server.port, security=Security(tls), ca_file=server.ca_file, user=USER, password=password
        )
        with MailServer(settings) as channel:
            channel.send(parcel())
    assert len(server.received) == 1


def test_a_wrong_password_is_said_and_nothing_sent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, parcel: Callable[..., Parcel], mail: Callable[..., Mail]
) -> None:
    """A refused log-in stops everything: the set-up is wrong, so nothing counts as failed for good."""
    monkeypatch.setenv("TEST_MAIL_PASSWORD", "wrong")
    with smtp_server(tls="starttls", login=True, folder=tmp_path) as server:
        settings = mail(
            port=server.port,
            security=Security.STARTTLS,
            ca_file=server.ca_file,
            user=USER,
            password=Secret(env="TEST_MAIL_PASSWORD"),
        )
        with (
            MailServer(settings) as channel,
            pytest.raises(UnreachableError, match=r"log-in as tracker refused: 535"),
        ):
            channel.send(parcel())
    assert server.received == []


def test_a_password_that_is_not_there_is_said(
    tmp_path: Path, parcel: Callable[..., Parcel], mail: Callable[..., Mail]
) -> None:
    """A missing environment variable is named."""
    with smtp_server(tls="starttls", login=True, folder=tmp_path) as server:
        settings = mail(
            port=server.port,
            security=Security.STARTTLS,
            ca_file=server.ca_file,
            user=USER,
            password=Secret(env="NOT_SET_ANYWHERE"),
        )
        with (
            MailServer(settings) as channel,
            pytest.raises(UnreachableError, match="NOT_SET_ANYWHERE is not set"),
        ):
            channel.send(parcel())


def test_no_password_leaves_an_unprotected_connection(
    password: Secret,
    parcel: Callable[..., Parcel],
    mail: Callable[..., Mail],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Without TLS a password is sent to this machine only."""
    monkeypatch.setattr("tracker.channels.mail._is_loopback", lambda _connection: False)
    with smtp_server(login=True) as server:
        settings = mail(port=server.port, user=USER, password=password)
        with MailServer(settings) as channel, pytest.raises(UnreachableError, match="no password is sent"):
            channel.send(parcel())


def test_a_demanded_log_in_that_is_not_set_up(
    parcel: Callable[..., Parcel], mail: Callable[..., Mail]
) -> None:
    """`530 authentication required` is trouble with the set-up; the message is not given up."""
    with (
        smtp_server(login=True) as server,
        MailServer(mail(port=server.port)) as channel,
        pytest.raises(UnreachableError, match=r"530 .*see mail.security, mail.user"),
    ):
        channel.send(parcel())


@pytest.mark.parametrize(
    ("names", "trusted", "said"),
    [
        (("localhost",), False, "certificate is not trusted"),
        (("mail.example.org",), True, "certificate is not trusted .*'localhost'"),
    ],
)
def test_a_certificate_that_does_not_hold(  # noqa: PLR0917 - three of them are parameters of the test
    names: tuple[str, ...],
    trusted: bool,
    said: str,
    tmp_path: Path,
    parcel: Callable[..., Parcel],
    mail: Callable[..., Mail],
) -> None:
    """An unknown authority and a wrong name are both refused; nothing is sent."""
    with smtp_server(tls="tls", names=names, folder=tmp_path) as server:
        settings = mail(port=server.port, security=Security.TLS, ca_file=server.ca_file if trusted else None)
        with MailServer(settings) as channel, pytest.raises(UnreachableError, match=said):
            channel.send(parcel())
    assert server.received == []


def test_no_tls_where_tls_is_demanded(parcel: Callable[..., Parcel], mail: Callable[..., Mail]) -> None:
    """A server without STARTTLS gets nothing, not even the message unprotected."""
    with (
        smtp_server() as server,
        MailServer(mail(port=server.port, security=Security.STARTTLS)) as channel,
        pytest.raises(UnreachableError, match="offers no STARTTLS; nothing was sent"),
    ):
        channel.send(parcel())
    assert server.received == []


def test_tls_spoken_to_a_plain_server(parcel: Callable[..., Parcel], mail: Callable[..., Mail]) -> None:
    """`security = "tls"` on a plain port names the setting that may be meant."""
    with (
        smtp_server() as server,
        MailServer(mail(port=server.port, security=Security.TLS)) as channel,
        pytest.raises(UnreachableError, match='"starttls" may be meant'),
    ):
        channel.send(parcel())


def test_a_server_that_is_not_there(parcel: Callable[..., Parcel], mail: Callable[..., Mail]) -> None:
    """Nobody listening is one line with the address."""
    port = free_port()
    with (
        MailServer(mail(port=port)) as channel,
        pytest.raises(
            UnreachableError, match=f"^localhost:{port}: mail server not reached: Connection refused$"
        ),
    ):
        channel.send(parcel())


def test_a_name_that_no_server_can_have(parcel: Callable[..., Parcel], mail: Callable[..., Mail]) -> None:
    """A slip in tracker.toml is no defect of the program."""
    with MailServer(mail(host="mail..example.org")) as channel, pytest.raises(UnreachableError) as caught:
        channel.send(parcel())
    assert "mail..example.org:25: mail server not reached: no name of a host; see mail.host" in str(
        caught.value
    )


def test_a_server_that_does_not_answer(parcel: Callable[..., Parcel], mail: Callable[..., Mail]) -> None:
    """A server that accepts the connection and stays silent is given up after the time limit."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        started = time.monotonic()
        with (
            MailServer(mail(host="127.0.0.1", port=port, timeout=0.3)) as channel,
            pytest.raises(UnreachableError, match=r"no answer within 0\.3 s"),
        ):
            channel.send(parcel())
    assert time.monotonic() - started < 2


def test_greylisting_puts_off(parcel: Callable[..., Parcel], mail: Callable[..., Mail]) -> None:
    """A 451 says to come back; the same connection then takes the same message."""
    with (
        smtp_server(behaviour=Behaviour(greylist=1)) as server,
        MailServer(mail(port=server.port)) as channel,
    ):
        with pytest.raises(
            PutOffError, match=r"recipient ann@example\.org: 451 4\.7\.1 greylisted"
        ) as caught:
            channel.send(parcel())
        assert not caught.value.doubtful
        channel.send(parcel())
    assert len(server.received) == 1


def test_one_refused_recipient_of_three(parcel: Callable[..., Parcel], mail: Callable[..., Mail]) -> None:
    """A 550 for one recipient concerns that one alone."""
    with (
        smtp_server(behaviour=Behaviour(refuse=frozenset({"bo@example.org"}))) as server,
        MailServer(mail(port=server.port)) as channel,
    ):
        channel.send(parcel(recipient="ann@example.org"))
        with pytest.raises(RefusedError, match=r"recipient bo@example.org: 550 5\.1\.1 no such mailbox"):
            channel.send(parcel(recipient="bo@example.org"))
        channel.send(parcel(recipient="cy@example.org"))
    assert [each.recipients for each in server.received] == [("ann@example.org",), ("cy@example.org",)]


@pytest.mark.parametrize(("code", "expected"), [(452, PutOffError), (554, RefusedError)])
def test_refused_content(
    code: int, expected: type[Exception], parcel: Callable[..., Parcel], mail: Callable[..., Mail]
) -> None:
    """A 4xx to the content may pass later, a 5xx never."""
    with (
        smtp_server(behaviour=Behaviour(refuse_data=code)) as server,
        MailServer(mail(port=server.port)) as channel,
        pytest.raises(expected, match=str(code)),
    ):
        channel.send(parcel())


def test_a_refused_sender(parcel: Callable[..., Parcel], mail: Callable[..., Mail]) -> None:
    """A sender that the server does not want is named."""
    with (
        smtp_server(behaviour=Behaviour(refuse_sender=True)) as server,
        MailServer(mail(port=server.port)) as channel,
        pytest.raises(RefusedError, match=r"sender tracker@example\.org: 550"),
    ):
        channel.send(parcel())


def test_a_message_beyond_the_servers_limit(parcel: Callable[..., Parcel], mail: Callable[..., Mail]) -> None:
    """The size is announced, so that too large a message is refused before it is sent."""
    with (
        smtp_server(size_limit=20_000) as server,
        MailServer(mail(port=server.port)) as channel,
        pytest.raises(RefusedError, match="552"),
    ):
        channel.send(parcel(text="word " * 8_000))
    assert server.received == []


def test_a_lost_answer_leaves_a_doubt(parcel: Callable[..., Parcel], mail: Callable[..., Mail]) -> None:
    """Dropped after the content: it may have been taken, and the second copy carries the same identity."""
    with (
        smtp_server(behaviour=Behaviour(drop_before_answer=1)) as server,
        MailServer(mail(port=server.port)) as channel,
    ):
        with pytest.raises(PutOffError, match=r"ann@example\.org may have the message") as caught:
            channel.send(parcel())
        assert caught.value.doubtful
        channel.send(parcel())
    first, second = server.received
    assert first.content == second.content


def test_a_connection_closed_between_messages_is_made_anew(
    parcel: Callable[..., Parcel], mail: Callable[..., Mail]
) -> None:
    """A server that takes two messages a connection gets five over three connections."""
    with (
        smtp_server(behaviour=Behaviour(messages_per_connection=2)) as server,
        MailServer(mail(port=server.port)) as channel,
    ):
        before = server.connections
        for number in range(5):
            channel.send(parcel(recipient=f"p{number}@example.org"))
            time.sleep(0.06)
    assert len(server.received) == 5
    assert server.connections - before == 3


def test_a_slow_server_is_waited_for(parcel: Callable[..., Parcel], mail: Callable[..., Mail]) -> None:
    """Half a second to answer is no failure; beyond the time limit it leaves a doubt."""
    with smtp_server(behaviour=Behaviour(delay=0.4)) as server:
        with MailServer(mail(port=server.port, timeout=5.0)) as channel:
            channel.send(parcel())
        with (
            MailServer(mail(port=server.port, timeout=0.1)) as channel,
            pytest.raises(PutOffError, match="may have the message"),
        ):
            channel.send(parcel(recipient="bo@example.org"))


def test_addresses_beyond_ascii(parcel: Callable[..., Parcel], mail: Callable[..., Mail]) -> None:
    """A domain goes in its ASCII form everywhere; a local part only where the server takes it."""
    with smtp_server() as server, MailServer(mail(port=server.port)) as channel:
        channel.send(parcel(recipient="ann@bücher.example"))
        with pytest.raises(RefusedError, match="no SMTPUTF8"):
            channel.send(parcel(recipient="жанна@example.org"))
    assert server.received[0].recipients == ("ann@xn--bcher-kva.example",)
    with smtp_server(smtputf8=True) as server, MailServer(mail(port=server.port)) as channel:
        channel.send(parcel(recipient="жанна@example.org"))
    (received,) = server.received
    assert received.recipients == ("жанна@example.org",)
    assert "\r\nTo: жанна@example.org\r\n".encode() in received.content


def test_leaving_a_dead_connection_raises_nothing(
    parcel: Callable[..., Parcel], mail: Callable[..., Mail]
) -> None:
    """A server that went away after the last message does not turn success into an error."""
    with smtp_server() as server:
        channel = MailServer(mail(port=server.port)).__enter__()
        channel.send(parcel())
    channel.__exit__(None, None, None)


def test_nonsense_for_answers(parcel: Callable[..., Parcel], mail: Callable[..., Mail]) -> None:
    """Something that is no mail server is one line, not a traceback."""
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def babble() -> None:
            connection, _ = listener.accept()
            connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n" * 50)
            connection.close()

        thread = threading.Thread(target=babble)
        thread.start()
        settings: Any = mail(host="127.0.0.1", port=listener.getsockname()[1])
        with (
            MailServer(settings) as channel,
            pytest.raises(UnreachableError, match="mail server not reached"),
        ):
            channel.send(parcel())
        thread.join()
