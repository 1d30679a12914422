"""Pages of PDFs in columns: headings, addresses and wide blanks in these are no tables."""

from __future__ import annotations

from tests.fixtures.pdf_writer import At, column, pdf_of
from tracker.reading.blocks import BlockKind, Reading
from tracker.reading.pdf.pdf import parse

LEFT, RIGHT = 72, 330
PROSE = [
    "Media reported that police held many people without",
    "telling their families, and that some of them had been",
    "beaten, which the law forbids.",
]
WHOLE = " ".join(PROSE)


def read(page: list[At]) -> Reading:
    """What is read from a PDF of one page."""
    return parse(pdf_of([page]), source="a.pdf")


def width_of(letter: str) -> float:
    """How wide a small letter of the font is."""
    widths = {"f": 278, "i": 222, "j": 222, "l": 222, "m": 833, "r": 333, "t": 278, "w": 722}
    return 0.011 * widths.get(letter, 500 if letter in "cksvxyz" else 556)


def texts(reading: Reading) -> list[str]:
    """The texts of all blocks."""
    return [block.text for block in reading.blocks]


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


def test_lines_that_are_spread_over_a_column_are_no_table() -> None:
    """Justified type in narrow columns has wide blanks, each as wide as the others on its line."""
    lines = [
        ["officials", "were", "seldom"],
        ["prosecuted", "without", "being"],
        ["told", "of", "it", "before"],
    ]
    page = column(LEFT, 700, ["It was reported by them that", "in most of the districts some"])
    for place, words in enumerate(lines):
        widths = [sum(map(width_of, word)) for word in words]
        blank = (150 - sum(widths)) / (len(words) - 1)
        x = float(LEFT)
        for word, width in zip(words, widths, strict=True):
            page.append(At(x, 700 - 13.2 * (2 + place), word))
            x += width + blank
    page += column(LEFT, 700 - 13.2 * 5, ["any of them had been tried."])
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
