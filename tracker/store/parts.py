"""An edition that came in parts, read in order as one."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from tracker.model import Edition, Finding, Section

if TYPE_CHECKING:
    from collections.abc import Sequence

BETWEEN = "\n\n"
"""What parts the paragraphs of a canonical text, and so the parts of an edition."""


def combine(parts: Sequence[tuple[Edition, bytes]]) -> Edition:
    """One edition out of its parts (each with its raw bytes), in reading order.

    A further part's own title becomes a heading of the first level, and its sections go below it. The
    hash is that of the bytes of all parts one after another.
    """
    first, _ = parts[0]
    if len(parts) == 1:
        return first
    text = first.text
    sections = list(first.sections)
    findings = list(first.findings)
    for part, _ in parts[1:]:
        # Without a first part's text there is nothing to part from.
        shift = len(text) + len(BETWEEN) if text else 0
        text = text + BETWEEN + part.text if text else part.text
        base = len(sections)
        sections += _shifted_sections(part.sections, base, shift)
        findings += [_shifted_finding(finding, base, shift) for finding in part.findings]
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
        set_aside=tuple(piece for edition in editions for piece in edition.set_aside),
        notices=tuple(notice for edition in editions for notice in edition.notices),
    )


def _shifted_sections(sections: Sequence[Section], base: int, shift: int) -> list[Section]:
    name = sections[0].title
    return [
        replace(
            section,
            index=section.index + base,
            level=section.level + 1,
            path=(name, *section.path),
            parent=0 if section.parent is None else section.parent + base,
            start=section.start + shift,
            end=section.end + shift,
        )
        for section in sections
    ]


def _shifted_finding(finding: Finding, base: int, shift: int) -> Finding:
    return replace(
        finding, section=finding.section + base, start=finding.start + shift, end=finding.end + shift
    )
