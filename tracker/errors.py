"""Every error that a user can meet, each with its exit code.

TrackerError
├── UsageError               2  an option or argument that makes no sense
│   └── ConfigError          2  tracker.toml is wrong: file, line, key, what was expected
├── NotFoundError            3  no such report, edition or file
├── InputError               4  unreadable, or not an edition
├── FetchError               5  a source could not be fetched, or what came was quarantined
├── DeliveryError            6  a digest could not be delivered
└── StoreError               7  the database cannot be opened, read or written
    └── NoRoomError          7  the disk is full

A message is one line that says what happened, where, and what to do about it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from pathlib import Path


class TrackerError(Exception):
    """Base of all errors that are reported as one line; `exit_code` is the process's."""

    exit_code: ClassVar[int] = 1


class UsageError(TrackerError):
    """An option or argument that makes no sense."""

    exit_code = 2


class ConfigError(UsageError):
    """tracker.toml is wrong; the message names file, line, key and what was expected."""


class NotFoundError(TrackerError):
    """No such report, edition or file."""

    exit_code = 3


class InputError(TrackerError):
    """A file or page that cannot be read, or is not an edition."""

    exit_code = 4


class FetchError(TrackerError):
    """A source could not be fetched, or what came was quarantined."""

    exit_code = 5


class DeliveryError(TrackerError):
    """A digest could not be delivered."""

    exit_code = 6


class StoreError(TrackerError):
    """The database cannot be opened, read or written."""

    exit_code = 7


class NoRoomError(StoreError):
    """The disk is full.

    Args:
        path: of the database.
        changed: what was stored before; of what is done in one transaction, nothing.
    """

    def __init__(self, path: Path, changed: str = "nothing was changed") -> None:
        super().__init__(f"{path}: no room left on the disk; {changed}; free some space and run it again")
        self.path = path
