"""Editions that come in parts."""

from __future__ import annotations

from dataclasses import replace

from tracker.model import Document, Edition, SetAside
from tracker.reading import read
from tracker.store.parts import combine

REPORT = "Report on Ruritania\n\nSection 1. Life\n\na. Killings\n\nThere were none. It was so.\n"
ADDENDUM = "Addendum on Women\n\nSection 1. Law\n\nThe law was changed. It applies.\n"


def part(text: str, source: str) -> Edition:
    """A part, read."""
    return read(Document(content=text.encode(), source=source), edition="2024")


def joined(*parts: Edition) -> Edition:
    """The parts as one edition."""
    return combine([(part, part.text.encode()) for part in parts])


def test_later_parts_stand_under_their_own_titles() -> None:
    """The first part keeps its outline; a later one becomes a section with its sections below."""
    whole = joined(part(REPORT, "a.txt"), part(ADDENDUM, "b.txt"))
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
    whole = joined(part(REPORT, "a.txt"), part(ADDENDUM, "b.txt"), part(ADDENDUM, "c.txt"))
    for finding in whole.findings:
        assert finding.text == whole.text[finding.start : finding.end]
    for section in whole.sections:
        assert section.title == whole.text[section.start : section.end]
    assert "Section 1. Law" == whole.section_of(whole.findings[-1]).title


def test_all_sources_are_named() -> None:
    """The source names every part; the hash changes when any part does."""
    whole = joined(part(REPORT, "a.txt"), part(ADDENDUM, "b.txt"))
    other = joined(part(REPORT, "a.txt"), part(ADDENDUM + "More.\n", "b.txt"))
    assert "a.txt; b.txt" == whole.provenance.source
    assert "Report on Ruritania" == whole.provenance.title
    assert whole.provenance.sha256 != other.provenance.sha256


def test_a_part_without_a_title_is_numbered() -> None:
    """Its section says so, though nothing of it is printed."""
    whole = joined(part(REPORT, "a.txt"), part("Only text here. It has no title.", "b.txt"))
    section = whole.sections[-1]
    assert section.start == section.end
    assert section.title
    assert "part 2: no heading found: the whole text is read as one section" in whole.notices


def test_what_was_set_aside_names_its_part() -> None:
    """Line 3 of the addendum is not line 3 of the report."""
    piece = SetAside(text="7", reason="page number", place="line 3")
    parts = (replace(part(text, "a.txt"), set_aside=(piece,)) for text in (REPORT, ADDENDUM))
    assert ["line 3", "part 2, line 3"] == [each.place for each in joined(*parts).set_aside]


def test_one_part_is_the_edition_itself() -> None:
    """Nothing changes."""
    only = part(REPORT, "a.txt")
    assert only is joined(only)
