"""Boxes that PDFs draw are told from the text around them; what only looks like a box is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.fixtures.pdf_writer import At, Drawn, column, sides
from tests.reading.pdf.pages import FULL, LEFT, MORE, read, texts
from tracker.reading.blocks import BlockKind

if TYPE_CHECKING:
    from collections.abc import Callable

STEP = 13.2
FIRST = [f"First of all, {FULL[:70]}", MORE, "by anybody at all."]
SECOND = ["Then it was said that the courts did", "little of what the law asks of them", "in such cases."]
THIRD = ["Some of them were beaten, and nobody", "was brought to trial for what had", "been done to them."]
LAST = [f"In the end, {FULL[:70]}", MORE, "by anybody at all."]
BOXED = [
    "Observers continued to rate the",
    "country as one that blocks pages",
    "on the internet, and said so in",
    "all of their reports.",
]
BOX = " ".join(BOXED)


def page_of(drawn: list[Drawn], text: list[At]) -> list[At | Drawn]:
    """A page with something drawn behind its text."""
    return [*drawn, *text]


def joined(*paragraphs: list[str]) -> list[str]:
    """The texts of paragraphs that are read whole."""
    return [" ".join(lines) for lines in paragraphs]


def beside(box_at: int, text_at: int, *, size: float = 11) -> list[At]:
    """Paragraphs that end where a box in their own type begins and ends, which stands beside two of them."""
    page = column(LEFT, 720, FIRST)
    page += column(text_at, 720 - 3 * STEP, [*SECOND, *THIRD])
    page += column(LEFT, 720 - 9 * STEP, LAST)
    return page + column(box_at, 720 - 3.8 * STEP, BOXED, size=size)


Sides = tuple[float, float, float, float]


def around(x: float) -> Sides:
    """Where the box at `x` has its sides."""
    return x - 8, 720 - 8.2 * STEP, x + 175, 720 - 2.6 * STEP


DRAWN: dict[str, Callable[[Sides], list[Drawn]]] = {
    "filled": lambda at: [Drawn(*at, grey=0.9)],
    "stroked": lambda at: [Drawn(*at)],
    "rounded": lambda at: [Drawn(*at, round=True), Drawn(*at, grey=0.9, round=True)],
    "of rules": lambda at: sides(*at),
    "rules above and below": lambda at: [Drawn(at[0], y, at[2], y + 0.5, grey=0) for y in (at[1], at[3])],
}


@pytest.mark.parametrize("drawn", DRAWN.values(), ids=DRAWN)
@pytest.mark.parametrize(("box", "text"), [(330, LEFT), (80, 280)], ids=["right", "left"])
def test_a_drawn_box_in_the_texts_own_type_is_read_by_itself(
    drawn: Callable[[Sides], list[Drawn]], box: int, text: int
) -> None:
    """Though the paragraphs beside it end just at its edges."""
    found = texts(read([*drawn(around(box)), *beside(box, text)]))
    assert sorted(joined(FIRST, SECOND, THIRD, LAST, BOXED)) == sorted(found)
    assert joined(FIRST, SECOND, THIRD, LAST) == [text for text in found if text != BOX]


def test_a_box_breaks_no_sentence_that_goes_on_on_the_next_page() -> None:
    """One of the full width stands at the head of that page, another at the foot of its own."""
    above = column(LEFT, 720, [f"First of all, {FULL[:70]}", MORE])
    foot = column(
        LEFT, 640, ["Troops opened fire on the main square. Many", "were killed.", "None was charged."]
    )
    head = column(LEFT, 720, [*BOXED[:3], "all of their reports."])
    rest = column(LEFT, 640, ["by anybody at all, as before.", "Two of the men were released in March."])
    pages = (
        page_of([Drawn(60, 600, 550, 655, grey=0.9)], [*above, *foot]),
        page_of([Drawn(60, 670, 550, 735)], [*head, *rest]),
    )
    paragraph = " ".join([f"First of all, {FULL[:70]}", MORE, "by anybody at all, as before."])
    found = texts(read(*pages))
    assert found[0] == paragraph
    assert found[-1] == "Two of the men were released in March."
    assert " ".join(found[1:-1]) == " ".join([*[line.text for line in foot], *BOXED])


def test_a_box_over_two_pages_is_read_as_one() -> None:
    """Its parts stand together, and neither breaks a paragraph."""
    long = [*THIRD[:2], "been done to them, and their"]
    top = column(LEFT, 720, FIRST) + column(LEFT, 720 - 3 * STEP, [*SECOND, *long])
    top += column(330, 720 - 3.8 * STEP, BOXED[:3])
    bottom = column(LEFT, 720, ["families were not told of it until", *SECOND[1:], *THIRD])
    bottom += column(330, 720, [BOXED[3], "Nothing came of it, as before."])
    bottom += column(330, 720 - 2 * STEP, ["It was said to have been seen by", "all of them."])
    bottom += column(LEFT, 720 - 6 * STEP, LAST)
    pages = (
        page_of([Drawn(322, 720 - 8.4 * STEP, 530, 720 - 2.6 * STEP, grey=0.9)], top),
        page_of([Drawn(322, 720 - 4 * STEP, 530, 735, grey=0.9)], bottom),
    )
    found = texts(read(*pages))
    boxed = f"{BOX} Nothing came of it, as before. It was said to have been seen by all of them."
    place = next(place for place, text in enumerate(found) if text.startswith(BOXED[0]))
    while boxed != found[place]:
        assert boxed.startswith(found[place])
        found[place : place + 2] = [f"{found[place]} {found[place + 1]}"]
    running = " ".join(text for text in found if text != boxed)
    assert (
        " ".join([*FIRST, *SECOND, *long, "families were not told of it until", *SECOND[1:], *THIRD, *LAST])
        == running
    )


def test_a_box_in_the_text_ends_a_paragraph() -> None:
    """The line above it is full, and the box begins at the distance of the next line."""
    lines = ["The government took some credible steps to find and punish officials, and did so in all."]
    page = page_of([Drawn(60, 640, 560, 716, grey=0.9)], column(LEFT, 720, lines))
    inner = [
        "Internationally known observers said that this was none of these, and that they had not",
        "seen any.",
        "So it was.",
    ]
    page += column(LEFT, 720 - STEP, inner) + column(LEFT, 720 - 7 * STEP, LAST)
    assert lines[0] == texts(read(page))[0]


def test_cells_with_a_tint_stay_cells() -> None:
    """The first column of a table is tinted, its rows are."""
    page: list[At | Drawn] = [*column(LEFT, 740, FIRST)]
    page += [
        Drawn(LEFT - 4, 690 - 40 * (row + 1) + 9, LEFT + 140, 690 - 40 * row + 9, grey=0.9)
        for row in range(3)
    ]
    for row, name in enumerate(("Courts", "Prisons", "Police")):
        page += [
            At(LEFT, 690 - 40 * row, f"{name}. It is said that"),
            At(LEFT, 690 - 40 * row - STEP, "they know."),
        ]
        page += [
            At(LEFT + 160, 690 - 40 * row, "Nobody knows what they did, and nobody"),
            At(LEFT + 160, 690 - 40 * row - STEP, "asked them."),
        ]
    page += column(LEFT, 690 - 140, LAST)
    without = [item for item in page if isinstance(item, At)]
    assert texts(read(without)) == texts(read(page))


@pytest.mark.parametrize(
    "drawn",
    [
        [Drawn(0, 0, 612, 792, grey=0.95)],
        [Drawn(40, 30, 580, 770)],
        [Drawn(LEFT, 720 - STEP * row - 3, 520, 720 - STEP * row + 10, grey=0.8) for row in range(3)],
        [Drawn(LEFT, 720 - 3, 300, 732, grey=0.8), Drawn(LEFT, 705, 520, 705.5, grey=0)],
        [Drawn(36, 0, 60, 792, grey=0.3), Drawn(40, 740, 580, 752, grey=0.3)],
    ],
    ids=["a page's background", "a page's border", "highlighted lines", "words and underlines", "bars"],
)
def test_what_is_drawn_on_a_page_is_no_box_by_itself(drawn: list[Drawn]) -> None:
    """The text reads as it does without."""
    page = column(LEFT, 720, [*FIRST, *LAST])
    going_on = column(LEFT, 720, [f"{MORE[:60]}.", *FIRST])
    assert texts(read(page, going_on)) == texts(read([*drawn, *page], [*drawn, *going_on]))


def test_a_table_in_a_frame_is_one() -> None:
    """With rules between its columns."""
    page: list[At | Drawn] = [
        *sides(60, 600, 560, 700),
        Drawn(200, 600, 200.5, 700, grey=0),
        *column(LEFT, 740, FIRST[:1]),
    ]
    for row, (name, count) in enumerate((("Almaty", "12"), ("Astana", "7"), ("Aktau", "31"))):
        page += [
            At(LEFT, 680 - 20 * row, f"{name} region."),
            At(220, 680 - 20 * row, f"{count} of them were tried."),
        ]
    found = read([*page, *column(LEFT, 570, LAST)])
    assert 3 == [block.kind for block in found.blocks].count(BlockKind.ROW)
