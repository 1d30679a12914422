"""Columns of PDFs are read one after the other: headings, addresses, wide blanks make no tables of them."""

from __future__ import annotations

import pytest

from tests.fixtures.pdf_writer import At, column
from tests.reading.pdf.pages import LEFT, read, texts
from tracker.reading.blocks import BlockKind

RIGHT = 330
PROSE = [
    "Media reported that police held many people without",
    "telling their families, and that some of them had been",
    "beaten, which the law forbids.",
]
WHOLE = " ".join(PROSE)


def width_of(letter: str) -> float:
    """How wide a small letter of the font is."""
    widths = {"f": 278, "i": 222, "j": 222, "l": 222, "m": 833, "r": 333, "t": 278, "w": 722}
    return 0.011 * widths.get(letter, 500 if letter in "cksvxyz" else 556)


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
    lines.sort(key=lambda line: (-line.y, line.x))
    text = " ".join(texts(read(lines)))
    assert [f"in the {name} one." for name in names] == [
        text[place : place + len(f"in the {name} one.")]
        for place, name in sorted((text.index(f"in the {name} one."), name) for name in names)
    ]
    assert text.index("first one.") < text.index("held many", 900)
    assert "|" not in text


def test_a_column_with_many_headings_is_one() -> None:
    """Half of its lines are short."""
    page: list[At] = []
    for place in range(6):
        top = 700 - 60 * place
        page += [At(LEFT, top, f"Part {place}", 12, bold=True), *column(LEFT, top - 20, PROSE[:1], size=9)]
        page += column(LEFT, top - 31, ["telling why."], size=9)
        page += column(RIGHT, top - 7 - place, [*PROSE, "It was said."], size=9)
    found = texts(read(page))
    assert not any(" | " in text for text in found)
    assert found.index("Part 5") < next(place for place, text in enumerate(found) if text.startswith(WHOLE))


def test_an_address_that_stands_out_of_its_column_parts_no_page() -> None:
    """The right column goes on beside it."""
    address = "https://www.example.org/reports/2024/human-rights/kazakhstan/sections/one"
    left = [*PROSE, *PROSE, "See the report, which is at", address, *PROSE]
    right = [*PROSE * 3, "That was all."]
    found = " ".join(texts(read(column(LEFT, 700, left, size=9) + column(RIGHT, 694, right, size=9))))
    assert f"See the report, which is at {address}" in found
    assert found.endswith(f"{WHOLE} That was all.")


@pytest.mark.parametrize("hanging", [0, 48], ids=["plain", "beside its number"])
def test_lines_that_are_spread_over_a_column_are_no_table(hanging: int) -> None:
    """Justified type in narrow columns has wide blanks, each as wide as the others on its line."""
    lines = [
        ["officials", "were", "seldom"],
        ["prosecuted", "without", "being"],
        ["told", "of", "it", "before"],
    ]
    left = LEFT + hanging
    page = [At(LEFT, 700, "7.2.1")] if hanging else []
    page += column(left, 700, ["It was reported by them that", "in most of the districts some"])
    for place, words in enumerate(lines):
        widths = [sum(map(width_of, word)) for word in words]
        blank = (150 - sum(widths)) / (len(words) - 1)
        x = float(left)
        for word, width in zip(words, widths, strict=True):
            page.append(At(x, 700 - 13.2 * (2 + place), word))
            x += width + blank
    page += column(left, 700 - 13.2 * 5, ["any of them had been tried."])
    assert [BlockKind.PARAGRAPH] == [block.kind for block in read(page).blocks]


def test_a_short_column_beside_a_long_one_is_one() -> None:
    """On a last page, with its number between the two."""
    page = column(LEFT, 700, PROSE * 6, size=9) + column(312, 700, PROSE * 2, size=9)
    page += [At(300, 40, "12", 9)]
    assert [*[WHOLE] * 8, "12"] == texts(read(page))


def row(y: float, region: list[str], cases: str, remark: str) -> list[At]:
    """A table's row: its first cell may have two lines, around the middle; figures end at one place."""
    first = [
        At(LEFT, y + 6.5 * (len(region) - 1) - 13 * place, text, 11) for place, text in enumerate(region)
    ]
    return [*first, At(190 - 0.011 * 556 * len(cases), y, cases), At(200, y, remark)]


def test_figures_near_the_next_column_are_cells() -> None:
    """They end where the next column nearly begins; lines of a cell may stand above and below the others."""
    page = column(LEFT, 740, [f"{PROSE[0]} {PROSE[1]}"])
    page += row(700, ["Abai"], "7", "of which two are pending before the courts")
    page += row(676, ["Ulytau"], "14", "none")
    page += row(652, ["Almaty", "city"], "1203", "most of them closed without a result")
    page += column(LEFT, 610, [f"{PROSE[0]} {PROSE[1]}", PROSE[2]])
    rows = [block.text for block in read(page).blocks if block.kind is BlockKind.ROW]
    assert [
        "Abai | 7 | of which two are pending before the courts",
        "Ulytau | 14 | none",
        "Almaty city | 1203 | most of them closed without a result",
    ] == rows
