"""Events -> one digest that fits into a message."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tracker.digests.model import Digest, SourceLine, Story
from tracker.digests.rendering import render_html, render_markdown, render_text
from tracker.digests.sides import Room
from tracker.digests.stories import COMPARED, Teller, backfilled
from tracker.digests.subjects import subject_of
from tracker.digests.wanted import filter_words, is_filtered
from tracker.rendering.verdicts import ABSENCE
from tracker.rendering.visible import visible
from tracker.sources.plans import sources_of
from tracker.sources.results import CheckOutcome
from tracker.sources.states import source_states

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from tracker.config import Report, Subscription
    from tracker.digests.library import Library
    from tracker.digests.publishing import Publisher
    from tracker.digests.words import Words
    from tracker.sources.events import Event
    from tracker.sources.states import SourceState

LARGEST_HTML = 100_000
"""Bytes. Gmail cuts messages above 102 kB and hides the rest behind a link."""

ROOMS = (
    (1, Room(8, 4, 40)),
    (1, Room(6, 3, 40)),
    (2, Room(4, 2, 30)),
    (3, Room(3, 1, 20)),
    (5, Room(2, 1, 12, 24)),
    (14, Room(1, 0, 6, 12)),
    (20, Room(1, 0, 0, 6)),
    (1_000_000, Room(0, 0, 0, 0)),
)
"""How much is quoted of each comparison, and of how many comparisons about so much fits into a message
(measured on the seeds). Tried in this order until the HTML is small enough."""

SOURCES_IN_HTML = 60
"""Sources listed in the HTML; the text part lists all."""

SHORT_LINES = 8
"""Lines of a short message: what a chat shows without unfolding it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """A digest in all its shapes."""

    digest: Digest
    html: str
    text: str
    markdown: str

    @property
    def short(self) -> str:
        """A few lines for a chat."""
        briefs = [story.brief for story in self.digest.stories]
        more = [f"… (+{len(briefs) - SHORT_LINES + 1})"] if len(briefs) > SHORT_LINES else []
        lines = briefs[: SHORT_LINES - 1] + more if more else briefs or [self.digest.subject]
        return "\n".join([*lines, self.digest.sources_summary])

    @property
    def thread(self) -> str:
        """What it is about: the report's slug, where it is one; else nothing."""
        slugs = [story.slug for story in self.digest.stories]
        return slugs[0] if len(slugs) == 1 else ""

    @property
    def link(self) -> str | None:
        """The first full report that it points to."""
        sides = [news.side for story in self.digest.stories for news in story.news if news.side]
        return next((side.link for side in sides if side.link), None)


def reports_of(subscription: Subscription, library: Library) -> list[Report]:
    """The reports that `subscription` is about, in the order of tracker.toml."""
    config = library.workspace.config
    return [
        report for slug, report in config.reports.items() if slug in (subscription.reports or config.reports)
    ]


def compose(
    subscription: Subscription,
    events: Sequence[Event],
    *,
    words: Words,
    library: Library,
    publisher: Publisher,
    since: datetime | None,
    until: datetime,
) -> Composed:
    """Tell `events` to a subscriber.

    Args:
        subscription: who, what of it, how.
        events: what happened, in order; those of other reports are left out.
        words: the subscriber's language, dates and zone.
        library: gives the comparisons.
        publisher: told which full reports the digest points to.
        since: from when on the events are; None for the beginning.
        until: when the digest is made.
    """
    composed = None
    told = {(event.report, event.edition or "") for event in events if event.kind in COMPARED}
    compared = len(told - backfilled(library, events))
    for most, room in ROOMS:
        if most < compared:
            continue  # each try compares all of them again
        teller = Teller(
            subscription=subscription,
            words=words,
            library=library,
            room=room,
            link=publisher.link,
            attached=publisher.attached if subscription.attach_report else lambda _: None,
        )
        stories = _stories(teller, reports_of(subscription, library), events)
        digest = _digest(subscription, stories, words=words, library=library, since=since, until=until)
        composed = _composed(replace(digest, index=publisher.index), words)
        if len(composed.html.encode()) <= LARGEST_HTML:
            return composed
    assert composed is not None  # noqa: S101 - ROOMS is not empty
    return _cut(composed, words)


def _stories(teller: Teller, reports: Iterable[Report], events: Sequence[Event]) -> tuple[Story, ...]:
    by_report: dict[str, list[Event]] = {}
    for event in events:
        by_report.setdefault(event.report, []).append(event)
    told = (teller.story(report, by_report.get(report.slug, [])) for report in reports)
    # Those with the most to say first: a subject names three.
    return tuple(
        sorted(
            filter(None, told),
            key=lambda story: (story.over, not any(news.side for news in story.news), story.rank),
        )
    )


def _composed(digest: Digest, words: Words) -> Composed:
    return Composed(
        digest=digest,
        html=render_html(digest, words),
        text=render_text(digest, words),
        markdown=render_markdown(digest, words),
    )


def _cut(composed: Composed, words: Words) -> Composed:
    """Leave to the text what is too much for the HTML: sources that are well, stories, the other sources."""
    unwell = sum(line.trouble is not None or not line.asked for line in composed.digest.sources)
    listed = min(composed.digest.sources_shown, unwell)

    def made(*, stories: int, sources: int = listed) -> Composed:
        digest = replace(composed.digest, stories_shown=stories, sources_shown=sources)
        return replace(composed, digest=digest, html=render_html(digest, words))

    def is_too_large(stories: int) -> bool:
        return len(made(stories=stories).html.encode()) > LARGEST_HTML

    numbers = range(1, composed.digest.stories_shown + 1)
    fitting = bisect_left(numbers, x=True, key=is_too_large)
    return made(stories=fitting) if fitting or not is_too_large(0) else made(stories=0, sources=0)


def _digest(
    subscription: Subscription,
    stories: tuple[Story, ...],
    *,
    words: Words,
    library: Library,
    since: datetime | None,
    until: datetime,
) -> Digest:
    reports = reports_of(subscription, library)
    sources = source_lines(reports, words, library)
    titles = words.listed([visible(report.title) for report in reports])
    scope = (
        words.count(len(reports), "Report: {titles}.", "{n} reports: {titles}.", titles=titles)
        if reports
        else words("No report is tracked.")
    )
    if is_filtered(subscription):
        scope += " " + words("Filter: {filter}.", filter=filter_words(subscription, words))
    sides = [news.side for story in stories for news in story.news if news.side]
    return Digest(
        name=visible(subscription.name),
        subject=subject_of(stories, words, name=visible(subscription.name)),
        preview=" ".join(sides[0].summary) if sides else titles,
        made=words.time(until),
        period=words("Since {moment}.", moment=words.time(since)) if since else words("From the beginning."),
        scope=scope,
        language=words.language,
        stories=stories,
        stories_shown=len(stories),
        sources=sources,
        sources_shown=min(len(sources), SOURCES_IN_HTML),
        sources_summary=_sources_summary(sources, words),
        absence=words(ABSENCE),
    )


def _sources_summary(sources: Sequence[SourceLine], words: Words) -> str:
    if not sources:
        return words("No source is watched: editions are taken in by hand.")
    watched = words.count(len(sources), "1 source is watched", "{n} sources are watched")
    troubled = sum(line.trouble is not None for line in sources)
    unasked = sum(not line.asked for line in sources)
    if unasked == len(sources):
        return words("{watched}; none was asked yet.", watched=watched)
    if troubled:
        in_trouble = words.count(
            troubled,
            "1 was not reached or gave nothing sound",
            "{n} were not reached or gave nothing sound",
        )
        said = words("{watched}; when last asked, {trouble}.", watched=watched, trouble=in_trouble)
    else:
        said = words("{watched}; no trouble when last asked.", watched=watched)
    if unasked:
        said += " " + words.count(unasked, "1 was not asked yet.", "{n} were not asked yet.")
    return said


def source_lines(reports: Iterable[Report], words: Words, library: Library) -> tuple[SourceLine, ...]:
    """Every source with when it last answered; those in trouble first, then those never asked."""
    states = source_states(library.workspace.store.connection)
    root = library.workspace.config.root
    lines = [
        _source_line(report, source.key, states.get((report.slug, source.key)), words)
        for report in reports
        for source, _ in sources_of(report, root)
    ]
    return tuple(sorted(lines, key=lambda line: (line.trouble is None, line.asked)))


def _source_line(report: Report, key: str, state: SourceState | None, words: Words) -> SourceLine:
    trouble = None
    if state is None:
        answered = words("not asked yet")
    else:
        answered = words.time(state.answered_at) if state.answered_at else words("never")
        if state.outcome is CheckOutcome.FAILED:
            since = words.time(state.failing_since or state.checked_at)
            trouble = words("Not reached since {since}: {reason}", since=since, reason=visible(state.detail))
        elif state.outcome is CheckOutcome.QUARANTINED:
            trouble = words("Held back: {reason}", reason=visible(state.detail))
    return SourceLine(
        report=visible(report.title),
        source=visible(key),
        answered=answered,
        asked=state is not None,
        trouble=trouble,
    )
