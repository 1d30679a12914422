"""The changes section by section: the new outline, what was removed where it stood, the rest at the end."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from tracker.model import Flag, Kind, Relation
from tracker.naming import counted
from tracker.rendering.context.parts import Chapter, Count, MovedAway, Run
from tracker.rendering.context.rows import opening, place_of
from tracker.rendering.verdicts import QUIET, SYMBOLS, UNTITLED
from tracker.rendering.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tracker.model import Change, Comparison, Edition, Section
    from tracker.rendering.context.parts import Row
    from tracker.rendering.verdicts import Verdicts

SHEET_ROWS = 40
"""Rows of one table, about: a browser lays out only the tables near the window, and a chapter may be the
whole report where no heading was found (filtering 4,800 rows took seconds in one table)."""

_RELATIONS = {
    Relation.SAME: "same section",
    Relation.RENAMED: "renamed",
    Relation.SPLIT: "split from",
    Relation.MERGED: "merged from",
    Relation.MOVED: "moved",
    Relation.ADDED: "no counterpart in {old}",
    Relation.REMOVED: "no counterpart in {new}",
}


def relation_words(relation: Relation, verdicts: Verdicts) -> str:
    """Say what became of a section."""
    return _RELATIONS[relation].format(old=verdicts.old, new=verdicts.new)


def kind_counts(kinds: Iterable[Kind], verdicts: Verdicts, *, zeros: bool = False) -> tuple[Count, ...]:
    """Count `kinds`, the weightiest kind first."""
    tally = Counter(kinds)
    return tuple(
        Count(
            name=str(kind),
            words=verdicts.kind(kind),
            symbol=symbol,
            explained=verdicts.kind_explained(kind),
            number=tally[kind],
        )
        for kind, symbol in SYMBOLS.items()
        if zeros or tally[kind]
    )


def _sheets(runs: Iterable[Run]) -> tuple[tuple[Run, ...], ...]:
    """Deal runs out to tables of about `SHEET_ROWS` rows; a run that is longer itself is parted."""
    sheets: list[list[Run]] = []
    room = 0
    for run in runs:
        rows = run.rows
        parts = [rows[at : at + SHEET_ROWS] for at in range(0, len(rows), SHEET_ROWS)] or [()]
        for part in parts:
            if not sheets or len(part) > room:
                sheets.append([])
                room = SHEET_ROWS
            last = part is parts[-1]
            sheets[-1].append(replace(run, rows=part, moved_away=run.moved_away if last else ()))
            room -= len(part)
    return tuple(map(tuple, sheets))


class Chapters:
    """Which chapter each change stands in, and the chapters themselves."""

    def __init__(self, comparison: Comparison, verdicts: Verdicts, shown: Sequence[Change]) -> None:
        """Place the changes of `comparison`; where not all are `shown`, chapters without any are left out."""
        self._comparison = comparison
        self._verdicts = verdicts
        self._new_of: dict[int, list[int]] = defaultdict(list)
        self._old_of: dict[int, list[int]] = defaultdict(list)
        self._relation: dict[int, Relation] = {}
        for row in comparison.crosswalk:
            if row.old is not None and row.new is not None:
                self._new_of[row.old.index].append(row.new.index)
                self._old_of[row.new.index].append(row.old.index)
            if row.new is not None:
                self._relation.setdefault(row.new.index, row.relation)
        self._home = self._place_all()
        self._inside: dict[str, list[Change]] = defaultdict(list)
        for change in shown:
            self._inside[self._home[change.number]].append(change)
        self._away = self._moved_away(shown)
        filled = {*self._inside, *(anchor for anchor, _ in self._away)}
        all_shown = len(shown) == len(comparison.changes)
        self._new = self._told_of(comparison.new, "s", filled, all_shown=all_shown)
        self._counterless = [
            section
            for section in self._told_of(comparison.old, "x", filled, all_shown=all_shown)
            if section.index not in self._new_of
        ]
        self._anchors = {f"s{section.index}" for section in self._new}
        self._anchors |= {f"x{section.index}" for section in self._counterless}

    @staticmethod
    def _told_of(edition: Edition, letter: str, filled: set[str], *, all_shown: bool) -> list[Section]:
        """Give the sections that get a chapter: a report's own title only where findings stand under it."""
        return [
            section
            for section in edition.sections
            if f"{letter}{section.index}" in filled or (all_shown and section.level)
        ]

    def link_new(self, section: int) -> str | None:
        """Give the anchor of a new section's chapter, None where it has none."""
        anchor = f"s{section}"
        return anchor if anchor in self._anchors else None

    def link_old(self, section: int) -> str | None:
        """Give the anchor of the chapter where an old section is told of, None where there is none."""
        anchor = self._anchor_of_old(section)
        return anchor if anchor in self._anchors else None

    def _anchor_of_old(self, section: int) -> str:
        new = self._new_of.get(section)
        return f"s{new[0]}" if new else f"x{section}"

    def _place_all(self) -> dict[int, str]:
        home: dict[int, str] = {}
        last: int | None = None
        waiting: list[tuple[int, list[int]]] = []
        for change in self._comparison.changes:
            if change.new:
                last = change.new[0].section
                for number, choices in waiting:
                    home[number] = f"s{last if last in choices else choices[0]}"
                waiting.clear()
                home[change.number] = f"s{last}"
                continue
            section = change.old[0].section
            choices = self._new_of.get(section, [])
            if not choices:
                home[change.number] = f"x{section}"
            elif last in choices:
                home[change.number] = f"s{last}"
            else:  # the section of the next finding may be the right one of several
                waiting.append((change.number, choices))
        for number, choices in waiting:
            home[number] = f"s{choices[0]}"
        return home

    def build(self, rows: Mapping[int, Row]) -> tuple[tuple[Chapter, ...], tuple[Chapter, ...]]:
        """Give the chapters of the new outline and those of old sections without counterpart."""
        return (
            tuple(self._chapter(section, f"s{section.index}", rows) for section in self._new),
            tuple(
                self._chapter(section, f"x{section.index}", rows, gone=True) for section in self._counterless
            ),
        )

    def _moved_away(self, shown: Sequence[Change]) -> dict[tuple[str, int], list[MovedAway]]:
        """Say of each moved change where it stood: after which row of which chapter."""
        comparison = self._comparison
        away: dict[tuple[str, int], list[MovedAway]] = defaultdict(list)
        before: dict[int, Change] = {}
        if not any(Flag.MOVED in change.flags for change in shown):
            return away
        for change in sorted((c for c in shown if c.old), key=lambda change: change.old[0].start):
            section = change.old[0].section
            if Flag.MOVED in change.flags and change.new:
                earlier = before.get(section)
                anchor = self._home[earlier.number] if earlier else self._anchor_of_old(section)
                away[anchor, earlier.number if earlier else 0].append(
                    MovedAway(
                        row=change.number,
                        verdict=self._verdicts.kind(change.kind),
                        opening=visible(opening(change.old[0].text)),
                        to=place_of(comparison.new, change.new[0]),
                    )
                )
            else:
                before[section] = change
        return away

    def _chapter(
        self, section: Section, anchor: str, rows: Mapping[int, Row], *, gone: bool = False
    ) -> Chapter:
        changes = self._inside.get(anchor, [])
        relation = Relation.REMOVED if gone else self._relation.get(section.index, Relation.ADDED)
        formerly = () if gone else self._formerly(section)
        return Chapter(
            anchor=anchor,
            title=visible(section.title) or UNTITLED,
            level=max(1, section.level),
            formerly=formerly,
            relation=relation_words(relation, self._verdicts),
            old_section=section.index if gone else next(iter(self._old_of.get(section.index, ())), None),
            new_section=None if gone else section.index,
            counts=kind_counts((change.kind for change in changes), self._verdicts),
            changed=sum(change.kind not in QUIET for change in changes),
            sheets=_sheets(self._runs(changes, rows, anchor)),
        )

    def _formerly(self, section: Section) -> tuple[str, ...]:
        old = self._comparison.old.sections
        titles = (visible(old[index].title) for index in self._old_of.get(section.index, ()))
        return tuple(title for title in dict.fromkeys(titles) if title.casefold() != section.title.casefold())

    def _runs(self, changes: Sequence[Change], rows: Mapping[int, Row], anchor: str) -> Iterable[Run]:
        """Fold what is quiet; whatever moved away stands after the row it stood after."""
        away = self._away
        if first := away.get((anchor, 0)):
            yield Run(folded=False, summary="", rows=(), moved_away=tuple(first))
        quiet: list[Change] = []
        loud: list[Row] = []
        for change in changes:
            left = tuple(away.get((anchor, change.number), ()))
            folds = change.kind in QUIET and not change.flags
            if folds and loud:
                yield Run(folded=False, summary="", rows=tuple(loud), moved_away=())
                loud = []
            if quiet and (not folds or len(quiet) == SHEET_ROWS):
                yield self._fold(quiet, rows)
                quiet = []
            if folds:
                quiet.append(change)
            else:
                loud.append(rows[change.number])
            if left:
                if quiet:
                    yield self._fold(quiet, rows)
                yield Run(folded=False, summary="", rows=tuple(loud), moved_away=left)
                quiet, loud = [], []
        if loud:
            yield Run(folded=False, summary="", rows=tuple(loud), moved_away=())
        if quiet:
            yield self._fold(quiet, rows)

    def _fold(self, changes: Sequence[Change], rows: Mapping[int, Row]) -> Run:
        counts = kind_counts((change.kind for change in changes), self._verdicts)
        held = counted(len(changes), "finding")
        words = ", ".join(
            f"{count.number} {count.words}" if len(counts) > 1 else count.words for count in counts
        )
        return Run(
            folded=True,
            summary=f"{held}: {words}",
            rows=tuple(rows[change.number] for change in changes),
            moved_away=(),
        )
