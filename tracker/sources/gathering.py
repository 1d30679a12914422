"""Asking all sources: one queue a host, hosts in parallel; what comes is handed to one thread."""

from __future__ import annotations

import logging
import queue
import threading
from concurrent.futures import CancelledError
from dataclasses import dataclass
from datetime import UTC
from typing import TYPE_CHECKING

from tracker.errors import FetchError, TrackerError
from tracker.rendering.moments import second_said
from tracker.sources.discovery import Candidate, offer
from tracker.sources.failures import NotReachedError, RetryLaterError
from tracker.sources.messages import site_of
from tracker.sources.shown import shown_address

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import datetime, tzinfo

    from tracker.sources.links import Link, Page
    from tracker.sources.listings import Listing
    from tracker.sources.messages import Answer, Request
    from tracker.sources.plans import Plan

    Fetch = Callable[[Request], Answer]

log = logging.getLogger(__name__)

WAITING = 16
"""How many answers may wait to be read: more would only fill the memory."""

POLL_SECONDS = 0.1
"""How soon a run that is told to stop does so."""


@dataclass(frozen=True, slots=True)
class Found:
    """What one address or file gave."""

    plan: Plan
    candidate: Candidate
    answer: Answer | None = None
    content: bytes | None = None
    """Of a file."""
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Finished:
    """A source that has been looked at to its end."""

    plan: Plan
    failure: str | None = None
    """Why it could not be looked at as a whole."""
    retry_at: datetime | None = None
    """It asks not to be asked before."""
    listing: Listing | None = None
    """What its index page or feed named."""
    asked: bool = True
    """False where it was left alone, because it asks not to be asked yet."""


class Gathering:
    """A run over some sources; iterate over it for what they give, and close it."""

    def __init__(
        self,
        plans: Sequence[Plan],
        fetch: Fetch,
        read: Callable[[Page], list[Link]],
        *,
        at_once: int,
        now: datetime,
        halt: threading.Event | None = None,
        timezone: tzinfo = UTC,
    ) -> None:
        self._fetch = fetch
        self._read = read
        self._now = now
        self._timezone = timezone
        self._stopped = threading.Event()
        self._halt = halt
        self._given: queue.Queue[Found | Finished | BaseException] = queue.Queue(WAITING)
        self._left = len(plans)
        hosts: dict[str, list[Plan]] = {}
        for plan in plans:
            hosts.setdefault(plan.host, []).append(plan)
        self._hosts: queue.SimpleQueue[list[Plan]] = queue.SimpleQueue()
        # Those that failed when last asked come last: one that does not answer keeps a thread waiting.
        for group in sorted(hosts.values(), key=_failed_last):
            self._hosts.put(group)
        self._threads = [
            threading.Thread(target=self._work, name=f"tracker-fetch-{number}", daemon=True)
            for number in range(min(at_once, len(hosts)))
        ]
        for thread in self._threads:
            thread.start()

    def __iter__(self) -> Iterator[Found | Finished]:
        while self._left and not self._stopped.is_set() and not self.is_halted:
            try:
                given = self._given.get(timeout=POLL_SECONDS)
            except queue.Empty:
                continue
            if isinstance(given, BaseException):
                raise given
            if isinstance(given, Finished):
                self._left -= 1
            yield given

    @property
    def is_halted(self) -> bool:
        """Whether another thread asked for an end, be it while nothing comes."""
        return self._halt is not None and self._halt.is_set()

    def stop(self) -> None:
        """Ask nothing more; what is being waited for is left behind."""
        self._stopped.set()

    def _put(self, given: Found | Finished | BaseException) -> None:
        while not self._stopped.is_set():
            try:
                self._given.put(given, timeout=POLL_SECONDS)
            except queue.Full:
                continue
            return

    def _work(self) -> None:
        try:
            while True:
                for plan in self._hosts.get_nowait():
                    if self._stopped.is_set():
                        return
                    self._look(plan)
        except queue.Empty:
            return
        except BaseException as error:  # noqa: BLE001 - raised again where the results are read
            self._put(error)

    def _look(self, plan: Plan) -> None:
        """Look at one source, edition by edition."""
        waiting = plan.state.waits_until(self._now) if plan.state else None
        if waiting:
            until = second_said(waiting, self._timezone)
            failure = f"{shown_address(plan.source.place)}: asks not to be asked before {until}"
            self._put(Finished(plan, failure=failure, asked=False))
            return
        try:
            offered = offer(plan, self._fetch, self._read)
            for candidate in offered.candidates:
                if self._stopped.is_set():
                    return
                self._put(self._one(plan, candidate))
        except CancelledError:
            return  # it was told to stop
        except RetryLaterError as error:
            self._put(Finished(plan, failure=str(error), retry_at=error.until))
        except (TrackerError, OSError) as error:
            self._put(Finished(plan, failure=str(error)))
        except Exception as error:
            # One page that brings a defect to light must not keep all other sources from being looked at.
            log.exception("%s: %s", plan.report.slug, plan.source.key)
            said = f"a defect in the program: {type(error).__name__}: {error}"
            self._put(Finished(plan, failure=said))
        else:
            self._put(Finished(plan, listing=offered.listing))

    def _one(self, plan: Plan, candidate: Candidate) -> Found:
        if plan.source.path:
            return _file(plan, candidate)
        try:
            seen = plan.seen_of(candidate)
            answer = self._fetch(plan.request(candidate.asked or candidate.address, seen))
        except RetryLaterError:
            raise
        except FetchError as error:
            is_site = isinstance(error, NotReachedError) and error.site == site_of(candidate.address)
            if is_site and plan.source.editions is not None:
                raise  # nor can its other editions be had: said once, of the source
            return Found(plan, candidate, error=str(error))
        return Found(plan, candidate, answer=answer)


def _failed_last(plans: Sequence[Plan]) -> bool:
    """Whether any source on a host failed when it was last asked."""
    return any(plan.state is not None and plan.state.failures > 0 for plan in plans)


def _file(plan: Plan, candidate: Candidate) -> Found:
    place = candidate.address
    path = plan.root / place
    most = plan.source.limits.max_size
    try:
        size = path.stat().st_size
        if size > most:
            return Found(
                plan, candidate, error=f"{place}: {size:,} bytes, more than limits.max_size allows ({most:,})"
            )
        return Found(plan, candidate, content=path.read_bytes())
    except FileNotFoundError:
        return Found(plan, candidate, error=f"{place}: no such file")
    except OSError as error:
        return Found(plan, candidate, error=f"{place}: cannot be read: {error.strerror or error}")
