"""What stands in the margins of PDFs: headings, notes and numbers beside their paragraphs."""

from __future__ import annotations

import pytest

from tests.fixtures.pdf_writer import At, column
from tests.reading.pdf.pages import read, texts
from tracker.reading.blocks import BlockKind

TEXT, MARGIN = 170, 60
STEP = 13.2
LINES = [
    "The court found that none of the officials had told the families of the men",
    "whom they held in the cells of the old building, and that nobody had looked",
    "into what was said about them at any time in the year, although many people",
    "had gone to see the ministers and had told them what they had been told.",
]
WHOLE = " ".join(LINES)
HEADINGS = (
    ["Arbitrary arrest", "or detention"],
    ["Trial procedures"],
    ["Freedom of", "expression, also", "for the press"],
)


def paragraphs(left: float, top: float, count: int) -> list[At]:
    """So many paragraphs under each other."""
    return [line for place in range(count) for line in column(left, top - place * 6 * STEP, LINES)]


def page_with(
    headings: tuple[list[str], ...], *, text: float = TEXT, margin: float = MARGIN, bold: bool = True
) -> list[At]:
    """A page with six paragraphs, every second of which has a heading beside it."""
    page = paragraphs(text, 720, 6)
    for place, heading in enumerate(headings):
        page += column(margin, 720 - place * 12 * STEP, heading, bold=bold)
    return page


@pytest.mark.parametrize(("text", "margin"), [(TEXT, MARGIN), (60, 460)], ids=["left", "right"])
@pytest.mark.parametrize("bold", [True, False], ids=["headings", "notes"])
def test_a_heading_in_the_margin_comes_before_its_paragraph(text: int, margin: int, bold: bool) -> None:
    """It is a heading where its type is one's, and else a paragraph of its own."""
    reading = read(page_with(HEADINGS, text=text, margin=margin, bold=bold))
    expected = [piece for heading in HEADINGS for piece in (" ".join(heading), WHOLE, WHOLE)]
    assert expected == texts(reading)
    kinds = {block.kind for block in reading.blocks if block.text != WHOLE}
    assert kinds == {BlockKind.HEADING if bold else BlockKind.PARAGRAPH}


def test_margins_may_differ_on_odd_and_even_pages() -> None:
    """They are outer margins."""
    reading = read(page_with(HEADINGS, text=60, margin=460), page_with(HEADINGS))
    assert 2 * [piece for heading in HEADINGS for piece in (" ".join(heading), WHOLE, WHOLE)] == texts(
        reading
    )


def test_a_note_beside_the_midst_of_a_paragraph_follows_it() -> None:
    """No paragraph is broken off by what is printed beside it."""
    page = paragraphs(TEXT, 720, 6) + column(MARGIN, 720 - 2 * STEP, ["Law of 2015,", "article 4"], size=8)
    assert [WHOLE, "Law of 2015, article 4", *[WHOLE] * 5] == texts(read(page))


@pytest.mark.parametrize("size", [11, 8])
def test_numbers_of_paragraphs_in_the_right_margin_come_first(size: int) -> None:
    """As where they stand on the left."""
    pages = [
        [
            *paragraphs(60, 720, 6),
            *(At(520, 720 - place * 6 * STEP, str(6 * page + place + 1), size) for place in range(6)),
        ]
        for page in range(2)
    ]
    assert [f"{number} {WHOLE}" for number in range(1, 13)] == texts(read(*pages))


def hanging() -> list[At]:
    """Paragraphs that hang beside their numbers."""
    return paragraphs(100, 720, 6) + [At(60, 720 - place * 6 * STEP, f"{place + 1}.") for place in range(6)]


def speakers() -> list[At]:
    """A record of what was said."""
    names = ("The President:", "Ms. Abai:")
    return paragraphs(TEXT, 720, 6) + [At(60, 720 - place * 6 * STEP, names[place % 2]) for place in range(6)]


def glossary() -> list[At]:
    """Words and what they mean."""
    page: list[At] = []
    for place in range(20):
        page += [At(60, 720 - place * 2 * STEP, f"OSCE{place}", bold=True)]
        page += column(150, 720 - place * 2 * STEP, LINES[:1])
    return page


def scattered() -> list[At]:
    """Figures beside the text that do not go up by one."""
    return paragraphs(60, 720, 6) + [
        At(520, 720 - place * 6 * STEP, str(7 * place + 3)) for place in range(6)
    ]


@pytest.mark.parametrize("make", [hanging, speakers, glossary, scattered])
def test_other_things_beside_text_are_read_with_it(make: object) -> None:
    """They are on its lines, not in the margin."""
    page = make()  # type: ignore[operator]
    found = " ".join(texts(read(page)))
    words = sorted(word for at in page for word in at.text.split())
    assert words == sorted(word for word in found.split() if word != "|")
    beside = [at for at in page if len(at.text) < 20]
    following = [at.text for at in beside if at.text not in found]
    assert not following
