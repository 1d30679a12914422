from __future__ import annotations

import subprocess
import sys
import time
from concurrent.futures import CancelledError
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.sources.editions import edition
from tracker.config import Report
from tracker.errors import UsageError
from tracker.model import Authority, Document
from tracker.reading.child import SECONDS_VARIABLE
from tracker.sources.gate import Reason
from tracker.sources.judging import Task, judge
from tracker.sources.quarantine import held_item
from tracker.sources.readers import Readers, _send
from tracker.sources.results import CheckOutcome
from tracker.store.packing import pack_content

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.servers.http import Site
    from tests.sources.conftest import Watched

SLOW = "# Report\n\n" + "[" * 600_000
"""Half a minute of work for the reader of Markdown."""

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
    tasks = [_task(edition(year)) for year in range(2000, 2008)]
    futures = [readers.submit(task) for task in tasks]
    found = [future.result(timeout=30) for future in futures]
    assert [judge(task) for task in tasks] == [replace(each, packed=None) for each in found]
    assert [pack_content(task.document.content) for task in tasks] == [each.packed for each in found]


def test_what_goes_wrong_in_a_process_is_raised_here(readers: Readers) -> None:
    """As the same error; the process goes on."""
    wrong = _task("<html><p>Text</p></html>", selector="[[")
    with pytest.raises(UsageError, match="no CSS selector"):
        readers.submit(wrong).result(timeout=30)
    assert readers.submit(_task(edition(2023))).result(timeout=30).edition


def test_a_process_that_is_killed_while_it_reads_costs_one_document(readers: Readers) -> None:
    """Its bytes are as good as ever: it is doubted, with the signal; the next one gets a new process."""
    readers.processes = 1
    slow = readers.submit(_task(SLOW, media_type="text/markdown"))
    while not readers._started:  # noqa: SLF001 - what the kernel would end
        time.sleep(0.01)
    readers._started[0]._child.kill()  # noqa: SLF001
    (doubt,) = slow.result(timeout=30).doubts
    assert (Reason.UNREADABLE, "the process that read it ended (SIGKILL); look at it, it may be damaged") == (
        doubt.reason,
        doubt.words,
    )
    assert readers.submit(_task(edition(2023))).result(timeout=30).edition


def test_a_process_that_is_gone_costs_nothing(readers: Readers) -> None:
    """It was killed while it had nothing to read: no document is to blame."""
    readers.processes = 1
    readers.submit(_task(edition(2022))).result(timeout=30)
    readers._started[0]._child.kill()  # noqa: SLF001
    readers._started[0]._child.wait()  # noqa: SLF001
    assert readers.submit(_task(edition(2023))).result(timeout=30).edition


def test_a_document_that_takes_too_long_holds_nothing_up(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is held back with its bytes and the reason; all others of the same check are stored."""
    monkeypatch.setenv(SECONDS_VARIABLE, "1")
    (watched.root / "2020.md").write_text(SLOW)
    (watched.root / "2021.md").write_text(edition(2021))
    watched.source('path = "{edition}.md"\n')
    (result,) = watched.check()
    slow, sound = result.editions
    assert (CheckOutcome.QUARANTINED, CheckOutcome.NEW_EDITION) == (slow.outcome, sound.outcome)
    assert f"reading it took over 5 s and was stopped; raise {SECONDS_VARIABLE} to allow more" in slow.detail
    assert slow.quarantine is not None
    assert SLOW.encode() == held_item(watched.store, slow.quarantine).document.content


def test_a_feed_that_takes_too_long_holds_nothing_up(
    site: Site, watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It fails with the reason, and the process is ended; another one reads what comes next."""
    monkeypatch.setenv(SECONDS_VARIABLE, "1")
    address = site.put("/feed", "<rss version='2.0'><channel><item>" + "<b>" * 500_000)
    watched.source(f'feed = "{address}"\nedition_from = "[0-9]{{4}}"\n')
    (result,) = watched.check()
    assert result.failure == (
        f"{address}: reading it took over 5 s and was stopped; raise {SECONDS_VARIABLE} to allow more"
    )


def test_a_first_check_of_many_sources_stores_them_all(watched: Watched) -> None:
    """Each edition after the one before it."""
    for year in range(2000, 2020):
        (watched.root / f"{year}.txt").write_text(edition(year, complaints=year))
    watched.source('path = "{edition}.txt"\n')
    (result,) = watched.check()
    assert {CheckOutcome.NEW_EDITION} == {each.outcome for each in result.editions}
    compared = [each.compared.old_edition for each in result.editions if each.compared]
    assert [str(year) for year in range(2000, 2019)] == compared


PARENT = """
import sys
from tests.sources.test_readers import SLOW, _task
from tracker.sources.readers import Readers
readers = Readers()
readers.submit(_task(SLOW, media_type="text/markdown"))
while not readers._started:
    pass
print(readers._started[0]._child.pid, flush=True)
sys.stdin.read()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel tells a child of it on Linux alone")
def test_no_process_outlives_the_one_that_started_it() -> None:
    """Killed in the middle of a document, it cannot end them: they would go on, and hold its streams open."""
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert parent.stdout is not None
    int(parent.stdout.readline())
    time.sleep(1)
    parent.kill()
    started = time.monotonic()
    parent.communicate()  # until its streams are closed
    assert time.monotonic() - started < 5


def test_a_process_that_nobody_ends_ends_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somewhat after the time that a document may take: the one that started it may be gone."""
    monkeypatch.setenv(SECONDS_VARIABLE, "1")
    monkeypatch.setattr("tracker.sources.readers._Process._stop", lambda *_: None)
    readers = Readers()
    started = time.monotonic()
    (doubt,) = readers.submit(_task(SLOW, media_type="text/markdown")).result(timeout=30).doubts
    readers.close()
    assert "SIGALRM" in doubt.words
    assert time.monotonic() - started < 20


def test_no_process_is_started_once_it_is_closed(readers: Readers) -> None:
    """By a thread that was about to: nobody would end it."""
    readers.submit(_task(edition(2022))).result(timeout=30)
    readers.close()
    with pytest.raises(CancelledError):
        readers._judged(_task(edition(2023)))  # noqa: SLF001 - what a thread does
    assert all(not each.is_running for each in readers._started)  # noqa: SLF001


def test_what_took_a_process_down_leaves_nothing_open(readers: Readers) -> None:
    """Each has two pipes, and a check of many bad documents may not run out of them."""
    readers.processes = 1
    for year in range(2000, 2003):
        readers.submit(_task(edition(year))).result(timeout=30)
        (process,) = readers._started  # noqa: SLF001
        process._child.kill()  # noqa: SLF001
        process._child.wait()  # noqa: SLF001


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
    _send(child.stdin, (judge, _task(edition(2023)), 30))
    child.stdin.close()
    assert (child.wait(30), child.stderr.read()) == (0, b"")
    child.stderr.close()
