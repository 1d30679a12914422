"""Subjects: what came, without the count of what was not found, which needs its explanation beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.digests.model import Story
    from tracker.digests.words import Words

MOST_NAMED = 3
"""Reports named in a subject: about what a mail client shows."""


def subject_of(stories: Sequence[Story], words: Words, *, name: str) -> str:
    """The subject of a digest; `name` is its subscription's."""
    if not stories:
        return words("{name}: no news", name=name)
    stories = [story for story in stories if not story.over] or stories[:1]
    if len(stories) == 1:
        return stories[0].brief
    heads = [story.head for story in stories[:MOST_NAMED]]
    left = len(stories) - len(heads)
    if left:
        heads.append(words.count(left, "1 more report", "{n} more reports"))
    return "; ".join(heads)
