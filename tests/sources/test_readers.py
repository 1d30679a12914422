from __future__ import annotations

import subprocess
import sys
import time
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


def test_a_first_check_of_many_sources_stores_them_all(watched: Watched) -> None:
    """Each edition after the one before it."""
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
