"""Boxes beside the running text of PDFs: neither is mixed with the other, and no paragraph is broken off."""

from __future__ import annotations

import pytest

from tests.fixtures.pdf_writer import At, column
from tests.reading.pdf.pages import LEFT, read, texts
from tracker.reading.blocks import BlockKind

STEP = 13.2
ABOVE = [
    "The government took some credible steps to find and punish officials who may have done so in",
    "all parts of the country, but observers said that many of their reports were never looked into",
]
SHORTER = [
    "by anybody at all, and that the courts did",
    "little of what the law asks of them when",
    "people were held for longer than ten days.",
    "Some of them were beaten, and nobody was",
    "brought to trial for what had been done in",
    "these cells, although the families went to",
    "the courts again and again with all of the",
    "papers that they had been asked for by the",
]
BELOW = [
    "police, who said that they would look into what had been said about them, and then did not in",
    "any of these years.",
]
PARAGRAPH = " ".join([*ABOVE, *SHORTER, *BELOW])
BOXED = [
    "Observers continued to rate the",
    "country as one that blocks pages",
    "on the internet, and said so in",
    "all of their reports.",
]
NEXT = "Two of the men were released in March."


def around(box: list[At], *, left: int = LEFT) -> list[At]:
    """A page with a paragraph that is set around a box, and one more."""
    first = column(LEFT, 700, ABOVE)
    beside = column(left, 700 - 2 * STEP, SHORTER)
    rest = column(LEFT, 700 - 10 * STEP, [*BELOW, NEXT])
    return [*first, *beside, *box, *rest]


@pytest.mark.parametrize("size", [11, 9], ids=["in the same type", "in smaller type"])
@pytest.mark.parametrize(("left", "box"), [(LEFT, 330), (320, 80)], ids=["right", "left"])
def test_text_beside_a_box_is_read_on(left: int, box: int, size: int) -> None:
    """The box is read where the paragraph ends that is set around it."""
    page = around(column(box, 700 - 2.8 * STEP, BOXED, size=size), left=left)
    assert [PARAGRAPH, " ".join(BOXED), NEXT] == texts(read(page))


def test_a_box_on_the_lines_of_the_text_is_no_table() -> None:
    """Its lines may stand at the heights of those beside it."""
    page = around(column(330, 700 - 3 * STEP, BOXED))
    assert [PARAGRAPH, " ".join(BOXED), NEXT] == texts(read(page))


def test_the_text_after_a_box_is_not_under_its_heading() -> None:
    """The box is beside the section that the text belongs to."""
    title = [At(330, 700 - 2.6 * STEP, "Box 1. The Internet", 11, bold=True)]
    reading = read(around([*title, *column(330, 700 - 3.9 * STEP, BOXED)]))
    assert [PARAGRAPH, "Box 1. The Internet", " ".join(BOXED), NEXT] == texts(reading)
    assert not [block for block in reading.blocks if block.kind is BlockKind.HEADING or block.bold]


def test_a_box_in_a_column_is_beside_that_column() -> None:
    """The other column goes on by itself."""
    narrow = [
        "Media reported that police held many people without",
        "telling their families, and that some of them had",
    ]
    short = [
        "been beaten, which the",
        "law forbids, and others",
        "had been held for more",
        "than ten days by the",
    ]
    rest = ["same officials, whom nobody had brought to trial in", "any of the regions of the country."] * 4
    left = [*narrow, *short, *rest]
    page = column(40, 700, left, size=9)
    right = ["Nobody was told of what was done in any of the cells,", "and the courts did little."] * 7
    page += column(320, 697, right, size=9)
    page += column(
        165, 700 - 2.6 * 10.8, ["Pages were blocked", "by the ministry for", "several days."], size=8
    )
    found = texts(read(page))
    assert " ".join(narrow + short + rest[:2]) == found[0]
    assert "Pages were blocked by the ministry for several days." in found
    assert " ".join(right[:2]) == found[-1]


def test_columns_under_a_paragraph_of_full_width_stay_columns() -> None:
    """No sentence runs from it into one of them."""
    page = column(LEFT, 720, [*ABOVE, "by anybody at all."])
    left = [*SHORTER[1:], "police."] * 2
    page += column(LEFT, 660, left, size=10) + column(330, 660, left, size=10)
    found = " ".join(texts(read(page)))
    assert " ".join([*ABOVE, "by anybody at all.", *left, *left]) == found


def test_a_table_in_the_midst_of_a_sentence_stays_one() -> None:
    """Terms in its first column are no lines of a block."""
    page = column(
        LEFT, 700, ["For the purposes of this law the word that stands in the first of these columns"]
    )
    rows = [
        ("refugee", "means a person who has left the"),
        ("", "country of his or her residence"),
        ("state", "means one that has signed the"),
        ("", "convention of Geneva, and where"),
        ("court", "means any that hears appeals in"),
    ]
    for place, (term, meaning) in enumerate(rows):
        height = 700 - STEP * (place + 1)
        page += [At(LEFT, height, term)] if term else []
        page.append(At(LEFT + 150, height, meaning))
    page += column(
        LEFT, 700 - 6 * STEP, ["matters of asylum, and in those of any other form of protection, as the"]
    )
    kinds = [block.kind for block in read(page).blocks]
    assert 3 == kinds.count(BlockKind.ROW)
