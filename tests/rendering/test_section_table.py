"""The table of sections where the outline was rebuilt: what is gone stands under what it was part of."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rendering.comparison_maker import Row, comparison, edition
from tracker import diff_editions, read_edition
from tracker.model import Kind, Relation
from tracker.rendering.html import render_html
from tracker.rendering.section_order import PlacedRow, placed_rows
from tracker.rendering.section_table import section_table
from tracker.rendering.styled import for_terminal, plain
from tracker.rendering.verdicts import Verdicts

if TYPE_CHECKING:
    from tests.rendering.comparison_maker import Outline
    from tracker.model import Comparison

SEEDS = Path(__file__).parents[2] / "seeds"


def headings(title: str, *lines: str) -> Outline:
    """Make an outline of headings, two blanks for each level below the first."""
    return [
        (0, title, []),
        *((1 + (len(line) - len(line.lstrip())) // 2, line.strip(), []) for line in lines),
    ]


def compared(old: Outline, new: Outline, pairs: list[tuple[int, int]]) -> Comparison:
    """Compare two outlines of which these sections correspond, rows as the crosswalk gives them."""
    made: list[tuple[Relation, int | None, int | None]] = []
    for b in range(len(new)):
        olds = [a for a, other in pairs if other == b]
        made += [(_relation(old, new, pairs, a, b), a, b) for a in olds] or [(Relation.ADDED, None, b)]
    gone = set(range(len(old))) - {a for a, _ in pairs}
    made += [(Relation.REMOVED, a, None) for a in sorted(gone)]
    return comparison(edition("2023", old), edition("2024", new), [], made)


def _relation(old: Outline, new: Outline, pairs: list[tuple[int, int]], a: int, b: int) -> Relation:
    if sum(a == x for x, _ in pairs) > 1:
        return Relation.SPLIT
    if sum(b == x for _, x in pairs) > 1:
        return Relation.MERGED
    return Relation.SAME if old[a][1].casefold() == new[b][1].casefold() else Relation.RENAMED


OLD = headings(
    "Ruritania 2023",
    "Section 1. Integrity",  # 1
    "  a. Killings",
    "  b. Trials",
    "    Procedures",  # 4
    "    Prisoners",
    "  c. Prisons",
    "Section 2. Liberties",  # 7
    "  a. Press",
    "    Internet",
    "  b. Assembly",
    "Section 3. Corruption",  # 11
    "Section 4. Discrimination",
    "  Women",  # 13
    "  Minorities",
    "Section 5. Work",  # 15
    "  a. Unions",
    "  b. Forced Work",
    "  c. Child Work",  # 18
)
NEW = headings(
    "Ruritania 2024",
    "Section 1. Life",  # 1
    "  a. Unlawful Killings",
    "  b. Population Control",
    "Section 2. Liberty",  # 4
    "  a. Press",
    "  b. Work",
    "    Unions",  # 7
    "Section 3. Security",
    "  a. Prisons",
    "  b. Children",  # 10
    "    Child Work",
)
PAIRS = [
    *((0, 0), (2, 2), (13, 3), (7, 4), (8, 5), (9, 5), (15, 6), (16, 7)),
    *((1, 8), (6, 9), (18, 11)),
]


@pytest.fixture(scope="module")
def rebuilt() -> Comparison:
    """Give two editions of which the later has another outline."""
    return compared(OLD, NEW, PAIRS)


def table(of: Comparison, *, section: str | None = None, width: int = 100) -> list[str]:
    """Give the lines of the table on the terminal, without head, counts and foot."""
    lines = [str(line) for line in section_table(of, Verdicts("2023", "2024"), width, section=section)]
    total = next(at for at, line in enumerate(lines) if re.match("(?:All|Whole report) ", line))
    return [re.sub(r"(?: +·)+$", "", line) for line in lines[1:total]]


TABLE = """\
Ruritania 2024
  ← 2023: Ruritania 2023
Section 1. Life
  no counterpart in 2023
  a. Unlawful Killings
    ← 2023: a. Killings, under Section 1. Integrity
  b. Population Control
    ← 2023: Women, under Section 4. Discrimination
Section 2. Liberty
  ← 2023: Section 2. Liberties
  a. Press
    ← merged 2023: a. Press
  a. Press
    ← merged 2023: Internet, under a. Press
  b. Assembly
    no counterpart in 2024; in 2023 under Section 2. Liberties
  b. Work
    ← 2023: Section 5. Work, at the top level
    Unions
      ← 2023: a. Unions
    b. Forced Work
      no counterpart in 2024; in 2023 under Section 5. Work
Section 3. Corruption
  no counterpart in 2024
Section 4. Discrimination
  no counterpart in 2024
  Minorities
    no counterpart in 2024
Section 3. Security
  ← 2023: Section 1. Integrity
  b. Trials
    no counterpart in 2024; in 2023 under Section 1. Integrity
    Procedures
      no counterpart in 2024
    Prisoners
      no counterpart in 2024
  a. Prisons
    ← 2023: c. Prisons
  b. Children
    no counterpart in 2023
    Child Work
      ← 2023: c. Child Work, under Section 5. Work
"""


def test_what_is_gone_stands_under_what_it_was_part_of(rebuilt: Comparison) -> None:
    """Under its own old heading, or what that became, after the neighbour that it followed."""
    assert TABLE.splitlines() == table(rebuilt)


def test_page_and_terminal_agree(rebuilt: Comparison) -> None:
    """The same rows in the same order, with the same headings named; the page leaves out the title."""
    tree: Any = lxml.html.document_fromstring(render_html(rebuilt))
    rows = []
    for row in tree.xpath("//table[contains(@class, 'sections')]/tbody/tr"):
        old, new, relation = (cell.text_content().strip() for cell in row.xpath("./td")[:3])
        rows.append((int(row.get("class")[1:]), re.sub(" (under|at the top)", r", \1", old), new, relation))
    expected = []
    lines = [line for line in TABLE.splitlines()[2:] if line]
    for at, line in enumerate(lines):
        if re.match(r"\s*(?:←|no counterpart)", line):
            continue
        note = lines[at + 1].strip()
        level = 1 + (len(line) - len(line.lstrip())) // 2
        title = line.strip()
        if note == "no counterpart in 2023":
            expected.append((level, "–", title))
        elif note.startswith("no counterpart in 2024"):
            under = note.partition("; in 2023 ")[2]
            expected.append((level, ", ".join(filter(None, (title, under))), "–"))
        else:
            expected.append((level, note.partition("2023: ")[2], title))
    assert expected == [row[:3] for row in rows]
    assert {"no counterpart in 2024"} == {row[3] for row in rows if row[2] == "–"}


def test_contents_picker_and_chapters_agree_with_the_table(rebuilt: Comparison) -> None:
    """The same sections in the same order, as deep; what is gone names the heading that it stood under."""
    tree: Any = lxml.html.document_fromstring(render_html(rebuilt))
    table_rows = []
    for row in tree.xpath("//table[contains(@class, 'sections')]/tbody/tr"):
        old, new, _ = (cell.text_content().strip() for cell in row.xpath("./td")[:3])
        place = "".join(row.xpath("./td[1]/small")[0].itertext()) if row.xpath("./td[1]/small") else ""
        title = old.removesuffix(place).strip() if new == "–" else new
        line = (int(row.get("class")[1:]), title, new == "–", place if new == "–" else "")
        if line not in table_rows:
            table_rows.append(line)
    assert any(line[3] for line in table_rows)
    contents = []
    for item in tree.xpath("//nav//ol/li"):
        note = "".join(item.xpath(".//small//text()"))
        title = item.xpath("./a")[0].text_content().removesuffix(note)
        contents.append((int(item.get("class")[1:]), title, bool(note), note.removeprefix("in 2023").strip()))
    assert table_rows == contents
    picked = []
    for option in tree.xpath("//select[@name='in']/option")[1:]:
        words = option.text.lstrip("\u2003")
        match = re.fullmatch(r"(.*?)(?: \((2023)(?:, (.*))?\))?", words)
        assert match is not None
        level = 1 + len(option.text) - len(words)
        picked.append((level, match[1], bool(match[2]), match[3] or ""))
    assert table_rows == picked
    chapters = []
    for chapter in tree.xpath("//section[starts-with(@class, 'chapter')]"):
        said = "".join(chapter.xpath(".//span[@class='was']//text()"))
        gone = said.startswith("no counterpart in 2024")
        title = chapter.xpath(".//h3")[0].text_content()
        place = said.partition("; in 2023 ")[2] if gone else ""
        chapters.append((int(chapter.get("class")[-1]), title, gone, place))
    assert table_rows == chapters


def test_places_are_not_cut_on_a_narrow_terminal(rebuilt: Comparison) -> None:
    """A line that names where a section stood goes on in the next row rather than losing it."""
    lines = section_table(rebuilt, Verdicts("2023", "2024"), 60)
    rows = list(for_terminal(lines, width=60, colour=False))
    assert all(len(row.rstrip("\n")) <= 60 for row in rows)
    said = " ".join(" ".join(rows).split())
    assert "no counterpart in 2024; in 2023 under Section 1. Integrity" in said
    assert "← merged 2023: Internet, under a. Press" in said


def test_a_filtered_table_indents_under_what_it_shows(rebuilt: Comparison) -> None:
    """Without the row of its heading a section stands to the left, and what is gone names its place."""
    assert [
        "Procedures",
        "  no counterpart in 2024; in 2023 under b. Trials",
    ] == table(rebuilt, section="Procedures")
    assert [
        "b. Trials",
        "  no counterpart in 2024; in 2023 under Section 1. Integrity",
        "  Procedures",
        "    no counterpart in 2024",
        "  Prisoners",
        "    no counterpart in 2024",
    ] == table(rebuilt, section="b. Trials")


def test_sections_of_one_name_are_told_apart_where_what_is_above_is_not_shown() -> None:
    """As in a report that has the same headings for one country after another."""
    old = headings("Report", "Borduria", "  Press", "  Courts", "Syldavia", "  Press", "  Police")
    same = compared(old, old, [(at, at) for at in range(7)])
    assert ["Borduria > Press", "Syldavia > Press"] == table(same, section="Press")
    assert ["Police"] == table(same, section="Police")
    assert ["Syldavia", "  Press", "  Police"] == table(same, section="Syldavia")


def test_a_heading_that_reads_as_before_is_not_named_again() -> None:
    """Only its case differs: that what is gone stood under it goes without saying."""
    old = headings("Report", "PRISONS", "  Food", "  Inspections", "COURTS")
    new = headings("Report", "Prisons", "  Food", "Courts")
    assert [
        "Report",
        "Prisons",
        "  Food",
        "  Inspections",
        "    no counterpart in 2024",
        "Courts",
    ] == table(compared(old, new, [(0, 0), (1, 1), (2, 2), (4, 3)]))


def test_where_a_heading_was_split_it_is_where_the_neighbour_went() -> None:
    """Of the sections that its heading became, what is gone stands in the one that holds its neighbour."""
    old = headings("Report", "Rights", "  Speech", "  Strikes", "  Pensions", "Courts")
    new = headings("Report", "Liberty", "  Speech", "Work", "  Strikes", "Courts")
    pairs = [(0, 0), (1, 1), (1, 3), (2, 2), (3, 4), (5, 5)]
    assert [
        "Report",
        "Liberty",
        "  ← split 2023: Rights",
        "  Speech",
        "Work",
        "  ← split 2023: Rights",
        "  Strikes",
        "  Pensions",
        "    no counterpart in 2024; in 2023 under Rights",
        "Courts",
    ] == table(compared(old, new, pairs))


def test_levels_that_an_outline_leaves_out_are_not_shown() -> None:
    """What is gone stands as deep as its neighbours, though the new outline jumps a level."""
    old = headings("Report", "Rights", "  Speech", "  Strikes")
    new = headings("Report", "Rights", "    Speech", "    Pensions")
    assert [
        "Report",
        "Rights",
        "  Speech",
        "  Strikes",
        "    no counterpart in 2024",
        "  Pensions",
        "    no counterpart in 2023",
    ] == table(compared(old, new, [(0, 0), (1, 1), (2, 2)]))


def wrongly_placed(of: Comparison) -> list[PlacedRow]:
    """Give the rows whose indentation says that they stand or stood where they do not."""
    wrong = []
    above: list[PlacedRow] = []
    for placed in placed_rows(of):
        while above and above[-1].depth >= placed.depth:
            above.pop()
        over = above[-1].row if above else None
        old, new = placed.row.old, placed.row.new
        shown_old, shown_new = (over.old, over.new) if over else (None, None)
        if new is not None and new.parent:
            wrong += [placed] if shown_new != of.new.sections[new.parent] else []
            if old is not None and old.parent == 0 and placed.under is None:
                wrong += [placed] if shown_old not in (old, of.old.sections[0]) else []
        if old is not None and old.parent and placed.under is None:
            told = [of.old.sections[old.parent], *([old] if new else [])]
            wrong += [placed] if shown_old not in told else []
        above.append(placed)
    return wrong


@st.composite
def comparisons(draw: st.DrawFn) -> Comparison:
    """Give two outlines of any shape, of which any sections correspond."""
    old, new = (
        headings("Report", *("  " * level + f"{name}{at}" for at, level in enumerate(draw(LEVELS))))
        for name in ("Old", "New")
    )
    pair = st.tuples(st.integers(0, len(old) - 1), st.integers(0, len(new) - 1))
    return compared(old, new, sorted(draw(st.sets(pair, max_size=12))))


LEVELS = st.lists(st.integers(0, 3), max_size=9)


@given(comparisons())
def test_no_indentation_misleads(of: Comparison) -> None:
    """Whatever became of the outline; and every row of the crosswalk is shown once."""
    assert [] == wrongly_placed(of)
    rows = [placed.row for placed in placed_rows(of)]
    assert len(of.crosswalk) == len(rows)
    assert all(row in rows for row in of.crosswalk)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("2020", "2023", id="some sections gone"),
        pytest.param("2023", "2020", id="some sections come"),
    ],
)
def test_no_indentation_misleads_in_real_reports(old: str, new: str) -> None:
    """And sections of the new edition stand in its order."""
    of = diff_editions(*(read_edition(SEEDS / f"kazakhstan-{year}.txt") for year in (old, new)))
    assert [] == wrongly_placed(of)
    shown = [placed.row.new.index for placed in placed_rows(of) if placed.row.new]
    assert sorted(shown) == shown


def test_the_usual_table_names_no_place(small: Comparison) -> None:
    """Where the outline was kept, the lines above say it all."""
    assert ", under " not in plain(section_table(small, Verdicts("2020", "2023"), 100))


def test_sections_that_add_up_exactly_are_not_said_to_add_up_to_more() -> None:
    """Only where a change touches several sections; thousands are parted as in the text."""
    sentences = [f"Finding {number} stands." for number in range(1060)]
    alike = edition("2020", [(1, "Section 1. All", [sentences]), (1, "Section 2. More", [["It ends."]])])
    rows = [Row(Kind.UNCHANGED, [at], [at]) for at in range(1061)]
    made = comparison(alike, alike, rows, [(Relation.SAME, 0, 0), (Relation.SAME, 1, 1)])
    text = plain(section_table(made, Verdicts("2020", "2020"), 100))
    assert "add up to more" not in text
    assert " 1,060 " in text
