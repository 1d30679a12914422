"""Which edition of a report follows which: what stands beside and between two, and which is the later."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePath
from typing import TYPE_CHECKING

from tracker.naming import natural_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tracker.config import Report
    from tracker.model import Comparison, Provenance

YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def told_apart(old: Provenance, new: Provenance) -> tuple[str, str]:
    """What two editions are called beside each other: with the revision where that is all that differs.

    Where it is the report that differs, not the label, with the report; where both are files of one name,
    with as many of their folders as it takes.
    """
    if old.edition != new.edition:
        return old.edition, new.edition
    if old.report != new.report:
        one, other = (f"{each.report} {each.edition}" if each.report else each.edition for each in (old, new))
        return one, other
    if old.report is None:
        return _by_folders(old, new)
    if old.revision == new.revision:
        return old.edition, new.edition
    return f"{old.edition} r{old.revision}", f"{new.edition} r{new.revision}"


def named_apart(comparison: Comparison) -> Comparison:
    """The same, with both sides called so that readers tell them apart (`told_apart`)."""
    names = told_apart(comparison.old.provenance, comparison.new.provenance)
    old, new = (
        replace(edition, provenance=replace(edition.provenance, edition=name))
        for edition, name in zip((comparison.old, comparison.new), names, strict=True)
    )
    return replace(comparison, old=old, new=new)


def _by_folders(old: Provenance, new: Provenance) -> tuple[str, str]:
    """Two files of one name, each with the ends of its path from which on they differ."""
    paths = PurePath(old.source), PurePath(new.source)
    for length in range(2, max(len(path.parts) for path in paths) + 1):
        one, other = (PurePath(*path.parts[-length:]).as_posix() for path in paths)
        if one != other:
            return one, other
    return old.edition, new.edition


@dataclass(frozen=True, slots=True, kw_only=True)
class Placing:
    """An edition, as far as its place among others goes."""

    label: str
    published: date | None = None
    stored: int | None = None
    """Rises with the order in which editions were first stored; None for one that is not."""


def in_order(placings: Iterable[Placing]) -> tuple[str, ...]:
    """The labels of a report's editions, oldest first.

    By the years in the labels; then by the dates of publication, where both have one; then by the numbers in
    labels that differ in nothing else; then as they were first stored, then by label. A label without a year
    has its place by its date of publication, else behind those that have one.
    """
    known = sorted(
        placings, key=lambda each: (each.stored is None, each.stored or 0, natural_key(each.label))
    )
    by_years: dict[tuple[str, ...], list[Placing]] = {}
    for each in known:
        by_years.setdefault(_years(each.label), []).append(each)
    without = by_years.pop((), [])
    found = [each for years in sorted(by_years) for each in _of_one_year(by_years[years])]
    for each in _of_one_year(without):
        found.insert(_place_by_date(each, found), each)
    return tuple(each.label for each in found)


def _of_one_year(placings: Sequence[Placing]) -> list[Placing]:
    """Those of one year in order; given as they were first stored."""
    order = list(placings)
    alike: dict[str, list[Placing]] = {}
    for each in placings:
        alike.setdefault(_without_numbers(each.label), []).append(each)
    for several in alike.values():
        _fill(order, sorted(several, key=lambda each: natural_key(each.label)))
    dated = [each for each in order if each.published]
    _fill(order, sorted(dated, key=lambda each: each.published or date.min))
    return order


def _fill(order: list[Placing], wanted: Sequence[Placing]) -> None:
    """Have some of `order` stand as in `wanted`, in the places that they have between them."""
    places = [at for at, each in enumerate(order) if each in wanted]
    for at, each in zip(places, wanted, strict=True):
        order[at] = each


def _place_by_date(placing: Placing, others: Sequence[Placing]) -> int:
    """Behind the last that was published no later; at the end, where nobody knows."""
    dates = [(at, each.published) for at, each in enumerate(others) if each.published]
    if placing.published is None or not dates:
        return len(others)
    return max((at + 1 for at, day in dates if day <= placing.published), default=dates[0][0])


def ordered(labels: Iterable[str], declared: Report | None, stored: Iterable[Placing]) -> tuple[str, ...]:
    """Editions of a report in order (see `in_order`).

    Args:
        labels: which.
        declared: what tracker.toml says of the report: its dates go before those that are stored.
        stored: what the store knows of the report's editions, of others too.
    """
    known = {each.label: each for each in stored}
    placings = []
    for label in {*labels}:
        placing = known.get(label, Placing(label=label))
        said = declared.declared(label) if declared else None
        placings.append(replace(placing, published=said.published) if said and said.published else placing)
    return in_order(placings)


def before(label: str, known: Sequence[str]) -> str | None:
    """The edition before `label` of those `known`, which are in order and have it; None for the first."""
    at = known.index(label)
    return known[at - 1] if at else None


def beside(label: str, known: Sequence[str]) -> tuple[str, str] | None:
    """An edition with the one before it of those `known`, else with the one after it; older first.

    Args:
        label: the edition.
        known: editions of its report in order, with it.
    """
    if len(known) == 1:
        return None
    at = max(1, known.index(label))
    return known[at - 1], known[at]


def between(old: Provenance, new: Provenance, known: Sequence[str]) -> tuple[str, ...]:
    """Labels of the editions between two of one report; years count in any case.

    Args:
        old: of the one edition.
        new: of the other.
        known: editions of their report, in order.
    """
    if old.report is None or old.report != new.report:
        return ()
    found: list[str] = []
    if old.edition in known and new.edition in known:
        first, last = sorted((known.index(old.edition), known.index(new.edition)))
        found += known[first + 1 : last]
    if YEAR.fullmatch(old.edition) and YEAR.fullmatch(new.edition):
        first, last = sorted((int(old.edition), int(new.edition)))
        for year in map(str, range(first + 1, last)):
            if year not in found:
                later = (at for at, label in enumerate(found) if _years(label) >= (year,))
                found.insert(next(later, len(found)), year)
    return tuple(found)


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


def names_another_year(title: str, label: str) -> bool:
    """Whether a title names a year, and not the one that the edition is labelled with."""
    years = YEAR.findall(title)
    return bool(years) and YEAR.fullmatch(label) is not None and label not in years


def _full_name(provenance: Provenance) -> str:
    return f"{provenance.report}@{provenance.edition}"


def _is_later(one: Provenance, other: Provenance) -> bool:
    """Whether of two editions of a report `one` is known to be the later, by the rule of `in_order`.

    Without what is no more than likely: the order of other labels (`spring`, `autumn`), and that in which
    they were stored, say nothing about time.
    """
    if one.edition == other.edition:
        return (one.revision or 0) > (other.revision or 0)
    years = _years(one.edition), _years(other.edition)
    if all(years) and years[0] != years[1]:
        return years[0] > years[1]
    if one.published and other.published and one.published != other.published:
        return one.published > other.published
    alike = _without_numbers(one.edition) == _without_numbers(other.edition)
    return alike and natural_key(one.edition) > natural_key(other.edition)


def _years(label: str) -> tuple[str, ...]:
    return tuple(YEAR.findall(label))


def _without_numbers(label: str) -> str:
    return re.sub(r"\d+", "0", label.casefold())
