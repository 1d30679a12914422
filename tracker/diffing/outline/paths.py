"""Sections that stand under the same headings in both editions, from the top of the outline down."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from tracker.diffing.folding.fold import masked
from tracker.diffing.folding.folded import of_edition
from tracker.diffing.outline.entered import same_entries
from tracker.diffing.outline.names import name_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracker.diffing.indices import OldNew
    from tracker.model import Edition

    Path = tuple[tuple[str, ...], int]


def same_sections(old: Edition, new: Edition) -> list[OldNew]:
    """Sections of one path, in order; none of a path that stands more often in one of the editions.

    Also entries of one subject, and those whose path is the only one of its wording but for figures (`Version
    3.0`, `Version 4.0`).
    """
    paths, others = _paths(old), _paths(new)
    times, others_times = Counter(path for path, _ in paths), Counter(path for path, _ in others)
    found = {
        a: others[key] for key, a in paths.items() if key in others and times[key[0]] == others_times[key[0]]
    }
    if len(found) < min(len(paths), len(others)):
        taken = set(found.values())
        worded, others_worded = _by_wording(paths), _by_wording(others)
        for wording, members in worded.items():
            there = others_worded.get(wording, ())
            if len(members) == 1 == len(there) and members[0] not in found and there[0] not in taken:
                found[members[0]] = there[0]
    return sorted((found | same_entries(old, new)).items())


@of_edition
def ends_of(edition: Edition) -> dict[int, tuple[int, int]]:
    """The first and the last finding of each section that has any."""
    found: dict[int, tuple[int, int]] = {}
    for k, finding in enumerate(edition.findings):
        first, _ = found.get(finding.section, (k, k))
        found[finding.section] = first, k
    return found


@of_edition
def chains_of(edition: Edition) -> list[tuple[int, ...]]:
    """Each section with those above it, from the top down, without the one that is the whole edition."""
    found: list[tuple[int, ...]] = []
    for section in edition.sections:
        found.append(() if section.parent is None else (*found[section.parent], section.index))
    return found


def _by_wording(paths: Mapping[Path, int]) -> dict[tuple[str, ...], list[int]]:
    """Sections by their paths without figures."""
    found: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for (path, _), section in paths.items():
        found[tuple(map(masked, path))].append(section)
    return dict(found)


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
