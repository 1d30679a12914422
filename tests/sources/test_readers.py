from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.sources.editions import edition
from tracker.config import Report
from tracker.errors import InputError, UsageError
from tracker.model import Authority, Document
from tracker.sources.judging import Task, judge
from tracker.sources.readers import READ_HERE, Readers, _send
from tracker.sources.results import CheckOutcome
from tracker.store.packing import pack_content

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.sources.conftest import Watched

NORWAY = Report(slug="norway", title="Norway")


def _task(text: str, **options: str) -> Task:
    return Task(
        document=Document(content=text.encode(), source="x.html" if options else "x.txt"),
        report=NORWAY,
        edition="2023",
        authority=Authority.OFFICIAL,
        options=options,
        max_bytes=10**6,
    )


@pytest.fixture
def readers() -> Iterator[Readers]:
    """Two processes, whatever this machine has."""
    made = Readers()
    made.processes = 2
    yield made
    made.close()


def test_what_a_process_reads_is_what_is_read_here(readers: Readers) -> None:
    """In the order in which it was asked; the bytes are packed while a process reads."""
    tasks = [_task(edition(year)) for year in range(2000, 2000 + READ_HERE + 4)]
    futures = [readers.submit(task) for task in tasks]
    found = [future.result(timeout=30) for future in futures]
    assert [judge(task) for task in tasks] == [replace(each, packed=None) for each in found]
    packed = [None] * READ_HERE + [pack_content(task.document.content) for task in tasks[READ_HERE:]]
    assert packed == [each.packed for each in found]


def test_what_goes_wrong_in_a_process_is_raised_here(readers: Readers) -> None:
    """As the same error; the process goes on."""
    wrong = _task("<html><p>Text</p></html>", selector="[[")
    for _ in range(READ_HERE):
        readers.submit(_task("x"))
    with pytest.raises(UsageError, match="no CSS selector"):
        readers.submit(wrong).result(timeout=30)
    assert readers.submit(_task(edition(2023))).result(timeout=30).edition


def test_a_process_that_is_killed_fails_one_document(readers: Readers) -> None:
    """The next one gets a new process."""
    for year in range(READ_HERE + 2):
        readers.submit(_task(edition(year))).result(timeout=30)
    for child in readers._children:  # noqa: SLF001 - what the kernel would do to them
        child.kill()
    outcomes = [readers.submit(_task(edition(2023))) for _ in range(8)]
    failed = [each for each in outcomes if isinstance(each.exception(timeout=30), InputError)]
    assert len(failed) <= len(readers._children)  # noqa: SLF001
    assert any(each.exception() is None for each in outcomes)


def test_a_first_check_of_many_sources_stores_them_all(watched: Watched) -> None:
    """More than are read here; each edition after the one before it."""
    for year in range(2000, 2020):
        (watched.root / f"{year}.txt").write_text(edition(year, complaints=year))
    watched.source('path = "{edition}.txt"\n')
    (result,) = watched.check()
    assert {CheckOutcome.NEW_EDITION} == {each.outcome for each in result.editions}
    compared = [each.compared.old_edition for each in result.editions if each.compared]
    assert [str(year) for year in range(2000, 2019)] == compared


def test_a_process_that_nobody_waits_for_ends_quietly() -> None:
    """Its parent was killed while it read: that is no defect of the reader's to report."""
    child = subprocess.Popen(
        [sys.executable, "-m", "tracker.sources.readers"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert child.stdin is not None
    assert child.stdout is not None
    assert child.stderr is not None
    child.stdout.close()
    _send(child.stdin, _task(edition(2023)))
    child.stdin.close()
    assert (child.wait(30), child.stderr.read()) == (0, b"")
    child.stderr.close()
