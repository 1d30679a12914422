"""Text in the report is data: nothing of it is ever markup, in any shape."""

import csv
import io
import json
import re
from typing import Any

import docx
import lxml.html
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests.rendering.hostile import HOSTILE, about, hostile
from tracker.rendering.csv import FORMULA_STARTS, render_csv
from tracker.rendering.docx import render_docx
from tracker.rendering.html import render_html
from tracker.rendering.markdown import render_markdown
from tracker.rendering.templates import css_string, environment


@pytest.mark.parametrize("text", HOSTILE)
def test_html_holds_it_as_text(text: str) -> None:
    """No element, attribute or address comes of it; the passage reads as it stood."""
    facts, settings_ = about(text)
    page = render_html(hostile(text), facts=facts, settings=settings_)
    page.encode()
    assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]", page)
    tree: Any = lxml.html.document_fromstring(page)
    assert 2 == len(tree.xpath("//script"))
    assert 1 == len(tree.xpath("//style"))
    assert [] == tree.xpath("//img | //textarea | //@onerror | //@onload | //*[local-name()='svg']//script")
    assert [] == [href for href in tree.xpath("//a/@href") if not re.match(r"[#?]", href)]
    json.loads(tree.get_element_by_id("client").text_content())
    plain = text if text.isprintable() and "\ud800" not in text else ""
    first = tree.get_element_by_id("c1").xpath("./td/p[not(@class)]")[0].text_content()
    assert plain in first


@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_holds_it_as_text(text: str) -> None:
    """A Markdown reader that lets HTML through makes no tag but our own of it, and no link."""
    facts, settings_ = about(text)
    source = render_markdown(hostile(text), facts=facts, settings=settings_)
    tree: Any = lxml.html.fromstring(f"<div>{MarkdownIt('commonmark').enable('table').render(source)}</div>")
    ours = {"div", "h1", "h2", "h3", "h4", "p", "em", "strong", "ul", "li", "br", "del", "ins"}
    ours |= {"table", "thead", "tbody", "tr", "th", "td"}
    assert set() == {element.tag for element in tree.iter()} - ours
    assert [] == [name for element in tree.iter() for name in element.attrib if name != "style"]
    assert all(
        len(row) == 3
        for table in tree.iter("table")
        for row in table.iter("tr")
        if table.xpath("string(.//th[1])") == "Row"
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_csv_holds_it_as_text(text: str) -> None:
    """Every cell is a cell, and none is a formula."""
    facts, settings_ = about(text)
    content = render_csv(hostile(text), facts=facts, settings=settings_)
    content.encode()
    csv.field_size_limit(10_000_000)
    rows = list(csv.reader(io.StringIO(content.removeprefix("\ufeff"), newline="")))
    assert {len(rows[0])} == {len(row) for row in rows}
    assert 5 == len(rows)
    assert not any(cell.startswith(FORMULA_STARTS) for row in rows for cell in row)


@pytest.mark.parametrize("text", HOSTILE)
def test_docx_holds_it_as_text(text: str) -> None:
    """The document opens, and its first passage reads as it stood."""
    facts, settings_ = about(text)
    document = docx.Document(io.BytesIO(render_docx(hostile(text), facts=facts, settings=settings_)))
    plain = text if text.isprintable() and "\ud800" not in text else ""
    assert any(plain in cell.text for table in document.tables for cell in table.rows[-1].cells)


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=()), max_size=60))
def test_any_text_renders_in_every_shape(text: str) -> None:
    """Nothing that an edition can hold makes a shape fail, or adds an element to the page."""
    facts, settings_ = about(text)
    made = hostile(text)
    tree: Any = lxml.html.document_fromstring(render_html(made, facts=facts, settings=settings_))
    assert 2 == len(tree.xpath("//script"))
    assert render_markdown(made, facts=facts, settings=settings_)
    assert render_csv(made, facts=facts, settings=settings_)
    assert render_docx(made, facts=facts, settings=settings_)


@given(st.text(max_size=50))
def test_css_strings_cannot_end_early(text: str) -> None:
    """Between its quotes a CSS string of ours has only letters, digits, blanks and escapes."""
    made = css_string(text)
    assert re.fullmatch(r'"(?:[A-Za-z0-9 ]|\\[0-9a-f]+ )*"', made)


def test_templates_escape_and_know_all_names() -> None:
    """Escaping is always on, and a name that is not given is an error."""
    made = environment().from_string("{{ text }}")
    assert "&lt;b&gt;" == made.render(text="<b>")
    with pytest.raises(Exception, match="is undefined"):
        made.render()
