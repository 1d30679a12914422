"""What one run of the program shares: the workspace, and how it speaks to the person at the terminal."""

from __future__ import annotations

import sys
from functools import cached_property
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.workspace import Workspace


class Session:
    """One run of `tracker`."""

    def __init__(self) -> None:
        self.named: Path | None = None
        """What `--workspace` says."""
        self.verbose = False
        self.max_bytes: int | None = None
        """What `--max-size` says."""

    @cached_property
    def workspace(self) -> Workspace:
        """The workspace that the command works in.

        Raises:
            NotFoundError: the folder that was named does not exist.
        """
        from tracker.workspace import Workspace, find_root  # noqa: PLC0415 - `--help` needs none

        if self.max_bytes is None:
            return Workspace(find_root(self.named), say=self.say)
        return Workspace(find_root(self.named), say=self.say, max_bytes=self.max_bytes)

    def say(self, line: str) -> None:
        """Tell the person something that is no result: one line on stderr."""
        click.echo(f"tracker: {line}", err=True)

    def close(self) -> None:
        """Let go of the database."""
        if "workspace" in self.__dict__:
            self.workspace.close()

    @staticmethod
    def write(content: bytes) -> None:
        """Put bytes on standard output as they are."""
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
