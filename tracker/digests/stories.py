"""Events of a report -> the story that a digest tells of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import chain
from typing import TYPE_CHECKING, Any

from tracker.digests.model import News, Story
from tracker.digests.over import DECIDED, HELD, TEXTS, news_of_past, sort_out
from tracker.digests.over import SENTENCES as PAST
from tracker.digests.sides import Room, Telling, side_by_side
from tracker.digests.wanted import is_filtered, wanted_changes
from tracker.errors import InputError, NotFoundError
from tracker.model import Flag
from tracker.naming import command_line
from tracker.rendering.visible import visible
from tracker.sources.events import EventKind
from tracker.sources.quarantine import State

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from tracker.config import Report, Subscription
    from tracker.digests.library import Library
    from tracker.digests.model import Brief, Side
    from tracker.digests.words import Words
    from tracker.model import Comparison
    from tracker.sources.events import Event

UNCONFIRMED = HELD - {EventKind.QUARANTINED}
COMPARED = TEXTS | UNCONFIRMED
"""Told with a comparison."""
URGENT = UNCONFIRMED
"""Told at once, whatever the schedule: it may be gone tomorrow."""


NO_ROOM = Room(0, 0, 0, 0)


def backfilled(library: Library, events: Iterable[Event]) -> frozenset[tuple[str, str]]:
    """Reports and labels of the editions that came in beside a newer new one: they are counted, not quoted.

    The first look at a source finds years of editions, of which one is news.
    """
    new = {(event.report, event.edition or "") for event in events if event.kind is EventKind.NEW_EDITION}
    newest = {each for each in new if library.is_newest(*each)}
    ahead = {report for report, _ in newest}
    return frozenset(each for each in new - newest if each[0] in ahead)


@dataclass(frozen=True, slots=True, kw_only=True)
class Teller:
    """Tells stories to one subscriber."""

    subscription: Subscription
    words: Words
    library: Library
    room: Room
    link: Callable[[Comparison], str | None] = lambda _: None
    """Gives the address of the full report on a comparison, where it is published."""
    attached: Callable[[Comparison], str | None] = lambda _: None
    """Gives the name of the file that holds the full report, where it is attached."""

    def story(self, report: Report, events: Sequence[Event]) -> Story | None:
        """What `events`, all of `report` and in their order, come to; None where nothing of it is wanted."""
        sorted_out = sort_out(self.library.workspace, report, events)
        events = sorted_out.present
        older = backfilled(self.library, events)
        told: list[tuple[Brief, News]] = []
        told += [self._unconfirmed(event) for event in events if event.kind in UNCONFIRMED]
        editions = {event.edition or "" for event in events if event.kind in TEXTS}
        for edition in reversed(self.library.workspace.in_order(report.slug, editions)):  # the newest leads
            texts = [event for event in events if event.kind in TEXTS and event.edition == edition]
            room = NO_ROOM if (report.slug, edition) in older else self.room
            for told_of in sorted(_chains(texts), key=lambda chain: _rank_of(chain[0])):
                if (found := self._text(report, edition, told_of, room)) is not None:
                    told.append(found)
        told += [self._other(event) for event in events if event.kind not in COMPARED]
        past = [news_of_past(self.library.workspace, event, self.words) for event in sorted_out.over]
        if not told and not past:
            return None
        briefs = list(dict.fromkeys(brief for brief, _ in told)) or [(self.words("what was wrong is over"),)]
        title = visible(report.title)
        return Story(
            slug=report.slug,
            title=title,
            publisher=visible(report.publisher) if report.publisher else None,
            news=(*(news for _, news in told), *past),
            brief=self.words("{what}: {said}", what=title, said="; ".join(chain(*briefs))),
            briefs=tuple(briefs),
            head=self.words("{what}: {said}", what=title, said=briefs[0][0]),
            rank=min(map(_rank_of, events), default=len(_RANKS)),
        )

    def _text(
        self, report: Report, edition: str, events: Sequence[Event], room: Room
    ) -> tuple[Brief, News] | None:
        """A new edition, or revisions of one: what came last beside what was there before them."""
        words, library = self.words, self.library
        first = events[0]
        revisions = [int(event.payload.get("revision") or 1) for event in events]
        last = revisions[-1]
        new = first.kind is EventKind.NEW_EDITION
        shown = visible(edition)
        if new:
            headline = (
                words("The {edition} edition is out", edition=shown)
                if library.is_newest(report.slug, edition)
                else words("The {edition} edition has been taken in", edition=shown)
            )
            before = library.edition_before(report.slug, edition)
            old = (before, library.latest_revision(report.slug, before)) if before else None
            last = library.latest_revision(report.slug, edition) or last  # another copy may lead
        else:
            headline = (
                words("The text of the {edition} edition is now that of another source", edition=shown)
                if first.kind is EventKind.COPY_LEADS
                else words("Another copy of the {edition} edition has changed", edition=shown)
                if _is_of_a_copy(events[-1])
                else words("The {edition} edition has been revised", edition=shown)
            )
            earlier = library.revision_before(
                report.slug, edition, revisions[0], against=first.payload.get("against")
            )
            old = (edition, earlier) if earlier else None
        lines = [self._when(first)]
        if _is_of_a_copy(events[-1]):
            lines.append(visible(str(events[-1].payload.get("address", ""))))
        lines += self._led(report, edition, events)
        revised = len(events[1:] if new else events) - sum(
            event.kind is EventKind.COPY_LEADS for event in events
        )
        if revised and len(events) > 1:
            lines.append(
                words.count(
                    revised,
                    "It was revised once in this period; the latest text is the one compared.",
                    "It was revised {n} times in this period; the latest text is the one compared.",
                )
            )
        brief = _in_brief(headline)
        if old is None:
            lines.append(words("There is nothing before it to compare it with."))
            return brief, News(headline=headline, lines=tuple(lines))
        try:
            comparison = library.compared(report.slug, old, (edition, last))
        except (NotFoundError, InputError) as error:
            lines.append(words("It is not compared: {reason}", reason=visible(str(error))))
            return brief, News(headline=headline, lines=tuple(lines))
        if not new and is_filtered(self.subscription) and not wanted_changes(self.subscription, comparison):
            return None
        names = [library.name_of(report.slug, *each) for each in (old, (edition, last))]
        side = self._side(comparison, command_line("diff", *names), room)
        brief = (*brief, *self._outline(side, comparison))
        return brief, News(headline=headline, lines=tuple(lines), side=side)

    def _led(self, report: Report, edition: str, events: Sequence[Event]) -> list[str]:
        """Whose text the edition's was, and whose it is."""
        leading = [event.payload for event in events if event.kind is EventKind.COPY_LEADS]
        if not leading:
            return []
        named = [_named(report.slug, edition, each) for each in (leading[0].get("was") or {}, leading[-1])]
        return [
            self.words("It was {old}; from now on it is {new}.", old=named[0], new=named[1]),
            self.words("This is no revision: it is another copy of the same edition."),
        ]

    def _side(self, comparison: Comparison, command: str, room: Room) -> Side:
        return side_by_side(
            comparison,
            Telling(
                subscription=self.subscription,
                words=self.words,
                room=room,
                between=self.library.between(comparison),
                link=self.link(comparison),
                attached=self.attached(comparison),
                command=command,
            ),
        )

    def _outline(self, side: Side, comparison: Comparison) -> Brief:
        """For a subject, what weighs most in numbers; how much was not found needs explaining."""
        parts = []
        if gone := side.gone_total:
            parts.append(
                self.words.count(gone, "1 section has no counterpart", "{n} sections have no counterpart")
            )
        wanted = wanted_changes(self.subscription, comparison)
        turned = sum(Flag.REVERSED in change.flags for change in wanted)
        if turned:
            parts.append(self.words.count(turned, "1 outcome reversed", "{n} outcomes reversed"))
        return (", ".join(parts),) if parts else ()

    def _unconfirmed(self, event: Event) -> tuple[Brief, News]:
        words = self.words
        if event.payload.get("other_page"):
            brief, news = self._other(replace(event, kind=EventKind.QUARANTINED))
            return brief, replace(news, unconfirmed=True)
        edition, number = visible(event.edition or ""), int(event.payload.get("quarantine") or 0)
        headline = (
            words("Unconfirmed: the {edition} edition has shrunk", edition=edition)
            if event.kind is EventKind.SHRUNK
            else words("Unconfirmed: the outline of the {edition} edition is gone", edition=edition)
        )
        lines = [
            self._when(event),
            visible(str(event.payload.get("reason", ""))),
            words(
                "What came is held back until a person has looked at it (`tracker quarantine show {number}`);"
                " the comparison is provisional.",
                number=str(number),
            ),
        ]
        side = None
        try:
            comparison = self.library.unconfirmed(event.report, event.edition or "", number)
            side = self._side(comparison, f"tracker quarantine show {number} --diff", self.room)
        except (NotFoundError, InputError) as error:
            lines.append(words("It is not compared: {reason}", reason=visible(str(error))))
        news = News(headline=headline, lines=tuple(filter(None, lines)), unconfirmed=True, side=side)
        return _in_brief(headline), news

    def _other(self, event: Event) -> tuple[Brief, News]:
        """What is told in a sentence or two."""
        words = self.words
        payload = {name: visible(str(value)) for name, value in event.payload.items() if value is not None}
        values = {
            "edition": visible(event.edition or ""),
            "source": visible(event.source or ""),
            "address": payload.get("address", ""),
            "moved_to": payload.get("moved_to", ""),
            "reason": payload.get("reason", ""),
            "number": payload.get("quarantine", ""),
            "status": payload.get("status", ""),
            "since": self._moment(event.payload.get("since")),
            "due": self._moment(event.payload.get("due")),
            "told": self._moment(event.payload.get("told")),
        }
        phrase, explained = _SENTENCES[event.kind]
        if event.payload.get("kind") in {EventKind.REVISION, EventKind.COPY_LEADS}:
            phrase, _ = PAST[EventKind(event.payload["kind"])]
        lines = [] if event.kind in {EventKind.RETRACTED, EventKind.CLEARED} else [self._when(event)]
        if event.kind is EventKind.SOURCE_FAILING:
            failures = int(event.payload.get("failures") or 1)
            lines.append(
                words.count(
                    failures, "It failed once.", "It failed {n} times in a row, first on {since}.", **values
                )
            )
        if explained:
            lines.append(words(explained, **values))
        if begins := event.payload.get("begins"):
            lines.append(words("It begins: {text}", text=words("“{text}”", text=visible(str(begins)))))
        if event.kind is EventKind.CLEARED:
            decided = DECIDED[State(event.payload.get("state", State.SUPERSEDED))]
            lines.append(words(decided, moment=words.time(event.created_at)))
        if event.kind is EventKind.RETRACTED:
            lines += self._left(event)
        headline = words(phrase, **values)
        return _in_brief(headline), News(headline=headline, lines=tuple(lines))

    def _left(self, event: Event) -> list[str]:
        """What the edition is once something was retracted, where that is another text and still stands."""
        if "stands" not in event.payload:
            return []
        label = event.edition or ""
        revisions = self.library.workspace.store.revisions(event.report, label)
        stands = event.payload["stands"]
        if stands is not None and stands.get("revision") in revisions:
            new = _named(event.report, label, stands)
            return [self.words("From now on the edition is {new}.", new=new)]
        return [] if revisions else [self.words("Nothing of the edition stands any more.")]

    def _when(self, event: Event) -> str:
        return self.words("Found on {moment}.", moment=self.words.time(event.created_at))

    def _moment(self, value: object) -> str:
        if not value:
            return ""
        text = str(value)
        if len(text) == len("2024-01-01"):
            return self.words.date(date.fromisoformat(text))
        return self.words.time(datetime.fromisoformat(text))


def _chains(events: Sequence[Event]) -> list[list[Event]]:
    """The texts of an edition, each behind the one that it is compared with: several sources may give it.

    What another copy says follows only upon other copies: it is no later state of the edition. That its text
    is another source's is told by itself, except of an edition that is told as new: nobody knows another.
    """
    chains: list[list[Event]] = []
    for event in events:
        for each in chains:
            if _follows(each, event):
                each.append(event)
                break
        else:
            chains.append([event])
    return chains


def _follows(chain: Sequence[Event], event: Event) -> bool:
    """Whether a text is the next one in a chain."""
    last, against = chain[-1].payload, event.payload.get("against")
    if bool(last.get("aside")) != bool(event.payload.get("aside")):
        return False
    if against not in (None, int(last.get("revision") or 1)):
        return False
    is_led = EventKind.COPY_LEADS in {chain[-1].kind, event.kind} or last.get("instead_of") is not None
    return not is_led or chain[0].kind is EventKind.NEW_EDITION


def _rank_of(event: Event) -> int:
    """Where what happened stands among what happened to other reports: an archive's copy interests few."""
    if event.kind in TEXTS and _is_of_a_copy(event):
        return len(_RANKS)
    return next((at for at, kinds in enumerate(_RANKS) if event.kind in kinds), len(_RANKS))


_RANKS = (UNCONFIRMED, {EventKind.NEW_EDITION}, {EventKind.REVISION})


def _is_of_a_copy(event: Event) -> bool:
    """Whether a source altered its text that was not the edition's."""
    return bool(event.payload.get("aside")) or event.payload.get("instead_of") is not None


def _named(report: str, edition: str, told: Mapping[str, Any]) -> str:
    """A snapshot as it can be named on the command line and checked."""
    name = f"{report}@{edition}~r{told.get('revision') or 1}"
    return visible(f"{name} ({told.get('address', '')}, SHA-256 {str(told.get('sha256', ''))[:12]})")


def _in_brief(headline: str) -> Brief:
    return (headline[:1].lower() + headline[1:],)


_SENTENCES: dict[EventKind, tuple[str, str]] = {
    EventKind.RETRACTED: (
        "What was taken in as the {edition} edition has been retracted",
        "It was found on {told}; what was told of it was a mistake. The reason: {reason}",
    ),
    EventKind.QUARANTINED: (
        "What came as the {edition} edition is held back",
        "{address}: {reason}. `tracker quarantine show {number}` shows it.",
    ),
    EventKind.CLEARED: PAST[EventKind.SHRUNK],
    EventKind.WITHDRAWN: (
        "The {edition} edition is no longer there",
        "{address} answers {status}. What was stored of it stays.",
    ),
    EventKind.RETURNED: ("The {edition} edition is there again", "{address}; it was gone since {since}."),
    EventKind.RELOCATED: ("The {edition} edition has moved for good", "From {address} to {moved_to}."),
    EventKind.SOURCE_FAILING: ("A source is failing: {source}", "{reason}"),
    EventKind.SOURCE_RECOVERED: ("A source answers again: {source}", "It had failed since {since}."),
    EventKind.EDITION_OVERDUE: (
        "The {edition} edition is overdue",
        "It should have been out by {due} and was not found.",
    ),
}
"""Headline and explanation of what needs no comparison; keys of the catalogues."""
