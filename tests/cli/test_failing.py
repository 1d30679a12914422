from __future__ import annotations

import errno
import smtplib
import sqlite3

import click
import pytest
import requests

from tracker import errors
from tracker.cli import run
from tracker.cli.failing import DEFECT, as_tracker_error, fail
from tracker.cli.session import Session
from tracker.errors import UsageError


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (sqlite3.OperationalError("database is locked"), errors.StoreError),
        (sqlite3.DatabaseError("file is not a database"), errors.StoreError),
        (OSError(errno.ENOSPC, "No space left on device", "x"), errors.StoreError),
        (OSError(errno.EDQUOT, "Disk quota exceeded"), errors.StoreError),
        (OSError(errno.EROFS, "Read-only file system", "x"), errors.StoreError),
        (PermissionError(errno.EACCES, "Permission denied", "x"), errors.StoreError),
        (FileNotFoundError(errno.ENOENT, "No such file", "x"), errors.NotFoundError),
        (IsADirectoryError(errno.EISDIR, "Is a directory", "x"), errors.InputError),
        (requests.ConnectionError("refused"), errors.FetchError),
        (requests.Timeout("too slow"), errors.FetchError),
        (smtplib.SMTPServerDisconnected("gone"), errors.DeliveryError),
        (smtplib.SMTPAuthenticationError(535, b"no"), errors.DeliveryError),
        (MemoryError(), errors.InputError),
        (click.UsageError("no such option"), errors.UsageError),
        (click.BadParameter("wrong"), errors.UsageError),
        (errors.FetchError("as it is"), errors.FetchError),
    ],
    ids=repr,
)
def test_foreign_exceptions_have_their_class(error: Exception, expected: type[errors.TrackerError]) -> None:
    """What an edge lets through still ends in one of the documented exit codes."""
    assert expected is type(as_tracker_error(error))


def test_a_defect_is_no_documented_error(capsys: pytest.CaptureFixture[str]) -> None:
    """It has an exit code of its own, so that it never passes for an answer; one line all the same."""
    assert as_tracker_error(KeyError("x")) is None
    assert DEFECT == fail(ValueError("two\nlines"), verbose=False)
    assert (
        "tracker: a defect in the program: ValueError: two lines; -v shows where\n" == capsys.readouterr().err
    )


def test_exit_codes_are_those_documented() -> None:
    """Each class of error has its own code; 1 is left to `--exit-code`."""
    classes = errors.TrackerError.__subclasses__()

    assert [2, 3, 4, 5, 6, 7] == sorted(each.exit_code for each in classes)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("chek",), "no verb 'chek'; did you mean 'check'?"),
        (("config", "chek"), "no verb 'chek'; did you mean 'check'?"),
        (("quarantine", "acept", "1"), "no verb 'acept'; did you mean 'accept'?"),
        (("help",), "no verb 'help'; did you mean '--help'?"),
        (("mail", "help"), "no verb 'help'; did you mean '--help'?"),
        (("-V",), "no option '-V'; did you mean '--version'?"),
        (("zzz",), "no verb 'zzz'; see `tracker --help`"),
    ],
    ids=lambda each: " ".join(each) if isinstance(each, tuple) else "",
)
def test_what_was_meant_is_named(
    arguments: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """For verbs of verbs too, and for what other programs call otherwise."""
    assert UsageError.exit_code == run(arguments)
    assert capsys.readouterr().err.startswith(f"tracker: {said}")


@pytest.mark.parametrize("arguments", [(), ("config",), ("mail",)], ids=" ".join)
def test_a_missing_verb_is_answered_with_the_help(
    arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    """As it is laid out, not squeezed into the one line of an error."""
    code = run(arguments)

    shown = capsys.readouterr().err
    assert UsageError.exit_code == code
    assert shown.startswith(f"Usage: {' '.join(('tracker', *arguments))} ")
    assert "\n  -h, --help" in shown
    assert "tracker:" not in shown


def test_what_goes_wrong_at_the_end_is_said_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """As a database that was written to while it was read: that shows when it is let go of."""

    def close(_: Session) -> None:
        raise errors.StoreError("x.db: another process wrote to it")

    monkeypatch.setattr(Session, "close", close)
    assert 7 == run(["--version"])
    assert "tracker: x.db: another process wrote to it\n" == capsys.readouterr().err
