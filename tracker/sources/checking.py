"""Checking sources: fetch, judge, store, compare, tell.

What one edition gave is stored in one transaction with the events that it causes and the validators that
will make the next check cheap: validators without the text that they stand for would hide a change for good.
"""

from __future__ import annotations

import logging
from collections import deque
from concurrent.futures import wait
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from tracker.clocks import utc_now
from tracker.errors import InputError, NoRoomError, StoreError, UsageError
from tracker.sources.gathering import POLL_SECONDS, Finished, Gathering
from tracker.sources.listings import keep_listing
from tracker.sources.plans import make_plans
from tracker.sources.readers import Readers
from tracker.sources.renaming import know_again, place_of
from tracker.sources.results import CheckOutcome, CheckResult, EditionResult, edition_result
from tracker.sources.states import note_check, source_state
from tracker.sources.taking import Taking

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable, Collection, Iterator, Sequence
    from concurrent.futures import Future
    from datetime import datetime

    from tracker.config import Config
    from tracker.sources.gathering import Fetch, Found
    from tracker.sources.judging import Judged, Task
    from tracker.sources.messages import Answer, Request
    from tracker.sources.plans import Plan
    from tracker.store import Store

log = logging.getLogger(__name__)

BATCH = 50
"""So many unchanged sources are recorded in one transaction: each costs a write to the disk, and nothing is
lost but the time of a check where the process ends before."""


WAITING = 12
"""So many answers may wait for their turn, read or being read; more would only fill the memory."""


def check_sources(
    config: Config,
    store: Store,
    *,
    reports: Sequence[str] = (),
    only: Collection[tuple[str, str]] | None = None,
    dry_run: bool = False,
    keep_names: bool = False,
    on_result: Callable[[CheckResult], None] = lambda _: None,
    stop: threading.Event | None = None,
    clock: Callable[[], datetime] = utc_now,
) -> list[CheckResult]:
    """Look at sources, take in what is new, and record it all.

    One failing source does not stop the others. The database is used by the calling thread only.

    Args:
        config: what tracker.toml says.
        store: where everything is kept.
        reports: slugs; all reports where none is named.
        only: report and key (`Source.key`) of the sources to look at.
        dry_run: find out, store nothing.
        keep_names: another process may go by the former names of what was renamed; see `know_again`.
        on_result: told of each source when it is done.
        stop: set by another thread to end the run early; what was found until then is kept.
        clock: gives the time, aware.

    Returns:
        One result for each source, in the order in which they were done.

    Raises:
        NotFoundError: no report has one of the slugs.
        StoreError: the database cannot be read or written.
    """
    if not dry_run and not keep_names:
        for renamed in know_again(config, store):
            log.warning("%s", renamed)
    plans = make_plans(config, store, now=clock(), reports=reports, only=only)
    run = _Run(store, config, dry_run=dry_run, clock=clock)
    if any(plan.host for plan in plans):
        from tracker.sources.fetching import Fetcher  # noqa: PLC0415 - files need no network

        with Fetcher(config.fetch, timezone=config.watch.timezone) as fetcher:
            return run.over(plans, fetcher.fetch, on_result, stop)
    return run.over(plans, _no_network, on_result, stop)


def _no_network(request: Request) -> Answer:
    raise AssertionError(f"{request.address}: no source on the network was planned")


class _NothingKeptError(Exception):
    """Ends the transaction of a dry run."""


class _Run:
    """One run: turns what comes into results, and writes."""

    def __init__(self, store: Store, config: Config, *, dry_run: bool, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._config = config
        self._dry_run = dry_run
        self._clock = clock
        self._taking = Taking(store, clock)
        self._editions: dict[int, list[EditionResult]] = {}
        self._later: list[Callable[[], object]] = []
        self._waiting: deque[tuple[Found | Finished, Task | None, Future[Judged] | None]] = deque()
        self._results: list[CheckResult] = []

    def over(
        self,
        plans: Sequence[Plan],
        fetch: Fetch,
        on_result: Callable[[CheckResult], None],
        stop: threading.Event | None,
    ) -> list[CheckResult]:
        """The results of all sources.

        Raises:
            NoRoomError: the disk is full; what was stored by then has been told.
            StoreError: the database cannot be written to.
        """
        at_once = self._config.fetch.hosts_at_once
        timezone = self._config.watch.timezone
        readers = Readers()
        gathering = Gathering(
            plans, fetch, readers.links, at_once=at_once, now=self._clock(), halt=stop, timezone=timezone
        )
        try:
            try:
                for given in gathering:
                    self._waiting.append((given, *self._begin(given, readers)))
                    self._deal(on_result, most=WAITING, gathering=gathering)
                self._deal(on_result, most=0, gathering=gathering)
            finally:
                gathering.stop()
                readers.close()
                self._write_later()
        except StoreError as error:
            untold = list(self._stored_untold(plans))
            for result in untold:
                on_result(result)
            if isinstance(error, NoRoomError) and (untold or self._results):
                raise NoRoomError(error.path, "only what is told above was stored") from error
            raise
        return self._results

    def _stored_untold(self, plans: Sequence[Plan]) -> Iterator[CheckResult]:
        """What was stored of sources that were not done with: the next check will find it unchanged."""
        for plan in plans:
            stored = [each for each in self._editions.get(id(plan), ()) if each.revision is not None]
            if stored and not self._dry_run:
                yield CheckResult(
                    report=plan.report.slug,
                    source=plan.source.key,
                    checked_at=self._clock(),
                    editions=tuple(stored),
                )

    def _begin(self, given: Found | Finished, readers: Readers) -> tuple[Task | None, Future[Judged] | None]:
        """Have read what must be."""
        if isinstance(given, Finished) or self._taking.unchanged(given) is not None:
            return None, None
        task = self._taking.task(given)
        return task, readers.submit(task) if task is not None else None

    def _deal(self, on_result: Callable[[CheckResult], None], *, most: int, gathering: Gathering) -> None:
        """Deal with what has come, in its order, until the first that is still being read.

        Args:
            on_result: told of each source that is done.
            most: so many may go on waiting; for the others, the reading is waited for.
            gathering: where it is told to stop, nothing is waited for.
        """
        while self._waiting:
            given, task, judged = self._waiting[0]
            while judged is not None and not judged.done():
                if len(self._waiting) <= most or gathering.is_halted:
                    return
                wait([judged], POLL_SECONDS)
            self._waiting.popleft()
            if isinstance(given, Finished):
                self._results.append(self._finish(given))
                on_result(self._results[-1])
            else:
                self._take(given, task, judged)

    def _take(self, found: Found, task: Task | None, judged: Future[Judged] | None) -> None:
        """One edition's answer."""
        editions = self._editions.setdefault(id(found.plan), [])
        quick = self._taking.unchanged(found)
        if quick is not None:
            result, write = quick
            self._later.append(write)
        else:
            self._write_later()
            result = self._taken(found, task, judged)
        editions.append(result)

    def _taken(self, found: Found, task: Task | None, judged: Future[Judged] | None) -> EditionResult:
        """What was new is stored, or nothing of it is."""
        try:
            read = judged.result() if judged is not None else None
            with self._kept():
                result = self._taking.take(found, task, read)
        except StoreError:
            raise
        except (UsageError, InputError, OSError) as error:  # no selector; a reader that was killed
            return edition_result(found, CheckOutcome.FAILED, str(error))
        except Exception as error:
            # One page that brings a defect to light must not keep all other sources from being looked at.
            log.exception("%s: %s", found.plan.report.slug, found.candidate.address)
            said = f"a defect in the program: {type(error).__name__}: {error}"
            return edition_result(found, CheckOutcome.FAILED, said)
        return result

    def _finish(self, finished: Finished) -> CheckResult:
        """The source as a whole."""
        plan = finished.plan
        result = CheckResult(
            report=plan.report.slug,
            source=plan.source.key,
            checked_at=self._clock(),
            editions=tuple(self._editions.get(id(plan), ())),
            failure=finished.failure,
            asked=finished.asked,
        )

        if not finished.asked:
            self._editions.pop(id(plan), None)
            return result  # its state is that of the last time that it was asked

        def write() -> None:
            if finished.listing is not None:
                keep_listing(
                    self._store.connection, result.report, result.source, finished.listing, result.editions
                )
            # Not the plan's state: another process may have checked since.
            before = source_state(self._store.connection, result.report, result.source)
            note_check(
                self._store.connection,
                before,
                result,
                place=place_of(plan.source),
                tell_after=self._config.watch.failures,
                retry_at=finished.retry_at,
            )

        self._later.append(write)
        if result.outcome is not CheckOutcome.UNCHANGED or len(self._later) >= BATCH:
            self._write_later()
        self._editions.pop(id(plan), None)
        return result

    def _write_later(self) -> None:
        """Record what was put off."""
        if not self._later or self._dry_run:
            self._later.clear()
            return
        with self._store.transaction():
            for write in self._later:
                write()
        self._later.clear()

    @contextmanager
    def _kept(self) -> Iterator[None]:
        """A transaction; nothing of it is kept in a dry run."""
        with suppress(_NothingKeptError), self._store.transaction():
            yield
            if self._dry_run:
                raise _NothingKeptError
