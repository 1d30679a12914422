"""Editions that come in parts."""

from __future__ import annotations

import pytest

from tracker.model import Document, Edition
from tracker.reading import read
from tracker.reading.parts import join_parts

REPORT = "Report on Ruritania\n\nSection 1. Life\n\na. Killings\n\nThere were none. It was so.\n"
ADDENDUM = "Addendum on Women\n\nSection 1. Law\n\nThe law was changed. It applies.\n"


def part(text: str, source: str) -> Edition:
    """A part, read."""
    return read(Document(content=text.encode(), source=source), edition="2024")


def test_later_parts_stand_under_their_own_titles() -> None:
    """The first part keeps its outline; a later one becomes a section with its sections below."""
    whole = join_parts([part(REPORT, "a.txt"), part(ADDENDUM, "b.txt")])
    assert [
        (0, None, "Report on Ruritania", ()),
        (1, 0, "Section 1. Life", ("Section 1. Life",)),
        (2, 1, "a. Killings", ("Section 1. Life", "a. Killings")),
        (1, 0, "Addendum on Women", ("Addendum on Women",)),
        (2, 3, "Section 1. Law", ("Addendum on Women", "Section 1. Law")),
    ] == [(section.level, section.parent, section.title, section.path) for section in whole.sections]
    assert list(range(5)) == [section.index for section in whole.sections]


def test_spans_go_into_the_joined_text() -> None:
    """Findings and titles of every part are slices of the whole."""
    whole = join_parts([part(REPORT, "a.txt"), part(ADDENDUM, "b.txt"), part(ADDENDUM, "c.txt")])
    for finding in whole.findings:
        assert finding.text == whole.text[finding.start : finding.end]
    for section in whole.sections:
        assert section.title == whole.text[section.start : section.end]
    assert "Section 1. Law" == whole.section_of(whole.findings[-1]).title


def test_all_sources_are_named() -> None:
    """The source names every part; the hash changes when any part does."""
    whole = join_parts([part(REPORT, "a.txt"), part(ADDENDUM, "b.txt")])
    other = join_parts([part(REPORT, "a.txt"), part(ADDENDUM + "More.\n", "b.txt")])
    assert "a.txt + b.txt" == whole.provenance.source
    assert "Report on Ruritania" == whole.provenance.title
    assert whole.provenance.sha256 != other.provenance.sha256


def test_a_part_without_a_title_is_numbered() -> None:
    """Its section says so, though nothing of it is printed."""
    whole = join_parts([part(REPORT, "a.txt"), part("Only text here. It has no title.", "b.txt")])
    section = whole.sections[-1]
    assert section.start == section.end
    assert section.title
    assert "part 2: no heading found: the whole text is read as one section" in whole.notices


def test_one_part_is_the_edition_itself() -> None:
    """Nothing changes; no part at all is a mistake of the caller's."""
    only = part(REPORT, "a.txt")
    assert only is join_parts([only])
    with pytest.raises(ValueError, match="at least one"):
        join_parts([])
