"""The comparison tables of a Word document as WordprocessingML.

python-docx looks a table's cells up anew for every row, which takes minutes for a thousand rows; the tables
are therefore built here as elements, and python-docx does the rest of the document.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.rendering.context.model import ReportContext
    from tracker.rendering.context.parts import EditionHead, Passage, Row

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
ROW_COLUMN_TWIPS = 1500
"""Width of the column with number and verdict: an inch."""
CELL_TOP_TWIPS, CELL_RIGHT_TWIPS = 60, 200
"""Space above a cell's text and between the columns: struck and underlined words must not touch."""
SMALL_HALF_POINTS = 15
"""Type size of places and verdicts, in Word's half points."""
OLD_COLOUR, NEW_COLOUR, QUIET_COLOUR = "A63C06", "08558F", "5B5D62"


def element(name: str, *children: Any, **attributes: str) -> Any:
    """Make the element `w:name` with attributes in Word's namespace."""
    from docx.oxml import OxmlElement  # noqa: PLC0415 - only this format needs python-docx

    made: Any = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        made.set(f"{{{NAMESPACE}}}{key}", value)
    made.extend(children)
    return made


def text_run(
    text: str, op: str = "=", *, small: bool = False, bold: bool = False, edition: EditionHead | None = None
) -> Any:
    """Make a run: struck for `-`, underlined for `+`; what `edition` says, in its language and direction."""
    marks = []
    if bold:
        marks.append(element("b"))
    if op == "-":
        marks.append(element("strike"))
    if op in "-+" or small:
        colour = {"-": OLD_COLOUR, "+": NEW_COLOUR}.get(op, QUIET_COLOUR)
        marks.append(element("color", val=colour))
    if small:
        marks.append(element("sz", val=str(SMALL_HALF_POINTS)))
    if op == "+":
        marks.append(element("u", val="single"))
    if edition:
        marks += in_language(edition)
    words = element("t")
    words.text = text
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return element("r", *([element("rPr", *marks)] if marks else []), words)


def in_language(edition: EditionHead) -> list[Any]:
    """Make the properties of a run that quotes `edition`; none for English, the document's own language."""
    if edition.direction == "rtl":
        return [element("rtl"), element("lang", bidi=edition.language)]
    return [element("lang", val=edition.language)] if edition.language != "en" else []


def paragraph(*runs: Any, rtl: bool = False, with_next: bool = False) -> Any:
    """Make a paragraph without space after it; no page parts it from the next one if it goes `with_next`."""
    looks = [element("keepNext")] if with_next else []
    looks += [*([element("bidi")] if rtl else []), element("spacing", before="0", after="40")]
    return element("p", element("pPr", *looks), *runs)


def footer_field(footer: Any) -> None:
    """Put `page / pages` into a footer's paragraph."""
    for code, after in (("PAGE", " / "), ("NUMPAGES", "")):
        footer.append(element("fldSimple", text_run("1", small=True), instr=code))
        if after:
            footer.append(text_run(after, small=True))


def comparison_table(rows: Sequence[Row], report: ReportContext, *, width: int, comments: bool) -> Any:
    """Make the table of a section's changes, `width` twips wide; its head is repeated on every page."""
    texts = (width - ROW_COLUMN_TWIPS) // (3 if comments else 2)
    widths = [ROW_COLUMN_TWIPS] + [texts] * (3 if comments else 2)
    heads = ["Row", report.old.label, report.new.label, *(["Comments"] if comments else [])]
    borders = element(
        "tblBorders",
        *(
            element(side, val="single", sz="4", space="0", color="B0B0B0")
            for side in ("top", "bottom", "insideH")
        ),
    )
    looks = element(
        "tblPr",
        element("tblW", w=str(width), type="dxa"),
        borders,
        element("tblLayout", type="fixed"),
        element(
            "tblCellMar",
            element("top", w=str(CELL_TOP_TWIPS), type="dxa"),
            element("left", w="0", type="dxa"),
            element("right", w=str(CELL_RIGHT_TWIPS), type="dxa"),
        ),
    )
    grid = element("tblGrid", *(element("gridCol", w=str(each)) for each in widths))
    named = [[paragraph(text_run(words, bold=True), with_next=True)] for words in heads]
    head = _row(named, widths, element("tblHeader"))
    body = (_row(_cells(row, report) + ([[paragraph()]] if comments else []), widths) for row in rows)
    return element("tbl", looks, grid, head, *body)


def _row(cells: Sequence[Sequence[Any]], widths: Sequence[int], *looks: Any) -> Any:
    made = (
        element("tc", element("tcPr", element("tcW", w=str(width), type="dxa")), *content)
        for content, width in zip(cells, widths, strict=True)
    )
    return element("tr", element("trPr", element("cantSplit"), *looks), *made)


def _cells(row: Row, report: ReportContext) -> list[list[Any]]:
    said = [row.doubt] if row.doubt else []
    said += [mark.words for mark in (*row.flags, *row.signals)]
    if row.moved_from:
        said.append(f"was in {row.moved_from.title}")
    verdict = [
        paragraph(text_run(str(row.number), bold=True)),
        paragraph(text_run(f"{row.symbol} {row.verdict}", small=True, bold=True)),
        *(paragraph(text_run(words, small=True)) for words in said),
    ]
    return [verdict, _side(row.old, row, report.old), _side(row.new, row, report.new)]


def _side(passages: Sequence[Passage], row: Row, edition: EditionHead) -> list[Any]:
    """Make one side of a row: its passages, or the nearest one of the same edition."""
    if not passages:
        made = [paragraph(text_run(row.verdict, small=True, bold=True))]
        if row.nearest:
            where = f"row {row.nearest.row}" if row.nearest.row else row.nearest.place.full
            made.append(paragraph(*_small(edition, f"{row.nearest.said}, {where}: ", row.nearest.quoted)))
        return made
    made = []
    for passage in passages:
        runs = (text_run(piece.text, piece.op, edition=edition) for piece in passage.pieces)
        made.append(paragraph(*runs, rtl=edition.direction == "rtl"))
        place = passage.place
        label = (", “", place.named, f"” {place.exact}") if place.named else (f", {place.exact}",)
        made.append(paragraph(*_small(edition, "", place.title, *label)))
    return made


def _small(edition: EditionHead, *parts: str) -> list[Any]:
    """Make small runs of parts that are in turn the document's own words and the edition's."""
    if not in_language(edition):
        return [text_run("".join(parts), small=True)]
    return [
        text_run(part, small=True, edition=edition if number % 2 else None)
        for number, part in enumerate(parts)
        if part
    ]
