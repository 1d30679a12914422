"""What is right in tracker.toml and may still go wrong."""

from __future__ import annotations

import importlib.util
import os
from ipaddress import ip_address
from typing import TYPE_CHECKING

from tracker.config.model import Security
from tracker.config.secret import Secret
from tracker.sources.shown import odd_values, shown_address

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.config.model import Config


def advice(config: Config) -> Iterator[str]:
    """What a person should know, one line each: what is missing (files, secrets, a package, a contact)."""
    asks = any(not source.path for report in config.reports.values() for source in report.sources)
    if asks and config.fetch.contact is None:
        yield "fetch.contact is not set: sites cannot tell whom to write to"
    for slug, report in config.reports.items():
        for edition in report.editions:
            for _, path in edition.files:
                if not path.exists():
                    yield f"reports.{slug}: {path}, declared for {edition.edition}, does not exist"
    if config.channels and importlib.util.find_spec("apprise") is None:
        yield "channels need Apprise: `pip install apprise` beside tracker"
    yield from _odd_addresses(config)
    yield from _clear_text(config)
    for where, secret in _secrets(config):
        if secret.env is not None and secret.env not in os.environ:
            yield f"{where}: the environment variable {secret.env} is not set here"
        if secret.file is not None and not os.access(secret.file, os.R_OK):
            yield f"{where}: {secret.file} cannot be read"


def _clear_text(config: Config) -> Iterator[str]:
    """Whether a password leaves this machine for all on the way to read."""
    mail = config.mail
    if mail and mail.password and mail.security is Security.NONE and not _is_here(mail.host):
        yield (
            f'mail.security is "none": user and password go to {mail.host} in clear text, for all on the way'
            ' to read; say "starttls" or "tls"'
        )


def _is_here(host: str) -> bool:
    """Whether a mail server is on this very machine."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _odd_addresses(config: Config) -> Iterator[str]:
    for slug, report in config.reports.items():
        for source in report.sources:
            if not source.path and odd_values(source.place):
                shown = shown_address(source.place)
                yield (
                    f"reports.{slug}, {shown}: what … hides looks like a token; if it is a secret, write"
                    " {secret} there and 'secrets = { secret = { env = \"NAME\" } }' beside it"
                )


def _secrets(config: Config) -> Iterator[tuple[str, Secret]]:
    for slug, report in config.reports.items():
        for source in report.sources:
            for name, value in source.headers.items():
                if isinstance(value, Secret):
                    yield f"reports.{slug}, {source.key}, header {name}", value
            for name, secret in source.secrets.items():
                yield f"reports.{slug}, {source.key}, secret {name}", secret
    if config.mail and config.mail.password:
        yield "mail.password", config.mail.password
    for name, channel in config.channels.items():
        yield f"channels.{name}.url", channel.url
