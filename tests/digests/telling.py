"""What is told of a comparison, and a digest that tells it: made without a watch."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from tracker.config import Subscription
from tracker.digests.model import Digest, News, SourceLine, Story
from tracker.digests.sides import Room, Telling, side_by_side
from tracker.digests.words import Words
from tracker.rendering.verdicts import ABSENCE

if TYPE_CHECKING:
    from tracker.digests.model import Side
    from tracker.model import Comparison

ROOM = Room(8, 4, 40)


def told(comparison: Comparison, room: Room = ROOM, **given: Any) -> Side:
    """The seeds as a subscriber is told them."""
    subscription = Subscription(name="weekly", to=("ann@example.org",), **given)
    telling = Telling(
        subscription=subscription,
        words=Words(),
        room=room,
        between=("2021", "2022"),
        link="https://example.org/kazakhstan.html",
    )
    return side_by_side(comparison, telling)


def digest_of(side: Side | None, **given: object) -> Digest:
    """A digest with one story."""
    news = News(headline="The 2023 edition is out", lines=("Found on Monday.",), side=side)
    story = Story(
        slug="kazakhstan",
        title="Kazakhstan",
        publisher=None,
        news=(news,),
        brief="Kazakhstan: out",
        briefs=(("out",),),
        head="Kazakhstan: out",
    )
    line = SourceLine(
        report="Kazakhstan", source="archive", answered="today", trouble="Not reached since 1 March"
    )
    made = Digest(
        name="weekly",
        subject="Kazakhstan: the 2023 edition is out",
        preview="Of the findings …",
        made="2 March 2026, 08:00 UTC",
        period="Since 23 February 2026.",
        scope="Report: Kazakhstan.",
        language="en",
        stories=(story,),
        stories_shown=1,
        sources=(line,),
        sources_shown=1,
        sources_summary="1 source is watched.",
        absence=ABSENCE,
    )
    return replace(made, **given)  # type: ignore[arg-type]
