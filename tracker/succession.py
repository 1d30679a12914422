"""Which edition of a report follows which: what stands beside and between two, and which is the later."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.naming import natural_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.model import Provenance

YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def told_apart(old: Provenance, new: Provenance) -> tuple[str, str]:
    """What two editions are called beside each other: with the revision where that is all that differs."""
    is_same = old.report is not None and (old.report, old.edition) == (new.report, new.edition)
    if not is_same or old.revision == new.revision:
        return old.edition, new.edition
    return f"{old.edition} r{old.revision}", f"{new.edition} r{new.revision}"


def beside(label: str, known: Iterable[str]) -> tuple[str, str] | None:
    """An edition with the one before it of those `known`, else with the one after it; older first."""
    labels = sorted({*known, label}, key=natural_key)
    if len(labels) == 1:
        return None
    at = max(1, labels.index(label))
    return labels[at - 1], labels[at]


def between(old: Provenance, new: Provenance, known: Iterable[str]) -> tuple[str, ...]:
    """Labels of the editions between two of one report, of those `known`; years count in any case."""
    if old.report is None or old.report != new.report:
        return ()
    low, high = sorted((natural_key(old.edition), natural_key(new.edition)))
    labels = set(known)
    if YEAR.fullmatch(old.edition) and YEAR.fullmatch(new.edition):
        first, last = sorted((int(old.edition), int(new.edition)))
        labels |= {str(year) for year in range(first + 1, last)}
    return tuple(label for label in sorted(labels, key=natural_key) if low < natural_key(label) < high)


def caution(old: Provenance, new: Provenance) -> str | None:
    """What to say where two stored editions are not an earlier and a later one of one report."""
    if old.report is None or new.report is None:
        return None
    if old.report != new.report:
        return (
            f"{_full_name(old)} and {_full_name(new)} are editions of different reports: what is called "
            "added or removed tells how the two differ, not what changed with time"
        )
    if not _is_later(old, new):
        return None
    one, other = _full_name(old), _full_name(new)
    if old.edition == new.edition:
        one, other = (f"{_full_name(each)} revision {each.revision}" for each in (old, new))
    return (
        f"{one} is later than {other}: what is called added stood only in the earlier one, what is called"
        " removed stands only in the later; name the earlier one first to see what changed with time"
    )


def _full_name(provenance: Provenance) -> str:
    return f"{provenance.report}@{provenance.edition}"


def _is_later(one: Provenance, other: Provenance) -> bool:
    """Whether of two editions of a report `one` is known to be the later.

    By the dates of publication, else the years in the labels, else the numbers in labels that differ in
    nothing else: the order of other labels (`spring`, `autumn`) says nothing about time.
    """
    if one.edition == other.edition:
        return (one.revision or 0) > (other.revision or 0)
    if one.published and other.published and one.published != other.published:
        return one.published > other.published
    years = [YEAR.findall(each.edition) for each in (one, other)]
    if all(years) and years[0] != years[1]:
        return years[0] > years[1]
    alike = re.sub(r"\d+", "", one.edition) == re.sub(r"\d+", "", other.edition)
    return alike and natural_key(one.edition) > natural_key(other.edition)
