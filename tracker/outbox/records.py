"""What the outbox takes and answers with."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import datetime

    from tracker.channels import Attachment


class State(StrEnum):
    """How far one delivery has come."""

    WAITING = "waiting"
    """To be sent when its next attempt is due."""
    SENDING = "sending"
    """Being handed over; where nobody is sending, the one who was, was interrupted."""
    DELIVERED = "delivered"
    FAILED = "failed"
    """Refused for good, or put off for too long; `tracker outbox retry` tries once more."""
    DROPPED = "dropped"
    """Given up by a person."""


class Recipient(NamedTuple):
    """Somebody to tell, and the way to them."""

    channel: str
    """`mail`, or a channel's name in tracker.toml."""
    address: str
    """A mail address; for other channels the channel's name again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Packed:
    """A digest ready to be sent: the same for all its recipients."""

    subscription: str
    made_at: datetime
    """UTC, aware."""
    occasion: str
    """Why it was made: `scheduled`, `immediate`, `urgent`, `asked`."""
    thread: str
    """What it is about, for threading: a report's slug, or empty."""
    subject: str
    short: str
    text: str
    html: str
    language: str = "en"
    link: str | None = None
    attachments: tuple[Attachment, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """One delivery: a digest to one recipient."""

    id: int
    digest: int
    subscription: str
    subject: str
    channel: str
    recipient: str
    identity: str
    """Message-ID, with its angle brackets."""
    state: State
    attempts: int
    doubtful: int
    """How many attempts may have arrived without its being known."""
    held: bool
    """It waits because the whole channel could not be used."""
    next_attempt: datetime
    answer: str | None
    """What the other side said last."""
    made_at: datetime
    settled_at: datetime | None
