"""Everything that Apprise reaches: chats, push services, text messages. Needs the extra `notify`."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Self

from tracker.channels import PutOffError, RefusedError, UnreachableError
from tracker.errors import ConfigError

if TYPE_CHECKING:
    from tracker.channels import Parcel
    from tracker.config import Channel as ChannelSettings


class Notifier:
    """One Apprise address; a channel.

    Apprise says only whether a message was taken, so all that fails may be tried again.
    """

    def __init__(self, name: str, settings: ChannelSettings) -> None:
        self.name = name
        self.settings = settings

    def __enter__(self) -> Self:
        """Nothing is held."""
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing is held."""

    def send(self, parcel: Parcel) -> str:
        """Send the short text and the link.

        Raises:
            UnreachableError: Apprise is not installed, or the secret cannot be read.
            RefusedError: the address is none that Apprise knows.
            PutOffError: it was not taken.
        """
        try:
            import apprise  # noqa: PLC0415 - an extra
        except ImportError as error:
            raise UnreachableError(
                f"channel {self.name}: needs Apprise; `pip install apprise` beside tracker"
            ) from error
        try:
            address = self.settings.url.read()
        except ConfigError as error:
            raise UnreachableError(f"channel {self.name}: {error}") from error
        target = apprise.Apprise()
        if not target.add(address):  # the address holds tokens, so no message repeats it
            raise RefusedError(
                f"channel {self.name}: no address that Apprise knows; see channels.{self.name}.url"
            )
        body = "\n".join(filter(None, [parcel.short, parcel.link]))
        try:
            with _quiet():
                taken = target.notify(title=parcel.subject, body=body, body_format=apprise.NotifyFormat.TEXT)
        except Exception as error:  # noqa: BLE001 - plugins of many hands; what they raise may hold the address
            failed = type(error).__name__
            raise PutOffError(
                f"channel {self.name}: not taken: Apprise failed ({failed})", doubtful=True
            ) from None
        if not taken:
            raise PutOffError(f"channel {self.name}: not taken", doubtful=False)
        return "taken"


class _quiet:  # noqa: N801 - used like a function
    """Keep Apprise's log to itself: it names addresses with their tokens."""

    def __enter__(self) -> None:
        self._logger = logging.getLogger("apprise")
        self._before = self._logger.disabled
        self._logger.disabled = True

    def __exit__(self, *_: object) -> None:
        self._logger.disabled = self._before
