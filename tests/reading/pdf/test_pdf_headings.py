"""Headings of a PDF: what sets them off, and which belong together."""

from __future__ import annotations

from tests.fixtures.pdf_writer import At, column, pdf_of
from tests.reading.pdf.pages import END, FULL, LEFT, MORE, read, text_page, texts
from tracker.model import Document
from tracker.reading import read as document_read
from tracker.reading.blocks import BlockKind


def test_lettered_headings_below_each_other_are_two() -> None:
    """With lines as far apart as those of the text: a small letter that numbers begins anew."""
    said = [At(LEFT, 700 - 24 * place, text, 11) for place, text in enumerate([FULL, MORE, END])]
    heads = ["d. Discrimination (see Section 6)", "e. Acceptable Conditions of Work"]
    lines = [At(LEFT, 620 - 24 * place, head, 12.5, bold=True) for place, head in enumerate(heads)]
    below = [At(LEFT, 560 - 24 * place, text, 11) for place, text in enumerate([FULL, MORE, FULL, END])]
    found = [block.text for block in read(said + lines + below).blocks if block.kind is BlockKind.HEADING]
    assert heads == found


def test_headings_by_size_and_weight() -> None:
    """Larger and bold lines are headings, wrapped ones whole; bold words in a paragraph are none."""
    lines = [
        At(LEFT, 740, "Report", 20, bold=True),
        At(LEFT, 700, "Section 1. Respect for the Integrity and the Security of Each and Every", 15),
    ]
    lines += [At(LEFT, 682, "Person", 15), At(LEFT, 655, "Women", 11, bold=True)]
    lines += [*column(LEFT, 640, [FULL, MORE, END]), At(LEFT, 580, "Legal Framework:", 11, bold=True)]
    lines += [At(LEFT + 100, 580, FULL[:68], 11), *column(LEFT, 580 - 13.2, [MORE, END])]
    reading = read(lines)
    assert [
        "Report",
        "Section 1. Respect for the Integrity and the Security of Each and Every Person",
        "Women",
    ] == [block.text for block in reading.blocks if block.kind is BlockKind.HEADING]
    assert [None, "Legal Framework"] == [block.lead for block in reading.blocks[-2:]]


def test_the_number_of_a_chapter_goes_with_its_name() -> None:
    """`Chapter 2` above `The Press` is one heading of one section, numbered and under none of the first."""
    pages = [
        [
            *text_page(number),
            At(LEFT, 780, f"Chapter {number}", 20, bold=True),
            At(LEFT, 745, name, 24, bold=True),
        ]
        for number, name in enumerate(["The Courts", "The Press", "The Police"], 1)
    ]
    document = Document(content=pdf_of(pages), source="file.pdf")
    sections = document_read(document, report="r", edition="1").sections
    named = [(section.title, section.label) for section in sections if section.title]
    assert [("Chapter 1 The Courts", "Chapter 1"), ("Chapter 2 The Press", "Chapter 2")] == named[:2]
    assert 1 == len({section.level for section in sections if section.title})


def test_the_word_and_the_number_of_a_chapter_go_with_its_name() -> None:
    """`CHAPTER`, `TWO` and `THE PRESS` below each other are one heading, where it is so throughout."""
    chapters = [("ONE", "The Courts of Appeal"), ("TWO", "The Press"), ("THREE", "The Police and Others")]
    pages = [
        [
            *text_page(number),
            At(400, 790, "CHAPTER", 11, bold=True),
            At(400, 770, count, 16, bold=True),
            At(300, 735, name, 16, bold=True),
        ]
        for number, (count, name) in enumerate(chapters, 1)
    ]
    between = [text_page(number) for number in range(9)]
    pages = [page for first in pages for page in (first, *between)]
    document = Document(content=pdf_of(pages), source="file.pdf")
    sections = document_read(document, report="r", edition="1").sections
    assert [f"CHAPTER {count} {name}" for count, name in chapters] == [
        section.title for section in sections if "CHAPTER" in section.title
    ]


def test_bold_words_in_a_paragraph_are_no_heading() -> None:
    """A line of them goes on with the sentence that the line above broke off."""
    lines = [At(LEFT, 700, FULL + " of the"), At(LEFT, 686.8, "jove, nvi).", bold=True)]
    reading = read([*column(LEFT, 740, ["A Report"], size=20), *lines, *column(LEFT, 640, [FULL, END])])
    assert [f"{FULL} of the jove, nvi)."] == [text for text in texts(reading) if "jove" in text]
    assert not [block for block in reading.blocks if block.kind is BlockKind.HEADING and "jove" in block.text]
