"""Which changes of a comparison are shown."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING

from tracker.errors import NotFoundError
from tracker.model import Kind
from tracker.naming import counted
from tracker.rendering.searching import searchable

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from tracker.model import Change, Comparison, CrosswalkRow, Edition, Finding, Flag, Section


LEFT_OUT = "unchanged ones left out"
"""Said where they are, though nobody asked for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which changes are wanted; what is left empty lets everything through."""

    section: str | None = None
    """Label or beginning of the title of a section of either edition; see `sections_named`."""
    kinds: tuple[Kind, ...] = ()
    flags: tuple[Flag, ...] = ()
    rows: tuple[tuple[int, int], ...] = ()
    """Numbers of rows, from the first to the last of each span; what is named is shown though unchanged."""
    text: str | None = None
    """Words that a change holds in either edition, whatever their case and typography; see `searchable`."""
    unchanged: bool = True
    """Whether unchanged findings are wanted too."""

    def __str__(self) -> str:
        """The filter as options of the command line; empty where everything is let through."""
        said = [f"--section {shlex.quote(self.section)}"] if self.section else []
        said += [f"--kind {kind}" for kind in self.kinds]
        said += [f"--flag {flag}" for flag in self.flags]
        if self.rows:
            spans = (str(first) if first == last else f"{first}-{last}" for first, last in self.rows)
            said.append(f"--row {','.join(spans)}")
        if self.words:
            said.append(f"--grep {shlex.quote(self.text or '')}")
        options = " ".join(said)
        left_out = LEFT_OUT if self._leaves_out_unchanged and not self.kinds else ""
        return ", ".join(filter(None, (options, left_out)))

    @property
    def words(self) -> str:
        """The text as it is looked for; empty where nothing in it can be seen."""
        return searchable(self.text or "")

    @property
    def picks(self) -> bool:
        """Whether changes are picked by what they are or say, not only by where they stand."""
        return bool(self.kinds or self.flags or self.rows or self.words)

    @property
    def _leaves_out_unchanged(self) -> bool:
        """Whether unchanged findings are out, though nobody asked for that."""
        return not self.unchanged and not self.rows and Kind.UNCHANGED not in self.kinds

    def shown(self, comparison: Comparison) -> frozenset[str] | None:
        """Ids of the changes that are let through; None where nothing is filtered.

        Raises:
            NotFoundError: neither edition has such a section, or there is no such row.
        """
        if not str(self):
            return None
        numbers = {change.number for change in comparison.changes}
        for first, last in self.rows:
            missing = next((number for number in (first, last) if number not in numbers), None)
            if missing is not None:
                raise NotFoundError(f"there is no row {missing}; the rows are 1 to {len(numbers)}")
        old = new = None
        if self.section:
            old, new = sections_named(self.section, comparison.old, comparison.new)
            if not old and not new:
                raise NotFoundError(
                    f"no section is named {self.section!r}; "
                    f"{_named_alike(self.section, comparison.old, comparison.new)}"
                )
        words = self.words
        return frozenset(
            change.id
            for change in comparison.changes
            if self._wants(change, words) and (_stands_in(change.old, old) or _stands_in(change.new, new))
        )

    def _wants(self, change: Change, words: str) -> bool:
        """Whether kind, flags and text are those asked for; `words` is the text, searchable."""
        if self.kinds and change.kind not in self.kinds:
            return False
        if self._leaves_out_unchanged and change.kind is Kind.UNCHANGED:
            return False
        if self.rows and not any(first <= change.number <= last for first, last in self.rows):
            return False
        if self.flags and not set(self.flags) & set(change.flags):
            return False
        return not words or any(words in searchable(finding.text) for finding in (*change.old, *change.new))


def _stands_in(findings: Sequence[Finding], sections: frozenset[int] | None) -> bool:
    """Whether one of the findings stands in one of the sections; in any, where none are named."""
    return bool(findings) and (sections is None or any(finding.section in sections for finding in findings))


def changed(comparison: Comparison) -> list[Change]:
    """The changes in which anything changed, if only where a finding stands."""
    return [change for change in comparison.changes if change.kind is not Kind.UNCHANGED or change.flags]


def sections_holding(changes: Iterable[Change]) -> list[frozenset[int]]:
    """The sections of the old and of the new edition in which one of the changes stands."""
    changes = list(changes)
    return [
        frozenset(finding.section for change in changes for finding in findings(change))
        for findings in (attrgetter("old"), attrgetter("new"))
    ]


def is_of(row: CrosswalkRow, old: Collection[int], new: Collection[int]) -> bool:
    """Whether a row of the crosswalk is of one of these sections."""
    return bool((row.old and row.old.index in old) or (row.new and row.new.index in new))


def sections_named(wanted: str, *editions: Edition) -> list[frozenset[int]]:
    """The sections of each edition that `wanted` names, and all below them.

    A name is a label (`c.`, `Section 1`, `1`) if a section of either edition has it, else the beginning of
    a title, with its label or without, whatever the case and typography. `1 > c` narrows from above.
    """
    pieces = _pieces(wanted)
    if not pieces:
        return [frozenset() for _ in editions]
    labels = {label for edition in editions for section in edition.sections for label in _labels(section)}
    return [
        frozenset(
            section.index
            for section in edition.sections
            if any(_fits(pieces, edition, above, labels) for above in _upward(edition, section))
        )
        for edition in editions
    ]


def _pieces(wanted: str) -> list[str]:
    """What is asked for, from above; a sign without a name beside it narrows nothing."""
    return [bare for piece in wanted.split(">") if (bare := _bare(piece))]


SUGGESTED = 3
"""Headings that a message suggests: reports have dozens, of a line each."""
ALIKE = 0.6
"""Least likeness (difflib's ratio) of such a heading: `Section 9` and `Section 1` have 0.9; with nothing in
common but a few letters, short ones reach 0.5."""
SUGGESTED_LENGTH = 60
"""Characters of such a heading."""


def _named_alike(wanted: str, *editions: Edition) -> str:
    """For a message about an unknown section: headings that begin alike or hold what was asked for.

    Each stands there once, as the last of the editions prints it.
    """
    sections = {_bare(each.title): each for edition in editions for each in edition.sections[1:]}
    if not sections:
        return "neither edition has sections"
    name = "".join(_pieces(wanted)[-1:])
    rated = [(_likeness(name, section), section.title) for section in sections.values()] if name else []
    near = sorted((each for each in rated if each[0] >= ALIKE), key=lambda each: -each[0])
    hint = "; ".join(_shortened(title) for _, title in near[:SUGGESTED])
    there = f"--summary lists all {counted(len(sections), 'heading')}"
    return f"the closest: {hint}; {there}" if hint else there


def _likeness(name: str, section: Section) -> float:
    """How alike a name is to a section's label or the beginning of its title; 1 where the title holds it."""
    from difflib import SequenceMatcher  # noqa: PLC0415 - only where a name is unknown

    title = _bare(section.title)
    if name in title:
        return 1.0
    label = _bare(section.label or "")
    starts = (label, title[: len(name)], title.removeprefix(label).lstrip(" .")[: len(name)])
    return max(SequenceMatcher(None, name, start, autojunk=False).ratio() for start in starts)


def _shortened(title: str) -> str:
    return title if len(title) <= SUGGESTED_LENGTH else title[: SUGGESTED_LENGTH - 1].rstrip() + "…"


def _fits(pieces: Sequence[str], edition: Edition, section: Section, labels: set[str]) -> bool:
    """Whether the last piece names `section`, and those before it sections above."""
    *before, last = pieces
    if last in labels:
        named = last in _labels(section)
    else:
        title = _folded(section.title)
        named = title.startswith(last) or title.removeprefix(_folded(section.label or "")).strip().startswith(
            last
        )
    return named and (
        not before
        or any(
            _fits(before, edition, above, labels)
            for above in _upward(edition, section)
            if above is not section
        )
    )


def _upward(edition: Edition, section: Section) -> Iterator[Section]:
    """The section and those above it, without the report's own title."""
    while section.level:
        yield section
        if section.parent is None:
            return
        section = edition.sections[section.parent]


def _labels(section: Section) -> set[str]:
    """`section 1` and `1` for a section labelled `Section 1.`."""
    label = _bare(section.label or "")
    return {label, label.split()[-1]} if label else set()


def _bare(name: str) -> str:
    return _folded(name).strip().rstrip(".")


_folded = lru_cache(maxsize=1024)(searchable)
"""A heading is asked for once for each section below it."""
