"""Footnotes of a PDF, and their marks."""

from __future__ import annotations

import pytest

from tests.fixtures.pdf_writer import At, column
from tests.reading.pdf.pages import END, FULL, LEFT, MORE, aside, read, text_page, texts


def test_footnotes_are_set_aside_with_their_marks() -> None:
    """Notes in small type at the foot are no text; their raised marks do not stick to words."""
    lines = [
        *column(LEFT, 700, [FULL, MORE, END]),
        At(LEFT + 86, 678, "1", 7),
        At(LEFT + 92, 673.6, "They said no."),
    ]
    lines += [*column(LEFT, 600, [FULL, "and the cells had 4 m"]), At(LEFT + 105, 591, "2", 7)]
    lines += [At(LEFT, 90, "1", 6), *column(LEFT + 5, 87, ["See the report of the committee,"], size=8)]
    lines += column(LEFT, 77.4, ["which is long."], size=8)
    reading = read(lines)
    assert [f"{FULL} {MORE} {END} They said no.", f"{FULL} and the cells had 4 m2"] == texts(reading)
    assert ["1 See the report of the committee, which is long."] == aside(reading, "footnote")
    assert ["1"] == aside(reading, "footnote mark")


@pytest.mark.parametrize("size", [7, 9.8])
def test_a_raised_figure_against_a_word_is_part_of_its_line(size: float) -> None:
    """Some producers set marks hardly smaller than the text."""
    lines = [
        *column(LEFT, 700, [MORE, END]),
        At(LEFT, 640, "They were told of it in May."),
        At(LEFT + 131.5, 645, "1", size),
        At(LEFT + 140, 640, "Nobody came."),
    ]
    reading = read(lines)
    assert "They were told of it in May. Nobody came." in texts(reading)
    assert ["1"] == aside(reading, "footnote mark")


def test_a_note_may_stand_on_the_page_after_its_mark() -> None:
    """Where it had no room; what is raised and has its note there is another mark."""
    first = [*column(LEFT, 700, [FULL, MORE, END]), At(LEFT + 86, 678, "1", 7)]
    first += [*column(LEFT, 640, [FULL, "and the cells had 4 m"]), At(LEFT + 105, 631, "2", 7)]
    second = [*column(LEFT, 700, [FULL, MORE, END]), At(LEFT + 86, 678, "2", 7)]
    notes = [("1", "See the report."), ("2", "See there.")]
    for place, (mark, note) in enumerate(notes):
        second += [At(LEFT, 90 - 12 * place, mark, 6), *column(LEFT + 5, 87 - 12 * place, [note], size=8)]
    reading = read(first, second)
    assert ["1", "2"] == sorted(aside(reading, "footnote mark"))
    assert "and the cells had 4 m2" in " ".join(texts(reading))


@pytest.mark.parametrize("foot", ["", "Page {} of 5"])
def test_notes_that_recur_are_no_running_footers(foot: str) -> None:
    """`Ibid.` at the foot of many pages, and an address in its second line: their marks are known."""
    pages = []
    for number in range(1, 6):
        page = [*text_page(number, bottom=foot.format(number)), At(LEFT, 430, "They said no.", 11)]
        page += [At(LEFT + 70, 434, f"{2 * number}", 7), At(LEFT + 90, 430, "It was so.", 11)]
        page += [At(LEFT, 93, f"{2 * number}", 6), At(LEFT + 8, 90, "Ibid., at", 8)]
        page += [At(LEFT, 80.5, "https://example.org/report", 8)]
        pages.append(page)
    reading = read(*pages)
    assert [f"{2 * number} Ibid., at https://example.org/report" for number in range(1, 6)] == aside(
        reading, "footnote"
    )
    assert 5 == sum("They said no. It was so." in text for text in texts(reading))
    assert len(aside(reading, "footnote mark")) == 5
    assert len(aside(reading, "page number")) == (5 if foot else 0)


def test_marks_in_tables_are_set_aside() -> None:
    """Those of footnotes on the page, as in any line."""
    lines = [At(72 + 100 * x, 700 - 20 * y, f"Cell {x}{y}") for y in range(2) for x in range(3)]
    lines.insert(1, At(106.5, 704, "1", 7))
    lines += [At(LEFT, 90, "1", 6), *column(LEFT + 5, 87, ["See it there."], size=8)]
    reading = read(column(LEFT, 740, [FULL]) + lines)
    assert ["Cell 00 | Cell 10 | Cell 20", "Cell 01 | Cell 11 | Cell 21"] == texts(reading)[1:]
    assert ["1"] == aside(reading, "footnote mark")


def foot_in_text_size(foot: list[str]) -> list[At]:
    """A page with a raised mark, and a raised one at its foot before lines of the text's size."""
    lines = [*column(LEFT, 700, [FULL, MORE, END]), At(LEFT + 86, 678, "1", 7)]
    return [*lines, At(LEFT, 93, "1", 7), *column(LEFT + 7, 89, foot)]


def test_a_raised_mark_at_the_foot_begins_a_note_in_the_size_of_the_text() -> None:
    """As Word files without a style for notes are printed."""
    reading = read(foot_in_text_size(["See the report of the committee,", "which is long."]))
    assert [f"{FULL} {MORE} {END}"] == texts(reading)
    assert ["1 See the report of the committee, which is long."] == aside(reading, "footnote")


def test_text_below_a_note_in_its_size_stays_text() -> None:
    """A note of a table, say: what stands apart below it is none."""
    page = [*foot_in_text_size(["Provisional."]), *column(LEFT, 50, [FULL, MORE])]
    assert f"{FULL} {MORE}" in texts(read(page))
