"""PDFs whose paragraphs stand beside their numbers: they are no tables."""

from __future__ import annotations

import pytest

from tests.fixtures.pdf_writer import At, column
from tests.reading.pdf.pages import LEFT, read, texts
from tracker.reading.blocks import BlockKind

HANGING = [
    "In this year the government said that many people had been killed, and",
    "that the investigations and the trials of officials went on in all of the",
    "regions of the country.",
]


@pytest.mark.parametrize(
    "numbers",
    [
        ["2.1.1", "2.1.2", "2.1.3"],
        ["2.9", "2.10", "3.1"],
        ["4.1.9", "4.1.9A", "4.1.10"],
        ["[34]", "[35]", "[36]"],
        ["34", "35", "36"],
    ],
)
def test_paragraphs_that_hang_beside_their_numbers_are_no_table(numbers: list[str]) -> None:
    """Lines below a number's begin where its text does; numbers that go up are those of paragraphs."""
    lines: list[At] = []
    for place, number in enumerate(numbers):
        top = 700 - 60 * place
        lines += [At(LEFT, top, number), *column(LEFT + 48, top, HANGING)]
    reading = read(lines)
    assert [f"{number} {' '.join(HANGING)}" for number in numbers] == texts(reading)
    assert not [block for block in reading.blocks if block.kind is BlockKind.ROW]


def test_a_numbered_paragraph_of_two_lines_is_one() -> None:
    """Its second line is set in to where the text of the first begins, whatever it begins with."""
    first = "The government took some credible steps to find and punish officials in"
    lines: list[At] = []
    for place in range(4):
        top = 700 - 40 * place
        lines += [At(LEFT, top, f"4.{place + 1}"), *column(LEFT + 48, top, [first, "Oslo and other cities."])]
    found = [f"4.{place + 1} {first} Oslo and other cities." for place in range(4)]
    assert found == texts(read(lines))


@pytest.mark.parametrize("numbers", [["2.1", "1.7", "1.9"], ["1.2", "1.5", "1.9"]])
def test_figures_beside_text_are_a_table(numbers: list[str]) -> None:
    """Their order is not that of paragraphs."""
    lines: list[At] = []
    for place, number in enumerate(numbers):
        top = 700 - 60 * place
        lines += [At(LEFT, top, number), *column(LEFT + 48, top, HANGING)]
    rows = [block for block in read(lines).blocks if block.kind is BlockKind.ROW]
    assert [f"{number} | {' '.join(HANGING)}" for number in numbers] == [block.text for block in rows]
