"""What stands on the pages of a PDF and is no text of the report: running lines, contents, watermarks."""

from __future__ import annotations

from tests.fixtures.pdf_writer import At, column
from tests.reading.pdf.pages import END, FULL, LEFT, MORE, NAMES, aside, read, text_page, texts


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


def test_watermarks_are_set_aside() -> None:
    """Text at an angle is no text of the page."""
    lines = [*column(LEFT, 700, [FULL, END]), At(150, 200, "DRAFT", 60, matrix="0.7 0.7 -0.7 0.7")]
    reading = read(lines)
    assert [f"{FULL} {END}"] == texts(reading)
    assert ["DRAFT"] == [text.replace(" ", "") for text in aside(reading, "text at an angle")]


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


def test_running_lines_above_a_table_in_their_columns_are_set_aside() -> None:
    """Browsers print the date and the title above every page; where a table follows, they are a row of it."""
    pages = []
    for number in range(1, 9):
        page = [*text_page(number), At(LEFT, 760, "11/23/26, 11:27 PM"), At(300, 760, "Report")]
        if number in {3, 6}:
            page = [line for line in page if line.y < 600 or line.y > 700]
            for place, name in enumerate(NAMES[:5]):
                page += [At(LEFT, 748 - 12 * place, f"{name} and"), At(300, 748 - 12 * place, name)]
        pages.append(page)
    reading = read(*pages)
    assert not [text for text in texts(reading) if "11:27" in text or "Report" in text]
