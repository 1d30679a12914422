import csv
import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import docx
import pytest
from lxml import etree
from markdown_it import MarkdownIt

from tests.rendering.comparison_maker import Row, comparison, edition
from tracker.model import Comparison, Kind, Relation, text_hash
from tracker.rendering.csv import COLUMNS, harmless, render_csv
from tracker.rendering.docx import render_docx
from tracker.rendering.facts import ReportSettings, RunFacts
from tracker.rendering.formats import FORMATS
from tracker.rendering.markdown import render_markdown
from tracker.rendering.wordml import NAMESPACE

Golden = Callable[[str, str], None]
ABSENCE = "is not evidence that what it described has ended"
BETWEEN = "2021 and 2022, between 2020 and 2023, were not compared"


def rows_of(text: str) -> list[dict[str, str]]:
    """Read a CSV as a spreadsheet does."""
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_csv_has_a_row_for_each_change(small: Comparison, facts: RunFacts, settings: ReportSettings) -> None:
    """Texts of both sides, joined by a blank where there are several, places, marks, and the hashes."""
    rows = rows_of(render_csv(small, facts=facts, settings=settings))
    assert list(COLUMNS) == list(rows[0])
    assert [change.number for change in small.changes] == [int(row["row"]) for row in rows]
    split = rows[6]
    assert "Prisoners worked long hours. They were not paid." == split["new_text"]
    assert "¶ 3, p. 12; ¶ 3, p. 12" == split["new_place"]
    spans = [span.split("–") for span in split["new_characters"].split("; ")]
    assert ["Prisoners worked long hours.", "They were not paid."] == [
        small.new.text[int(start) : int(end)] for start, end in spans
    ]
    assert text_hash(small.new.text) == split["new_text_sha256"]
    assert "125 complaints → 188 complaints; Freedom House dropped as source" == rows[3]["signals"]
    assert small.old.provenance.sha256 == rows[9]["old_sha256"]


def test_csv_says_once_what_must_be_said(
    small: Comparison, facts: RunFacts, settings: ReportSettings
) -> None:
    """Absence, editions passed over, the filter and the copies, in the first row."""
    filtered = replace(facts, filter="--kind removed", shown=frozenset({"c0000003", "c0000006"}))
    rows = rows_of(render_csv(small, facts=filtered, settings=settings))
    assert [True, False] == [bool(row["about"]) for row in rows]
    for said in (ABSENCE, BETWEEN, "2 of 10 shown", "a third party’s copy"):
        assert said in rows[0]["about"]


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\n-1"])
def test_formulas_are_made_harmless(cell: str) -> None:
    """A cell that a spreadsheet would run begins with an apostrophe."""
    assert f"'{cell}" == harmless(cell)


def test_plain_cells_stay_as_they_are() -> None:
    """Text and numbers are not touched."""
    assert ["a=b", "", 12, 0.5] == [harmless(cell) for cell in ("a=b", "", 12, 0.5)]


def test_csv_as_reviewed(
    small: Comparison, facts: RunFacts, settings: ReportSettings, golden: Golden
) -> None:
    """The whole file."""
    golden("small.csv", render_csv(small, facts=facts, settings=settings))


def test_markdown_as_reviewed(
    small: Comparison, facts: RunFacts, settings: ReportSettings, golden: Golden
) -> None:
    """The whole file."""
    golden("small.md", render_markdown(small, facts=facts, settings=settings))


def test_markdown_reads_as_tables_with_marks(
    small: Comparison, facts: RunFacts, settings: ReportSettings
) -> None:
    """A Markdown reader finds a table a chapter, struck and inserted words, and the statements."""
    html = (
        MarkdownIt("commonmark")
        .enable("table")
        .render(render_markdown(small, facts=facts, settings=settings))
    )
    assert "<del>several</del>" in html
    assert "<ins>no</ins>" in html
    assert ABSENCE in html
    assert BETWEEN in html
    assert "<td>The law prohibits" not in html, "quiet rows are told in a line"
    assert "<em>1 finding: grammar or style only</em>" in html


def test_markdown_shows_all_that_a_filter_leaves(small: Comparison) -> None:
    """With a filter on, quiet rows are shown in full too."""
    facts = RunFacts(filter="--kind editorial", shown=frozenset({"c0000001"}))
    assert "The law <ins>prohibited</ins> torture." in render_markdown(small, facts=facts)


def test_markdown_quotes_the_nearest_passage(small: Comparison) -> None:
    """How alike it is, where it stands, and what it says, as on the page."""
    told = next(line for line in render_markdown(small).splitlines() if line.startswith("| 3<br>"))
    place = "row 1, Section 1. Integrity of the Person › ¶ 1, p. 12, chars 52–79"
    assert f"*not found in 2023*<br>Nearest, 31% alike, {place}: The law prohibited torture. |" in told


def document_xml(content: bytes) -> Any:
    """Give the main part of a Word document."""
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml"))


def test_docx_as_reviewed(
    small: Comparison, facts: RunFacts, settings: ReportSettings, golden: Golden
) -> None:
    """The XML of one section: its head, and its table with a changed and a removed finding."""
    root = document_xml(render_docx(small, facts=facts, settings=settings))
    table = root.xpath(
        "//w:tbl[contains(., 'several')][not(contains(., 'Verdict'))]", namespaces={"w": NAMESPACE}
    )[0]
    parts = [*[*table.itersiblings(preceding=True)][:2][::-1], table]
    for part in parts:
        etree.indent(part)
    lines = "".join(etree.tostring(part, encoding="unicode", with_tail=False) + "\n" for part in parts)
    golden("section.docx.xml", re.sub(r' xmlns:\w+="[^"]*"', "", lines))


def test_docx_opens_in_word_with_heads_and_marks(
    small: Comparison, facts: RunFacts, settings: ReportSettings
) -> None:
    """Heads are Word headings; rows have a number, struck words left, underlined words right."""
    document = docx.Document(io.BytesIO(render_docx(small, facts=facts, settings=settings)))
    heads = [p.text for p in document.paragraphs if p.style is not None and p.style.name == "Heading 2"]
    assert ["a. Unlawful Killings", "b. Prisons", "Sources"] == heads
    table = next(table for table in document.tables if "several" in table.cell(1, 1).text)
    assert ["Row", "2020", "2023"] == [cell.text for cell in table.rows[0].cells]
    runs = table.cell(1, 1).paragraphs[0].runs
    assert ["several"] == [run.text for run in runs if run.font.strike]
    assert ["no"] == [run.text for run in table.cell(1, 2).paragraphs[0].runs if run.font.underline]
    (killed,) = small.changes[1].old
    assert f"a. Killings, ¶ 1, chars {killed.start}–{killed.end}" in table.cell(1, 1).text
    text = "\n".join(p.text for p in document.paragraphs)
    assert ABSENCE in text
    assert BETWEEN in text
    sources = [row.cells[2].text for row in document.tables[-1].rows]
    assert [small.new.provenance.sha256, text_hash(small.new.text)] == sources[-2:]


def test_docx_says_in_which_language_each_edition_is(small: Comparison) -> None:
    """Else Word calls every word of it misspelt, and reads it out as English; its own words stay English."""
    new = replace(small.new, provenance=replace(small.new.provenance, language="es"))
    old = replace(small.old, provenance=replace(small.old.provenance, language="ar"))
    root = document_xml(render_docx(replace(small, old=old, new=new)))
    names = {"w": NAMESPACE}

    def told(attribute: str) -> list[str]:
        marked = root.xpath(f"//w:r[w:rPr/w:lang/@w:{attribute}]", namespaces=names)
        return ["".join(run.itertext()) for run in marked]

    spanish = "\n".join(told("val"))
    for said in (
        "b. Prisons",
        "no",
        "Cells were cold",
        "The law prohibited torture.",
        "a. Unlawful Killings",
    ):
        assert said in spanish
    assert ["es"] == sorted(set(root.xpath("//w:lang/@w:val", namespaces=names)))
    assert "Guards were seldom punished." in told("bidi")
    for said in ("not found in 2023", "Nearest", "chars", "wording changed"):
        assert not any(said in run for run in (*told("val"), *told("bidi"))), said
    english = document_xml(render_docx(small))
    assert [] == english.xpath("//w:lang", namespaces=names)


def test_docx_has_room_for_comments_if_asked(small: Comparison) -> None:
    """An empty column more, on landscape pages."""
    document = docx.Document(io.BytesIO(render_docx(small, settings=ReportSettings(comments=True))))
    table = next(table for table in document.tables if len(table.columns) == 4)
    assert "Comments" == table.cell(0, 3).text
    assert "" == table.cell(1, 3).text
    section = document.sections[0]
    assert (section.page_width or 0) > (section.page_height or 0)


def test_docx_names_itself_on_every_page_and_keeps_the_sources_together(small: Comparison) -> None:
    """Title and editions above, page numbers below; the table with the hashes is not cut by a page."""
    document = docx.Document(io.BytesIO(render_docx(small, settings=ReportSettings(title="Ruritania"))))
    assert "Ruritania: 2020 and 2023" == document.sections[0].header.paragraphs[0].text
    *before, last = document.tables[-1].rows
    assert all(row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in before)
    assert ["SHA-256", "SHA-256 of the text"] == [row.cells[0].text for row in (before[-1], last)]


def test_docx_leaves_no_heading_alone_at_the_end_of_a_page(small: Comparison) -> None:
    """What says below it where the section stood goes with it, and the table's head with its first row."""
    document = docx.Document(io.BytesIO(render_docx(small)))
    below = [p for p in document.paragraphs if p.text.startswith(("2020: ", "no counterpart in "))]
    assert [paragraph for paragraph in below if not paragraph.text.startswith("2020: This text")]
    assert all(p.paragraph_format.keep_with_next for p in below if not p.text.startswith("2020: This text"))
    tables = [table for table in document.tables if table.cell(0, 0).text == "Row"]
    assert tables
    for table in tables:
        kept = [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in table.rows]
        assert kept[0]
        assert not any(kept[1:])
    figures = next(table for table in document.tables if table.cell(0, 0).text == "Verdict")
    assert all(row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in figures.rows[:-1])


def test_docx_has_no_empty_paragraphs(small: Comparison) -> None:
    """A heading follows each table; an empty line between them could be a page of its own."""
    document = docx.Document(io.BytesIO(render_docx(small)))
    assert [] == [at for at, paragraph in enumerate(document.paragraphs) if not paragraph.text]


def test_docx_and_markdown_measure_verdicts(small: Comparison) -> None:
    """Rows, findings and words on both sides; what is split is one row and two findings."""
    document = docx.Document(io.BytesIO(render_docx(small)))
    table = next(table for table in document.tables if table.cell(0, 0).text == "Verdict")
    rows = {row.cells[0].text: [cell.text for cell in row.cells[1:3]] for row in table.rows}
    assert ["2", "2"] == rows["≠ wording changed"]
    assert "| ≠ wording changed | 2 | 2 | 3 | 17 | 11 |" in render_markdown(small)


def test_docx_repeats_heads_and_keeps_rows_whole(small: Comparison) -> None:
    """Each comparison table's first row is a head, and no row is cut by a page."""
    root = document_xml(render_docx(small))
    names = {"w": NAMESPACE}
    tables = root.xpath("//w:tbl[not(w:tblPr/w:tblStyle)]", namespaces=names)
    assert tables
    for table in tables:
        assert 1 == len(table.xpath("./w:tr/w:trPr/w:tblHeader", namespaces=names))
        assert [] == table.xpath("./w:tr[not(w:trPr/w:cantSplit)]", namespaces=names)


@pytest.mark.parametrize("name", ["html", "markdown", "csv", "docx"])
def test_all_shapes_are_called_alike(small: Comparison, name: str) -> None:
    """The command finds each by its format's name; without facts and settings each still renders."""
    assert FORMATS[name].render(small, facts=RunFacts(), settings=ReportSettings())


@pytest.mark.parametrize("name", ["markdown", "html", "csv", "docx"])
def test_all_shapes_name_the_revision(small: Comparison, name: str) -> None:
    """A passage that is quoted to a court must say of which text of the edition."""
    new = replace(
        small.new,
        provenance=replace(
            small.new.provenance, revision=3, retrieved_at=datetime(2026, 11, 22, 18, 22, tzinfo=UTC)
        ),
    )
    shown = FORMATS[name].render(
        replace(small, new=new), facts=RunFacts(), settings=ReportSettings(title="Ruritania")
    )
    text = "".join(document_xml(shown).itertext()) if name == "docx" else shown.decode()
    plain = re.sub(r"<[^>]+>", "", text) if name == "html" else text
    assert "2026-11-22 18:22 UTC, revision 3" in plain


def test_what_is_said_of_the_copies_is_said_once_and_ends(small: Comparison) -> None:
    """One sentence an edition in CSV; in Markdown the warning stands for whose copy it is."""
    about = next(csv.DictReader(io.StringIO(render_csv(small).lstrip("\ufeff"))))["about"]
    assert ", revision 1. 2023: the publisher’s own copy, " in about
    assert about.endswith(".")
    assert render_markdown(small).count("third party’s copy") == 1


@pytest.mark.parametrize("name", ["html", "markdown", "docx"])
def test_a_place_before_the_first_heading_has_a_name(name: str) -> None:
    """Of a passage, and of the nearest one: no comma stands where a heading would."""
    texts = (["It rained in the north.", "It froze."], ["It rained in the north.", "It thawed."])
    old, new = (
        edition(label, [(0, "", [text])]) for label, text in zip(("2020", "2023"), texts, strict=True)
    )
    rows = [Row(Kind.UNCHANGED, [0], [0]), Row(Kind.REMOVED, [1]), Row(Kind.ADDED, [], [1])]
    made = comparison(old, new, rows, [(Relation.SAME, 0, 0)])
    shown = FORMATS[name].render(made, facts=RunFacts(), settings=ReportSettings(title="Weather"))
    text = "\n".join(document_xml(shown).itertext()) if name == "docx" else shown.decode()
    assert not re.search(r"(^|>|\*| )\s*, ¶", text, re.MULTILINE)
    assert "efore the first heading" in text
