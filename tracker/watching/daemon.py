"""`tracker watch`: two workers, an alarm clock, and the signals."""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import sys
import threading
import time
from datetime import UTC, datetime, timedelta
from functools import cache
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING

from tracker.clocks import is_from_the_future
from tracker.config import load_config
from tracker.errors import ConfigError, NotFoundError, TrackerError
from tracker.locking import locked
from tracker.naming import counted
from tracker.watching.alarms import Alarm, Alarms
from tracker.watching.heartbeat import beat
from tracker.watching.lock import lock_path
from tracker.watching.rounds import Checker, Informer
from tracker.watching.times import Timetable, source_times, timetable
from tracker.workspace.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tracker.config import Config, Source
    from tracker.watching.logs import Journal

LOOK_EVERY = 2.0
"""Seconds between looks at tracker.toml; it is read once two looks found it the same, so that a file that an
editor is still writing is not taken for a shorter one."""

LOOK_AGAIN = timedelta(seconds=60)
"""How long a worker sleeps at most: after the machine slept, or its clock was set, alarms may be late; and
other processes put things into the outbox."""

FIRST_PAUSE, LONGEST_PAUSE = 5.0, 600.0
"""Seconds before work that failed (the disk is full) is tried again; doubled each time."""

WORKER_ENDED = 70
"""Exit code where a worker ended by itself: a defect (EX_SOFTWARE), which systemd's Restart= answers."""

GRACE = 8.0
"""Seconds that work has to end in after SIGTERM. What is cut off then is taken up at the next start: every
change of the database is a transaction."""


class Daemon:
    """Watches the workspace at `root` until it is told to stop.

    Args:
        root: the workspace.
        config: what its tracker.toml says.
        journal: told what happens.
    """

    def __init__(self, root: Path, config: Config, journal: Journal) -> None:
        self.root = root
        self.config = config
        self.journal = journal
        self.stop = threading.Event()
        self._check = threading.Event()
        self._tell = threading.Event()
        self._alarms = Alarms(self._wake)
        self._read = self._found = self._config_state()
        self._received: SimpleQueue[int] = SimpleQueue()

    def run(self) -> int:
        """Watch; gives the exit code once a signal has ended it.

        Raises:
            LockedError: another process watches this workspace.
            StoreError: the database cannot be opened.
        """
        with locked(lock_path(self.root), f"{self.root}: watching"):
            Workspace(self.root).store.close()  # what is wrong with the database ends the start, not a worker
            with self._signals():
                self.journal.info("started", self._started(), pid=os.getpid())
                self._alarms.start()
                workers = [
                    threading.Thread(target=self._run_checks, name="checks", daemon=True),
                    threading.Thread(target=self._run_telling, name="telling", daemon=True),
                ]
                for worker in workers:
                    worker.start()
                while True:
                    match self._next_signal():
                        case signal.SIGINT:
                            return self._end(workers, 130)
                        case signal.SIGTERM:
                            return self._end(workers, 0)
                        case None:
                            self._look_at_config()
                        case _:
                            self._read_config()
                    if not all(worker.is_alive() for worker in workers):
                        self.journal.error("failed", "a worker has ended; leaving, to be started again")
                        return self._end(workers, WORKER_ENDED)

    # --- the workers -------------------------------------------------------------------------------------

    def _run_checks(self) -> None:
        with self._workspace() as workspace:
            made = cache(lambda: Checker(workspace, self.journal))  # opens the database: may fail at first

            def check() -> datetime | None:
                workspace.config = self.config
                checker = made()
                results = checker.check_due(self.stop)
                self._set_alarms(workspace)
                self._tell.set()
                if results and self.config.watch.heartbeat and not self.stop.is_set():
                    beat(self.config.watch.heartbeat, self.journal)
                return checker.next_due()

            self._work(check, self._check, always=False)

    def _run_telling(self) -> None:
        with self._workspace() as workspace:
            made = cache(lambda: Informer(workspace, self.journal))

            def tell() -> datetime | None:
                workspace.config = self.config
                informer = made()
                informer.tell(self.stop)
                return informer.next_due()

            self._work(tell, self._tell, always=True)

    def _work(self, work: Callable[[], datetime | None], wake: threading.Event, *, always: bool) -> None:
        """Do `work` whenever it is due, until the end.

        Args:
            work: gives when it is due next.
            wake: set where it may be due earlier.
            always: do it after each LOOK_AGAIN, due or not.
        """
        pause = FIRST_PAUSE
        due: datetime | None = datetime.now(UTC)
        before = datetime.now(UTC)
        while not self.stop.is_set():
            now = datetime.now(UTC)
            if is_from_the_future(before, now):
                due = now  # the clock was ahead: what is due is looked up anew
            before = now
            if not wake.is_set() and not (due is not None and due <= now):
                wait = min(due - now, LOOK_AGAIN) if due is not None else LOOK_AGAIN
                timed_out = not wake.wait(max(wait.total_seconds(), 0.0))
                if timed_out and not always:
                    continue  # looks at the time once more: it is not due before `due`
            wake.clear()
            if self.stop.is_set():
                return
            try:
                due = work()
                pause = FIRST_PAUSE
            except Exception as error:  # noqa: BLE001 - nothing may end the watch; the next try may succeed
                self.journal.error(
                    "failed",
                    f"{error or type(error).__name__}; tried again in {pause:.0f} s",
                    trace=not isinstance(error, TrackerError),
                )
                self.stop.wait(pause)
                pause = min(2 * pause, LONGEST_PAUSE)
                due = datetime.now(UTC)
            # Sessions, parsed pages and exceptions refer to themselves in circles, which Python looks for
            # among old objects only once they are a quarter of all: 6 MB more at 2,000 checks than at 500
            # (`benchmarks/watching.py memory`; with this, nothing grows). It takes 15 ms.
            gc.collect()

    @contextlib.contextmanager
    def _workspace(self) -> Iterator[Workspace]:
        """A workspace of the thread's own: a connection belongs to one thread."""
        workspace = Workspace(self.root, say=lambda line: self.journal.info("workspace", line))
        try:
            yield workspace
        finally:
            with contextlib.suppress(TrackerError):
                workspace.close()

    def _wake(self) -> None:
        self._check.set()
        self._tell.set()

    def _set_alarms(self, workspace: Workspace) -> None:
        config, now = self.config, datetime.now(UTC)
        alarms: dict[str, Alarm] = {}
        for (slug, key), at in source_times(config, workspace.store.connection, now).items():
            source = next(each for each in _sources(config, slug) if each.key == key)
            alarms[f"source {slug} {key}"] = Alarm(at, timetable(config, slug, source))
        for each in config.subscriptions:
            if each.schedule is not None:
                times = Timetable(schedule=each.schedule, timezone=each.timezone or config.watch.timezone)
                alarms[f"subscription {each.name}"] = Alarm(times.after(now), times)
        self._alarms.set(alarms, not_before=now + timedelta(seconds=1))

    # --- tracker.toml and signals ------------------------------------------------------------------------

    def _config_state(self) -> tuple[int, ...] | None:
        try:
            state = self.config.path.stat()
        except OSError:
            return None
        return state.st_mtime_ns, state.st_size, state.st_ino

    def _look_at_config(self) -> None:
        before, self._found = self._found, self._config_state()
        if self._found == before != self._read:
            self._read_config()

    def _read_config(self) -> None:
        self._read = self._found = self._config_state()
        try:
            self.config = load_config(self.config.path)
        except (ConfigError, NotFoundError) as error:
            self.journal.error("config", f"{error}; what was read before stays in force")
            return
        self.journal.info("config", f"read anew: {self._started()}")
        self._wake()

    @contextlib.contextmanager
    def _signals(self) -> Iterator[None]:
        """Put what comes into the queue.

        A handler cuts in anywhere, also where the main thread holds the lock of an event: setting the event
        there could wait for itself forever. `SimpleQueue.put` is made for that.
        """
        numbers = [signal.SIGTERM, signal.SIGINT]
        if hasattr(signal, "SIGHUP"):
            numbers.append(signal.SIGHUP)
        before = {
            number: signal.signal(number, lambda received, _frame: self._received.put(received))
            for number in numbers
        }
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    def _next_signal(self) -> int | None:
        """The next signal, waited for until it is time to look at tracker.toml: then None."""
        try:
            return self._received.get(timeout=LOOK_EVERY)
        except Empty:
            return None

    def _end(self, workers: list[threading.Thread], code: int) -> int:
        self.journal.info("stopping", "ending what is under way")
        self.stop.set()
        self._wake()
        self._alarms.stop()
        deadline = time.monotonic() + GRACE
        for worker in workers:
            worker.join(max(0.0, deadline - time.monotonic()))
        if any(worker.is_alive() for worker in workers):
            self.journal.warning("stopped", "cut off; what was under way is taken up at the next start")
            sys.stderr.flush()
            # A thread that waits for the network would hold up Python's own way out.
            os._exit(code)
        self.journal.info("stopped", "stopped")
        return code

    def _started(self) -> str:
        sources = sum(len(_sources(self.config, slug)) for slug in self.config.reports)
        parts = (
            counted(sources, "source"),
            counted(len(self.config.reports), "report"),
            counted(len(self.config.subscriptions), "subscription"),
        )
        return f"watching {', '.join(parts)}"


def _sources(config: Config, slug: str) -> list[Source]:
    from tracker.sources.plans import sources_of  # noqa: PLC0415 - beside its one use

    return [source for source, _ in sources_of(config.reports[slug], config.root)]
