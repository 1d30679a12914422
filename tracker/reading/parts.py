"""An edition that came in parts (a report, then an addendum) as one edition."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from tracker.model import Edition

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.model import Finding, Section, SetAside

_BETWEEN = "\n\n"


def join_parts(parts: Sequence[Edition]) -> Edition:
    """The parts, in order, as one edition.

    The first part keeps its outline. Each later one stands under its own title, as a section of level 1;
    what stands in it is one level deeper than it was. Spans go into the joined text. What is known of the
    edition is what is known of its first part, with all sources named and one hash over all hashes.

    Raises:
        ValueError: There is no part.
    """
    if not parts:
        raise ValueError("an edition has at least one part")
    first, *later = parts
    if not later:
        return first
    joined = first
    for number, part in enumerate(later, start=2):
        joined = _joined(joined, part, number)
    hashes = "".join(part.provenance.sha256 for part in parts)
    provenance = replace(
        first.provenance,
        sha256=hashlib.sha256(hashes.encode()).hexdigest(),
        source=" + ".join(part.provenance.source for part in parts),
    )
    return replace(joined, provenance=provenance)


def _joined(whole: Edition, part: Edition, number: int) -> Edition:
    """`whole` with `part`, its part of that number, appended."""
    title = part.sections[0].title or part.provenance.title or f"Part {number}"
    shift = len(whole.text) + len(_BETWEEN)
    sections = len(whole.sections)
    return Edition(
        provenance=whole.provenance,
        text=whole.text + _BETWEEN + part.text,
        sections=(*whole.sections, *(_section(section, title, sections, shift) for section in part.sections)),
        findings=(*whole.findings, *(_finding(finding, sections, shift) for finding in part.findings)),
        set_aside=(*whole.set_aside, *(_set_aside(piece, number) for piece in part.set_aside)),
        notices=(*whole.notices, *(f"part {number}: {notice}" for notice in part.notices)),
    )


def _section(section: Section, title: str, sections: int, shift: int) -> Section:
    """A section of a later part, below the part's title."""
    return replace(
        section,
        index=section.index + sections,
        title=section.title if section.level else title,
        level=section.level + 1,
        path=(title, *section.path),
        parent=0 if section.parent is None else section.parent + sections,
        start=section.start + shift,
        end=section.end + shift,
    )


def _finding(finding: Finding, sections: int, shift: int) -> Finding:
    return replace(
        finding, section=finding.section + sections, start=finding.start + shift, end=finding.end + shift
    )


def _set_aside(piece: SetAside, number: int) -> SetAside:
    return replace(piece, place=f"part {number}, {piece.place}")
