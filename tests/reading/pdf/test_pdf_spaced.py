"""Letters of a PDF that are set apart for emphasis."""

from __future__ import annotations

from tests.fixtures.pdf_writer import At, column, pdf_of
from tracker.reading.pdf.pdf import parse

LEFT = 72
WIDTHS = {"I": 3.1, "F": 6.7, "E": 7.3, "L": 6.7, "O": 8.6, "S": 7.3, "P": 7.3}
BODY = [
    "The court found that none of the officials had told the families of the men whom they held in",
    "the cells of the old building, and that nobody had looked into what was said about them.",
]


def texts(*lines: At) -> list[str]:
    """What is read above a paragraph."""
    page = [*lines, *column(LEFT, 600, BODY)]
    return [block.text for block in parse(pdf_of([page]), source="a.pdf").blocks][:-1]


def test_letters_that_are_set_apart_are_words() -> None:
    """Each was drawn by itself; between words they stand farther apart."""
    letters: list[At] = []
    x = float(LEFT)
    for letter in "PRISON LIFE":
        if letter != " ":
            letters.append(At(x, 660, letter, bold=True))
        x += 6 if letter == " " else WIDTHS.get(letter, 7.9) + 4
    assert ["PRISON LIFE"] == texts(*letters)


def test_letters_with_blanks_between_them_stay_apart() -> None:
    """An enumeration is no word."""
    assert ["Marks A B C D E F G H"] == texts(At(LEFT, 660, "Marks A B C D E F G H"))
    assert ["A B C D E F G H"] == texts(At(LEFT, 660, "A B C D E F G H"))
