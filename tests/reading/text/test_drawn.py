"""Tables that plain text draws with signs, and rules."""

from __future__ import annotations

import pytest

from tracker.model import Document, Edition, Form
from tracker.reading import read

BOXED = """A Report

1. Cases

Cases of the year were as follows.

┌──────────────┬─────────┬─────────────┐
│    Region    │ Number  │   Remarks   │
├──────────────┼─────────┼─────────────┤
│Abai          │7        │of which two │
│              │         │are pending  │
├──────────────┼─────────┼─────────────┤
│              │3        │             │
│Ulytau        ├─────────┼─────────────┤
│              │4        │in one week  │
└──────────────┴─────────┴─────────────┘
They were counted twice.
"""

ASCII = """A Report

1. Cases

+--------+-------+
| Region | Cases |
+--------+-------+
| Abai   | 7     |
| Ulytau | 4     |
+--------+-------+

They were counted twice.
"""


def read_text(text: str) -> Edition:
    """A text, read."""
    return read(Document(content=text.encode(), source="a.txt"))


def rows(edition: Edition) -> list[str]:
    """What was read as rows of a table."""
    return [found.text for found in edition.findings if found.form is Form.ROW]


def test_a_drawn_table_is_read_by_rows() -> None:
    """Cells of several lines are whole; a cell beside several stands with the first of these."""
    edition = read_text(BOXED)
    assert [
        "Region | Number | Remarks",
        "Abai | 7 | of which two are pending",
        "Ulytau | 3",
        "| 4 | in one week",
    ] == rows(edition)
    assert "They were counted twice." == edition.findings[-1].text
    assert ["rule"] * 4 == [piece.reason for piece in edition.set_aside]


def test_rows_without_borders_between_them_are_rows() -> None:
    """Databases print them so."""
    assert ["Region | Cases", "Abai | 7", "Ulytau | 4"] == rows(read_text(ASCII))


def test_what_is_framed_is_text() -> None:
    """A frame around a note has one column: its lines are joined as any others."""
    said = "Nothing of what this report says was confirmed by the authorities of the country asked."
    lines = [
        "Nothing of what this",
        "report says was",
        "confirmed by the",
        "authorities of the",
        "country asked.",
    ]
    frame = "─" * 24
    framed = f"┌{frame}┐\n" + "".join(f"│ {line:22} │\n" for line in lines) + f"└{frame}┘\n"
    edition = read_text(f"A Report\n\n{framed}\nThe end of it was near.\n")
    assert [said, "The end of it was near."] == [found.text for found in edition.findings]


@pytest.mark.parametrize("rule", ["━" * 40, "-" * 20, "* * *", "_____", "=====", "- - - -"])
def test_a_rule_is_no_finding(rule: str) -> None:
    """It parts what stands around it."""
    first, second = "Nobody was told of it until the year was over,", "and this was all that was said."
    edition = read_text(f"A Report\n\n{first} {second}\n{rule}\n{second.capitalize()}\n")
    assert [f"{first} {second}", second.capitalize()] == [found.text for found in edition.findings]
    assert [(rule, "rule")] == [(piece.text, piece.reason) for piece in edition.set_aside]


@pytest.mark.parametrize("line", ["...", "[...]", "…", "+ 7", "|"])
def test_what_may_say_something_stays(line: str) -> None:
    """Signs that something was left out are no rules."""
    edition = read_text(f"A Report\n\nNobody was told of it.\n\n{line}\n\nThis was all.\n")
    assert line in edition.text


def test_lines_that_do_not_fit_together_stay_as_they_are() -> None:
    """Nothing is lost of a drawing that is no table."""
    drawing = "+----+\n| one | two\n+----+"
    edition = read_text(f"A Report\n\nNobody was told of it.\n\n{drawing}\n\nThis was all.\n")
    assert "one | two" in edition.text


COLUMNS = """A Forecast


                                    1995    1996    1996
                                      Q4      Q1      Q2
                                  ------  ------  ------
Expenditures
  Nominal Product [gdp]           7340.4  7421.5  7520.2
  Real Product (% change)            0.5     2.2     3.8
    Durables (% change)              0.3     n/a    (8.2)
  Net exports                      -96.6   -116.0    ...

It was said that nothing of that  had changed since the  year 1995, which
all had  been told, and that  the product of 1995 had been  7340.4 in all.
"""


def test_columns_that_blanks_part_are_rows() -> None:
    """Where figures stand in them; lines of text may have wide blanks, too."""
    edition = read_text(COLUMNS)
    assert [
        "1995 | 1996 | 1996",
        "Q4 | Q1 | Q2",
        "Nominal Product [gdp] | 7340.4 | 7421.5 | 7520.2",
        "Real Product (% change) | 0.5 | 2.2 | 3.8",
        "Durables (% change) | 0.3 | n/a | (8.2)",
        "Net exports | -96.6 | -116.0 | ...",
    ] == rows(edition)
    assert ["A Forecast", "Expenditures"] == [section.title for section in edition.sections]
    assert "had been 7340.4 in all." in edition.findings[-1].text


@pytest.mark.parametrize(
    "row", ["Nominal Product 7421.5 7520.2", "Kazakhstan Total 19,301", "Unemployment Rate 5.6 %"]
)
def test_rows_of_one_blank_are_no_headings(row: str) -> None:
    """A name and its figures: they would be lost among the findings."""
    edition = read_text(
        f"A Report\n\nNobody was told of it.\n\n{row}\nNothing else was said of that in the year.\n"
    )
    assert ["A Report"] == [section.title for section in edition.sections]
    assert row in [finding.text for finding in edition.findings]


@pytest.mark.parametrize("title", ["Annual Report 2019-2020", "Elections 2020", "Resolution 1325"])
def test_years_and_numbers_end_headings(title: str) -> None:
    """They are no figures of a table."""
    edition = read_text(
        f"A Report\n\nNobody was told of it.\n\n{title}\n\nNothing else was said of that in the year.\n"
    )
    assert ["A Report", title] == [section.title for section in edition.sections]


# As text browsers print it: some cells stand one blank apart.
TIGHT = """      Region       Complaints Convictions
Abai city          19         9
Ulytau region      12         2
Total for 9 months 31         11
"""
AFTER = (
    "\nNothing else was said of that in the year, and nobody was asked for it by those who had been there.\n"
)


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("", ""),
        ("     Complaints of Torture, in 1989\n", ""),
        ("CAPTION: Complaints of Torture, in 1989\n\n", ""),
        ("", "\n  : Complaints of Torture, in 1989\n"),
        ("", "\n  Table: Complaints of Torture, in 1989\n"),
    ],
    ids=["none", "over the middle", "Lynx", "Pandoc", "Pandoc, named"],
)
def test_a_table_with_one_blank_between_cells_is_rows_and_its_caption_no_heading(
    above: str, below: str
) -> None:
    """They would be missing among the findings, and what follows would stand in another section."""
    edition = read_text(f"A Report\n\nNobody was told of it.\n\n{above}{TIGHT}{below}{AFTER}")
    assert ["A Report"] == [section.title for section in edition.sections]
    assert [
        "Region | Complaints | Convictions",
        "Abai city | 19 | 9",
        "Ulytau region | 12 | 2",
        "Total for 9 months | 31 | 11",
    ] == rows(edition)
    captioned = bool(above or below)
    assert captioned == ("Complaints of Torture, in 1989" in [found.text for found in edition.findings])


def test_a_heading_over_a_table_stays_one() -> None:
    """A number says so, or that it stands at the left edge."""
    text = "A Report\n\nNobody was told of it.\n\n{}\n\n" + TIGHT
    for heading in ("   2. Cases of the Year", "Cases of the Year"):
        edition = read_text(text.format(heading))
        assert heading.strip().endswith(edition.sections[-1].title)


def test_lines_of_text_beside_a_table_are_no_rows() -> None:
    """That they have blanks where the table has its gutters is chance."""
    lines = "It was said that in the year 2 of the 9 who had been held were let go again.\n"
    edition = read_text("A Report\n\nNobody was told of it.\n\n" + TIGHT + lines)
    assert len(rows(edition)) == len(TIGHT.splitlines())
    assert edition.findings[-1].text == lines.strip()
