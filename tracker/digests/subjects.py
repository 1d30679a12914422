"""Subjects: what came, without the count of what was not found, which needs its explanation beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.digests.model import Story
    from tracker.digests.words import Words

MOST_NAMED = 3
"""Reports named in a subject: about what a mail client shows."""
READABLE = 80
"""Characters of a subject, about: what a list of messages shows. What comes first is whole, however long."""


def subject_of(stories: Sequence[Story], words: Words, *, name: str) -> str:
    """The subject of a digest; `name` is its subscription's."""
    if not stories:
        return words("{name}: no news", name=name)
    stories = [story for story in stories if not story.over] or stories[:1]
    if len(stories) == 1:
        return _of_one(stories[0], words)
    heads = _fitting([story.head for story in stories[:MOST_NAMED]])
    left = len(stories) - len(heads)
    if left:
        heads.append(words.count(left, "1 more report", "{n} more reports"))
    return "; ".join(heads)


def _of_one(story: Story, words: Words) -> str:
    """What happened to one report: as much as fits, and how many things more."""
    (_, *details), *others = story.briefs
    said = _fitting([story.head, *details, *(headline for headline, *_ in others)])
    left = len(others) - max(0, len(said) - 1 - len(details))
    if left:
        said.append(words.count(left, "1 more event", "{n} more events"))
    return "; ".join(said)


def _fitting(parts: Sequence[str]) -> list[str]:
    """The first of `parts`, and those after it that fit."""
    fitting = list(parts[:1])
    for part in parts[1:]:
        if len("; ".join((*fitting, part))) > READABLE:
            break
        fitting.append(part)
    return fitting
