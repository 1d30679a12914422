"""Paragraphs are named by the numbers that editions print, wherever a place is shown."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from typing import TYPE_CHECKING

import pytest

from tests.rendering.citing import cite
from tracker.model import LITTLE_ALIKE, Flag, Kind
from tracker.rendering.citation import Style
from tracker.rendering.context import report_context
from tracker.rendering.context.head import edition_head
from tracker.rendering.context.rows import place_of
from tracker.rendering.csv import render_csv
from tracker.rendering.docx import render_docx
from tracker.rendering.edition import as_json, reading_lines
from tracker.rendering.facts import ReportSettings, RunFacts
from tracker.rendering.html import render_html
from tracker.rendering.json import render_json
from tracker.rendering.markdown import render_markdown
from tracker.rendering.styled import plain
from tracker.rendering.terminal import render_text

if TYPE_CHECKING:
    from tracker.model import Change, Comparison


def with_flag(comparison: Comparison, flag: Flag) -> Change:
    """The change that has this flag."""
    return next(change for change in comparison.changes if flag in change.flags)


def test_a_row_of_the_terminal_has_every_number(numbered: Comparison) -> None:
    """Of all passages on both sides; of what has none, its place in the section, said to be one."""
    text = render_text(numbered)
    assert " merged  2020 ¶ 35; ¶ 36 → 2023 ¶ 37\n" in text
    assert " split  2020 ¶ 34 → 2023 ¶ 35; ¶ 36\n" in text
    assert " 2020 ¶ 1 of the section → 2023 ¶ 1 of the section\n" in text
    assert " A. Detention ¶ 34bis: Visits by families were short.\n" in text


def test_an_edition_is_shown_with_its_numbers(numbered: Comparison) -> None:
    """As text and as data."""
    text = plain(reading_lines(numbered.old))
    assert "  ¶ 34bis\n    Visits by families were short.\n" in text
    assert "  ¶ 1 of the section\n    The report covers the events of the year.\n" in text
    statements = json.loads(as_json(numbered.old))["statements"]
    assert [(1, None), (1, None), (1, "33")] == [
        (statement["paragraph"], statement["paragraph_number"]) for statement in statements[:3]
    ]


def test_data_has_both_the_number_and_the_count(numbered: Comparison) -> None:
    """JSON by fields; the places of a CSV as on the page."""
    change = with_flag(numbered, Flag.MERGED)
    row = json.loads(render_json(numbered))["changes"][change.number - 1]
    assert [(4, "35"), (5, "36")] == [(each["paragraph"], each["paragraph_number"]) for each in row["old"]]
    lines = list(csv.DictReader(io.StringIO(render_csv(numbered).removeprefix("\ufeff"), newline="")))
    assert ("¶ 35; ¶ 36", "¶ 37") == tuple(
        lines[change.number - 1][f"{side}_place"] for side in ("old", "new")
    )


def test_passages_of_a_report_have_their_numbers(numbered: Comparison) -> None:
    """Below each passage; how places are named is said once."""
    for text in (render_html(numbered), render_markdown(numbered)):
        assert "¶ 34bis, chars " in text
        assert "¶ 1 of the section, chars " in text
        assert "the number that its edition prints before its paragraph" in text


def test_a_page_without_numbers_says_nothing_of_them(small: Comparison) -> None:
    """Paragraphs are counted, and that is what is said."""
    text = render_html(small)
    assert "of the section," not in text
    assert "its edition prints" not in text
    assert "¶ 1, p. 12, chars " in text


def test_a_word_document_has_them(numbered: Comparison) -> None:
    """In its tables, below the passages."""
    with zipfile.ZipFile(io.BytesIO(render_docx(numbered))) as packed:
        text = packed.read("word/document.xml").decode()
    assert "A. Detention, ¶ 34bis, chars " in text


@pytest.mark.parametrize(
    ("style", "said", "counted"),
    [
        (Style.PLAIN, ", paragraph 34bis, ", ", paragraph 1 of the section, "),
        (Style.BLUEBOOK, ", ¶ 34bis, ", ", ¶ 1 of the section, "),
        (Style.OSCOLA, ", para 34bis, ", ", para 1 of the section, "),
        (Style.REFWORLD, ", para. 34bis, ", ", para. 1 of the section, "),
    ],
)
def test_citations_name_the_printed_number(
    numbered: Comparison, style: Style, said: str, counted: str
) -> None:
    """It is what a court looks up; a count is never taken for one."""
    head = edition_head(numbered.old)
    visits = next(finding for finding in numbered.old.findings if finding.text.startswith("Visits"))
    assert said in cite(head, place_of(numbered.old, visits), visits.text, style=style)
    first = numbered.old.findings[0]
    assert counted in cite(head, place_of(numbered.old, first), first.text, style=style)


def test_a_row_names_the_line_that_it_stands_under(under_lines: Comparison) -> None:
    """In every shape: whose figure it is that changed, nobody could tell."""
    text = render_text(under_lines)
    assert " “South” ¶ 1 →  “South” ¶ 1\n      Men: [-6-]{+7+}" in text
    changed = next(change for change in under_lines.changes if change.kind is Kind.UPDATED)
    rows = list(csv.DictReader(io.StringIO(render_csv(under_lines).lstrip("\ufeff"))))
    assert "South" == rows[changed.number - 1]["old_label"] == rows[changed.number - 1]["new_label"]
    data = json.loads(render_json(under_lines))["changes"][changed.number - 1]
    assert ["South"] == [finding["under"] for finding in data["new"]]
    assert "“South” ¶ 1" in render_html(under_lines)
    assert "“South” ¶ 1" in render_markdown(under_lines)
    report = report_context(under_lines, facts=RunFacts(), settings=ReportSettings())
    assert ["South › Men: 7"] == [figure.counted for figure in report.figures]
    assert {"Deaths › South"} == {
        entry.section for part in report.important for group in part.groups for entry in group.excerpts
    }
    with zipfile.ZipFile(io.BytesIO(render_docx(under_lines))) as packed:
        assert "“South” ¶ 1" in re.sub("<[^>]*>", "", packed.read("word/document.xml").decode())


def test_a_figure_under_the_same_name_is_no_doubtful_link(under_lines: Comparison) -> None:
    """However few words such lines have in common."""
    changed = next(change for change in under_lines.changes if change.kind is Kind.UPDATED)
    assert changed.similarity is not None
    assert changed.similarity < LITTLE_ALIKE
    assert "alike" not in render_text(under_lines).partition("Elders")[0]


def test_a_figure_of_a_table_names_its_column(in_columns: Comparison) -> None:
    """In every shape, and the right one of two columns that held the same."""
    text = render_text(in_columns)
    assert "changed: Deaths: 7 → 8" in text
    assert "changed: Trials: 3 → 5; Note: one → two courts" in text
    report = report_context(in_columns, facts=RunFacts(), settings=ReportSettings())
    assert "Deaths: Men | 8 | 2 | open" in [figure.counted for figure in report.figures]
    rows = list(csv.DictReader(io.StringIO(render_csv(in_columns).lstrip("\ufeff"))))
    assert "Deaths: 7 → 8" in [row["signals"] for row in rows]
    assert "Deaths: 7 → 8" in render_html(in_columns)
    assert "Deaths: 7 → 8" in render_markdown(in_columns)
