"""One edition as it was read: where it came from, its outline, its text, what was set aside."""

from __future__ import annotations

import json
from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from tracker.rendering.json import edition_data, finding_data, set_aside_data
from tracker.rendering.pinpoints import place_said
from tracker.rendering.styled import Line, Piece, Style
from tracker.rendering.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.model import Edition

_STEP = 2


def provenance_lines(edition: Edition) -> Iterator[Line]:
    """What it is and where it came from."""
    for key, value in edition_data(edition).items():
        if value is not None:
            yield Line(Piece(f"{key.replace('_', ' ')}: ", Style.DIM), Piece(visible(str(value))))
    read = edition.provenance
    yield Line(Piece("read as: ", Style.DIM), Piece(f"{read.media_type}, {read.encoding}"))


def outline_lines(edition: Edition) -> Iterator[Line]:
    """The tree of headings, each with the number of findings that stand directly under it."""
    counts = Counter(finding.section for finding in edition.findings)
    for section in edition.sections:
        page = f"  p. {section.page}" if section.page is not None else ""
        yield Line(
            Piece(
                visible(section.title) or "(no title printed)", Style.PLAIN if section.level else Style.STRONG
            ),
            Piece(f"  {counts[section.index]}{page}", Style.DIM),
            indent=_STEP * section.level,
        )


def set_aside_lines(edition: Edition) -> Iterator[Line]:
    """What is no part of the edition proper, by reason."""
    pieces = sorted(edition.set_aside, key=lambda piece: piece.reason)
    if not pieces:
        yield Line(Piece("Nothing was set aside."))
    for reason, group in groupby(pieces, key=lambda piece: piece.reason):
        same = list(group)
        yield Line(Piece(f"{visible(reason)} ({len(same)})", Style.STRONG))
        for piece in same:
            text = visible(" ⏎ ".join(piece.text.splitlines()))
            yield Line(Piece(f"{visible(piece.place)}: ", Style.DIM), Piece(text), indent=_STEP)


def reading_lines(edition: Edition) -> Iterator[Line]:
    """Where it came from, then the text with its headings, run-in labels and places."""
    yield from provenance_lines(edition)
    for section, findings in groupby(edition.findings, key=lambda finding: finding.section):
        yield Line()
        path = edition.sections[section].path
        yield Line(Piece(visible(" > ".join(path)) or "(before the first heading)", Style.HEADING))
        for _, group in groupby(findings, key=lambda finding: finding.paragraph):
            same = list(group)
            yield Line(Piece(place_said(edition, same[0]), Style.DIM), indent=_STEP)
            for finding in same:
                yield Line(Piece(visible(finding.text)), indent=2 * _STEP)


def as_json(edition: Edition) -> str:
    """All that was read, as JSON text."""
    data = edition_data(edition) | {
        "media_type": edition.provenance.media_type,
        "encoding": edition.provenance.encoding,
        "notices": edition.notices,
        "sections": [
            {
                "title": section.title,
                "label": section.label,
                "level": section.level,
                "path": section.path,
                "page": section.page,
                "start": section.start,
                "end": section.end,
            }
            for section in edition.sections
        ],
        "statements": [
            finding_data(edition, finding) | {"form": finding.form.value} for finding in edition.findings
        ],
        "set_aside": [set_aside_data(piece) for piece in edition.set_aside],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
