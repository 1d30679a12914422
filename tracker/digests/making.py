"""From events to digests in the outbox: what each subscriber has been told, and what is still to be told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from typing import TYPE_CHECKING

from tracker.channels import MAIL
from tracker.digests.composing import compose, reports_of
from tracker.digests.over import is_over
from tracker.digests.publishing import Publisher
from tracker.digests.stories import URGENT
from tracker.digests.subscribers import register
from tracker.digests.words import Words
from tracker.outbox.outbox import stamp
from tracker.outbox.records import Packed, Recipient
from tracker.sources.events import list_events
from tracker.sources.renaming import has_former_names

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Sequence
    from zoneinfo import ZoneInfo

    from tracker.config import Config, Subscription
    from tracker.digests.composing import Composed
    from tracker.digests.library import Library
    from tracker.outbox import Outbox
    from tracker.sources.events import Event

NO_DOMAIN = "tracker.invalid"
"""What identities end with where no mail is set up (RFC 2606: it never resolves)."""

SCHEDULED, IMMEDIATE, URGENTLY, ASKED = "scheduled", "immediate", "urgent", "asked"
"""Why a digest was made."""


MANY_EVENTS = 500
"""Events of other reports that a subscription looks over each time before it passes them over for good."""

MOST_LOOKS = 3
"""Times that a digest is made anew because more has happened meanwhile: while many sources are checked, that
would go on, and nobody be told anything. What it leaves out by then is told in the next one."""


@dataclass(frozen=True, slots=True)
class Told:
    """How far a subscription has come."""

    since_event: int
    """Events up to this one have been told, or were not meant for it."""
    last_run: datetime
    """When a digest was last due and made, or the subscription first seen."""


class Maker:
    """Makes digests for the subscriptions of a workspace."""

    def __init__(self, library: Library, outbox: Outbox) -> None:
        self.library = library
        self.outbox = outbox

    @property
    def config(self) -> Config:
        """What tracker.toml says."""
        return self.library.workspace.config

    @property
    def domain(self) -> str:
        """What identities end with: the sender's domain."""
        return self.config.mail.sender.rpartition("@")[2] if self.config.mail else NO_DOMAIN

    def register(self, now: datetime) -> None:
        """Remember subscriptions that are new: they are told what happens from now on."""
        self.library.workspace.know_again()
        register(self.outbox.store, self.config.subscriptions, now)

    def told(self, subscription: Subscription) -> Told:
        """How far `subscription` has come; one that is not registered is told nothing of the past."""
        row = self._row(subscription)
        if row is None:
            return Told(self._last_event(), datetime.now(UTC))
        return Told(row["since_event"], datetime.fromisoformat(row["last_run"]))

    def _row(self, subscription: Subscription) -> sqlite3.Row | None:
        row: sqlite3.Row | None = self.outbox.store.connection.execute(
            "SELECT since_event, last_run FROM subscriptions WHERE name = ?", (subscription.name,)
        ).fetchone()
        return row

    def next_due(self, subscription: Subscription) -> datetime | None:
        """When its next scheduled digest is due, UTC; None where it is told immediately."""
        if subscription.schedule is None:
            return None
        last_run = self.told(subscription).last_run.astimezone(self.zone(subscription))
        return subscription.schedule.after(last_run).astimezone(UTC)

    def zone(self, subscription: Subscription) -> ZoneInfo:
        """The zone of its schedule and dates."""
        return subscription.timezone or self.config.watch.timezone

    def words(self, subscription: Subscription) -> Words:
        """Its language, dates and zone."""
        return Words(
            subscription.language, date_format=subscription.date_format, timezone=self.zone(subscription)
        )

    def make_due(
        self,
        now: datetime,
        *,
        hold_after: datetime | None = None,
        on_made: Callable[[int], object] = lambda _: None,
    ) -> list[int]:
        """Make every digest that is due; gives their numbers.

        Scheduled ones whose time has come since they were last made (once, however often it came), those
        that are told immediately, and what is urgent for all. Where one cannot be made, the others are, and
        its error is raised at the end.

        Args:
            now: the time.
            hold_after: scheduled ones that are due after it wait: what they should tell is being checked.
            on_made: told of each digest as soon as it is in the outbox.
        """
        self.register(now)
        if has_former_names(self.config, self.outbox.store):
            return []  # what happened to such a report is told once the next check has seen to it
        made: list[int] = []
        failures: list[Exception] = []
        for subscription in self.config.subscriptions:
            due = self.next_due(subscription)
            held = due is not None and (due > now or (hold_after is not None and due > hold_after))
            occasion = IMMEDIATE if due is None else URGENTLY if held else SCHEDULED
            try:
                number = self.make(subscription, now=now, occasion=occasion)
            except Exception as error:  # noqa: BLE001 - one that cannot be made must not hold up the others
                failures.append(error)
            else:
                if number is not None:
                    made.append(number)
                    on_made(number)
        self.library.clear()
        if failures:
            raise failures[0]
        return made

    def pending(self, subscription: Subscription) -> list[Event]:
        """What it has not been told yet, in order."""
        connection = self.outbox.store.connection
        since = self.told(subscription).since_event
        told = {
            row["event"]
            for row in connection.execute(
                "SELECT event FROM digest_events JOIN digests ON digests.id = digest_events.digest"
                " WHERE event > ?1 AND (subscription = ?2"
                " OR subscription = (SELECT formerly FROM subscriptions WHERE name = ?2))",
                (since, subscription.name),
            )
        }
        return [
            event
            for event in self._events(subscription, list_events(connection, after=since))
            if event.id not in told
        ]

    def make(self, subscription: Subscription, *, now: datetime, occasion: str) -> int | None:
        """Make one digest and owe it to its recipients, in one transaction; None where there is none to make.

        Raises:
            StoreError: it cannot be written; nothing is changed then.
        """
        for look in count(1):
            last = self._last_event()
            before = self.told(subscription)
            events = self._due(subscription, occasion)
            if not events and occasion in {IMMEDIATE, URGENTLY}:
                if occasion == IMMEDIATE:
                    self._pass_over(subscription, before)
                return None
            packed = self._packed(subscription, events, before, now=now, occasion=occasion)
            with self.outbox.store.transaction():
                if self.told(subscription) != before:
                    continue  # another process was quicker: look again
                told, pending = (
                    [event.id for event in each] for each in (events, self._due(subscription, occasion))
                )
                if pending != told and (look < MOST_LOOKS or not told or pending[: len(told)] != told):
                    continue  # more has happened
                number = None
                if packed is not None:
                    number = self.outbox.put(
                        packed, recipients(subscription), domain=self.domain, events=told
                    )
                if occasion != URGENTLY:
                    self._note(subscription, now, last)
                return number
        raise AssertionError

    def compose(
        self,
        subscription: Subscription,
        events: Sequence[Event],
        publisher: Publisher,
        *,
        since: datetime | None,
        until: datetime,
    ) -> Composed:
        """What the subscriber would be told of `events`; nothing is stored or written."""
        return compose(
            subscription,
            events,
            words=self.words(subscription),
            library=self.library,
            publisher=publisher,
            since=since,
            until=until,
        )

    def preview(self, subscription: Subscription, *, since: datetime | None, until: datetime) -> Composed:
        """The digest as it would be made now, or of the events since a moment."""
        publisher = Publisher(self.library, now=until, sent=since is None)
        if since is None:
            events, since = self.pending(subscription), self.told(subscription).last_run
        else:
            every = list_events(self.outbox.store.connection)
            events = self._events(subscription, (each for each in every if since <= each.created_at <= until))
        return self.compose(subscription, events, publisher, since=since, until=until)

    def _events(self, subscription: Subscription, events: Iterable[Event]) -> list[Event]:
        slugs = {report.slug for report in reports_of(subscription, self.library)}
        return [event for event in events if event.report in slugs]

    def _urgent(self, events: Iterable[Event]) -> list[Event]:
        """Those that are told at once, unless they are over by now."""
        workspace = self.library.workspace
        return [
            event
            for event in events
            if event.kind in URGENT and not is_over(workspace, self.config.reports[event.report], event)
        ]

    def _due(self, subscription: Subscription, occasion: str) -> list[Event]:
        """What a digest made now on that occasion would tell of."""
        pending = self.pending(subscription)
        return self._urgent(pending) if occasion == URGENTLY else pending

    def _last_event(self) -> int:
        """Number of the last event; every later one has a greater number."""
        (last,) = self.outbox.store.connection.execute("SELECT coalesce(max(id), 0) FROM events").fetchone()
        return int(last)

    def _note(self, subscription: Subscription, now: datetime, last: int) -> None:
        """All events up to `last` are told to `subscription`, or were not meant for it."""
        self.outbox.store.connection.execute(
            "UPDATE subscriptions SET last_run = ?, since_event = max(since_event, ?) WHERE name = ?",
            (stamp(now), last, subscription.name),
        )

    def _pass_over(self, subscription: Subscription, before: Told) -> None:
        """Look no more at events of other reports, once they have become many."""
        if self._last_event() - before.since_event > MANY_EVENTS:
            with self.outbox.store.transaction():
                if not self.pending(subscription):
                    self._note(subscription, before.last_run, self._last_event())

    def _packed(
        self,
        subscription: Subscription,
        events: Sequence[Event],
        before: Told,
        *,
        now: datetime,
        occasion: str,
    ) -> Packed | None:
        """The digest ready to be sent, with the full reports that it points to; None where there is none."""
        with_nothing = subscription.empty and occasion in {SCHEDULED, ASKED}
        if not events and not with_nothing:
            return None
        publisher = Publisher(self.library, now=now)
        composed = self.compose(subscription, events, publisher, since=before.last_run, until=now)
        if not composed.digest.stories and not with_nothing:
            return None
        publisher.publish()
        return Packed(
            subscription=subscription.name,
            made_at=now,
            occasion=occasion,
            thread=composed.thread,
            subject=composed.digest.subject,
            short=composed.short,
            text=composed.text,
            html=composed.html,
            language=composed.digest.language,
            link=composed.link,
            attachments=publisher.attachments(),
        )


def recipients(subscription: Subscription) -> list[Recipient]:
    """Everybody that `subscription` tells, and how."""
    by_mail = [Recipient(MAIL, address) for address in subscription.to]
    return by_mail + [Recipient(name, name) for name in subscription.channels]
