"""Headings that the format states or marks by its type, and their levels."""

# ruff: noqa: E501, RUF001 (texts stand as printed, in several scripts)
from __future__ import annotations

import pytest

from tracker.model import Provenance
from tracker.reading.assemble import edition_from_blocks
from tracker.reading.blocks import Block, BlockKind, Reading

HEAD = BlockKind.HEADING
BODY = "Nothing of the kind was reported during the year. The law forbade it."


def block(text: str, kind: BlockKind = BlockKind.PARAGRAPH, **fields: object) -> Block:
    """A block as a format reader gives it."""
    return Block(text=text, kind=kind, place="element", **fields)  # type: ignore[arg-type]


def from_blocks(*blocks: Block) -> list[tuple[int, str]]:
    """Outline of an edition of these blocks."""
    provenance = Provenance(report=None, edition="x", title="", sha256="0" * 64, source="a.html")
    edition = edition_from_blocks(Reading(blocks=blocks), provenance=provenance)
    return [(section.level, section.title) for section in edition.sections]


def test_levels_of_the_format_are_kept() -> None:
    """Gaps in its numbers do no harm; bold paragraphs stand below."""
    assert [
        (0, "Report"),
        (1, "Law"),
        (2, "Courts"),
        (3, "Judges"),
        (1, "Life"),
        (2, "Birth"),
    ] == from_blocks(
        block("Report", HEAD, level=1),
        block("Law", HEAD, level=2),
        block("Courts", HEAD, level=4),
        block(BODY),
        block("Judges", bold=True),
        block(BODY),
        block("Life", HEAD, level=2),
        block("Birth", HEAD, level=3),
        block(BODY),
    )


def test_what_only_type_marks_ranks_below_stated_levels() -> None:
    """Though the format states one level only, and gives sizes for the rest; not below one lone heading."""
    sections = [block("Law", HEAD, level=1), block(BODY), block("Courts", bold=True, size=12.0), block(BODY)]
    lone = [(0, "Report"), (1, "Law"), (1, "Courts"), (1, "Judges")]
    title = block("Report", HEAD, level=0)
    assert lone == from_blocks(title, *sections, block("Judges", bold=True, size=12.0), block(BODY))
    last = block("Life", HEAD, level=1)
    assert [(0, "Report"), (1, "Law"), (2, "Courts"), (1, "Life")] == from_blocks(title, *sections, last)


def italic(*texts: str) -> list[Block]:
    """Italic paragraphs, each with a paragraph of text below."""
    return [part for text in texts for part in (block(text, italic=True), block(BODY))]


ITALIC = ("Prison Conditions", "Arrest Procedures", "Role of the Police, Including the Guard")
TOP = (block("Report", HEAD, level=0), block("Law", HEAD, level=1), block(BODY))


def test_italic_lines_are_headings_where_they_are_throughout() -> None:
    """Three of them or more, below all else; a stray caption stays text."""
    found = from_blocks(
        *TOP, *italic(*ITALIC), block("Life", HEAD, level=1), block("Judges", bold=True), *italic("a caption")
    )
    assert [(0, "Report"), (1, "Law"), *((2, title) for title in ITALIC), (1, "Life"), (2, "Judges")] == found


def test_italic_headings_may_stand_above_each_other() -> None:
    """A part and its first part, the head of a list, what is headed in a word."""
    parts = [block("Section 1. Life", italic=True), *italic("a. Prison Conditions", "b. Arrest")]
    parts += [block("Section 2. Liberty", italic=True), block("a. Opinion", italic=True), block("None.")]
    expected = [
        (1, "Section 1. Life"),
        (2, "a. Prison Conditions"),
        (2, "b. Arrest"),
        (1, "Section 2. Liberty"),
        (2, "a. Opinion"),
    ]
    assert [(0, "Report"), *expected] == from_blocks(block("Report", HEAD, size=20.0), block(BODY), *parts)


@pytest.mark.parametrize(
    "blocks",
    [
        italic(*ITALIC[:2]),
        italic(*ITALIC, "A protest in the capital", "Photographs by a student"),
        italic(*(f"“{title}”" for title in ITALIC)),
        italic(*(f"{title}." for title in ITALIC)),
        [part for text in ITALIC for part in (block("“They beat me.”"), *italic(text))],
        [part for text in ITALIC for part in (block("Nobody knows"), *italic(text))],
        [block(text, italic=True) for text in ITALIC],
    ],
    ids=["two", "captions", "quotations", "sentences", "attributions", "in a sentence", "a list"],
)
def test_other_italic_lines_are_text(blocks: list[Block]) -> None:
    """Captions, quotations, attributions, too few to be told."""
    assert [(0, "Report"), (1, "Law")] == from_blocks(*TOP, *blocks)


def test_larger_type_ranks_higher() -> None:
    """Lines of a PDF: by size first, by number among one size."""
    line = BlockKind.LINE

    def head(text: str, size: float) -> Block:
        return block(text, line, size=size, gap_before=True)

    def body() -> Block:
        return block(BODY, line, size=11.0, gap_before=True)

    assert [
        (0, "The Report"), (1, "Summary"), (1, "Section 1. Law"), (2, "a. Courts"), (3, "Judges"), (1, "Section 2. Life"),
        (2, "Women"),
    ] == from_blocks(
        head("The Report", 24.0), head("Summary", 18.0), body(), head("Section 1. Law", 18.0), head("a. Courts", 14.0), body(),
        head("Judges", 12.5), body(), head("Section 2. Life", 18.0), head("Women", 12.5), body(),
    )  # fmt: skip


def test_what_stands_before_the_title_is_text() -> None:
    """A kicker above the report's title opens no section."""
    assert [(0, "Report"), (1, "Law")] == from_blocks(
        block("Bureau of Rights", BlockKind.HEADING, level=3),
        block("Report", BlockKind.HEADING, level=1),
        block("Law", BlockKind.HEADING, level=2),
        block(BODY),
    )


@pytest.mark.parametrize(
    "line", ["September 4, 2013", "4 сентября 2013 г.", "May 2022", "© 2013 The Bank of Dallas"]
)
def test_a_date_below_the_title_is_no_heading(line: str) -> None:
    """Nor is a copyright notice: neither heads what follows."""
    blocks = [
        Block(text=text, kind=kind, place="", bold=kind is HEAD)
        for text, kind in (
            ("The Report", HEAD), (line, HEAD), (BODY, BlockKind.PARAGRAPH), ("Trade", HEAD), (BODY, BlockKind.PARAGRAPH)
        )
    ]  # fmt: skip
    edition = edition_from_blocks(
        Reading(blocks=tuple(blocks)),
        provenance=Provenance(report=None, edition="", title="", sha256="", source=""),
    )
    assert [(0, "The Report"), (1, "Trade")] == [
        (section.level, section.title) for section in edition.sections
    ]
    assert line == edition.findings[0].text


def test_numbers_tell_levels_that_the_format_does_not() -> None:
    """Where a format states chapters and one level below them, `2.1.1` still divides `2.1`."""
    stated = [
        (0, "The Report"), (1, "1 Law"), (2, "1.1 Courts"), (2, "1.1.1 Judges"), (2, "Note"), (2, "1.2 Police"),
        (1, "2 Life"), (2, "2.1 Schools"), (2, "2.1.1 Teachers"), (2, "2.1.2 Pupils"), (2, "2.2 Homes"),
    ]  # fmt: skip
    blocks: list[Block] = []
    for level, title in stated:
        blocks += [
            Block(text=title, kind=HEAD, place="", level=level),
            Block(text=BODY, kind=BlockKind.PARAGRAPH, place=""),
        ]
    edition = edition_from_blocks(
        Reading(blocks=tuple(blocks)),
        provenance=Provenance(report=None, edition="", title="", sha256="", source=""),
    )
    expected = [0, 1, 2, 3, 2, 2, 1, 2, 3, 3, 2]
    assert expected == [section.level for section in edition.sections]


@pytest.mark.parametrize("bold", [True, False], ids=["bold", "plain"])
def test_headings_without_text_below_go_on_in_their_series(bold: bool) -> None:
    """Two numbered paragraphs on end are headings where the numbers above them are headings."""
    titles = [
        "a. Right to Associate",
        "b. Forced Labor",
        "c. Discrimination (see section 6)",
        "d. Working Hours",
    ]
    texts = ["The Report", titles[0], BODY, titles[1], BODY, *titles[2:], BODY]
    blocks = [
        Block(text=text, kind=BlockKind.PARAGRAPH, place="line 1", bold=bold and text is not BODY)
        for text in texts
    ]
    edition = edition_from_blocks(
        Reading(blocks=tuple(blocks)),
        provenance=Provenance(report=None, edition="x", title="", sha256="", source="x"),
    )
    assert ["The Report", *titles] == [section.title for section in edition.sections]


def test_items_in_title_case_that_begin_a_list_stay_items() -> None:
    """A series that nothing above leads up to is a list."""
    texts = ["The Report", BODY, "They were of these kinds:", "1. Forced Labor", "2. Child Labor", BODY]
    blocks = [Block(text=text, kind=BlockKind.PARAGRAPH, place="line 1") for text in texts]
    edition = edition_from_blocks(
        Reading(blocks=tuple(blocks)),
        provenance=Provenance(report=None, edition="x", title="", sha256="", source="x"),
    )
    assert [finding.text for finding in edition.findings if finding.form == "item"] == [
        "Forced Labor",
        "Child Labor",
    ]
