"""Comparison -> a Word document: a two-column comparison with marked words, as a law office files it."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from tracker.rendering.context import report_context
from tracker.rendering.facts import NO_FACTS, NO_SETTINGS
from tracker.rendering.wordml import comparison_table, footer_field, in_language, text_run

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.document import Document as DocumentType

    from tracker.model import Comparison
    from tracker.rendering.context.model import ReportContext
    from tracker.rendering.context.parts import Chapter, EditionHead, Measure
    from tracker.rendering.facts import ReportSettings, RunFacts

DEEPEST_HEADING = 9
"""Word's built-in headings go no deeper."""
MARGIN_MM = 18
A4_MM = (210, 297)
TWIPS_PER_MM = 1440 / 25.4


def render_docx(
    comparison: Comparison, *, facts: RunFacts = NO_FACTS, settings: ReportSettings = NO_SETTINGS
) -> bytes:
    """Render the comparison as DOCX.

    Section heads are Word headings, each with a table of its changes: row number and verdict, the old
    passage with deletions struck, the new one with insertions underlined, each with its pinpoint; with
    `settings.comments` an empty column more, on landscape pages. The appendix has the method and the sources.
    """
    import docx  # noqa: PLC0415 - a fifth of a second that only this format needs

    report = report_context(comparison, facts=facts, settings=settings)
    document = docx.Document()
    running_head = f"{report.title}: {report.old.label} and {report.new.label}"
    _page(document, running_head, landscape=settings.comments)
    _properties(document, report, facts)
    _front(document, report)
    for chapter in report.chapters:
        _chapter(document, chapter, report, comments=settings.comments)
    _appendix(document, report)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _page(document: DocumentType, running_head: str, *, landscape: bool) -> None:
    from docx.enum.section import WD_ORIENT  # noqa: PLC0415 - as above
    from docx.shared import Mm, Pt  # noqa: PLC0415 - as above

    section = document.sections[0]
    width, height = reversed(A4_MM) if landscape else A4_MM
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(MARGIN_MM)
    style: Any = document.styles["Normal"]
    style.font.name, style.font.size = "Georgia", Pt(10)
    footer = section.footer.paragraphs[0]
    footer.alignment = 1
    footer_field(footer._p)  # noqa: SLF001 - python-docx offers no fields
    header = section.header.paragraphs[0]
    header._p.append(text_run(running_head, small=True))  # noqa: SLF001 - as above


def _properties(document: DocumentType, report: ReportContext, facts: RunFacts) -> None:
    properties = document.core_properties
    properties.title = f"{report.title}: {report.old.label} and {report.new.label}"[:255]
    properties.author = "tracker"
    properties.comments = report.absence
    if facts.made_at:
        properties.created = properties.modified = facts.made_at


def _front(document: DocumentType, report: ReportContext) -> None:
    document.add_heading(report.title, 0)
    document.add_paragraph(f"{report.old.label} → {report.new.label}", style="Subtitle")
    document.add_paragraph(" ".join(report.summary))
    for said in (report.absence, report.between, report.filter):
        if said:
            document.add_paragraph(said, style="Intense Quote" if said == report.filter else None)
    for edition in (report.old, report.new):
        if edition.warning:
            document.add_paragraph(f"{edition.label}: {edition.warning}")
    key = document.add_paragraph("Struck words stand only in ")
    key._p.append(text_run(report.old.label, "-"))  # noqa: SLF001 - as above
    key.add_run(", underlined words only in ")
    key._p.append(text_run(report.new.label, "+"))  # noqa: SLF001 - as above
    key.add_run(".")
    sides = (report.old.label, report.new.label)
    head = ("Verdict", "Rows", *(f"{what} of {side}" for what in ("Findings", "Words") for side in sides))
    _table(document, head, [_measured(measure) for measure in report.measures], whole=True)


def _chapter(document: DocumentType, chapter: Chapter, report: ReportContext, *, comments: bool) -> None:
    heading = document.add_heading(chapter.title, min(DEEPEST_HEADING, chapter.level))
    edition = report.old if chapter.new_section is None else report.new
    if marks := in_language(edition):
        for run in heading.runs:
            run._r.get_or_add_rPr().extend(marks)  # noqa: SLF001 - python-docx offers no languages
    if standing := chapter.standing(report.old.label):
        document.add_paragraph(standing).paragraph_format.keep_with_next = True
    rows = [row for run in chapter.runs for row in run.rows]
    if rows:
        width = ((max(A4_MM) if comments else min(A4_MM)) - 2 * MARGIN_MM) * TWIPS_PER_MM
        table = comparison_table(rows, report, width=round(width), comments=comments)
        document.element.body.sectPr.addprevious(table)


def _appendix(document: DocumentType, report: ReportContext) -> None:
    heading = document.add_heading("Appendix: method and sources", 1)
    heading.paragraph_format.page_break_before = True
    for paragraph in report.method:
        document.add_paragraph(paragraph)
    _table(
        document,
        ("Word", "Meaning"),
        [(count.words, count.explained) for count in (*report.kinds, *report.flags)],
    )
    document.add_heading("Sources", 2)
    _table(
        document,
        ("", report.old.label, report.new.label),
        _facts(report.old, report.new),
        first_mm=26,
        whole=True,
    )


def _measured(measure: Measure) -> tuple[str, ...]:
    findings, words = (measure.old_findings, measure.new_findings), (measure.old_words, measure.new_words)
    numbers = (measure.rows, *findings, *words)
    return (f"{measure.symbol} {measure.words}".strip(), *(f"{number:,}" for number in numbers))


def _facts(old: EditionHead, new: EditionHead) -> list[tuple[str, ...]]:
    lines = (
        ("Title", old.title, new.title),
        ("Publisher", old.publisher, new.publisher),
        ("Published", old.published, new.published),
        ("Period", old.period, new.period),
        ("Source", old.source, new.source),
        ("Authority", old.authority, new.authority),
        ("Retrieved", old.retrieval, new.retrieval),
        ("Findings", f"{old.findings:,}", f"{new.findings:,}"),
        ("Words", f"{old.words:,}", f"{new.words:,}"),
        ("SHA-256", old.sha256, new.sha256),
        ("SHA-256 of the text", old.text_sha256, new.text_sha256),
    )
    return [(name, a or "–", b or "–") for name, a, b in lines if a or b]


def _table(
    document: DocumentType,
    head: tuple[str, ...],
    lines: Sequence[tuple[str, ...]],
    *,
    first_mm: int = 48,
    whole: bool = False,
) -> None:
    """Add a table whose first column is `first_mm` wide, the others alike; with `whole`, no page cuts it."""
    from docx.shared import Mm  # noqa: PLC0415 - as above

    rest = (min(A4_MM) - 2 * MARGIN_MM - first_mm) / (len(head) - 1)
    table = document.add_table(rows=1, cols=len(head), style="Table Grid")
    table.autofit = False
    for number, column in enumerate(table.columns):
        column.width = Mm(rest if number else first_mm)
    for line in (head, *lines):
        cells = table.rows[0].cells if line is head else table.add_row().cells
        for number, (cell, words) in enumerate(zip(cells, line, strict=True)):
            cell.width = Mm(rest if number else first_mm)
            cell.paragraphs[0].add_run(words).bold = line is head or None
            if line is head or (whole and line is not lines[-1]):
                cell.paragraphs[0].paragraph_format.keep_with_next = True
