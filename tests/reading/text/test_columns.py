"""Columns side by side in plain text are read one after the other where that is sure, and left elsewhere."""

from __future__ import annotations

from itertools import zip_longest
from textwrap import wrap

import pytest

from tracker.reading.text.text import blocks

SENTENCES = (
    "Media reported that police held many people without telling their families, which the law forbids.",
    "The courts did little of what the law asks of them, although lawyers asked again and again.",
    "In March, two men were tried for what they had done in these cells, and both of them were acquitted.",
    "Observers said that most of the reports were never looked into, and that the ministry kept no figures.",
    "Prisons were cold and full, food was short.",
    "Doctors came once a month, as relatives of the prisoners told us, and then were paid by these.",
)
PARAGRAPH = " ".join(SENTENCES)
TEXT = " ".join(SENTENCES[(5 * place + place // 6) % 6] for place in range(48))


def side_by_side(*columns: list[str], width: int = 44) -> list[str]:
    """Columns as a converter prints them."""
    rows = zip_longest(*columns, fillvalue="")
    return ["".join(text.ljust(width) for text in row).rstrip() for row in rows]


def texts(lines: list[str]) -> tuple[str, tuple[str, ...]]:
    """What is read, and what is said about it."""
    reading = blocks("\n".join(lines).encode(), source="file.txt")
    return " ".join(block.text for block in reading.blocks), reading.notices


@pytest.mark.parametrize("count", [2, 3, 4])
def test_columns_are_read_one_after_the_other(count: int) -> None:
    """Page by page, with what goes over the whole width where it stands."""
    lines = wrap(TEXT, 40)
    part = -(-len(lines) // (2 * count))
    parts = [lines[place : place + part] for place in range(0, len(lines), part)]
    page = [
        "A report on many things that goes over the whole of the page, as titles often do by themselves",
        "",
    ]
    page += side_by_side(*parts[:count])
    page += ["\x0c" + line if place == 0 else line for place, line in enumerate(side_by_side(*parts[count:]))]
    found, said = texts(page)
    assert f"{page[0]} {' '.join(lines)}" == found
    assert () == said


def test_a_line_that_stands_out_into_the_gutter_parts_no_columns() -> None:
    """Converters put words of larger type nearer to each other than columns are."""
    lines = wrap(TEXT, 40)
    half = len(lines) // 2
    page = side_by_side(lines[:half], lines[half : 2 * half])
    page[6] = f"{lines[6]:<40}  {lines[half + 6]}"
    found, _ = texts(page)
    assert " ".join(lines[: 2 * half]) == found


def test_rows_of_a_table_are_left_as_they_are() -> None:
    """What begins on one side begins on the other; a word about it is said."""
    left, right = wrap(PARAGRAPH, 40), wrap(" ".join(reversed(SENTENCES)), 40)
    rows: list[str] = []
    for place in range(0, 12, 3):
        cells = [column[place : place + 3] for column in (left, right)]
        rows += side_by_side(*([cell[0].capitalize(), *cell[1:]] for cell in cells))
        rows.append("")
    found, _ = texts(rows)
    assert found.split()[0:3] == left[0].capitalize().split()[0:3]
    assert right[0].capitalize() in found.split(left[1])[0]


@pytest.mark.parametrize(
    "lines",
    [
        [f"{name:<44}{value}" for name, value in zip(wrap(TEXT, 30), range(1000, 1040), strict=False)],
        [f"{name:<44}see there" for name in wrap(TEXT, 30)],
        [f"{'':<30}{line}" for line in wrap(TEXT, 44)],
        [line.center(100) for line in wrap(TEXT, 60)],
    ],
    ids=["figures", "short cells", "indented", "centred"],
)
def test_what_is_no_column_is_read_line_by_line(lines: list[str]) -> None:
    """Nothing is said of it either."""
    found, said = texts(lines)
    assert " ".join(" ".join(lines).split()) == " ".join(found.replace(" | ", " ").split())
    assert () == said


def test_few_columns_in_a_document_are_doubtful() -> None:
    """A table's cells may have long texts, too: they are read as before, and that is said."""
    lines = wrap(PARAGRAPH, 40)
    table = side_by_side(lines, wrap(TEXT, 38)[5 : 5 + len(lines)])
    found, said = texts([*wrap(TEXT, 90), "", *table, "", *wrap(TEXT, 90)])
    assert " ".join(table[0].split()) in " ".join(found.split())
    assert 1 == len(said)
    assert "columns or cells side by side, read line by line" in said[0]


def test_of_many_doubtful_places_the_first_are_named() -> None:
    """A statistical yearbook has hundreds of tables, and a note is one line."""
    lines = wrap(PARAGRAPH, 40)
    table = side_by_side(lines, wrap(TEXT, 38)[5 : 5 + len(lines)])
    _, said = texts([line for _ in range(60) for line in (*wrap(TEXT, 90), "", *table, "", "")])
    assert 1 == len(said)
    assert "and 49 more: columns or cells side by side" in said[0]
