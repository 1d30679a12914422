"""Ways to reach people: mail, and others through Apprise.

A channel takes parcels, one recipient each, and says of each whether it was taken, may be taken later or
never will be. It knows nothing of digests and keeps no state: that is the outbox's.

Most services need no code: Apprise has an address for them. To add a channel beside `mail` and `notify`: a
class that is a `Channel`, its settings in `tracker.config.model`, and a line where `opening` makes it.

DeliveryError
├── UnreachableError  nothing can be sent this way now: everything waits
├── PutOffError       this parcel may be taken later
└── RefusedError      this parcel never will be
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, Self

from tracker.errors import DeliveryError

if TYPE_CHECKING:
    from datetime import datetime
MAIL = "mail"
"""The name of the channel that every subscriber with an address is told through."""


class UnreachableError(DeliveryError):
    """The channel cannot be used now: no connection, no TLS, no log-in. Every parcel waits."""


class PutOffError(DeliveryError):
    """This parcel was not taken, or whether it was is not known; it may be taken later."""

    def __init__(self, message: str, *, doubtful: bool = False) -> None:
        super().__init__(message)
        self.doubtful = doubtful
        """It may have been taken: the answer was lost. The next attempt carries the same identity."""


class RefusedError(DeliveryError):
    """This parcel will never be taken as it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file that goes with a digest."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """What is sent to one recipient; every attempt at it is the same to the byte."""

    recipient: str
    """A mail address, or a channel's name."""
    identity: str
    """A Message-ID with its angle brackets: by it a second copy is recognised."""
    made_at: datetime
    """UTC, aware."""
    subject: str
    text: str
    html: str
    short: str
    """For channels that take a few lines."""
    link: str | None = None
    """The full report, where it is published."""
    subscription: str = ""
    """Name of the subscription; empty for a message that belongs to none."""
    language: str = "en"
    references: tuple[str, ...] = ()
    """Identities of earlier parcels on the same report, oldest first."""
    attachments: tuple[Attachment, ...] = ()


class Channel(Protocol):
    """A way to reach people; entered, it holds what many parcels share (a connection)."""

    def __enter__(self) -> Self:
        """Start; nothing need be connected yet."""

    def __exit__(self, *_: object) -> None:
        """End; never raises."""

    def send(self, parcel: Parcel) -> str:
        """Hand over one parcel; gives what the other side answered.

        Raises:
            UnreachableError: nothing can be sent this way now.
            PutOffError: this parcel may be taken later.
            RefusedError: this parcel never will be.
        """
