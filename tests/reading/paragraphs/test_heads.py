"""Every finding says under which line it stands: `North` above `Men: 5`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.diffing.outline.test_heads import FORMS, edition, owners
from tracker.model import Document
from tracker.reading import read

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_what_stands_under_a_line_names_it(form: tuple[str, Callable[[int, int, str], str]]) -> None:
    """The line itself stands under none, nor does what precedes all of them."""
    made = edition(form, {"Abbot": (5, 7), "Birch": (9, 2), "Cedar": (5, 7)})
    regions = owners(made)
    named = [(regions[finding.start], finding.under) for finding in made.findings if finding.under]
    assert named
    assert [] == [(region, under) for region, under in named if region not in (under or "")]
    assert [None] == [finding.under for finding in made.findings if "counted by region" in finding.text]


@pytest.mark.parametrize(
    "said",
    [
        "- Beatings\n- Threats\n- Arrests without a warrant\n- Fines",
        "- Men: 5\n- Women: 7",
        "- North\n- Men: 5\n- Women: 7\n- South\n- Fines: 3",
        "North had many deaths.\n\nSouth had few.\n\nNorth had many deaths.",
        "- Source\n- Uploaders\n- Section\n- Priority\n\nAnd:\n\n- Source\n- Binary\n- Section\n- Priority",
        "Type this\n\nls -l\n\nType that\n\nls -l",
    ],
    ids=["a plain list", "one group", "nothing recurs", "prose", "two lists", "lines without a label"],
)
def test_lines_of_one_kind_stand_under_none(said: str) -> None:
    """Two lines must have something under them that is called the same."""
    made = read(Document(content=f"# Report\n\n## Deaths\n\n{said}\n".encode(), source="made.md"))
    assert [None] * len(made.findings) == [finding.under for finding in made.findings]


NESTED = """<ul><li>North<ul><li>Men: 5</li><li>{}</li><li>Women: 7</li></ul></li>
<li>South<ul><li>Men: 6</li><li>Women: 8</li></ul></li></ul>"""
LISTED = """<p>North</p><ul><li>Men: 5</li><li>{}</li><li>Women: 7</li></ul>
<p>South</p><ul><li>Men: 6</li><li>Women: 8</li></ul>"""
TABLE = """<table><tr><td colspan=3>North</td></tr><tr><td>Men</td><td>5</td><td>1</td></tr>
<tr><td>{}</td><td>2</td><td>1</td></tr><tr><td>Women</td><td>7</td><td>1</td></tr>
<tr><td colspan=3>South</td></tr><tr><td>Men</td><td>6</td><td>1</td></tr>
<tr><td>Women</td><td>8</td><td>1</td></tr>
</table>"""


@pytest.mark.parametrize(
    ("said", "alone"),
    [(NESTED, "Elders: 2"), (NESTED, "Beatings"), (LISTED, "Elders: 2"), (TABLE, "Elders")],
    ids=["a list in a list", "without a figure", "a list behind a line", "a row"],
)
def test_what_stands_under_one_line_alone_is_no_head_of_what_follows(said: str, alone: str) -> None:
    """The women of the North stand under the North."""
    text = f"<main><h1>Report</h1><h2>Deaths</h2>{said.format(alone)}</main>"
    made = read(Document(content=text.encode(), source="made.html"))
    lines = [(finding.text.partition(" |")[0].partition(":")[0], finding.under) for finding in made.findings]
    assert [
        ("North", None),
        ("Men", "North"),
        (alone.partition(":")[0], "North"),
        ("Women", "North"),
        ("South", None),
        ("Men", "South"),
        ("Women", "South"),
    ] == lines


TWO_TABLES = """<p>Of the deaths:</p><table><tr><th>Deaths</th><th>2020</th></tr>
<tr><td>Men</td><td>5</td></tr><tr><td>Women</td><td>7</td></tr></table><p>Of the trials:</p><table>
<tr><th>Trials</th><th>2020</th></tr>
<tr><td>Men</td><td>3</td></tr><tr><td>Women</td><td>4</td></tr></table>"""


def test_rows_stand_under_what_their_table_is_of() -> None:
    """Where the same rows stand in two tables of a section."""
    made = read(
        Document(
            content=f"<main><h1>Report</h1><h2>2020</h2>{TWO_TABLES}</main>".encode(), source="made.html"
        )
    )
    under = {finding.text: finding.under for finding in made.findings if finding.under}
    assert {"Men | 5": "Deaths", "Women | 7": "Deaths", "Men | 3": "Trials", "Women | 4": "Trials"} == under
