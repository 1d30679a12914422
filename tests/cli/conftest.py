"""Runs of the program in this process, against a workspace of their own."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.disks import small_disk as small_disk_at
from tests.servers.http import Site
from tracker.cli import run

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[2]
PROGRAM = [sys.executable, "-m", "tracker"]
"""The program in a process of its own."""

OLD = """\
Country Report: Norway

Executive Summary

There were several reports of arbitrary killings. Guards held 10 persons for two days.

Section 1. Respect for the Integrity of the Person

a. Conditions

Prison conditions met most standards. Visitors were admitted each week without notice.
The cells were small and dark in winter.
"""
ADDED = """\
Country Report: Norway

Executive Summary

The report of this year is short. It says little that is new.
"""
NEW = """\
Country Report: Norway

Executive Summary

There were no reports of arbitrary killings. Guards held 15 persons for two days.

Section 1. Respect for the Integrity of the Person

a. Conditions of Detention

Prison conditions met most standards. Visitors were admitted each week without notice.
Journalists reported that letters were opened by the authorities.
"""


ONLINE = """\
[fetch.limits]
pause = 0
retries = 0

[reports.norway]
title = "Country Report: Norway"

[[reports.norway.sources]]
url = "{url}"
editions = ["2023", "2024"]
allow_networks = ["127.0.0.0/8"]
"""


@dataclass(frozen=True)
class Ran:
    """What a run of the program gave."""

    code: int
    out: str
    err: str

    @property
    def error(self) -> str:
        """The one line on stderr that every error is."""
        lines = self.err.splitlines()
        assert len(lines) == 1, self.err
        assert lines[0].startswith("tracker: ")
        return lines[0]


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace with two editions of a small report, declared and not yet stored; the current folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TRACKER_WORKSPACE", raising=False)
    (tmp_path / "2022.txt").write_text(OLD)
    (tmp_path / "2023.txt").write_text(NEW)
    (tmp_path / "tracker.toml").write_text(
        "# which reports\n"
        '[reports.norway]\ntitle = "Country Report: Norway"\npublisher = "A publisher"\n\n'
        '[[reports.norway.editions]]\nedition = "2022"\npath = "2022.txt"\nauthority = "official"\n\n'
        '[[reports.norway.editions]]\nedition = "2023"\npath = "2023.txt" # as received\n'
    )
    return tmp_path


@pytest.fixture
def site() -> Iterator[Site]:
    """A server of its own."""
    with Site() as made:
        yield made


@pytest.fixture
def online(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace whose report is on `site`; the current folder."""
    monkeypatch.chdir(tmp_path)
    for name in ("TRACKER_WORKSPACE", "http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "tracker.toml").write_text(ONLINE.format(url=site.url("/{edition}")))
    return tmp_path


@pytest.fixture
def config(workspace: Path) -> Path:
    """Its tracker.toml, with more said of the file that another one will take the place of."""
    path = workspace / "tracker.toml"
    path.write_text(path.read_text() + 'authority = "official" # copied from paper\npublished = 2024-04-22\n')
    (workspace / "wrong.txt").write_text((workspace / "2022.txt").read_text().replace("small", "tiny"))
    return path


@pytest.fixture
def tracker(capfdbinary: pytest.CaptureFixture[bytes]) -> Callable[..., Ran]:
    """Runs `tracker` with the arguments given."""

    def running(*arguments: str | Path) -> Ran:
        code = run([str(argument) for argument in arguments])
        out, err = capfdbinary.readouterr()
        return Ran(code, out.decode(), err.decode())

    return running


@pytest.fixture
def mount(tmp_path: Path) -> Iterator[Callable[[int], Path]]:
    """Gives a file system of so many bytes, for as long as the test runs."""
    with ExitStack() as mounted:

        def mounting(size: int) -> Path:
            folder = tmp_path / "small"
            folder.mkdir()
            if not mounted.enter_context(small_disk_at(folder, size)):
                pytest.skip("no file system can be mounted here; the file size limit is tried all the same")
            return folder

        yield mounting


@pytest.fixture
def small_disk(mount: Callable[[int], Path]) -> Path:
    """A file system of half a megabyte."""
    return mount(512 << 10)


def one_line(done: subprocess.CompletedProcess[str]) -> str:
    """The error, which must be one line and no traceback."""
    (line,) = done.stderr.splitlines()
    return line
