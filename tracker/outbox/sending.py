"""Sending what is due, one process at a time."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import UTC, timedelta
from typing import TYPE_CHECKING

from tracker.channels import PutOffError, RefusedError, UnreachableError
from tracker.errors import TrackerError
from tracker.outbox.records import State
from tracker.rendering.moments import moment_said

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime, tzinfo

    from tracker.channels import Channel
    from tracker.outbox.outbox import Outbox

log = logging.getLogger(__name__)

PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 30, 60, 120, 240))
"""Before the second, third, … attempt; the last one from then on. Greylisting servers want 1 to 15
minutes (RFC 6647 recommends 1 minute to 24 hours), and RFC 5321 (4.5.4.1) at least 30 after the first few."""

LONGEST_HOLD = timedelta(hours=1)
"""Between attempts to reach a server that could not be reached: it costs one connection."""

GIVE_UP_AFTER = timedelta(days=5)
"""A recipient put off for so long is given up, as mail servers do (RFC 5321, 4.5.4.1: 4 to 5 days). A server
that cannot be reached is waited for without end."""


@dataclass(slots=True)
class Round:
    """What one round of sending did."""

    delivered: int = 0
    put_off: int = 0
    failed: int = 0
    held: int = 0
    """Still waiting because a channel cannot be used."""
    waiting: int = 0
    """Owed all the same when it ended, whether it was tried or its time had not come."""
    recovered: int = 0
    """Left by an interrupted process; they may have arrived twice."""


def pause_after(attempts: int) -> timedelta:
    """How long to wait after that many attempts."""
    return PAUSES[min(max(attempts, 1), len(PAUSES)) - 1]


class Sender:
    """Sends what is due; whoever has one holds the lock that lets one process send.

    Args:
        outbox: where it is owed.
        clock: gives the time, UTC.
        say: told of each trouble, one line.
    """

    def __init__(
        self, outbox: Outbox, *, clock: Callable[[], datetime], say: Callable[[str], None] = lambda _: None
    ) -> None:
        self.outbox = outbox
        self.clock = clock
        self.say = say
        self.timezone: tzinfo = UTC
        """That times are told in."""
        self._unrecorded: tuple[int, State, str] | None = None
        """What became of the last delivery, where that could not be written down (the disk is full)."""

    def send_due(
        self, channels: Mapping[str, Channel], *, stopped: Callable[[], bool] = lambda: False
    ) -> Round:
        """Send everything that is due.

        Args:
            channels: by name; deliveries on others wait.
            stopped: asked before each delivery; once true, the rest waits for the next round.

        Raises:
            StoreError: what was done cannot be written down. Nothing more is sent before it is.
        """
        self._record()
        done = Round(recovered=self.outbox.recover(now=self.clock()))
        if done.recovered:
            self.say(
                f"sending was interrupted: {done.recovered} may have arrived; the second copies have the"
                " Message-IDs of the first"
            )
        for name, channel in channels.items():
            on = True
            while on and (numbers := self.outbox.due(name, now=self.clock())):
                with channel as opened:
                    on = self._send(opened, name, numbers, done, stopped)
        return done

    def _send(
        self, channel: Channel, name: str, numbers: list[int], done: Round, stopped: Callable[[], bool]
    ) -> bool:
        """Send on a channel that is open; gives whether to go on with it opened anew."""
        while numbers and not stopped():
            number = numbers.pop(0)
            if not self.outbox.claim(number):
                continue
            try:
                answer = channel.send(self.outbox.parcel(number))
            except UnreachableError as error:
                self._hold(name, number, error)
                done.held += 1 + len(numbers)
                return False
            except PutOffError as error:
                self._put_off(number, error, done)
            except RefusedError as error:
                self._settle(number, State.FAILED, str(error))
                done.failed += 1
                self.say(f"delivery {number} failed: {error}")
            except TrackerError:
                raise
            except Exception as error:
                # One parcel that brings a defect to light must not hold up all others. What the connection
                # has been told by then is not known.
                log.exception("delivery %d to %s", number, self.outbox.row(number).recipient)
                said = f"a defect in the program: {type(error).__name__}: {error}"
                self._put_off(number, PutOffError(said, doubtful=True), done)
                return True
            else:
                self._settle(number, State.DELIVERED, answer)
                done.delivered += 1
                if self.outbox.release(name, now=self.clock()):
                    numbers[:] = self.outbox.due(name, now=self.clock())
        return False

    def _settle(self, number: int, state: State, answer: str) -> None:
        """Write down the end of a delivery, or keep it in mind until that is possible."""
        self._unrecorded = (number, state, answer)
        self._record()

    def _record(self) -> None:
        if self._unrecorded is not None:
            number, state, answer = self._unrecorded
            self.outbox.settle(number, state, answer, now=self.clock())
            self._unrecorded = None

    def _hold(self, name: str, number: int, error: UnreachableError) -> None:
        until = self.clock() + min(pause_after(self.outbox.row(number).attempts), LONGEST_HOLD)
        with self.outbox.store.transaction():
            self.outbox.put_off(number, str(error), until=until, held=True)
            self.outbox.hold(name, str(error), until=until)
        self.say(f"{error}; what is owed waits until {moment_said(until, self.timezone)}")

    def _put_off(self, number: int, error: PutOffError, done: Round) -> None:
        row = self.outbox.row(number)
        now = self.clock()
        if now - row.made_at > GIVE_UP_AFTER and row.attempts > len(PAUSES):
            self._settle(number, State.FAILED, f"given up after {row.attempts} attempts: {error}")
            done.failed += 1
            self.say(f"delivery {number} given up after {row.attempts} attempts: {error}")
            return
        until = now + pause_after(row.attempts)
        self.outbox.put_off(number, str(error), until=until, doubtful=error.doubtful)
        done.put_off += 1
        when = moment_said(until, self.timezone)
        self.say(f"delivery {number} to {row.recipient} put off until {when}: {error}")
