"""An edition's footnotes as an edition of their own, to be compared like a text.

They are no part of the canonical text: they are set aside when it is read, for most name a source, and none
stands in its order. What changed among them is asked for by itself.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from tracker.model import Edition, Finding, Section

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.model import SetAside

REASONS = frozenset({"footnote", "endnote"})
"""Why a note is set aside."""
HEADING = "Footnotes"
MARKED = 0.8
"""Share of the notes that begin with a mark: else what some begin with are figures of theirs."""
MARK = re.compile(
    r"(?:[\^↑](?:\s[a-z]{1,2}\b)*|"
    r"\[?\^?(?:\d{1,4}|[*†‡§]{1,3})[\].):]*|\[?(?:[a-z]|[ivxlc]{1,6})[\].):]+)\s+(?=\S)"
)
"""The number, letter or sign that leads to a note, or the arrow that leads back from it."""
_BACK = re.compile(r"(?:\s*[↩↑⏎↵⬆]\N{VARIATION SELECTOR-15}?)+$")
"""The arrow that leads back behind a note."""
_PAGE = re.compile(r"\bpage (\d+)")


def footnotes_in(pieces: Iterable[SetAside]) -> list[SetAside]:
    """Those of what was set aside that are footnotes or endnotes, in order."""
    return [piece for piece in pieces if piece.reason in REASONS]


def without_marks(notes: Iterable[str]) -> list[str]:
    """The texts of an edition's footnotes without the numbers and arrows of their links, each on one line."""
    texts = [_BACK.sub("", " ".join(note.split())) for note in notes]
    marks = [MARK.match(text) for text in texts]
    if sum(map(bool, marks)) < MARKED * len(texts):
        return texts
    return [text[mark.end() :] if mark else text for text, mark in zip(texts, marks, strict=True)]


def edition_of_footnotes(edition: Edition) -> Edition:
    """The footnotes of an edition, each a finding of one section, counted as paragraphs.

    Their numbers are left out: a note that is put in moves all that follow. Offsets are those in a canonical
    text of the notes alone.
    """
    notes = footnotes_in(edition.set_aside)
    parts, findings = [HEADING], []
    at = len(HEADING)
    texts = without_marks(note.text for note in notes)
    for number, (note, text) in enumerate(zip(notes, texts, strict=True), 1):
        at += len("\n\n")
        page = _PAGE.search(note.place)
        findings.append(
            Finding(
                text=text,
                section=1,
                paragraph=number,
                start=at,
                end=at + len(text),
                page=int(page[1]) if page else None,
            )
        )
        parts.append(text)
        at += len(text)
    title = edition.sections[0]
    sections = (
        replace(title, start=0, end=0, page=None),
        Section(
            index=1, title=HEADING, label=None, level=1, path=(HEADING,), parent=0, start=0, end=len(HEADING)
        ),
    )
    return Edition(
        provenance=edition.provenance,
        text="\n\n".join(parts),
        sections=sections if findings else sections[:1],
        findings=tuple(findings),
        notices=edition.notices,
    )
