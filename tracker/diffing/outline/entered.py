"""Two editions read with every entry of their registers as a section of its own, named for its subject.

So all that is known of chapters on one subject each holds of entries too.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tracker.diffing.folding.folded import of_edition
from tracker.diffing.outline.namesakes import same_subjects, telling_of_each_other, without_parts
from tracker.diffing.outline.registers import entries_of, headed_as
from tracker.model import Section

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.diffing.outline.registers import Entry
    from tracker.model import Edition

LEAST_KNOWN = 0.3
"""Share of the entries of the edition with fewer that are known again: else the registers are of other
things, or tell their entries apart otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntrySection(Section):
    """A section that is made of an entry, or of its further paragraphs."""

    subject: int
    """The same for entries of one subject."""
    is_known: bool
    """Whether the other edition has an entry of this subject."""
    is_further: bool
    """Paragraphs without a name that follow the one with the name: most likely of this subject."""
    akin: frozenset[int]
    """Subjects of the other edition that may have become this one: the one entry tells of the other."""


def as_sections(old: Edition, new: Edition) -> tuple[Edition, Edition]:
    """The two editions with the entries of their registers as sections; as they are where either has none."""
    entries, others = entries_of(old), entries_of(new)
    if not entries and not others:
        return old, new
    entries, others = entries or headed_as(others, old), others or headed_as(entries, new)
    if not entries or not others:
        return old, new
    entries, others = without_parts(old, new, entries, others)
    same = same_subjects(old, new, entries, others)
    if len(same) < LEAST_KNOWN * min(len(entries), len(others)):
        return old, new
    back = {b: a for a, b in same.items()}
    of_new = [back.get(b, len(entries) + b) for b in range(len(others))]
    kin_old: defaultdict[int, set[int]] = defaultdict(set)
    kin_new: defaultdict[int, set[int]] = defaultdict(set)
    for a, b in telling_of_each_other(old, new, entries, others, same):
        kin_old[a].add(of_new[b])
        kin_new[b].add(a)
    return (
        _with_sections(
            old,
            entries,
            [
                _Subject(a, entry.title, a in same, frozenset(kin_old.get(a, ())))
                for a, entry in enumerate(entries)
            ],
        ),
        _with_sections(
            new,
            others,
            [
                _Subject(
                    of_new[b],
                    entries[back[b]].title if b in back else entry.title,
                    b in back,
                    frozenset(kin_new.get(b, ())),
                )
                for b, entry in enumerate(others)
            ],
        ),
    )


@dataclass(frozen=True, slots=True)
class _Subject:
    """What an entry is on, as `EntrySection` has it."""

    number: int
    title: str
    is_known: bool
    akin: frozenset[int]


def _with_sections(edition: Edition, entries: Sequence[Entry], subjects: Sequence[_Subject]) -> Edition:
    sections = list(edition.sections)
    findings = list(edition.findings)
    for entry, subject in zip(entries, subjects, strict=True):
        for first, past in ((entry.first, entry.further), (entry.further, entry.last + 1)):
            if first == past:
                continue
            above = sections[entry.section] if first == entry.first else sections[-1]
            section = EntrySection(
                index=len(sections),
                title=subject.title,
                label=None,
                level=above.level + 1,
                path=(*above.path, subject.title),
                parent=above.index,
                start=findings[first].start,
                end=findings[first].start,
                subject=subject.number,
                is_known=subject.is_known,
                is_further=first != entry.first,
                akin=subject.akin,
            )
            for k in range(first, past):
                findings[k] = replace(findings[k], section=section.index)
            sections.append(section)
    return replace(edition, sections=tuple(sections), findings=tuple(findings))


@of_edition
def entry_sections_of(edition: Edition) -> dict[int, EntrySection]:
    """The sections of an edition that are made of entries, by their index."""
    return {section.index: section for section in edition.sections if isinstance(section, EntrySection)}


def same_entries(old: Edition, new: Edition) -> dict[int, int]:
    """Old sections that are entries with the new ones of their subjects, wherever these stand."""
    entries, others = entry_sections_of(old), entry_sections_of(new)
    there = {(section.subject, section.is_further): b for b, section in others.items()}
    same = {a: there.get((section.subject, section.is_further)) for a, section in entries.items()}
    return {a: b for a, b in same.items() if b is not None}


def are_akin(one: EntrySection, other: EntrySection) -> bool:
    """Whether an old entry and a new one are of one subject, or one of them tells of the other's.

    What became of an entry that the other edition has not may stand in another one, if that tells of it.
    """
    return one.subject == other.subject or other.subject in one.akin


def may_be_of_one(one: EntrySection, other: EntrySection) -> bool:
    """Whether an old entry and a new one may be of one subject.

    An entry that the other edition has not may have lost its name, and follow another one there.
    """
    if are_akin(one, other):
        return True
    return (one.is_further and not other.is_known) or (other.is_further and not one.is_known)
