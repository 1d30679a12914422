"""The terminal that the output goes to, if it goes to one."""

from __future__ import annotations

import itertools
import os
import shlex
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.rendering.styled import Line

WIDEST = 140
"""Longer lines are hard to read on however wide a screen."""


def _shown_by_pager() -> bool | None:
    """Whether codes for colours reach the terminal as such through the pager; None leaves it to click.

    That knows `less`, which shows them as text unless it is told otherwise, and tells it where nobody did.
    Other pagers get none, unless they are known to hand them on.
    """
    command = shlex.split(os.environ.get("PAGER", "")) or ["less"]
    if shutil.which(command[0]) is None or not sys.stdin.isatty():
        return True  # it is printed as it is
    name = Path(command[0]).name
    if command == [command[0]] and (name == "cat" or (name == "more" and sys.platform == "linux")):
        return True  # elsewhere `more` may be `less` by another name
    return None if name == "less" else False


def _kind() -> str:
    """What the terminal is said to be; Windows says nothing, elsewhere that is one that knows no codes."""
    return os.environ.get("TERM", "windows" if sys.platform == "win32" else "")


@dataclass(frozen=True, slots=True)
class Terminal:
    """What there is to know of it."""

    width: int
    height: int
    colour: bool

    @classmethod
    def of_output(cls) -> Terminal | None:
        """The terminal on standard output; None where that is a file or a pipe."""
        if not sys.stdout.isatty():
            return None
        size = shutil.get_terminal_size()
        # https://no-color.org: set and not empty means no colour.
        colour = not os.environ.get("NO_COLOR") and _kind() not in {"", "dumb"}
        return cls(width=min(size.columns, WIDEST), height=size.lines, colour=colour)

    def page(self, lines: Iterable[Line]) -> None:
        """Show the lines, through the pager where they are more than the terminal has."""
        from tracker.rendering.styled import for_terminal  # noqa: PLC0415 - rich is slow to import

        rows = for_terminal(lines, width=self.width, colour=self.colour)
        first = list(itertools.islice(rows, self.height))
        if len(first) == self.height:
            click.echo_via_pager(itertools.chain(first, rows), color=self.colour and _shown_by_pager())
        else:
            click.echo("".join(first), nl=False, color=self.colour)
