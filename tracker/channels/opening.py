"""The channels that tracker.toml sets up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.channels import MAIL

if TYPE_CHECKING:
    from tracker.channels import Channel
    from tracker.config import Config


def channel_names(config: Config) -> list[str]:
    """Names of the channels that are set up."""
    return [*([MAIL] if config.mail is not None else []), *config.channels]


def channels_of(config: Config) -> dict[str, Channel]:
    """Every channel by name; nothing is connected yet."""
    from tracker.channels.mail import MailServer  # noqa: PLC0415 - 30 ms that are needed where mail is set up
    from tracker.channels.notify import Notifier  # noqa: PLC0415

    channels: dict[str, Channel] = {}
    if config.mail is not None:
        channels[MAIL] = MailServer(config.mail)
    for name, settings in config.channels.items():
        channels[name] = Notifier(name, settings)
    return channels
