"""Numbers of lines in text that was printed out with them."""

from __future__ import annotations

from itertools import count

import pytest

from tracker.model import Document, Edition
from tracker.reading import read
from tracker.reading.reasons import LINE_NUMBER
from tracker.reading.text.text import lines_of

LINES = [
    "The court found that none of the officials had told the families of the men whom",
    "they held in the cells of the old building, and that nobody had looked into what",
    "was said about them at any time in the year.",
    "Two of the men were released in March, after their families had gone to the court",
    "again and had shown what they had been told by those who were there, of whom 12",
    "had seen it for themselves. Others were still held.",
]
SAID = [
    " ".join(LINES[:3]),
    f"{' '.join(LINES[3:5])} had seen it for themselves.",
    "Others were still held.",
]


def edition(text: str) -> Edition:
    """A text, read."""
    return read(Document(content=text.encode(), source="a.txt"))


def numbers(found: Edition) -> str:
    """What was set aside as numbers of lines."""
    return " ".join(piece.text for piece in found.set_aside if piece.reason == LINE_NUMBER)


@pytest.mark.parametrize("every", [1, 5])
@pytest.mark.parametrize("spaced", [False, True])
def test_numbers_of_lines_are_no_text(every: int, spaced: bool) -> None:
    """Of every line or every fifth, the lines double-spaced or not."""
    values = list(zip(count(1), LINES * 4, strict=False))
    lines = [f"{value if value % every == 0 else '':>4}   {line}" for value, line in values]
    found = edition(("\n\n" if spaced else "\n").join(lines))
    assert SAID * 4 == [finding.text for finding in found.findings]
    assert " ".join(str(value) for value, _ in values if value % every == 0) == numbers(found)


def test_a_figure_at_the_beginning_of_a_line_stays() -> None:
    """Behind its number, or where every fifth line has one."""
    for every in (1, 5):
        lines = [*LINES * 2, "12 of them were not", "held at all.", *LINES]
        printed = [f"{n if n % every == 0 else '':>4}   {line}" for n, line in enumerate(lines, start=1)]
        assert "12 of them were not" in [line.text for line in lines_of("\n".join(printed))[0]]


def test_numbers_begin_anew_on_a_page() -> None:
    """And stand by themselves where nothing is printed on a line."""
    page = [f"{value:>4}   {line}" for value, line in enumerate([*LINES, "", *LINES], start=1)]
    found = edition("\f".join("\n".join(page) for _ in range(2)))
    assert SAID * 4 == [finding.text for finding in found.findings]


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(f"{number} {' '.join(LINES)}" for number in range(1, 20)),
        "\n".join(f"{number} Calls upon the courts to look into what was said;" for number in range(1, 20)),
        "\n".join(f"{number} people of the district who were held there" for number in range(1, 20)),
        "\n".join(f"{1990 + number} {LINES[2]}" for number in range(20)),
        "\n".join(f"{number}   Abai    {number * 7},123    {number * 5}.1" for number in range(1, 20)),
    ],
    ids=["paragraphs", "items", "entries", "years", "rows"],
)
def test_other_numbers_stay(text: str) -> None:
    """They count no lines of a text that goes on."""
    found = edition(f"A Report\n\n{text}\n")
    assert "" == numbers(found)
