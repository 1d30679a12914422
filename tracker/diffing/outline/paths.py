"""Sections that stand under the same headings in both editions, from the top of the outline down."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tracker.diffing.folding.folded import of_edition
from tracker.diffing.outline.places import name_of

if TYPE_CHECKING:
    from tracker.diffing.indices import OldNew
    from tracker.model import Edition

    Path = tuple[tuple[str, ...], int]


def same_sections(old: Edition, new: Edition) -> list[OldNew]:
    """Sections of one path, in order; none of a path that stands more often in one of the editions."""
    paths, others = _paths(old), _paths(new)
    times, others_times = Counter(path for path, _ in paths), Counter(path for path, _ in others)
    return [
        (a, others[key])
        for key, a in paths.items()
        if key in others and times[key[0]] == others_times[key[0]]
    ]


@of_edition
def _paths(edition: Edition) -> dict[Path, int]:
    """Each section by the names from the top down to it, and how many of that path come before it."""
    named: list[tuple[str, ...]] = []
    found: dict[Path, int] = {}
    seen: Counter[tuple[str, ...]] = Counter()
    for section in edition.sections:
        path = (*named[section.parent], name_of(section)) if section.parent is not None else ()
        named.append(path)
        found[path, seen[path]] = section.index
        seen[path] += 1
    return found
