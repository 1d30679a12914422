"""Plain text that underlines its headings, and lists of contents without page numbers."""

from __future__ import annotations

from tracker.model import Document
from tracker.reading import read

NAMES = ("Abai", "Bolat", "Dana", "Erlan", "Gulnara", "Ilyas")
MANUAL = """Manual of Reports
*****************

This manual says how reports are made. It is made anew each
year.

* 1. Scope

  * 1.1. What is a report

  * 1.2. New editions of this manual

* 2. Courts and what is said of
  them

1. Scope
********

Reports are made of what was seen.


1.1. What is a report
=====================

A report is a text. Those who make it are:

1. Anna Lindt

2. Eva Berg


1.2. New editions of this manual
================================

There is one a year.

Country   Reports
-------   -------

Kazakhstan had one
that came late.

2. Courts and what is said of them
**********************************

Courts sat daily.
"""


def edition_of(text: str) -> tuple[list[tuple[int, str]], list[str], list[str]]:
    """Sections by level and title, the findings, and what was set aside as contents."""
    document = Document(content=text.encode(), source="manual.txt")
    edition = read(document, report="manual", edition="1")
    return (
        [(section.level, section.title) for section in edition.sections],
        [finding.text for finding in edition.findings],
        [piece.text for piece in edition.set_aside if piece.reason == "table of contents"],
    )


def test_underlined_lines_are_the_headings() -> None:
    """They alone are: items of a numbered list and short lines of text are none; rules give the levels."""
    sections, findings, _ = edition_of(MANUAL)
    assert [
        (0, "Manual of Reports"),
        (1, "1. Scope"),
        (2, "1.1. What is a report"),
        (2, "1.2. New editions of this manual"),
        (1, "2. Courts and what is said of them"),
    ] == sections
    assert "This manual says how reports are made." in findings
    assert any("Anna Lindt" in text for text in findings)
    assert "Kazakhstan had one that came late." in findings


def test_lists_of_the_headings_are_contents() -> None:
    """A list that names the headings to come is set aside, long entries and all; other lists stay."""
    _, findings, contents = edition_of(MANUAL)
    assert ["* 1. Scope", "* 1.1. What is a report", "* 1.2. New editions of this manual"] == contents[:3]
    assert not any("New editions of this manual" in text for text in findings)
    kept = MANUAL.replace("* 1.1. What is a report", "* 1.1. Who reports").replace("* 1. Scope", "* 1. Whom")
    _, findings, contents = edition_of(kept)
    assert contents == []
    assert any("Who reports" in text for text in findings)


def test_a_rule_or_two_is_no_outline() -> None:
    """A line above a rule as long as it may be anything, where the document has no more of them."""
    text = "\n\n".join(f"{name} was heard in a case by a court." for name in NAMES)
    plain = edition_of(text)
    with_rule = edition_of(text.replace("\n\nDana", "\n\nA note\n------\n\nDana"))
    assert plain[1] == [finding for finding in with_rule[1] if "court" in finding]


def test_overlined_and_underlined_differ() -> None:
    """A rule above and below makes another level than one below alone; the first that comes ranks highest."""
    text = "=====\nTitle\n=====\n\nText stands here.\n\n"
    text += "\n\n".join(f"Part {name}\n======\n\nIt says this of {name}." for name in "abc")
    sections, findings, _ = edition_of(text)
    assert [(0, "Title"), (1, "Part a"), (1, "Part b"), (1, "Part c")] == sections
    assert "It says this of b." in findings
