"""The changes section by section: the new outline, what was removed where it stood, the rest at the end."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from tracker.model import Flag, Kind, Relation
from tracker.rendering.context.model import Chapter, Count, MovedAway, Run
from tracker.rendering.context.rows import opening, place_of
from tracker.rendering.verdicts import QUIET, SYMBOLS, UNTITLED
from tracker.rendering.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tracker.model import Change, Comparison, Section
    from tracker.rendering.context.model import Row
    from tracker.rendering.verdicts import Verdicts

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


def chapter_anchor(section: Section, *, counterless: bool = False) -> str:
    """Name a section's place on the page: `s12` for a new one, `x3` for an old one without counterpart."""
    return f"{'x' if counterless else 's'}{section.index}"


class Chapters:
    """Which chapter each change stands in, and the chapters themselves."""

    def __init__(self, comparison: Comparison, verdicts: Verdicts) -> None:
        """Place every change of `comparison`."""
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

    def anchor_of(self, change: Change) -> str:
        """Give the anchor of the chapter that `change` stands in."""
        return self._home[change.number]

    def anchor_of_old(self, section: int) -> str:
        """Give the anchor where an old section is told of."""
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

    def build(
        self, rows: dict[int, Row], shown: Sequence[Change]
    ) -> tuple[tuple[Chapter, ...], tuple[Chapter, ...]]:
        """Give the chapters of the new outline and those of old sections without counterpart."""
        inside: dict[str, list[Change]] = defaultdict(list)
        for change in shown:
            inside[self._home[change.number]].append(change)
        away = self._moved_away(shown)
        new = tuple(
            self._chapter(section, chapter_anchor(section), inside, rows, away)
            for section in self._comparison.new.sections
            if section.level or inside["s0"]
        )
        counterless = tuple(
            self._chapter(section, chapter_anchor(section, counterless=True), inside, rows, away, gone=True)
            for section in self._comparison.old.sections
            if section.index not in self._new_of
            and (inside[f"x{section.index}"] or any(f"x{section.index}" == key[0] for key in away))
        )
        return new, counterless

    def _moved_away(self, shown: Sequence[Change]) -> dict[tuple[str, int], list[MovedAway]]:
        """Say of each moved change where it stood: after which row of which chapter."""
        comparison = self._comparison
        by_start = (
            sorted((finding.start, change) for change in shown for finding in change.old[:1])
            if any(Flag.MOVED in change.flags for change in shown)
            else []
        )
        away: dict[tuple[str, int], list[MovedAway]] = defaultdict(list)
        before: dict[int, Change] = {}
        for _, change in by_start:
            section = change.old[0].section
            if Flag.MOVED in change.flags and change.new:
                earlier = before.get(section)
                anchor = self._home[earlier.number] if earlier else self.anchor_of_old(section)
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
        self,
        section: Section,
        anchor: str,
        inside: dict[str, list[Change]],
        rows: dict[int, Row],
        away: dict[tuple[str, int], list[MovedAway]],
        *,
        gone: bool = False,
    ) -> Chapter:
        changes = inside.get(anchor, [])
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
            runs=tuple(self._runs(changes, rows, anchor, away)),
        )

    def _formerly(self, section: Section) -> tuple[str, ...]:
        old = self._comparison.old.sections
        titles = (visible(old[index].title) for index in self._old_of.get(section.index, ()))
        return tuple(title for title in dict.fromkeys(titles) if title.casefold() != section.title.casefold())

    def _runs(
        self,
        changes: Sequence[Change],
        rows: dict[int, Row],
        anchor: str,
        away: dict[tuple[str, int], list[MovedAway]],
    ) -> Iterable[Run]:
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
            if not folds and quiet:
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

    def _fold(self, changes: Sequence[Change], rows: dict[int, Row]) -> Run:
        counts = kind_counts((change.kind for change in changes), self._verdicts)
        held = f"{len(changes)} findings" if len(changes) > 1 else "1 finding"
        words = ", ".join(
            f"{count.number} {count.words}" if len(counts) > 1 else count.words for count in counts
        )
        return Run(
            folded=True,
            summary=f"{held}: {words}",
            rows=tuple(rows[change.number] for change in changes),
            moved_away=(),
        )
