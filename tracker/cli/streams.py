"""The standard streams, such that what is written to them is written whole or fails."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path
from typing import TextIO

import click


def set_up_streams() -> None:
    """Have all three streams, and those for output buffered, whatever the environment says."""
    _open_what_was_closed()
    sys.stdout = _buffered(sys.stdout)
    sys.stderr = _buffered(sys.stderr)


def _open_what_was_closed() -> None:
    """Let a program that was started without its streams (`>&-`) write into nothing.

    The next file that it opened, the database say, would else get the number of one of them.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115 - to the end


def _buffered(stream: TextIO) -> TextIO:
    """The same stream over a buffer, where it has none.

    `PYTHONUNBUFFERED` and `-u` leave it out. What the system then takes only a part of (a disk that is
    full, a pipe that was closed) is lost without an error: only the buffer goes on with the rest.
    """
    raw = getattr(stream, "buffer", None)
    if not isinstance(raw, io.RawIOBase):
        return stream
    return io.TextIOWrapper(
        io.BufferedWriter(raw),
        encoding=stream.encoding,
        errors=stream.errors,
        line_buffering=stream is sys.stderr or stream.isatty(),
    )


def complain(line: str) -> None:
    """Say a line on stderr, if that can be written to."""
    try:
        click.echo(line, err=True)
    except OSError:
        _write_into_nothing(sys.stderr)


def let_go_of_output() -> None:
    """Write what is left to standard output; drop it where that fails, which was said already."""
    try:
        sys.stdout.flush()
    except OSError:
        _write_into_nothing(sys.stdout)


def _write_into_nothing(stream: TextIO) -> None:
    """Else Python tries once more when it ends, complains, and leaves with a code of its own."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
