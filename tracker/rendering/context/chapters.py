"""The changes section by section: the new outline, and what is gone where it was part of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from tracker.model import Flag, Relation
from tracker.naming import counted
from tracker.rendering.context.parts import Chapter, Count, Former, MovedAway, Run
from tracker.rendering.context.rows import place_of
from tracker.rendering.section_order import DEEPEST, placed_rows
from tracker.rendering.verdicts import QUIET, SYMBOLS, UNTITLED
from tracker.rendering.visible import opening, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tracker.model import Change, Comparison, CrosswalkRow, Finding, Section
    from tracker.rendering.context.parts import Row
    from tracker.rendering.section_order import PlacedRow
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


def kind_counts(
    tally: Mapping[str, int], verdicts: Verdicts, *, zeros: bool = False, in_line: bool = False
) -> tuple[Count, ...]:
    """The numbers of changes by kind in words, the weightiest kind first.

    Args:
        tally: how many changes are of each kind.
        verdicts: the words for them.
        zeros: whether kinds that none has are counted too.
        in_line: in words that follow their number in a sentence.
    """
    words = verdicts.kind_counted if in_line else verdicts.kind
    return tuple(
        Count(
            name=str(kind),
            words=words(kind),
            symbol=symbol,
            explained=verdicts.kind_explained(kind),
            number=tally.get(kind, 0),
        )
        for kind, symbol in SYMBOLS.items()
        if zeros or tally.get(kind)
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


def _anchor(row: CrosswalkRow) -> str:
    """Give the name of the chapter that a row of the table of sections stands for."""
    if row.new is not None:
        return f"s{row.new.index}"
    return f"x{row.old.index}" if row.old is not None else ""


def _title(section: Section | None) -> str:
    return (visible(section.title) if section else "") or UNTITLED


def _formerly(placed: Iterable[PlacedRow]) -> Iterable[Former]:
    """Give the old sections of one new one, unless there is one of the same title and at the same place."""
    pairs = [(each, each.row.old, each.row.new) for each in placed]
    for each, old, new in pairs:
        if old is None or new is None:
            continue
        if len(pairs) > 1 or each.under is not None or old.title.casefold() != new.title.casefold():
            yield Former(title=_title(old), under=each.under)


class Chapters:
    """Which chapter each change stands in, and the chapters themselves."""

    def __init__(self, comparison: Comparison, verdicts: Verdicts, shown: Sequence[Change]) -> None:
        """Place the changes of `comparison`; where not all are `shown`, chapters without any are left out."""
        self._comparison = comparison
        self._verdicts = verdicts
        self._new_of: dict[int, list[int]] = defaultdict(list)
        self._old_of: dict[int, list[int]] = defaultdict(list)
        for row in comparison.crosswalk:
            if row.old is not None and row.new is not None:
                self._new_of[row.old.index].append(row.new.index)
                self._old_of[row.new.index].append(row.old.index)
        self._home = self._place_all()
        self._inside: dict[str, list[Change]] = defaultdict(list)
        for change in shown:
            self._inside[self._home[change.number]].append(change)
        self._away = self._moved_away(shown)
        self._told = self._told_of(all_shown=len(shown) == len(comparison.changes))
        self._placed: dict[str, list[PlacedRow]] = defaultdict(list)
        """The rows of the table of sections by the chapter that they stand for, in the table's order."""
        for placed in placed_rows(comparison, wanted=lambda row: _anchor(row) in self._told):
            self._placed[_anchor(placed.row)].append(placed)

    def _told_of(self, *, all_shown: bool) -> set[str]:
        """Give the chapters that there are: those with rows and what these are part of.

        A report's own title gets one only where findings stand under it.
        """
        told = {*self._inside, *(anchor for anchor, _ in self._away)}
        for letter, edition in (("s", self._comparison.new), ("x", self._comparison.old)):
            for section in reversed(edition.sections):
                if section.level and all_shown:
                    told.add(f"{letter}{section.index}")
                if f"{letter}{section.index}" in told and section.parent:
                    told.add(f"{letter}{section.parent}")
        return told

    def link_new(self, section: int) -> str | None:
        """Give the anchor of a new section's chapter, None where it has none."""
        anchor = f"s{section}"
        return anchor if anchor in self._placed else None

    def link_old(self, section: int) -> str | None:
        """Give the anchor of the chapter where an old section is told of, None where there is none."""
        anchor = self._anchor_of_old(section)
        return anchor if anchor in self._placed else None

    def sections_of(self, number: int) -> tuple[int | None, int | None]:
        """Give the old and the new section that the chapter of change `number` stands for."""
        return self._sections(self._home[number])

    def _sections(self, anchor: str) -> tuple[int | None, int | None]:
        """Give the sections that a chapter stands for; None also where several old ones became it."""
        section = int(anchor[1:])
        if anchor[0] == "x":
            return section, None
        olds = self._old_of.get(section, [])
        return olds[0] if len(set(olds)) == 1 else None, section

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

    def build(self, rows: Mapping[int, Row]) -> tuple[Chapter, ...]:
        """Give the chapters in the order of the table of sections."""
        return tuple(self._chapter(anchor, placed, rows) for anchor, placed in self._placed.items())

    def moved(self, change: Change) -> Finding | None:
        """Give the old finding of a change that left its section: of a merged one, not all need have.

        None where nothing moved, or only a part of what was split, which names its section itself.
        """
        if Flag.MOVED not in change.flags:
            return None
        arrived = {finding.section for finding in change.new}
        left = (finding for finding in change.old if not arrived & {*self._new_of.get(finding.section, ())})
        return next(left, None)

    def _moved_away(self, shown: Sequence[Change]) -> dict[tuple[str, int], list[MovedAway]]:
        """Say of each moved change where it stood: after which row of which chapter."""
        comparison = self._comparison
        away: dict[tuple[str, int], list[MovedAway]] = defaultdict(list)
        before: dict[int, Change] = {}
        if not any(Flag.MOVED in change.flags for change in shown):
            return away
        stood = [(self.moved(change), change) for change in shown if change.old]
        for finding, change in sorted(stood, key=lambda each: (each[0] or each[1].old[0]).start):
            section = (finding or change.old[0]).section
            if finding:
                earlier = before.get(section)
                anchor = self._home[earlier.number] if earlier else self._anchor_of_old(section)
                away[anchor, earlier.number if earlier else 0].append(
                    MovedAway(
                        row=change.number,
                        verdict=self._verdicts.kind(change.kind),
                        opening=visible(opening(finding.text)),
                        to=place_of(comparison.new, change.new[0]),
                    )
                )
            else:
                before[section] = change
        return away

    def _chapter(self, anchor: str, placed: Sequence[PlacedRow], rows: Mapping[int, Row]) -> Chapter:
        changes = self._inside.get(anchor, [])
        first = placed[0].row
        old, new = self._sections(anchor)
        return Chapter(
            anchor=anchor,
            title=_title(first.new or first.old),
            level=min(max(1, placed[0].depth), DEEPEST),
            formerly=tuple(dict.fromkeys(_formerly(placed))),
            under=placed[0].under if new is None else None,
            counterless=relation_words(first.relation, self._verdicts)
            if first.relation in (Relation.ADDED, Relation.REMOVED)
            else None,
            old_section=old,
            new_section=new,
            counts=kind_counts(Counter(change.kind for change in changes), self._verdicts),
            changed=sum(change.kind not in QUIET for change in changes),
            sheets=_sheets(self._runs(changes, rows, anchor)),
        )

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
        counts = kind_counts(Counter(change.kind for change in changes), self._verdicts)
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
