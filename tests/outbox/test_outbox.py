"""The rows: written with their digest, listed, tried again, dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tracker.channels import MAIL, Attachment
from tracker.errors import NotFoundError, UsageError
from tracker.outbox import Outbox, Packed, Recipient, State

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.outbox.conftest import Clock

ANN, BO = Recipient(MAIL, "ann@example.org"), Recipient(MAIL, "bo@example.org")


def test_one_row_each(outbox: Outbox, packed: Callable[..., Packed]) -> None:
    """Each recipient is owed the digest once, under its own identity; one named twice counts once."""
    outbox.put(packed(), [ANN, BO, ANN], domain="example.org")
    rows = outbox.rows()
    assert [(row.recipient, row.state, row.attempts) for row in rows] == [
        ("ann@example.org", State.WAITING, 0),
        ("bo@example.org", State.WAITING, 0),
    ]
    assert len({row.identity for row in rows}) == 2
    assert all(row.identity.endswith("@example.org>") for row in rows)


def test_a_digest_and_its_rows_are_one_transaction(outbox: Outbox, packed: Callable[..., Packed]) -> None:
    """Where what surrounds it fails, neither digest nor row is left."""

    def fail_in_between() -> None:
        with outbox.store.transaction():
            outbox.put(packed(), [ANN], domain="example.org")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_in_between()
    assert outbox.rows() == []
    assert outbox.store.connection.execute("SELECT count(*) FROM digests").fetchone()[0] == 0


def test_a_parcel_is_the_same_every_time(outbox: Outbox, packed: Callable[..., Packed]) -> None:
    """What is sent comes from the database alone, attachments included."""
    attached = Attachment(name="report.html", media_type="text/html", content=b"<p>" + bytes(range(256)))
    outbox.put(packed(attachments=(attached,), link="https://example.org/x"), [ANN], domain="example.org")
    (row,) = outbox.rows()
    parcel = outbox.parcel(row.id)
    assert parcel == Outbox(outbox.store).parcel(row.id)
    assert (parcel.identity, parcel.attachments, parcel.text) == (
        row.identity,
        (attached,),
        "What changed.\n",
    )
    assert parcel.link == "https://example.org/x"


def test_messages_on_one_report_are_threaded(outbox: Outbox, packed: Callable[..., Packed]) -> None:
    """A later digest refers to the first and the last one that the same recipient had on the same report."""
    for thread in ("kazakhstan", "norway", "kazakhstan", "kazakhstan"):
        outbox.put(packed(thread=thread), [ANN], domain="example.org")
    first, other, second, third = outbox.rows()
    assert [outbox.parcel(row.id).references for row in (first, other, second, third)] == [
        (),
        (),
        (first.identity,),
        (first.identity, second.identity),
    ]
    outbox.put(packed(), [BO], domain="example.org")
    assert outbox.parcel(outbox.rows()[-1].id).references == ()


def test_drop_and_retry(outbox: Outbox, packed: Callable[..., Packed], clock: Clock) -> None:
    """What is dropped is not due any more; what is retried is due at once, whatever it was."""
    outbox.put(packed(), [ANN], domain="example.org")
    (row,) = outbox.rows()
    outbox.drop([row.id], now=clock())
    assert (outbox.row(row.id).state, outbox.due(MAIL, now=clock())) == (State.DROPPED, [])
    outbox.retry([row.id], now=clock())
    assert (outbox.row(row.id).state, outbox.due(MAIL, now=clock())) == (State.WAITING, [row.id])


def test_what_has_arrived_is_left_alone(outbox: Outbox, packed: Callable[..., Packed], clock: Clock) -> None:
    """Neither retry nor drop touches a delivery that has arrived."""
    outbox.put(packed(), [ANN], domain="example.org")
    (row,) = outbox.rows()
    outbox.settle(row.id, State.DELIVERED, "250 OK", now=clock())
    with pytest.raises(UsageError, match="not sent twice"):
        outbox.retry([row.id], now=clock())
    with pytest.raises(UsageError, match="cannot be called back"):
        outbox.drop([row.id], now=clock())


@pytest.mark.parametrize("verb", ["retry", "drop"])
def test_an_unknown_number(verb: str, outbox: Outbox, packed: Callable[..., Packed], clock: Clock) -> None:
    """A number that there is not changes nothing, not even for those beside it."""
    outbox.put(packed(), [ANN], domain="example.org")
    (row,) = outbox.rows()
    with pytest.raises(NotFoundError, match="no delivery 99"):
        getattr(outbox, verb)([row.id, 99], now=clock())
    assert outbox.row(row.id) == row
