"""Headings of PDFs that neither size nor weight marks."""

from __future__ import annotations

import pytest

from tests.fixtures.docx_writer import docx_of, paragraph, run
from tests.fixtures.pdf_writer import At, column, pdf_of
from tracker.model import Document, Edition
from tracker.reading import read

LEFT = 72
BODY = [
    "The court found that none of the officials had told the families of the men whom they held in",
    "the cells of the old building, and that nobody had looked into what was said about them.",
]
TITLES = ["Section 1. Life", "a. Arrest of Judges", "Prison Conditions", "b. Trial Procedures"]
LEVELS = [
    (1, "Section 1. Life"),
    (2, "a. Arrest of Judges"),
    (3, "Prison Conditions"),
    (2, "b. Trial Procedures"),
]


def edition(lines: list[At]) -> Edition:
    """An edition of one page."""
    return read(Document(content=pdf_of([lines]), source="a.pdf"))


def headings(found: Edition) -> list[tuple[int, str]]:
    """Levels and titles of an edition, but for the report's own."""
    return [(section.level, section.title) for section in found.sections[1:]]


def page(titles: list[str], *, matrix: str = "1 0 0 1", italic: bool = False, gap: float = 0) -> list[At]:
    """The title in larger type, then each heading and its paragraph."""
    lines = [At(LEFT, 740, "A Report of the Year", 20), *column(LEFT, 710, BODY)]
    for place, title in enumerate(titles):
        top = 660 - place * 70
        lines.append(At(LEFT, top, title, matrix=matrix, italic=italic))
        lines += column(LEFT, top - 13.2 - gap, BODY)
    return lines


@pytest.mark.parametrize("gap", [0, 8])
def test_italic_lines_of_a_pdf_are_headings(gap: float) -> None:
    """The font is italic; the text follows at once or after a gap."""
    assert LEVELS == headings(edition(page(TITLES, italic=True, gap=gap)))


def test_type_that_a_program_slanted_is_italic() -> None:
    """The font is upright: only its letters lean."""
    assert LEVELS == headings(edition(page(TITLES, matrix="1 0 0.2 1")))


def test_plain_lines_are_headings_where_nothing_else_is() -> None:
    """What underlines or colours them is no type."""
    assert LEVELS == headings(edition(page(TITLES, gap=8)))


def test_plain_lines_are_text_beside_other_headings() -> None:
    """They may be captions."""
    lines = page(TITLES, gap=8)
    lines += [
        At(LEFT, 300, "Life", 15),
        *column(LEFT, 280, BODY),
        At(LEFT, 240, "Law", 15),
        *column(LEFT, 220, BODY),
    ]
    assert ["Life", "Law"] == [title for _, title in headings(edition(lines))]


@pytest.mark.parametrize(
    "others", [["A protest in the capital", "Photographs by a student"], ["“They Beat Me”", "“Nobody Came”"]]
)
@pytest.mark.parametrize("italic", [True, False])
def test_where_other_short_lines_are_none_is_a_heading(others: list[str], italic: bool) -> None:
    """Captions and quotations."""
    assert [] == headings(edition(page([*TITLES, *others], italic=italic, gap=8)))


def test_a_lead_in_italics_is_text() -> None:
    """Words set in italics at a paragraph's beginning, and whole lines of them within it."""
    lines = [At(LEFT, 740, "A Report of the Year", 20)]
    for place in range(4):
        top = 700 - place * 60
        lines.append(At(LEFT, top, BODY[0], italic=True))
        lines += column(LEFT, top - 13.2, [BODY[1]])
    found = edition(lines)
    assert [] == headings(found)
    assert [" ".join(BODY)] * 4 == [finding.text for finding in found.findings]


def document(properties: str, *, style: str = "") -> Edition:
    """A Word file whose subheadings are paragraphs with these properties, below a title."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    body = paragraph(run("A Report of the Year"), '<w:pStyle w:val="Title"/>')
    body += paragraph(run(" ".join(BODY)))
    for title in TITLES:
        body += paragraph(run(title, properties), named) + paragraph(run(" ".join(BODY)))
    return read(Document(content=docx_of(body), source="a.docx"))


@pytest.mark.parametrize(
    "properties",
    ["<w:i/>", "<w:b/>", '<w:u w:val="single"/>', "<w:smallCaps/>", '<w:sz w:val="30"/>', ""],
    ids=["italic", "bold", "underlined", "small capitals", "larger", "plain"],
)
def test_headings_of_word_files_without_a_style_of_headings(properties: str) -> None:
    """Whatever marks them."""
    assert LEVELS == headings(document(properties))


def test_larger_type_in_word_files_is_a_heading_beside_others() -> None:
    """As in a PDF; italics and plain lines are not."""
    texts = [("Life", '<w:sz w:val="30"/>'), ("Photographs from Abai", ""), ("Law", '<w:sz w:val="30"/>')]
    body = paragraph(run("A Report"), '<w:pStyle w:val="Title"/>')
    body += paragraph(run("Summary"), '<w:pStyle w:val="Heading1"/>') + paragraph(run(" ".join(BODY)))
    for text, properties in texts:
        body += paragraph(run(text, properties)) + paragraph(run(" ".join(BODY)))
    found = headings(read(Document(content=docx_of(body), source="a.docx")))
    assert ["Summary", "Life", "Law"] == [title for _, title in found]


@pytest.mark.parametrize("style", ["Caption", "Quote", "Subtitle"])
def test_styles_of_something_else_make_no_headings(style: str) -> None:
    """Word has its own for captions and quotations, some bold or larger; headings stay such beside them."""
    body = paragraph(run("A Report"), '<w:pStyle w:val="Title"/>')
    for title in TITLES:
        body += paragraph(run(title, "<w:i/>")) + paragraph(run(" ".join(BODY)))
        body += paragraph(run("A protest in the capital"), f'<w:pStyle w:val="{style}"/>')
        body += paragraph(run(" ".join(BODY)))
    found = headings(read(Document(content=docx_of(body), source="a.docx")))
    assert LEVELS == found


@pytest.mark.parametrize(
    "markup",
    ["<p><i>{}</i></p>", "<p><u>{}</u></p>", "<p class=head>{}</p>", "<div><font size=5>{}</font></div>"],
)
def test_headings_of_pages_without_tags_of_headings(markup: str) -> None:
    """Whatever marks them, below the title."""
    text = f"<p>{' '.join(BODY)}</p>"
    page = "<h1>A Report of the Year</h1>" + text + "".join(markup.format(title) + text for title in TITLES)
    assert LEVELS == headings(read(Document(content=page.encode(), source="a.html")))
