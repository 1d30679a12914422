"""Which lines of a PDF are one paragraph."""

from __future__ import annotations

import pytest

from tests.fixtures.pdf_writer import At, column, pdf_of
from tests.reading.pdf.pages import END, FULL, LEFT, MORE, NAMES, read, texts
from tracker.model import Document
from tracker.reading import read as document_read
from tracker.reading.blocks import BlockKind


def test_lines_become_paragraphs() -> None:
    """Lines at the usual distance are one paragraph; a gap parts two."""
    reading = read(column(LEFT, 700, [FULL, MORE, END]) + column(LEFT, 640, [FULL, END]))
    assert [f"{FULL} {MORE} {END}", f"{FULL} {END}"] == texts(reading)
    assert [1, 1] == [block.page for block in reading.blocks]


def test_an_indent_begins_a_paragraph() -> None:
    """Without a gap, a first line that is set in begins a paragraph."""
    lines = column(LEFT, 700, [FULL, MORE, MORE])
    lines += column(LEFT + 20, 700 - 3 * 13.2, [FULL[:80]]) + column(LEFT, 700 - 4 * 13.2, [MORE, END])
    assert [f"{FULL} {MORE} {MORE}", f"{FULL[:80]} {MORE} {END}"] == texts(read(lines))


def test_a_line_with_room_ends_a_paragraph() -> None:
    """Where the next word would have fitted, the paragraph ended."""
    reading = read(column(LEFT, 700, [FULL, MORE, "and it ended here.", FULL, MORE, END]))
    assert [f"{FULL} {MORE} and it ended here.", f"{FULL} {MORE} {END}"] == texts(reading)


def test_a_paragraph_goes_on_over_the_page() -> None:
    """A page break within a sentence does not part it."""
    first = column(LEFT, 700, [FULL, MORE, FULL, MORE]) + column(LEFT, 100, [FULL, MORE])
    second = column(LEFT, 700, [END]) + column(LEFT, 640, [FULL, END])
    assert f"{FULL} {MORE} {END}" in texts(read(first, second))


def test_sentences_have_the_page_that_they_stand_on() -> None:
    """A paragraph over two pages has sentences on both."""
    first = column(
        LEFT, 100, [FULL, MORE, "on page one. They also said that they would go to see the others soon and"]
    )
    second = column(LEFT, 700, ["they did. On page two they rested."])
    content = pdf_of([first, second])
    edition = document_read(Document(content=content, source="x.pdf"))
    assert [1, 1, 2] == [finding.page for finding in edition.findings]


@pytest.mark.parametrize(
    ("initial", "rest", "word"),
    [
        ("P", "olice held many of them", "Police held many of them"),
        ("P", "OLICE held many of them", "POLICE held many of them"),
        ("A", "few of them were held in", "A few of them were held in"),
        ("“P", "olice held many of them", "“Police held many of them"),
    ],
)
def test_an_initial_is_part_of_its_word(initial: str, rest: str, word: str) -> None:
    """A letter as high as two lines, on the baseline of the second."""
    beside = column(98 + 11 * (len(initial) - 1), 700, [f"{rest} {FULL[:50]},", MORE[:71]])
    below = column(LEFT, 700 - 2 * 13.2, ["and so on, as few of them said.", END])
    text = " ".join(texts(read([At(LEFT, 687, initial, 33), *beside, *below])))
    assert text.startswith(f"{word} {FULL[:50]}, {MORE[:71]} and so on")


def test_a_large_letter_by_itself_is_no_initial() -> None:
    """The letter of a part stands above its text."""
    lines = [At(LEFT, 740, "A", 33), *column(LEFT, 700, [FULL, MORE, END])]
    assert ["A", f"{FULL} {MORE} {END}"] == texts(read(lines))


@pytest.mark.parametrize("right", [540, 480], ids=["wider", "as wide"])
def test_a_header_that_stands_out_does_not_widen_the_text(right: int) -> None:
    """Browsers print the date and the number of the page beyond the text: its lines are full all the same."""
    said = [
        f"{MORE[:88]},",
        "Amnesty International said that they did not know what had become of them, nor why,",
    ]
    pages = []
    for number in range(1, 5):
        lines = column(LEFT, 700, [f"In {NAMES[number]}, {MORE[:78]}", *said * 4, END])
        pages.append([At(LEFT, 770, "2/3/24, 9:10 AM", 9), At(right, 770, f"{number}/4", 9), *lines])
    reading = read(*pages)
    assert [f"In {NAMES[number]}" for number in range(1, 5)] == [
        text.partition(",")[0] for text in texts(reading)
    ]


def test_a_line_that_ends_with_a_word_that_binds_goes_on() -> None:
    """Though the next word had room: a blank that must not be broken may stand behind it."""
    lines = column(
        LEFT,
        700,
        [FULL, MORE, "for the first time, and for all of the", "50 people who were there for it."] * 3,
    )
    text = " ".join(texts(read(lines)))
    assert 3 == text.count("for all of the 50 people")
    assert not [block for block in texts(read(lines)) if block.startswith("50")]


def test_bullets_make_items() -> None:
    """Each bullet begins an item; its bullet is left out, its second line is not."""
    lines = [
        At(LEFT, 700, "\u2022 " + FULL),
        At(LEFT + 8, 686.8, END),
        At(LEFT, 673.6, "\u2022 Second item."),
    ]
    reading = read(column(LEFT, 740, [FULL]) + lines)
    assert [f"{FULL} {END}", "Second item."] == [
        block.text for block in reading.blocks if block.kind is BlockKind.ITEM
    ]


def test_words_broken_at_line_ends_are_mended() -> None:
    """A word that stands whole elsewhere is made whole; a compound keeps its hyphen."""
    lines = column(
        LEFT, 700, [f"{FULL} govern-", "ment and the well-known government of well-", "known officials."]
    )
    assert "government and the well-known government of well-known officials." in texts(read(lines))[0]


def test_a_line_that_stands_out_does_not_widen_its_page() -> None:
    """An address that cannot be broken goes beyond the margin; lines that end there are full all the same."""
    body = [
        f"Officer {number} of the court took some credible steps to find all those who may"
        for number in range(9)
    ]
    address = "See https://www.example.org/" + "a-long-address-that-is-never-broken/" * 2
    title = ["5.1 What sorts of reports are there of what", "was done in any of the courts?"]
    lines = [*column(LEFT, 700, [*body, "do so."]), At(LEFT, 540, address)]
    lines += [*column(LEFT, 500, title, size=16, bold=True), *column(LEFT, 440, [body[0], "do so."])]
    headings = [block.text for block in read(lines).blocks if block.kind is BlockKind.HEADING]
    assert [" ".join(title)] == headings
