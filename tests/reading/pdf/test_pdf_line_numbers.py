"""Numbers in the margins of PDFs: those of lines are left out, all others stay."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

import pytest

from tests.fixtures.pdf_writer import At, column
from tests.reading.pdf.pages import read, texts
from tracker.reading.reasons import LINE_NUMBER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tracker.reading.blocks import Reading

LEFT, MARGIN, RIGHT = 100, 70, 550
STEP = 13.2
TEXT = [
    "The court found that none of the officials had told the families of the men whom they held in",
    "the cells of the old building, and that nobody had looked into what was said about them at",
    "any time in the year.",
    "Two of the men were released in March, after their families had gone to the court again and",
    "had shown what they had been told by those who were there, of whom 12 had seen it for",
    "themselves. Others were still held.",
]
PARAGRAPHS = [" ".join(TEXT[:3]), " ".join(TEXT[3:])]


def numbers(reading: Reading) -> list[str]:
    """What was set aside as numbers of lines, by pages."""
    return [piece.text for piece in reading.set_aside if piece.reason == LINE_NUMBER]


def numbered(
    lines: Sequence[str],
    values: Iterator[int],
    *,
    every: int = 1,
    margin: float = MARGIN,
    to_left: bool = True,
    size: float = 8,
) -> list[At]:
    """A page of lines with numbers beside them, aligned on their right as most are, or on their left."""
    page = column(LEFT, 700, list(lines))
    for place, value in zip(range(len(lines)), values, strict=False):
        if value % every == 0:
            shift = 0.556 * size * len(str(value)) if to_left else 0.0
            page.append(At(margin - shift, 700 - STEP * place, str(value), size))
    return page


@pytest.mark.parametrize("every", [1, 2, 5])
@pytest.mark.parametrize(("margin", "to_left"), [(MARGIN, True), (MARGIN, False), (RIGHT + 20, False)])
def test_numbers_of_lines_are_no_text(every: int, margin: float, to_left: bool) -> None:
    """Of every line or of a few, on either side, aligned on either side."""
    values = count(1)
    pages = [numbered(TEXT * 4, values, every=every, margin=margin, to_left=to_left) for _ in range(2)]
    reading = read(*pages)
    assert PARAGRAPHS * 8 == texts(reading)
    expected = [
        " ".join(str(number) for number in range(start, start + 24) if number % every == 0)
        for start in (1, 25)
    ]
    assert expected == numbers(reading)


def test_numbers_may_begin_anew_on_every_page() -> None:
    """As in bills."""
    reading = read(*(numbered(TEXT * 3, count(1)) for _ in range(3)))
    assert PARAGRAPHS * 9 == texts(reading)


def test_a_page_with_one_line_has_its_number_left_out_too() -> None:
    """What is known from the other pages holds for it."""
    values = count(1)
    pages = [numbered(TEXT * 4, values), numbered(["Nobody was told of it."], values)]
    assert ["Nobody was told of it."] == texts(read(*pages))[-1:]


def test_numbers_drawn_with_their_lines_are_left_out() -> None:
    """Some programs print a line in one go."""
    page = [At(LEFT, 700 - STEP * place, f"{10 + place} {line}", 11) for place, line in enumerate(TEXT * 4)]
    reading = read(page)
    assert PARAGRAPHS * 4 == texts(reading)
    assert [" ".join(map(str, range(10, 34)))] == numbers(reading)


def test_numbers_of_ruled_paper_are_left_out() -> None:
    """They stand at the same heights on every page, whatever stands beside them."""
    ruled = [At(MARGIN - 3 * len(str(value)), 730 - 24 * value, str(value), 11) for value in range(1, 29)]
    pages = [ruled + column(LEFT, 700 - 7 * shift, TEXT * 2) for shift in range(3)]
    reading = read(*pages)
    assert PARAGRAPHS * 6 == texts(reading)
    assert [" ".join(map(str, range(1, 29)))] * 3 == numbers(reading)


def test_both_columns_of_a_page_may_be_numbered() -> None:
    """On the outer side of each."""
    lines = [
        "Media reported that police",
        "held many people without",
        "telling their families, and",
        "that some of them were",
        "never seen again.",
    ] * 4
    page = [
        At(72 + 250 * side, 700 - STEP * place, line) for side in (0, 1) for place, line in enumerate(lines)
    ]
    page += [At(50, 700 - STEP * place, str(1 + place), 6) for place in range(20)]
    page += [At(560, 700 - STEP * place, str(21 + place), 6) for place in range(20)]
    reading = read(page)
    assert [" ".join(lines[:5])] * 8 == texts(reading)


def paragraphs_with_numbers() -> list[At]:
    """Each paragraph has a number in the margin, without a stop."""
    page = column(LEFT, 700, TEXT * 4)
    return page + [At(MARGIN, 700 - 3 * STEP * place, str(1 + place)) for place in range(8)]


def rows_with_numbers() -> list[At]:
    """A table whose rows are numbered."""
    page: list[At] = []
    for place in range(20):
        height = 700 - STEP * place
        page += [At(MARGIN, height, str(1 + place)), At(LEFT, height, f"District of court {place}")]
        page += [At(400, height, f"{7 * place + 3},{place:03}")]
    return page


def items_with_numbers() -> list[At]:
    """A list whose items have a number without a stop."""
    page: list[At] = []
    for place in range(20):
        height = 700 - STEP * place
        page += [At(MARGIN, height, str(1 + place)), At(LEFT, height, f"people held in district {place}")]
    return page


def years_of_a_chronicle() -> list[At]:
    """Years in the margin, each beside what happened in it."""
    page = column(LEFT, 700, TEXT * 4)
    return page + [At(MARGIN - 5, 700 - 3 * STEP * place, str(2001 + place)) for place in range(8)]


def every_fifth_paragraph() -> list[At]:
    """Numbers that go up by five, beside paragraphs."""
    page = column(LEFT, 700, TEXT * 4)
    return page + [At(MARGIN, 700 - 3 * STEP * place, str(5 + 5 * place)) for place in range(8)]


@pytest.mark.parametrize(
    "make",
    [
        paragraphs_with_numbers,
        rows_with_numbers,
        items_with_numbers,
        years_of_a_chronicle,
        every_fifth_paragraph,
    ],
)
def test_other_numbers_stay(make: Callable[[], list[At]]) -> None:
    """They do not count lines, or no line of theirs goes on with a sentence."""
    page = make()
    reading = read(page)
    assert [] == numbers(reading)
    digits = "".join(char for at in page for char in at.text if char.isdigit())
    found = "".join(char for text in texts(reading) for char in text if char.isdigit())
    assert sorted(digits) == sorted(found)


def test_figures_in_a_numbered_text_stay() -> None:
    """Also where one begins or ends a line."""
    lines = [
        *TEXT[:4],
        "12 of them had been there for more than a year and had told nobody of it until they",
        "left.",
    ]
    reading = read(numbered(lines * 4, count(1)))
    assert sum("12 of them had been there" in text for text in texts(reading)) == 4
