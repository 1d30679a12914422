from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reading.html.pages import TEXT, aside, kinds, page, texts
from tracker.errors import InputError, UsageError
from tracker.reading.blocks import Block, BlockKind
from tracker.reading.html.html import blocks
from tracker.reading.reasons import OUTSIDE


def test_headings_keep_their_level() -> None:
    """`h1` to `h6` are headings of that level; markup within is no matter."""
    reading = page(f"<h1>Report <br>on <em>X</em></h1><h3 id=a>a. <a href='#a'>Life</a></h3><p>{TEXT}</p>")
    assert [("Report on X", 1), ("a. Life", 3)] == [
        (block.text, block.level) for block in reading.blocks if block.kind is BlockKind.HEADING
    ]


@pytest.mark.parametrize(
    ("markup", "lead", "bold"),
    [
        ("<p><strong>Administration:</strong> It was bad.</p>", "Administration", False),
        ("<p><b>Administration</b>: It was bad.</p>", "Administration", False),
        ("<p> <b>Administration.</b> It was bad.</p>", "Administration", False),
        ('<p><span style="font-weight: 700">Administration:</span> It was bad.</p>', "Administration", False),
        ("<p><b>Administration</b> was bad.</p>", None, False),
        ("<p>The <b>Administration:</b> It was bad.</p>", None, False),
        ("<p><strong>Administration</strong></p>", None, True),
        ("<p><b>Admin</b><b>istration</b></p>", None, True),
    ],
)
def test_bold_run_in_heads_are_leads(markup: str, lead: str | None, bold: bool) -> None:
    """Bold type at a paragraph's start, with a mark at its end, is its run-in head; all bold is said too."""
    [block] = page(f"{markup}").blocks
    assert (lead, bold) == (block.lead, block.bold)


def test_italic_paragraphs_are_said() -> None:
    """Candidates for headings; not those below a picture or a quotation."""
    reading = page(
        "<p><i>One</i></p><p><b style='font-style: italic'>Two</b><sup>1</sup></p><p>The <em>three</em></p>"
        "<p><img src=x></p><p><em>Caption</em></p><blockquote><p>So.</blockquote><p><em>A Man</em></p>"
        "<p><em>Four</em></p>"
    )
    assert [True, True, False, False, False, False, True] == [block.italic for block in reading.blocks]


def test_lists_and_tables() -> None:
    """A list's items and a table's rows are told apart; empty cells keep their place but at the end."""
    reading = page(
        "<ol><li>one<li><p>two</p><p>more</p><ul><li>inner</ul></ol>"
        "<table><caption>Cases</caption><tr><th>Year<th>All<tr><td>2020<td>&nbsp;<td>7<td></table>"
    )
    assert [
        ("item", "one"),
        ("item", "two"),
        ("paragraph", "more"),
        ("item", "inner"),
        ("paragraph", "Cases"),
        ("row", "Year | All"),
        ("row", "2020 | | 7"),
    ] == [(kind, " ".join(text.split())) for kind, text in kinds(reading)]


def test_a_layout_table_is_read_cell_by_cell() -> None:
    """A table with headings, or other tables, in it only puts things in their places."""
    reading = page(f"<table><tr><td><h2>Life</h2><p>{TEXT}</p><td><table><tr><td>a<td>b</table></table>")
    assert [("heading", "Life"), ("paragraph", TEXT), ("row", "a | b")] == kinds(reading)


def test_entities_breaks_and_blanks() -> None:
    """Entities are characters, a break is a blank, two breaks or a bold line make a new block."""
    reading = page(
        "<p>Caf&eacute;&nbsp;&amp; <q>bar</q> wo<wbr>rd<br>goes on<br><br>next<br><b>Head</b><br>text</p>"
    )
    assert ["Café & “bar” word goes on", "next", "Head", "text"] == texts(reading)
    assert [False, False, True, False] == [block.bold for block in reading.blocks]


def test_what_is_no_text_is_not_read() -> None:
    """Scripts and styles are no text; templates, forms and hidden parts are set aside."""
    reading = page(
        f"<p>{TEXT}</p><script>var a = '<p>x</p>';</script><style>p::before {{content: 'y'}}</style>"
        "<!-- z --><template><p>t</p></template><div hidden>h</div><p style='display:none'>s</p>"
        "<select><option>o</select>"
    )
    assert [TEXT] == texts(reading)
    assert {"template, not shown", "hidden", "form"} == set(aside(reading))


def test_a_part_that_opens_on_a_click_is_read() -> None:
    """The panels of an accordion hold the report, though they are hidden at first; a notice says so."""
    reading = page(
        f"<h2><button aria-controls=one>Life</button></h2><div id=one hidden><p>{TEXT}</p></div>"
        f"<details><summary>Liberty</summary><p>{TEXT}</p></details>"
    )
    assert ["Life", TEXT, "Liberty", TEXT] == texts(reading)
    assert ["1 part of the page behind a click: read too"] == list(reading.notices)


def test_footnotes_and_their_marks_are_set_aside() -> None:
    """The mark does not end up in a word, nor the note in the text."""
    reading = page(
        f"<p>{TEXT}<sup><a href='#fn1' id=r1>1</a></sup> More.<a href='#x'>¶</a></p><p>{TEXT * 3}</p>"
        "<div class=footnotes><ol><li id=fn1>See elsewhere.</ol></div>"
    )
    assert f"{TEXT} More." == reading.blocks[0].text
    assert {"footnote": "See elsewhere.", "footnote mark": "1"}.items() <= aside(reading).items()


@pytest.mark.parametrize("around", ["main", "div"])
def test_notes_whose_brackets_are_elements_are_set_aside(around: str) -> None:
    """As reStructuredText makes them: asides of their own below a section, or definitions."""
    mark = (
        "<a class='footnote-reference brackets' href='#id{0}' id='m{0}' role='doc-noteref'>"
        "<span class=fn-bracket>[</span>{0}<span class=fn-bracket>]</span></a>"
    )
    back = "<span>[</span><a role=doc-backlink href='#m{0}'>{0}</a><span>]</span>"
    reading = page(
        f"<{around}><h1>Report</h1><p>Many were held. {mark.format(1)} Some fled.{mark.format(2)}</p>"
        f"<aside class=footnote-list><aside class=footnote id=id1 role=doc-footnote>{back.format(1)}"
        "<p>It was said in a letter of the ministry.</p></aside></aside>"
        f"<dl class=footnote><dt id=id2>{back.format(2)}</dt><dd>Or in May.</dd></dl>"
        f"<p>{TEXT}</p></{around}>"
    )
    assert ["Report", "Many were held. Some fled.", TEXT] == texts(reading)
    said = [piece.text for piece in reading.set_aside if piece.reason == "footnote"]
    assert ["letter" in said[0], "May" in said[1], len(said)] == [True, True, 2]


def test_raised_type_without_a_link() -> None:
    """Marks are set aside as linked ones are; ordinals, units and powers are text, as is a note of theirs."""
    reading = page(
        "<p><b>Cells<sup>1</sup>:</b> On the 5<sup>th</sup> they had 4 m<sup>2</sup>.</p><p><b>Abuse"
        "</b><sup>2</sup></p><p>So they said<span style='vertical-align: super'>3</span> then.<sup>"
        "<a href='https://x.org'>4</a></sup></p><p><sup>1</sup>There.<br><sup>2</sup>Here.</p>"
    )
    assert ["Cells: On the 5th they had 4 m2.", "Abuse", "So they said then.", "There.", "Here."] == texts(
        reading
    )
    assert ["1", "2", "3", "4", "1", "2"] == [piece.text for piece in reading.set_aside]
    assert ("Cells", True) == (reading.blocks[0].lead, reading.blocks[1].bold)


def test_nothing_in_a_table_is_lost() -> None:
    """What stands between rows is read, what is hidden or a mark is set aside, words stay whole."""
    reading = page(
        "<table>One<tr><td>wo<b>rd</b><br>5<sup>th</sup><td>7<sup><a href='#n'>1</a></sup><td hidden>h</tr>"
        "<tr><th>b<pre>c\nd</pre><td><ul><li>x<li>y</ul></table>"
    )
    assert [("paragraph", "One"), ("row", "word 5th | 7"), ("row", "b c d | x y")] == kinds(reading)
    assert {"footnote mark": "1", "hidden": "h"} == aside(reading)


@pytest.mark.parametrize(("selector", "expected"), [("tr + tr", ["c | d"]), ("td.x", ["b"])])
def test_a_selector_may_name_a_row_or_a_cell(selector: str, expected: list[str]) -> None:
    """The rest of the table is set aside."""
    body = b"<table><tr><td>a<td class=x>b<tr><td>c<td>d</table>"
    assert expected == texts(blocks(body, source="x", selector=selector))


def test_main_content_is_taken_and_the_title_rescued() -> None:
    """What stands beside the main content is set aside, but for the page's own title."""
    reading = page(f"<div><h1>The Report</h1></div><main><p>{TEXT}</p></main><div><p>{TEXT[:40]}</p></div>")
    assert ["The Report", TEXT] == texts(reading)
    assert {OUTSIDE: TEXT[:40]} == aside(reading)


def test_data_beside_the_text_stays() -> None:
    """A table or a list that stands beside the text, without a sentence in it, is part of the report."""
    table = "<div><table><tr><td>2020<td>7</table></div>"
    items = "<div><ul><li>one<li>two</ul></div>"
    assert [TEXT * 3, "2020 | 7", "one", "two"] == texts(page(f"<div><p>{TEXT * 3}</p></div>{table}{items}"))


def test_a_small_main_element_is_not_believed() -> None:
    """A `main` that holds next to nothing of the text is a mistake of the site."""
    assert TEXT * 3 in texts(page(f"<main><p>Menu of the day.</p></main><div><p>{TEXT * 3}</p></div>"))


def test_doubtful_parts_stay() -> None:
    """A class that only sounds like a site's part does not take a statement out."""
    for name in ("related-abuses", "social-rights", "menu", "banner", "footer-text", "search-and-seizure"):
        assert [TEXT, TEXT] == texts(page(f"<main><div class={name}><p>{TEXT}</p></div><p>{TEXT}</p></main>"))


def test_a_form_around_the_whole_page_is_no_form() -> None:
    """Some systems wrap every page in a form."""
    assert [TEXT] == texts(page(f"<form><div><p>{TEXT}</p></div></form>"))


def test_selector_narrows() -> None:
    """Only what the selector matches is read; the rest is set aside and says so."""
    reading = blocks(f"<p>No.</p><div class=r><p>{TEXT}</p></div>".encode(), source="x", selector="div.r")
    assert [TEXT] == texts(reading)
    assert {"outside the selector 'div.r'": "No."} == aside(reading)


def test_bad_selectors_are_one_line_errors() -> None:
    """A selector that is none, and one that matches nothing."""
    with pytest.raises(UsageError, match="no CSS selector"):
        blocks(b"<p>x", source="x", selector="div[")
    with pytest.raises(InputError, match="matches nothing"):
        blocks(b"<p>x", source="x", selector="table.no")


@pytest.mark.parametrize(
    ("content", "charset", "encoding"),
    [
        ("<p>Отчёт</p>".encode(), "iso-8859-1", "utf-8"),
        ("<p>Отчёт прав</p>".encode("cp1251"), "windows-1251", "cp1251"),
        ("<meta charset=windows-1251><p>Отчёт прав</p>".encode("cp1251"), None, "cp1251"),
        ("<meta charset=windows-1251><p>Отчёт прав</p>".encode("cp1251"), "utf-8", "cp1251"),
        ("<?xml version='1.0' encoding='koi8-r'?><p>Отчёт</p>".encode("koi8-r"), None, "koi8-r"),
        ("<meta charset=utf-16><p>Отчёт</p>".encode(), "rot13", "utf-8"),
        ("<p>Отчёт</p>".encode("utf-16"), "utf-8", "utf-16-le"),
        ("<p>Отчёт</p>".encode("utf-8-sig"), "koi8-r", "utf-8"),
    ],
)
def test_encodings(content: bytes, charset: str | None, encoding: str) -> None:
    """A mark, the header, the page: each is believed where the bytes agree."""
    reading = blocks(content, source="x", charset=charset)
    assert encoding == reading.encoding
    assert reading.blocks[0].text.startswith("Отчёт")


def test_encoding_is_guessed_from_the_words() -> None:
    """Without any declaration the words tell; a notice says that it is a guess."""
    words = "Правительство ограничило свободу собраний и союзов, сообщили правозащитники из Алматы. " * 5
    reading = blocks(f"<html><body><p>{words}</p></body></html>".encode("cp1251"), source="x")
    assert words.strip() == reading.blocks[0].text
    assert ["the encoding was guessed: cp1251"] == list(reading.notices)


def test_preformatted_text_gives_lines() -> None:
    """A text file in a `pre` element is read line by line, gaps kept."""
    reading = page("<pre>First line\ngoes on\n\nSecond</pre>")
    assert [("First line", True), ("goes on", False), ("Second", True)] == [
        (block.text, block.gap_before) for block in reading.blocks
    ]


def test_depth_is_no_danger() -> None:
    """A page nested a thousand deep is read; one nested without end is refused, not cut short."""
    assert [TEXT] == texts(page("<div>" * 1000 + f"<p>{TEXT}</p>"))
    with pytest.raises(InputError, match="nested too deeply"):
        page("<div>" * 5000 + f"<p>{TEXT}</p>")


def test_title_and_places() -> None:
    """The window's title is known, and each block says its line of the source."""
    reading = page(f"\n\n<p>{TEXT}</p>\n<p>{TEXT}</p>", head="<title> The\n Report </title>")
    assert "The Report" == reading.title
    assert ["line 4", "line 5"] == [block.place for block in reading.blocks]


WORDS = st.text(st.characters(categories=["L", "Nd"], max_codepoint=0x500), min_size=1, max_size=8)
TAGS = st.sampled_from(
    ["p", "div", "b", "i", "li", "td", "h2", "span", "a", "section", "blockquote", "font", "em"]
)


@st.composite
def markup(draw: st.DrawFn, depth: int = 3) -> str:
    """Some nested markup with words in it."""
    if depth == 0:
        return draw(WORDS) + " "
    parts = draw(st.lists(markup(depth - 1), min_size=1, max_size=4))
    tag = draw(TAGS)
    return f"<{tag}>{''.join(parts)}</{tag}>"


@settings(max_examples=80, deadline=None)
@given(markup())
def test_no_letter_is_lost(body: str) -> None:
    """Every letter of the page is in a block or in what was set aside, and nothing is there twice."""
    from lxml import etree  # noqa: PLC0415 (what the parser makes of it is what counts)

    root = etree.HTML(f"<html><body>{body}</body></html>")
    expected = sorted("".join(map(str, root.itertext())).replace(" ", ""))
    reading = page(body)
    found = [*texts(reading), *(piece.text for piece in reading.set_aside)]
    assert expected == sorted("".join(found).replace(" ", "").replace("|", ""))


def test_blocks_are_frozen_values() -> None:
    """The same page gives the same reading."""
    assert page(f"<p>{TEXT}</p>") == page(f"<p>{TEXT}</p>")
    assert isinstance(page(f"<p>{TEXT}</p>").blocks[0], Block)


@pytest.mark.parametrize(
    "markup",
    [
        "<!doctype html><html lang=en><title>K</title><main><h1>T</h1><p>First. Second.</p></main></html>",
        "<title>K</title><article><h1>T</h1><p>First. Second.</article>",
        "<head><title>K</title><link rel=x><section><h1>T</h1></section></head><body><p>First. Second.",
    ],
)
def test_a_page_may_leave_out_the_body_tag(markup: str) -> None:
    """What is no metadata ends the head, as in a browser."""
    reading = blocks(markup.encode(), source="page")
    assert [("heading", "T"), ("paragraph", "First. Second.")] == kinds(reading)
    assert "K" == reading.title


def test_text_behind_what_ended_the_head_keeps_its_place() -> None:
    """In the order of the source."""
    reading = blocks(b"<main><p>One.</p></main>Two. <p>Three.</p>", source="page")
    assert ["One.", "Two.", "Three."] == texts(reading)
