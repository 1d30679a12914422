"""Tables of a PDF, read by rows."""

from __future__ import annotations

import pytest

from tests.fixtures.pdf_writer import At, column
from tests.reading.pdf.pages import END, FULL, LEFT, MORE, read, texts
from tracker.reading.blocks import BlockKind


def test_a_table_of_three_columns_of_text_is_read_by_rows() -> None:
    """Its cells end with short lines."""
    cell = ["Police held many people", "in cells without asking", "anybody."]
    lines = [
        line
        for row in range(7)
        for place in range(3)
        for line in column(60 + 170 * place, 700 - 50 * row, [f"Row {row} cell {place}", *cell], size=10)
    ]
    assert [text for text in texts(read(lines)) if text.startswith("Row 3 cell 0") and "Row 3 cell 2" in text]


def test_tables_give_rows() -> None:
    """Lines with equally many cells, well apart, are rows; numbered items set with a tab are not."""
    rows = [("Year", "Complaints", "Convicted"), ("2022", "253", "24"), ("2023", "117", "9")]
    lines = [
        At(x, 700 - 15 * y, text)
        for y, row in enumerate(rows)
        for x, text in zip((72, 200, 320), row, strict=True)
    ]
    lines += [
        At(x, 600 - 15 * y, text)
        for y in range(3)
        for x, text in ((72, f"{y + 1}."), (110, "An item of the list."))
    ]
    reading = read(column(LEFT, 740, [FULL]) + lines)
    assert ["Year | Complaints | Convicted", "2022 | 253 | 24", "2023 | 117 | 9"] == [
        block.text for block in reading.blocks if block.kind is BlockKind.ROW
    ]
    assert "1. An item of the list." in texts(reading)


def rows_of(
    *rows: list[list[str]], step: float, gap: float, columns: tuple[int, ...] = (72, 160, 300)
) -> list[str]:
    """The rows read of a table, given the lines of each cell; these are `step` points apart, rows `gap`."""
    lines = []
    y = 700.0
    for row in rows:
        lines += [
            At(x, y - step * place, text)
            for x, cell in zip(columns, row, strict=True)
            for place, text in enumerate(cell)
        ]
        y -= step * (max(map(len, row)) - 1) + gap
    reading = read(column(LEFT, 740, [FULL, END]) + lines + column(LEFT, y - 20, [FULL, END]))
    assert f"{FULL} {END}" == reading.blocks[-1].text
    return [block.text for block in reading.blocks if block.kind is BlockKind.ROW]


@pytest.mark.parametrize(("step", "gap"), [(13, 22), (13, 13)], ids=["set apart", "tight"])
def test_cells_that_wrap_are_whole(step: float, gap: float) -> None:
    """Lines of a row are told from rows by what had no room in the cell above; broken words are mended."""
    rows = [
        [["Region"], ["What was reported"], ["Outcome"]],
        [["Abai"], ["Police beat three men", "who took part in a", "protest"],
         ["One, as the prose-", "cutor"]],
        [["Aktobe"], ["Nothing"], []],
        [["Astana"], ["Guards beat a prisoner"], ["The prosecutor had", "opened no case"]],
    ]  # fmt: skip
    assert [
        "Region | What was reported | Outcome",
        "Abai | Police beat three men who took part in a protest | One, as the prosecutor",
        "Aktobe | Nothing",
        "Astana | Guards beat a prisoner | The prosecutor had opened no case",
    ] == rows_of(*rows, step=step, gap=gap, columns=(72, 130, 255))


@pytest.mark.parametrize("gap", [12, 13, 20])
@pytest.mark.parametrize("columns", [(72, 160, 300), (72, 116, 162)], ids=["wide", "narrow"])
def test_rows_of_figures_are_never_joined(columns: tuple[int, ...], gap: float) -> None:
    """However near each other they stand, and though cells of them are empty."""
    figures = [("Year", "All", "Tried"), ("2019", "1,204", "24"), ("2020", "", "9"), ("2021", "88", "")]
    rows = [[[text] if text else [] for text in row] for row in figures]
    expected = ["Year | All | Tried", "2019 | 1,204 | 24", "2020 |  | 9", "2021 | 88"]
    assert expected == rows_of(*rows, step=12, gap=gap, columns=columns)


def test_headings_above_a_table_are_no_rows() -> None:
    """They are set larger than its cells, though they leave the same blank as these."""
    above = [
        At(x, 690 - 15 * y, f"{name} {'abc'[y]}")
        for y in range(2)
        for x, name in ((72, "First"), (260, "Then"))
    ]
    below = [
        At(x, 640 - 15 * y, f"{name} {'def'[y]}")
        for y in range(3)
        for x, name in ((72, "First"), (260, "Then"))
    ]
    reading = read(
        [*column(LEFT, 760, [FULL, END]), *above, At(72, 657, "4.3. Options", 16, bold=True), *below]
    )
    kinds = {block.text: block.kind for block in reading.blocks}
    assert BlockKind.HEADING is kinds["4.3. Options"]
    assert BlockKind.ROW is kinds["First b | Then b"] is kinds["First d | Then d"]


def test_full_lines_below_a_table_are_no_rows() -> None:
    """A blank of theirs happens to meet the one between the columns."""
    table = [
        At(x, 700 - 15 * y, f"{name} {'abc'[y]}")
        for y in range(3)
        for x, name in ((72, "First"), (260, "Then"))
    ]
    left, right = (
        "The directory at the top of all of them,",
        "these must hold no files, for all of them are to be kept in",
    )
    lines = [At(72, 650, left), At(257, 650, right), At(72, 636.8, "directories of their own.")]
    width = [At(72, 600, FULL), At(72, 586.8, END)]
    reading = read([*column(LEFT, 760, [FULL, MORE, END]), *table, *lines, *width])
    assert f"{left} {right} directories of their own." in texts(reading)
