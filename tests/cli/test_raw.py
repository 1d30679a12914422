"""`tracker show --raw`: the bytes as received, for whoever checks a hash or files the source itself."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

import pytest

from tracker.cli.terminal import Terminal

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ran

    Tracker = Callable[..., Ran]

TO_2023 = ("--report", "norway", "--edition", "2023")


def hash_of(tracker: Tracker, name: str) -> str:
    """What every report of this edition gives as the hash of its source."""
    found: str = json.loads(tracker("show", name, "--format", "json").out)["sha256"]
    return found


@pytest.mark.parametrize("name", ["2023", "norway@2023~1", "2023~r1"])
def test_the_bytes_of_an_edition_come_out_as_they_came_in(
    workspace: Path, tracker: Tracker, name: str
) -> None:
    """Of the revision that is named, though its file has changed since or is gone."""
    first = (workspace / "2023.txt").read_bytes()
    tracker("show", "2023")
    (workspace / "2023.txt").write_bytes(first + b"\r\nMore was said later.\r\n")
    latest = (workspace / "2023.txt").read_bytes()
    tracker("show", "2023")
    (workspace / "2023.txt").unlink()

    ran = tracker("show", name, "--raw", "-o", "got.txt")

    assert 0 == ran.code
    got = (workspace / "got.txt").read_bytes()
    assert (latest if name == "2023" else first) == got
    assert hashlib.sha256(got).hexdigest() == hash_of(tracker, name)


def test_parts_come_one_by_one_or_one_after_another(workspace: Path, tracker: Tracker) -> None:
    """Together they have the hash that reports give; a file that opens is only each by itself."""
    main = (workspace / "2023.txt").read_bytes()
    (workspace / "more.txt").write_text("Addendum\n\nThe court freed two of the three.\n")
    addendum = (workspace / "more.txt").read_bytes()
    tracker("add", "2023.txt", *TO_2023)
    tracker("add", "more.txt", *TO_2023, "--part", "addendum")

    both = tracker("show", "2023", "--raw")

    assert main + addendum == both.out.encode()
    assert hashlib.sha256(both.out.encode()).hexdigest() == hash_of(tracker, "2023")
    assert "these are 2 parts, one after another; --part main or --part addendum gives one" in both.error
    for part, content in (("main", main), ("addendum", addendum)):
        one = tracker("show", "2023", "--raw", "--part", part)
        assert (0, content.decode(), "") == (one.code, one.out, one.err)
    assert main.decode() == tracker("show", "2023~r1", "--raw").out
    missing = tracker("show", "2023", "--raw", "--part", "adendum")
    assert 3 == missing.code
    assert "norway@2023: no part 'adendum'; did you mean addendum?" in missing.error


def test_a_file_is_its_own_bytes(workspace: Path, tracker: Tracker) -> None:
    """Nothing of it is stored."""
    ran = tracker("show", "./2022.txt", "--raw")
    assert (workspace / "2022.txt").read_text() == ran.out
    assert 3 == tracker("show", "./2022.txt", "--raw", "--part", "main").code


@pytest.mark.parametrize(
    ("form", "file"), [((), "a.txt"), (("--format", "json"), "a.json"), (("--outline",), "a.txt")]
)
def test_every_shape_can_go_to_a_file(
    workspace: Path, tracker: Tracker, form: tuple[str, ...], file: str
) -> None:
    """Not every shell keeps the bytes of what is sent to a file with `>`."""
    printed = tracker("show", "2022", *form).out
    ran = tracker("show", "2022", *form, "-o", file)
    assert (0, "") == (ran.code, ran.out)
    assert printed == (workspace / file).read_text()


@pytest.mark.parametrize(
    "options",
    [
        ("--raw", "--format", "text"),
        ("--raw", "--outline"),
        ("--part", "main"),
        ("--raw", "-o", "2022.txt"),
    ],
)
def test_what_does_not_go_together_is_refused(
    workspace: Path, tracker: Tracker, options: tuple[str, ...]
) -> None:
    """An edition's own file is never written over."""
    before = (workspace / "2022.txt").read_bytes()
    tracker("show", "2022")
    ran = tracker("show", "2022", *options)
    assert 2 == ran.code
    assert ran.error
    assert before == (workspace / "2022.txt").read_bytes()


def test_a_suffix_says_what_the_file_holds(workspace: Path, tracker: Tracker) -> None:
    """As for `tracker diff`."""
    tracker("show", "2022", "-o", "a.json")
    assert tracker("show", "2022", "--format", "json").out == (workspace / "a.json").read_text()


def test_no_bytes_of_others_go_to_a_terminal(
    workspace: Path, tracker: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page may hold what a terminal takes for a command."""
    tracker("show", "2022")
    monkeypatch.setattr(
        Terminal, "of_output", classmethod(lambda cls: cls(width=80, height=24, colour=False))
    )
    ran = tracker("show", "2022", "--raw")
    assert (2, "") == (ran.code, ran.out)
    assert "--output" in ran.error
    assert 0 == tracker("show", "2022", "--raw", "-o", "got.txt").code
    assert (workspace / "got.txt").exists()
