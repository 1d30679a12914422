"""An edition that came in parts, read in order as one."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from tracker.model import Edition

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.model import Finding, Section, SetAside

BETWEEN = "\n\n"
"""What parts the paragraphs of a canonical text, and so the parts of an edition."""


def combine(parts: Sequence[tuple[Edition, bytes]]) -> Edition:
    """One edition out of its parts (each with its raw bytes), in reading order.

    A further part's own title becomes a heading of the first level, and its sections go below it; one without
    a title is named by its number, though nothing of that is printed. The hash is that of the bytes of all
    parts one after another.
    """
    first, _ = parts[0]
    if len(parts) == 1:
        return first
    text = first.text
    sections = list(first.sections)
    findings = list(first.findings)
    set_aside, notices = list(first.set_aside), list(first.notices)
    for number, (part, _) in enumerate(parts[1:], start=2):
        # Without a first part's text there is nothing to part from.
        shift = len(text) + len(BETWEEN) if text else 0
        text = text + BETWEEN + part.text if text else part.text
        base = len(sections)
        title = part.sections[0].title or part.provenance.title or f"Part {number}"
        sections += [_shifted_section(section, title, base, shift) for section in part.sections]
        findings += [_shifted_finding(finding, base, shift) for finding in part.findings]
        set_aside += [_set_aside(piece, number) for piece in part.set_aside]
        notices += [f"part {number}: {notice}" for notice in part.notices]
    editions = [edition for edition, _ in parts]
    hashed = hashlib.sha256(b"".join(content for _, content in parts))
    return Edition(
        provenance=replace(
            first.provenance,
            sha256=hashed.hexdigest(),
            source="; ".join(edition.provenance.source for edition in editions),
            revision=max(edition.provenance.revision or 0 for edition in editions) or None,
            retrieved_at=max(
                (each.provenance.retrieved_at for each in editions if each.provenance.retrieved_at),
                default=None,
            ),
        ),
        text=text,
        sections=tuple(sections),
        findings=tuple(findings),
        set_aside=tuple(set_aside),
        notices=tuple(notices),
    )


def _shifted_section(section: Section, title: str, base: int, shift: int) -> Section:
    """A section of a further part, below the part's title."""
    return replace(
        section,
        index=section.index + base,
        title=section.title if section.level else title,
        level=section.level + 1,
        path=(title, *section.path),
        parent=0 if section.parent is None else section.parent + base,
        start=section.start + shift,
        end=section.end + shift,
    )


def _shifted_finding(finding: Finding, base: int, shift: int) -> Finding:
    return replace(
        finding, section=finding.section + base, start=finding.start + shift, end=finding.end + shift
    )


def _set_aside(piece: SetAside, number: int) -> SetAside:
    return replace(piece, place=f"part {number}, {piece.place}")
