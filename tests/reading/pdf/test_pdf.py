"""PDF features, on files written by hand: where each word stands is known."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.fixtures.make_formats import KEPT
from tests.fixtures.pdf_writer import At, column, pdf_of
from tracker.errors import InputError
from tracker.model import Document
from tracker.reading import read as document_read
from tracker.reading.blocks import BlockKind, Reading
from tracker.reading.pdf.pdf import blocks, parse

if TYPE_CHECKING:
    from collections.abc import Callable

LEFT = 72
FULL = "The government took some credible steps to find and punish officials who may have done so in"
MORE = "all parts of the country, but observers said that many of their reports were never looked into"
END = "by anybody at all."
NAMES = (
    "Abai",
    "Aliya",
    "Bolat",
    "Dana",
    "Erlan",
    "Gulnara",
    "Ilyas",
    "Kanat",
    "Laura",
    "Marat",
    "Nurlan",
    "Saule",
)


def read(*pages: list[At], **options: int) -> Reading:
    """What is read from a PDF of these pages."""
    return parse(pdf_of(list(pages), **options), source="file.pdf")  # type: ignore[arg-type] # bools are ints


def texts(reading: Reading) -> list[str]:
    """The texts of all blocks."""
    return [block.text for block in reading.blocks]


def aside(reading: Reading, reason: str) -> list[str]:
    """What was set aside for a reason."""
    return [piece.text for piece in reading.set_aside if piece.reason == reason]


def text_page(number: int, *, top: str = "", bottom: str = "") -> list[At]:
    """A page of three paragraphs, with a line at its head and one at its foot."""
    lines = [At(LEFT, 750, top, 9), At(LEFT, 40, bottom, 9)]
    for place in range(3):
        name = NAMES[(3 * number + place) % len(NAMES)]
        lines += column(
            LEFT, 690 - 100 * place, [f"{name} said that {FULL[:60]}", f"in {name}, {MORE[:80]}", END]
        )
    return [line for line in lines if line.text]


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


def test_two_columns_are_read_one_after_the_other() -> None:
    """A heading across both comes first, then the left column, then the right one."""
    words = [
        "Media reported that police",
        "held many people without",
        "telling their families, and",
        "that some of",
        "them",
    ]
    left = column(LEFT, 650, [*words, "were beaten in the left one."] * 2)
    right = column(330, 650, [*words, "were beaten in the right one."] * 2)
    heading = [At(LEFT, 700, "A Heading Across Both of the Columns of the Page", 18, bold=True)]
    mixed = heading + [line for pair in zip(left, right, strict=True) for line in pair]
    found = texts(read(mixed))
    assert found[0].startswith("A Heading Across")
    text = " ".join(found)
    assert text.index("left one. Media") < text.rindex("left one.") < text.index("right one.")


HELD = [
    "Police held many of them for ten days in cells that",
    "courts had never seen and did not ask about, and",
    "nobody was brought to trial for what they had done",
    "there. The law forbade it, but the courts did little,",
]


@pytest.mark.parametrize("number", ["2", "12", "112"])
def test_a_page_number_in_a_narrow_gutter_is_no_text(number: str) -> None:
    """Ten points part the columns; the number stands in the middle below them."""
    left = [*HELD * 3, "and it ended with the left one."]
    right = [*HELD * 3, "and it ended with the right one."]
    lines = [*column(LEFT, 700, left, size=9), *column(284, 700, right, size=9)]
    lines += [At(279 - 2.5 * len(number), 40, number, 9)]
    text = " ".join(texts(read(lines)))
    assert text.index("the left one.") < text.index("many of them", 900) < text.index("the right one.")
    assert "|" not in text


def test_three_columns_are_read_one_after_the_other() -> None:
    """Lines of running text fill each of them."""
    names = ("first", "second", "third")
    lines = [
        line
        for place, name in enumerate(names)
        for line in column(20 + 200 * place, 700, [*HELD * 4, f"in the {name} one."], size=8)
    ]
    text = " ".join(texts(read(sorted(lines, key=lambda line: (-line.y, line.x)))))
    assert [f"in the {name} one." for name in names] == [
        text[place : place + len(f"in the {name} one.")]
        for place, name in sorted((text.index(f"in the {name} one."), name) for name in names)
    ]
    assert text.index("first one.") < text.index("held many", 900)
    assert "|" not in text


def test_lettered_headings_below_each_other_are_two() -> None:
    """With lines as far apart as those of the text: a small letter that numbers begins anew."""
    said = [At(LEFT, 700 - 24 * place, text, 11) for place, text in enumerate([FULL, MORE, END])]
    heads = ["d. Discrimination (see Section 6)", "e. Acceptable Conditions of Work"]
    lines = [At(LEFT, 620 - 24 * place, head, 12.5, bold=True) for place, head in enumerate(heads)]
    below = [At(LEFT, 560 - 24 * place, text, 11) for place, text in enumerate([FULL, MORE, FULL, END])]
    found = [block.text for block in read(said + lines + below).blocks if block.kind is BlockKind.HEADING]
    assert heads == found


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


def test_a_table_of_three_columns_of_text_is_read_by_rows() -> None:
    """Its cells end with short lines."""
    cell = ["Police held many people", "in cells without asking", "anybody."]
    lines = [
        line
        for row in range(7)
        for place in range(3)
        for line in column(60 + 170 * place, 700 - 50 * row, [f"Row {row} cell {place}", *cell], size=10)
    ]
    assert [text for text in texts(read(lines)) if text.startswith("Row 3 cell 0") and "Row 3 cell 2" in text]


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


def test_running_lines_and_page_numbers_are_set_aside() -> None:
    """What recurs at the head or foot of pages is no text, on odd and even pages, with or without figures."""
    pages = [
        text_page(
            number, top="Human Rights Report" if number % 2 else "Kazakhstan", bottom=f"Page {number} of 6"
        )
        for number in range(1, 7)
    ]
    reading = read(*pages)
    assert 18 == len(reading.blocks)
    assert ["Human Rights Report", "Kazakhstan"] * 3 == aside(reading, "running header")
    assert [f"Page {number} of 6" for number in range(1, 7)] == aside(reading, "page number")


def test_chapter_names_in_the_header_are_set_aside() -> None:
    """A header that names the chapter stands where the header stands, whatever it says."""
    names = ["Life", "Life", "Life", "Liberty", "Liberty", "Security", "Worker Rights", "Worker Rights"]
    reading = read(*[text_page(number, top=name) for number, name in enumerate(names)])
    assert names == aside(reading, "running header")


def test_section_names_beside_stepping_numbers_are_set_aside() -> None:
    """A foot in the text's own type that names the section, where its number goes up with the pages.

    Left pages have the number first, right pages last, the first of a chapter the number alone.
    """
    feet = ["1", "2 Chapter 1. Courts", "1.2. Judges 3", "4", "5 Chapter 2. The Press in the Regions"]
    pages = [
        [line for line in text_page(number) if line.y > 60] + [At(LEFT, 40, foot, 11, bold=True)]
        for number, foot in enumerate(feet)
    ]
    reading = read(*pages)
    assert set(feet) == {*aside(reading, "running footer"), *aside(reading, "page number")}
    assert all(text not in texts(reading) for text in feet)


def test_names_of_sections_in_the_margin_are_set_aside() -> None:
    """In the text's own type, another on every page, and none where a chapter begins."""
    heads = ["THE COURTS: JUDGES", "THE COURTS: TRIALS", "", "THE PRESS: NEWSPAPERS", "THE PRESS: TELEVISION"]
    pages = [[*text_page(number), At(LEFT, 760, head, 11)] for number, head in enumerate(heads)]
    reading = read(*[[line for line in page if line.text] for page in pages])
    assert [head for head in heads if head] == aside(reading, "running header")


def test_numbered_headings_at_the_head_of_pages_stay() -> None:
    """Chapters that begin on pages of their own have their numbers at one height, in large type."""
    pages = [
        [*text_page(number), At(LEFT, 740, f"Chapter {number}", 20, bold=True)] for number in range(1, 6)
    ]
    assert {f"Chapter {number}" for number in range(1, 6)} <= set(texts(read(*pages)))


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


def test_titles_of_pages_stay() -> None:
    """What is set larger than the text names the page; and rows of a table go on at the head of each."""
    titles = ["Judges", "Trials", "Newspapers", "Television", "Radio"]
    pages = [[*text_page(number), At(LEFT, 760, title, 16)] for number, title in enumerate(titles)]
    assert set(titles) <= set(texts(read(*pages)))
    rows = [f"{name} {word}" for name in NAMES for word in ("told", "wrote", "asked")]
    sheets = [
        [At(LEFT, 760 - 28 * place, row) for place, row in enumerate(rows[k : k + 6])] for k in (0, 6, 12, 18)
    ]
    assert () == read(*sheets).set_aside


def test_lines_that_end_in_any_number_stay() -> None:
    """The last line of a page may end in a number; only those that go up with the pages are furniture."""
    feet = ["Detained: 12", "Tried in Abai: 7", "Let go: 31", "All told: 3"]
    pages = [[*text_page(number), At(LEFT, 400, foot, 11, bold=True)] for number, foot in enumerate(feet)]
    assert set(feet) <= set(texts(read(*pages)))


def test_text_at_the_head_of_pages_stays() -> None:
    """First lines of pages that merely stand at one height are text."""
    reading = read(*[text_page(number) for number in range(5)])
    assert 15 == len(reading.blocks)
    assert () == reading.set_aside


def test_footnotes_are_set_aside_with_their_marks() -> None:
    """Notes in small type at the foot are no text; their raised marks do not stick to words."""
    lines = [
        *column(LEFT, 700, [FULL, MORE, END]),
        At(LEFT + 86, 678, "1", 7),
        At(LEFT + 92, 673.6, "They said no."),
    ]
    lines += [*column(LEFT, 600, [FULL, "and the cells had 4 m"]), At(LEFT + 105, 591, "2", 7)]
    lines += [At(LEFT, 90, "1", 6), *column(LEFT + 5, 87, ["See the report of the committee,"], size=8)]
    lines += column(LEFT, 77.4, ["which is long."], size=8)
    reading = read(lines)
    assert [f"{FULL} {MORE} {END} They said no.", f"{FULL} and the cells had 4 m2"] == texts(reading)
    assert ["1 See the report of the committee, which is long."] == aside(reading, "footnote")
    assert ["1"] == aside(reading, "footnote mark")


@pytest.mark.parametrize("size", [7, 9.8])
def test_a_raised_figure_against_a_word_is_part_of_its_line(size: float) -> None:
    """Some producers set marks hardly smaller than the text."""
    lines = [
        *column(LEFT, 700, [MORE, END]),
        At(LEFT, 640, "They were told of it in May."),
        At(LEFT + 131.5, 645, "1", size),
        At(LEFT + 140, 640, "Nobody came."),
    ]
    assert "They were told of it in May.1 Nobody came." in texts(read(lines))


def test_a_note_may_stand_on_the_page_after_its_mark() -> None:
    """Where it had no room; what is raised and has its note there is another mark."""
    first = [*column(LEFT, 700, [FULL, MORE, END]), At(LEFT + 86, 678, "1", 7)]
    first += [*column(LEFT, 640, [FULL, "and the cells had 4 m"]), At(LEFT + 105, 631, "2", 7)]
    second = [*column(LEFT, 700, [FULL, MORE, END]), At(LEFT + 86, 678, "2", 7)]
    notes = [("1", "See the report."), ("2", "See there.")]
    for place, (mark, note) in enumerate(notes):
        second += [At(LEFT, 90 - 12 * place, mark, 6), *column(LEFT + 5, 87 - 12 * place, [note], size=8)]
    reading = read(first, second)
    assert ["1", "2"] == sorted(aside(reading, "footnote mark"))
    assert "and the cells had 4 m2" in " ".join(texts(reading))


@pytest.mark.parametrize("foot", ["", "Page {} of 5"])
def test_notes_that_recur_are_no_running_footers(foot: str) -> None:
    """`Ibid.` at the foot of many pages, and an address in its second line: their marks are known."""
    pages = []
    for number in range(1, 6):
        page = [*text_page(number, bottom=foot.format(number)), At(LEFT, 430, "They said no.", 11)]
        page += [At(LEFT + 70, 434, f"{2 * number}", 7), At(LEFT + 90, 430, "It was so.", 11)]
        page += [At(LEFT, 93, f"{2 * number}", 6), At(LEFT + 8, 90, "Ibid., at", 8)]
        page += [At(LEFT, 80.5, "https://example.org/report", 8)]
        pages.append(page)
    reading = read(*pages)
    assert [f"{2 * number} Ibid., at https://example.org/report" for number in range(1, 6)] == aside(
        reading, "footnote"
    )
    assert 5 == sum("They said no. It was so." in text for text in texts(reading))
    assert len(aside(reading, "footnote mark")) == 5
    assert len(aside(reading, "page number")) == (5 if foot else 0)


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


def test_tables_give_rows() -> None:
    """Lines with equally many cells, well apart, are rows; numbered items set with a tab are not."""
    rows = [("Year", "Complaints", "Convicted"), ("2022", "253", "24"), ("2023", "117", "9")]
    lines = [
        At(x, 700 - 15 * y, text)
        for y, row in enumerate(rows)
        for x, text in zip((72, 200, 320), row, strict=True)
    ]
    lines += [
        At(x, 600 - 15 * y, text)
        for y in range(3)
        for x, text in ((72, f"{y + 1}."), (110, "An item of the list."))
    ]
    reading = read(column(LEFT, 740, [FULL]) + lines)
    assert ["Year | Complaints | Convicted", "2022 | 253 | 24", "2023 | 117 | 9"] == [
        block.text for block in reading.blocks if block.kind is BlockKind.ROW
    ]
    assert "1. An item of the list." in texts(reading)


def rows_of(
    *rows: list[list[str]], step: float, gap: float, columns: tuple[int, ...] = (72, 160, 300)
) -> list[str]:
    """The rows read of a table, given the lines of each cell; these are `step` points apart, rows `gap`."""
    lines = []
    y = 700.0
    for row in rows:
        lines += [
            At(x, y - step * place, text)
            for x, cell in zip(columns, row, strict=True)
            for place, text in enumerate(cell)
        ]
        y -= step * (max(map(len, row)) - 1) + gap
    reading = read(column(LEFT, 740, [FULL, END]) + lines + column(LEFT, y - 20, [FULL, END]))
    assert f"{FULL} {END}" == reading.blocks[-1].text
    return [block.text for block in reading.blocks if block.kind is BlockKind.ROW]


@pytest.mark.parametrize(("step", "gap"), [(13, 22), (13, 13)], ids=["set apart", "tight"])
def test_cells_that_wrap_are_whole(step: float, gap: float) -> None:
    """Lines of a row are told from rows by what had no room in the cell above; broken words are mended."""
    rows = [
        [["Region"], ["What was reported"], ["Outcome"]],
        [["Abai"], ["Police beat three men", "who took part in a", "protest"],
         ["One, as the prose-", "cutor"]],
        [["Aktobe"], ["Nothing"], []],
        [["Astana"], ["Guards beat a prisoner"], ["The prosecutor had", "opened no case"]],
    ]  # fmt: skip
    assert [
        "Region | What was reported | Outcome",
        "Abai | Police beat three men who took part in a protest | One, as the prosecutor",
        "Aktobe | Nothing",
        "Astana | Guards beat a prisoner | The prosecutor had opened no case",
    ] == rows_of(*rows, step=step, gap=gap, columns=(72, 130, 255))


@pytest.mark.parametrize("gap", [12, 13, 20])
@pytest.mark.parametrize("columns", [(72, 160, 300), (72, 116, 162)], ids=["wide", "narrow"])
def test_rows_of_figures_are_never_joined(columns: tuple[int, ...], gap: float) -> None:
    """However near each other they stand, and though cells of them are empty."""
    figures = [("Year", "All", "Tried"), ("2019", "1,204", "24"), ("2020", "", "9"), ("2021", "88", "")]
    rows = [[[text] if text else [] for text in row] for row in figures]
    expected = ["Year | All | Tried", "2019 | 1,204 | 24", "2020 |  | 9", "2021 | 88"]
    assert expected == rows_of(*rows, step=12, gap=gap, columns=columns)


def test_marks_in_tables_are_set_aside() -> None:
    """Those of footnotes on the page, as in any line."""
    lines = [At(72 + 100 * x, 700 - 20 * y, f"Cell {x}{y}") for y in range(2) for x in range(3)]
    lines.insert(1, At(106.5, 704, "1", 7))
    lines += [At(LEFT, 90, "1", 6), *column(LEFT + 5, 87, ["See it there."], size=8)]
    reading = read(column(LEFT, 740, [FULL]) + lines)
    assert ["Cell 00 | Cell 10 | Cell 20", "Cell 01 | Cell 11 | Cell 21"] == texts(reading)[1:]
    assert ["1"] == aside(reading, "footnote mark")


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


def test_contents_lists_are_set_aside() -> None:
    """Lines that dots lead to a page number are a table of contents."""
    lines = column(LEFT, 700, ["Executive Summary ................ 1", "Section 1. Life . . . . . . . . . 2"])
    reading = read(lines + column(LEFT, 600, [FULL, END]))
    assert [f"{FULL} {END}"] == texts(reading)
    assert 2 == len(aside(reading, "table of contents"))


def test_contents_lists_are_set_aside_whole() -> None:
    """With the page numbers in a column of their own, chapters without dots, long entries and the caption."""
    entries = [("1 Courts", "3"), ("1.1 Judges " + ". " * 68, "3"), ("1.2 Prosecutors " + ". " * 65, "4")]
    entries += [("2 The press", "7"), ("2.1 Newspapers " + ". " * 65, "7")]
    page = [At(LEFT, 720, "CONTENTS", 14, bold=True)]
    for row, (title, number) in enumerate(entries):
        page += [At(LEFT, 690 - 13 * row, title, 10), At(520, 690 - 13 * row, number, 10)]
    page.append(At(LEFT, 625, "2.2 What was written of the courts, the judges and the prosecutors", 10))
    page += [At(LEFT, 612, "in the regions " + ". " * 66, 10), At(520, 612, "9", 10)]
    reading = read(page, text_page(2))
    assert len(aside(reading, "table of contents")) == len(entries) + 3
    assert not any("press" in text or "judges" in text for text in texts(reading))


def test_words_broken_at_line_ends_are_mended() -> None:
    """A word that stands whole elsewhere is made whole; a compound keeps its hyphen."""
    lines = column(
        LEFT, 700, [f"{FULL} govern-", "ment and the well-known government of well-", "known officials."]
    )
    assert "government and the well-known government of well-known officials." in texts(read(lines))[0]


@pytest.mark.parametrize(
    ("rotate", "matrix", "place"),
    [
        (0, "1 0 0 1", lambda x, y: (x, y)),
        (90, "0 1 -1 0", lambda x, y: (792 - y, x)),
        (270, "0 -1 1 0", lambda x, y: (y, 612 - x)),
        (180, "-1 0 0 -1", lambda x, y: (612 - x, 792 - y)),
    ],
)
def test_turned_pages_are_read(
    rotate: int, matrix: str, place: Callable[[float, float], tuple[float, float]]
) -> None:
    """A page that is set on its side is read as if it stood upright."""
    lines = column(LEFT, 600, [FULL[:68], MORE[:69], END]) + column(LEFT, 540, [FULL[:68], END])
    turned = [replace(at, x=place(at.x, at.y)[0], y=place(at.x, at.y)[1], matrix=matrix) for at in lines]
    assert [f"{FULL[:68]} {MORE[:69]} {END}", f"{FULL[:68]} {END}"] == texts(read(turned, rotate=rotate))


def test_mirrored_and_endless_places_are_no_danger() -> None:
    """Type that runs backwards, or off to nowhere, ends in a reading all the same."""
    lines = column(LEFT, 700, [FULL, MORE, END])
    odd = [At(500, 500, "backwards", -11), At(1e30, 400, "far away"), At(LEFT, 300, "flat", 0.0001)]
    assert f"{FULL} {MORE} {END}" == texts(read(lines + odd * 10))[0]


def test_watermarks_are_set_aside() -> None:
    """Text at an angle is no text of the page."""
    lines = [*column(LEFT, 700, [FULL, END]), At(150, 200, "DRAFT", 60, matrix="0.7 0.7 -0.7 0.7")]
    reading = read(lines)
    assert [f"{FULL} {END}"] == texts(reading)
    assert ["DRAFT"] == [text.replace(" ", "") for text in aside(reading, "text at an angle")]


def test_pages_of_pictures_are_said() -> None:
    """A PDF of pictures is refused by name; a picture page among others is a notice."""
    with pytest.raises(InputError, match=r"file\.pdf: a PDF of pictures only \(scanned, 2 pages\).*OCR"):
        read([], [], picture=True)
    with pytest.raises(InputError, match="without any text"):
        read([])
    assert ["page 2: only pictures, not read"] == list(read(text_page(1), [], picture=True).notices)


def test_encrypted_is_said() -> None:
    """A PDF that wants a password is refused by name; one that only forbids copying is read."""
    with pytest.raises(InputError, match="encrypted"):
        blocks((KEPT / "encrypted.pdf").read_bytes(), source="x.pdf")
    protected = blocks((KEPT / "protected.pdf").read_bytes(), source="x.pdf")
    assert ["Nobody may read this without the password."] == texts(protected)


@pytest.mark.parametrize(
    "content", [b"%PDF-1.7", b"%PDF-1.4\ntrailer << /Root 1 0 R >>", b"%PDF-" + bytes(3000)]
)
def test_damaged_is_said(content: bytes) -> None:
    """A damaged PDF is one line."""
    with pytest.raises(InputError, match=r"x\.pdf: a damaged PDF"):
        blocks(content, source="x.pdf")


def test_a_pdf_cut_short_is_never_read_in_silence() -> None:
    """Half a file gives an error, or a reading that says what is missing."""
    whole = (KEPT / "2020-weasyprint.pdf").read_bytes()
    with pytest.raises(InputError, match="damaged"):
        blocks(whole[: len(whole) // 2], source="x.pdf")


def test_the_child_reads_what_the_parser_reads() -> None:
    """Nothing is lost on the way back from the child process."""
    content = (KEPT / "2023-weasyprint.pdf").read_bytes()
    assert parse(content, source="x.pdf") == blocks(content, source="x.pdf")


def test_a_sentence_below_every_page_is_a_footer() -> None:
    """In the text's own type and over two lines, too: it says the same on most pages."""
    foot = [
        "Page {} of 9. This report was made for the committee of the house, whose members",
        "may cite it.",
    ]
    pages = [
        [
            *column(LEFT, 700, [f"District {'ABCDE'[number]}: {FULL}", MORE, END]),
            *column(LEFT, 60, [line.format(number + 1) for line in foot]),
        ]
        for number in range(5)
    ]
    reading = read(*pages)
    assert not any("committee" in text or "cite" in text for text in texts(reading))
    assert 10 == len(aside(reading, "running footer"))


def test_bold_words_in_a_paragraph_are_no_heading() -> None:
    """A line of them goes on with the sentence that the line above broke off."""
    lines = [At(LEFT, 700, FULL + " of the"), At(LEFT, 686.8, "jove, nvi).", bold=True)]
    reading = read([*column(LEFT, 740, ["A Report"], size=20), *lines, *column(LEFT, 640, [FULL, END])])
    assert [f"{FULL} of the jove, nvi)."] == [text for text in texts(reading) if "jove" in text]
    assert not [block for block in reading.blocks if block.kind is BlockKind.HEADING and "jove" in block.text]


def test_headings_above_a_table_are_no_rows() -> None:
    """They are set larger than its cells, though they leave the same blank as these."""
    above = [
        At(x, 690 - 15 * y, f"{name} {'abc'[y]}")
        for y in range(2)
        for x, name in ((72, "First"), (260, "Then"))
    ]
    below = [
        At(x, 640 - 15 * y, f"{name} {'def'[y]}")
        for y in range(3)
        for x, name in ((72, "First"), (260, "Then"))
    ]
    reading = read(
        [*column(LEFT, 760, [FULL, END]), *above, At(72, 657, "4.3. Options", 16, bold=True), *below]
    )
    kinds = {block.text: block.kind for block in reading.blocks}
    assert BlockKind.HEADING is kinds["4.3. Options"]
    assert BlockKind.ROW is kinds["First b | Then b"] is kinds["First d | Then d"]


def test_full_lines_below_a_table_are_no_rows() -> None:
    """A blank of theirs happens to meet the one between the columns."""
    table = [
        At(x, 700 - 15 * y, f"{name} {'abc'[y]}")
        for y in range(3)
        for x, name in ((72, "First"), (260, "Then"))
    ]
    left, right = (
        "The directory at the top of all of them,",
        "these must hold no files, for all of them are to be kept in",
    )
    lines = [At(72, 650, left), At(257, 650, right), At(72, 636.8, "directories of their own.")]
    width = [At(72, 600, FULL), At(72, 586.8, END)]
    reading = read([*column(LEFT, 760, [FULL, MORE, END]), *table, *lines, *width])
    assert f"{left} {right} directories of their own." in texts(reading)


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
