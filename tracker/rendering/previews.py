"""A preview of an edition for the terminal."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from tracker.naming import command_line, counted, file_name
from tracker.rendering.edition import set_aside_lines
from tracker.rendering.styled import Line, Piece, Style
from tracker.rendering.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.model import Edition
    from tracker.sources.discovery import Candidate
    from tracker.sources.previewing import Preview

_STEP = 2


def preview_lines(preview: Preview, *, findings: int) -> Iterator[Line]:
    """Where it came from, what speaks against it, its outline with the first findings, what was set aside.

    Args:
        preview: what was read.
        findings: how many findings of each section are shown.
    """
    document, edition = preview.document, preview.edition
    yield _fact("from", file_name(document.source))
    yield _fact("source", preview.source or "none declared; the defaults were used")
    yield _fact("bytes", f"{len(document.content):,}, SHA-256 {document.sha256}")
    if edition is not None:
        read = edition.provenance
        yield _fact("read as", f"{read.media_type}, {read.encoding}")
        headings = counted(sum(bool(each.title) for each in edition.sections), "heading")
        yield _fact(
            "found",
            f"{headings}, {counted(len(edition.findings), 'finding')}, {counted(edition.words, 'word')}",
        )
        for notice in edition.notices:
            yield _fact("notice", notice)
    if preview.offered is not None:
        yield from _offered(preview.offered, preview.source)
        return
    for doubt in preview.doubts:
        yield Line(Piece("would be quarantined: ", Style.OLD_KIND), Piece(visible(doubt.words)))
    if not preview.doubts:
        yield Line(Piece("would be taken in as an edition", Style.STRONG))
    if edition is not None:
        yield Line()
        yield from _outline(edition, findings)
        yield Line()
        yield Line(Piece("Set aside", Style.HEADING))
        yield from set_aside_lines(edition)


def _offered(candidates: Sequence[Candidate], source: str | None) -> Iterator[Line]:
    """What an index page or feed names: an edition a line, and where a check would look for it."""
    names = f"names {counted(len(candidates), 'edition')}"
    command = command_line("preview", "ADDRESS", *(("--source", source) if source else ()))
    yield Line(Piece(names, Style.STRONG), Piece(f"; `{command}` shows what would be read of each"))
    for each in candidates:
        yield Line(
            Piece(visible(each.edition), Style.STRONG), Piece(f"  {visible(each.address)}"), indent=_STEP
        )


def _fact(key: str, value: str) -> Line:
    return Line(Piece(f"{key}: ", Style.DIM), Piece(visible(value)))


def _outline(edition: Edition, most: int) -> Iterator[Line]:
    """Every heading with the number of its findings and the first of them."""
    by_section = {
        section: list(group) for section, group in groupby(edition.findings, key=lambda each: each.section)
    }
    for section in edition.sections:
        own = by_section.get(section.index, [])
        title = visible(section.title) or "(no title printed)"
        yield Line(
            Piece(title, Style.STRONG), Piece(f"  {len(own)}", Style.DIM), indent=_STEP * section.level
        )
        for finding in own[:most]:
            label = f"{visible(finding.label)} | " if finding.label else ""
            yield Line(
                Piece(label, Style.DIM), Piece(visible(finding.text)), indent=_STEP * (section.level + 1)
            )
        if len(own) > most:
            yield Line(Piece(f"… {len(own) - most} more", Style.DIM), indent=_STEP * (section.level + 1))
