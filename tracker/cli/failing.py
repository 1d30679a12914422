"""From an exception to one line on stderr and an exit code."""

from __future__ import annotations

import errno
import sqlite3
import traceback

import click

from tracker.cli.streams import complain, let_go_of_output
from tracker.errors import (
    DeliveryError,
    FetchError,
    InputError,
    NotFoundError,
    StoreError,
    TrackerError,
    UsageError,
)
from tracker.files import NO_ROOM
from tracker.naming import file_name

INTERRUPTED = 130
"""As shells report a process ended by Ctrl-C."""

PIPE_CLOSED = 141
"""As shells report a process ended by SIGPIPE: the reader of the output (`head`) had enough."""

DEFECT = 70
"""Of the program itself (EX_SOFTWARE in sysexits.h): no code of the table in the README may hide it."""

_NO_WRITING = {errno.EROFS, errno.EIO}

_HELP_WANTED = getattr(click.exceptions, "NoArgsIsHelpError", ())
"""Raised with the help where a verb is missing, from click 8.2 on; before, click printed it."""


def fail(error: BaseException, *, verbose: bool) -> int:
    """Say what went wrong in one line on stderr; gives the exit code.

    Args:
        error: what was raised.
        verbose: add the traceback.
    """
    let_go_of_output()
    if isinstance(error, click.exceptions.Exit):
        return error.exit_code
    if isinstance(error, _HELP_WANTED):
        complain(error.format_message())
        return UsageError.exit_code
    if isinstance(error, BrokenPipeError):
        return PIPE_CLOSED
    if verbose:
        traceback.print_exception(error)
    if isinstance(error, (KeyboardInterrupt, click.Abort)):
        complain("tracker: interrupted")
        return INTERRUPTED
    mapped = as_tracker_error(error)
    if mapped is None:
        name = type(error).__name__
        complain(f"tracker: a defect in the program: {name}: {_one_line(error)}; -v shows where")
        return DEFECT
    complain(f"tracker: {_one_line(mapped)}")
    return mapped.exit_code


def as_tracker_error(error: BaseException) -> TrackerError | None:
    """The tracker's own error that stands for `error`; None for a defect of the program."""
    match error:
        case TrackerError():
            return error
        case click.ClickException():
            return _from_click(error)
        case sqlite3.Error():
            return StoreError(f"the database: {error}")
        case OSError():
            return _from_os_error(error)
        case MemoryError():
            return InputError("too large for the memory of this machine")
        case _:
            return None


def _from_click(error: click.ClickException) -> UsageError:
    where = error.ctx.command_path if isinstance(error, click.UsageError) and error.ctx else "tracker"
    message = _one_sentence(error)
    if message.startswith("Got unexpected extra argument"):
        message += "; a name with a blank in it stands in quotes"
    return UsageError(f"{message}{'' if message.endswith('?') else ';'} see `{where} --help`")


def _one_sentence(error: click.ClickException) -> str:
    if isinstance(error, click.NoSuchOption) and error.possibilities:
        near = " or ".join(map(repr, sorted(error.possibilities)))
        return f"no option {error.option_name!r}; did you mean {near}?"
    return error.format_message().rstrip(".")


_EDGES: dict[str, type[TrackerError]] = {
    "requests": FetchError,
    "urllib3": FetchError,
    "smtplib": DeliveryError,
}
"""What talks to others by module, for what its own edge did not map; both derive from OSError."""


def _from_os_error(error: OSError) -> TrackerError:
    edge = _EDGES.get(type(error).__module__.split(".")[0])
    if edge is not None:
        return edge(f"{type(error).__name__}: {error}")
    where = f"{error.filename}: " if error.filename else ""
    reason = error.strerror or str(error)
    if error.errno in NO_ROOM:
        return StoreError(f"{where}no room left on the disk; free some space and run it again")
    if isinstance(error, FileNotFoundError):
        return NotFoundError(f"{where}no such file or folder")
    if isinstance(error, PermissionError) or error.errno in _NO_WRITING:
        return StoreError(f"{where}{reason}; check who may read and write there")
    return InputError(f"{where}{reason}")


def _one_line(error: BaseException) -> str:
    return file_name(" ".join(str(error).split())) or type(error).__name__
