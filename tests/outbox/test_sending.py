"""Sending from the outbox into a real server that misbehaves."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.servers.smtp import Behaviour, SmtpServer, free_port, smtp_server
from tracker.channels import MAIL
from tracker.channels.mail import MailServer
from tracker.config import Mail, Security
from tracker.errors import StoreError
from tracker.outbox import Outbox, Packed, Recipient, Round, Sender, State
from tracker.outbox.sending import GIVE_UP_AFTER, PAUSES, pause_after
from tracker.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.outbox.conftest import Clock

PEOPLE = [Recipient(MAIL, f"{name}@example.org") for name in ("ann", "bo", "cy")]


def mail_at(port: int) -> dict[str, MailServer]:
    """The mail channel into the server at `port`."""
    settings = Mail(
        host="localhost", port=port, sender="tracker@example.org", security=Security.NONE, timeout=5.0
    )
    return {MAIL: MailServer(settings)}


def mail_to(server: SmtpServer) -> dict[str, MailServer]:
    """The mail channel into `server`."""
    return mail_at(server.port)


def states(outbox: Outbox) -> list[State]:
    """The state of every row."""
    return [row.state for row in outbox.rows()]


def test_everyone_is_told_once(outbox: Outbox, packed: Callable[..., Packed], clock: Clock) -> None:
    """Three recipients get one message each; a second round sends nothing."""
    outbox.put(packed(), PEOPLE, domain="example.org")
    with smtp_server() as server:
        sender = Sender(outbox, clock=clock)
        assert sender.send_due(mail_to(server)) == Round(delivered=3)
        assert sender.send_due(mail_to(server)) == Round()
        assert [each.recipients for each in server.received] == [(who.address,) for who in PEOPLE]
    assert states(outbox) == [State.DELIVERED] * 3
    assert [each.message_id for each in server.received] == [row.identity for row in outbox.rows()]


def test_one_of_three_is_refused(outbox: Outbox, packed: Callable[..., Packed], clock: Clock) -> None:
    """The other two get theirs; the third has failed, says why, and is not tried again."""
    outbox.put(packed(), PEOPLE, domain="example.org")
    with smtp_server(behaviour=Behaviour(refuse=frozenset({"bo@example.org"}))) as server:
        assert Sender(outbox, clock=clock).send_due(mail_to(server)) == Round(delivered=2, failed=1)
        clock.forward(days=30)
        assert Sender(outbox, clock=clock).send_due(mail_to(server)) == Round()
    assert states(outbox) == [State.DELIVERED, State.FAILED, State.DELIVERED]
    assert "550 5.1.1 no such mailbox" in (outbox.rows()[1].answer or "")


def test_greylisting_is_waited_out(outbox: Outbox, packed: Callable[..., Packed], clock: Clock) -> None:
    """Put off twice, each arrives at the third attempt, once, after growing pauses."""
    outbox.put(packed(), PEOPLE, domain="example.org")
    with smtp_server(behaviour=Behaviour(greylist=2)) as server:
        sender = Sender(outbox, clock=clock)
        assert sender.send_due(mail_to(server)).put_off == 3
        clock.forward(seconds=59)
        assert sender.send_due(mail_to(server)) == Round()
        clock.forward(seconds=1)
        assert sender.send_due(mail_to(server)).put_off == 3
        assert outbox.next_due() == clock() + timedelta(minutes=5)
        clock.forward(minutes=5)
        assert sender.send_due(mail_to(server)).delivered == 3
    assert len(server.received) == 3


def test_a_recipient_put_off_for_days_is_given_up(
    outbox: Outbox, packed: Callable[..., Packed], clock: Clock
) -> None:
    """After five days of 451 the delivery fails, with the last answer kept."""
    outbox.put(packed(), PEOPLE[:1], domain="example.org")
    started, rounds = clock(), 0
    with smtp_server(behaviour=Behaviour(greylist=1000)) as server:
        sender = Sender(outbox, clock=clock)
        while (due := outbox.next_due()) is not None:
            clock.now = max(due, clock())
            sender.send_due(mail_to(server))
            rounds += 1
    assert states(outbox) == [State.FAILED]
    assert GIVE_UP_AFTER < clock() - started < GIVE_UP_AFTER + PAUSES[-1]
    assert rounds < 50
    assert "given up after" in (outbox.rows()[0].answer or "")


def test_a_server_that_is_down_costs_one_attempt_and_loses_nothing(
    outbox: Outbox, packed: Callable[..., Packed], clock: Clock
) -> None:
    """Four days without a server: one connection a round, no row fails, and all arrive when it is back."""
    outbox.put(packed(), PEOPLE, domain="example.org")
    said: list[str] = []
    sender = Sender(outbox, clock=clock, say=said.append)
    port = free_port()
    rounds = 0
    until = clock() + timedelta(days=4)
    while clock() < until:
        assert sender.send_due(mail_at(port)).delivered == 0
        rounds += 1
        due = outbox.next_due()
        assert due is not None
        clock.now = due
    assert states(outbox) == [State.WAITING] * 3
    assert rounds < 4 * 24 + 10
    assert all("Connection refused" in line for line in said)
    with smtp_server(port=port) as server:
        assert sender.send_due(mail_to(server)).delivered == 3
    assert len(server.received) == 3


def test_what_was_held_goes_out_once_the_server_is_back(
    outbox: Outbox, packed: Callable[..., Packed], clock: Clock
) -> None:
    """A new digest that gets through releases the older ones that still had to wait."""
    outbox.put(packed(), PEOPLE, domain="example.org")
    sender = Sender(outbox, clock=clock)
    port = free_port()
    for _ in range(6):
        sender.send_due(mail_at(port))
        clock.now = outbox.next_due() or clock()
    sender.send_due(mail_at(port))
    clock.forward(minutes=1)
    outbox.put(packed(made_at=clock()), PEOPLE[:1], domain="example.org")
    with smtp_server(port=port) as server:
        assert sender.send_due(mail_to(server)).delivered == 4
    assert len(server.received) == 4


def test_a_lost_answer_is_a_doubt_under_one_identity(
    outbox: Outbox, packed: Callable[..., Packed], clock: Clock
) -> None:
    """Dropped after the content: sent again, counted as doubtful, the same Message-ID."""
    outbox.put(packed(), PEOPLE[:1], domain="example.org")
    with smtp_server(behaviour=Behaviour(drop_before_answer=1)) as server:
        sender = Sender(outbox, clock=clock)
        assert sender.send_due(mail_to(server)).put_off == 1
        clock.forward(minutes=1)
        assert sender.send_due(mail_to(server)).delivered == 1
    (row,) = outbox.rows()
    assert (row.state, row.doubtful, row.attempts) == (State.DELIVERED, 1, 2)
    first, second = server.received
    assert first.content == second.content


def test_dropped_before_the_content_is_no_doubt(
    outbox: Outbox, packed: Callable[..., Packed], clock: Clock
) -> None:
    """Dropped at the DATA command the server has nothing; it arrives once."""
    outbox.put(packed(), PEOPLE[:1], domain="example.org")
    with smtp_server(behaviour=Behaviour(drop_after_data_command=1)) as server:
        sender = Sender(outbox, clock=clock)
        sender.send_due(mail_to(server))
        clock.forward(minutes=1)
        sender.send_due(mail_to(server))
    assert len(server.received) == 1


def test_what_an_interrupted_process_left_is_taken_up(
    outbox: Outbox, packed: Callable[..., Packed], clock: Clock
) -> None:
    """A row that was being sent when its process died is sent, and counted as doubtful."""
    outbox.put(packed(), PEOPLE, domain="example.org")
    assert outbox.claim(outbox.rows()[0].id)
    said: list[str] = []
    with smtp_server() as server:
        done = Sender(outbox, clock=clock, say=said.append).send_due(mail_to(server))
    assert done == Round(delivered=3, recovered=1)
    assert [row.doubtful for row in outbox.rows()] == [1, 0, 0]
    assert "1 may have arrived" in said[0]
    assert len(server.received) == 3


def test_what_cannot_be_written_down_is_not_sent_twice(
    outbox: Outbox, packed: Callable[..., Packed], clock: Clock
) -> None:
    """The disk fills up between sending and recording: nothing more is sent until it is recorded."""
    outbox.put(packed(), PEOPLE, domain="example.org")
    connection = outbox.store.connection
    with smtp_server() as server:
        sender = Sender(outbox, clock=clock)
        # a trigger stands in for the full disk: the write after the sending fails, as it would there
        connection.execute(
            "CREATE TEMP TRIGGER full BEFORE UPDATE ON outbox WHEN NEW.state = 'delivered'"
            " BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END"
        )
        for _ in range(3):
            with pytest.raises(StoreError, match="no room left"):
                sender.send_due(mail_to(server))
        assert len(server.received) == 1
        connection.execute("DROP TRIGGER full")
        assert sender.send_due(mail_to(server)) == Round(delivered=2)
    assert len(server.received) == 3
    assert states(outbox) == [State.DELIVERED] * 3


def test_stopping_leaves_the_rest_for_later(
    outbox: Outbox, packed: Callable[..., Packed], clock: Clock
) -> None:
    """Asked to stop, it stops between two messages."""
    outbox.put(packed(), PEOPLE, domain="example.org")
    with smtp_server() as server:
        done = Sender(outbox, clock=clock).send_due(mail_to(server), stopped=lambda: len(server.received) > 0)
    assert done == Round(delivered=1)
    assert states(outbox) == [State.DELIVERED, State.WAITING, State.WAITING]


def test_a_second_connection_sees_the_same(
    outbox: Outbox, packed: Callable[..., Packed], clock: Clock
) -> None:
    """What one process claimed another does not send."""
    outbox.put(packed(), PEOPLE[:1], domain="example.org")
    (row,) = outbox.rows()
    with Store(outbox.store.path) as other:
        assert Outbox(other).claim(row.id)
        assert not outbox.claim(row.id)
        assert outbox.due(MAIL, now=clock()) == []


class Broken(MailServer):
    """A channel with a defect that one parcel brings to light, between MAIL and DATA."""

    def _data(self, recipient: str, content: bytes) -> str:
        if recipient == PEOPLE[0].address:
            raise TypeError("a defect")
        return super()._data(recipient, content)


def test_a_defect_in_a_channel_holds_up_nobody_else(
    outbox: Outbox, packed: Callable[..., Packed], clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    """The one that it befalls is put off, in doubt, with growing pauses; the others get theirs."""
    outbox.put(packed(), PEOPLE, domain="example.org")
    with smtp_server() as server:
        settings = mail_to(server)[MAIL].mail
        done = Sender(outbox, clock=clock).send_due({MAIL: Broken(settings)})
    assert done == Round(delivered=2, put_off=1)
    first = outbox.rows()[0]
    assert (first.state, first.doubtful) == (State.WAITING, 1)
    assert first.answer == "a defect in the program: TypeError: a defect"
    assert first.next_attempt == clock() + PAUSES[0]
    assert "delivery 1 to ann@example.org" in caplog.text
    assert caplog.records[0].exc_info is not None


def test_pauses_grow() -> None:
    """Each pause is at least as long as the one before, and they stop growing."""
    pauses = [pause_after(attempts) for attempts in range(1, 20)]
    assert pauses == sorted(pauses)
    assert pauses[-1] == PAUSES[-1]
