from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.reading.text.markdown import blocks

if TYPE_CHECKING:
    from tracker.reading.blocks import Reading


def read(text: str) -> Reading:
    """What is read from Markdown."""
    return blocks(text.encode(), source="x.md")


def kinds(reading: Reading) -> list[tuple[str, str]]:
    """Kind and text of all blocks."""
    return [(block.kind.value, block.text) for block in reading.blocks]


def test_headings_paragraphs_lists_tables() -> None:
    """Each is what it is; wrapped lines are one paragraph, marks of emphasis go."""
    reading = read(
        "# Report\n\nOne *line*\ngoes `on`\\\nhere &amp; [there](x).\n\nSecond\n======\n\n- one\n- two\n\n"
        "  more\n   1. inner\n\n| Year | All |\n|---|---|\n| 2020 | |\n| | 7 |\n\n### Third ###\n"
    )
    assert [
        ("heading", "Report"),
        ("paragraph", "One line goes on here & there."),
        ("heading", "Second"),
        ("item", "one"),
        ("item", "two"),
        ("paragraph", "more"),
        ("item", "inner"),
        ("row", "Year | All"),
        ("row", "2020"),
        ("row", "| 7"),
        ("heading", "Third"),
    ] == kinds(reading)
    assert [1, 1, 3] == [block.level for block in reading.blocks if block.level is not None]


@pytest.mark.parametrize(
    ("text", "lead", "bold"),
    [
        ("**Administration:** It was bad.", "Administration", False),
        ("**Administration**: It was bad.", "Administration", False),
        ("__Administration.__ It was bad.", "Administration", False),
        ("**Women**", None, True),
        ("The **Administration:** was bad.", None, False),
        ("**Administration** was bad.", None, False),
    ],
)
def test_bold_run_in_heads(text: str, lead: str | None, bold: bool) -> None:
    """Bold type at a paragraph's start, with a mark at its end, is its run-in head; all bold is said too."""
    [block] = read(text).blocks
    assert (lead, bold) == (block.lead, block.bold)


def test_italic_paragraphs_are_said() -> None:
    """Candidates for headings; not those below a picture or a quotation."""
    reading = read("*One*\n\nThe *two*\n\n![](x.png)\n\n*Caption*\n\n> So.\n\n*A Man*\n\n_Three_\n")
    assert [True, False, False, False, False, True] == [block.italic for block in reading.blocks]


def test_front_matter_html_and_code() -> None:
    """Metadata and comments are set aside, HTML is read for its text, code line by line."""
    reading = read(
        '---\ntitle: "The Report"\n---\n<div><!-- draft -->Boxed</div>\n\n    first\n\n    second\n'
    )
    assert [("paragraph", "Boxed"), ("line", "first"), ("line", "second")] == kinds(reading)
    assert [("front matter", 'title: "The Report"'), ("comment", "draft")] == [
        (piece.reason, piece.text) for piece in reading.set_aside
    ]
    assert "The Report" == reading.title


def test_footnotes_and_their_marks_are_set_aside() -> None:
    """Whatever they say, and though no mark leads to one; a mark without its note is text."""
    reading = read(
        "Abuse[^1] rose.[^x] It[^2] did.\n\n[^1]: http://x.org\n[^2]: See.\n\n    There.\n\n[^n]: No.\n"
    )
    assert [("paragraph", "Abuse rose.[^x] It did.")] == kinds(reading)
    assert [
        ("footnote mark", "[^1]"),
        ("footnote mark", "[^2]"),
        ("footnote", "[^1] http://x.org"),
        ("footnote", "[^2] See. There."),
        ("footnote", "[^n] No."),
    ] == [(piece.reason, piece.text) for piece in reading.set_aside]


def test_html_within_lines_and_blocks() -> None:
    """Breaks part words, raised marks and comments are set aside, a table's rows are rows."""
    reading = read(
        "**One**<br>two<!-- three -->, 4 m<sup>2</sup>, men<sup>1</sup> and<sup>2</sup> <b>x</b>.\n\n"
        "<div>\n<table><tr><td>a &amp; b<td>7</table></div>\n"
    )
    assert [
        ("paragraph", "One"),
        ("paragraph", "two, 4 m2, men and x."),
        ("row", "a & b | 7"),
    ] == kinds(reading)
    assert [("comment", "three"), ("footnote mark", "1"), ("footnote mark", "2")] == [
        (piece.reason, piece.text) for piece in reading.set_aside
    ]
    assert ["line 1", "line 1", "line 4"] == [block.place for block in reading.blocks]


@pytest.mark.parametrize("written", ["{#life}", "{.unnumbered #a.b}", "{: .x}"])
def test_attributes_of_headings_are_set_aside(written: str) -> None:
    """An address and classes are not printed; other braces are."""
    reading = blocks(f"# Life {written}\n\nText {written}\n\n# The Set {{a}}\n".encode(), source="a.md")
    assert ["Life", f"Text {written}", "The Set {a}"] == [block.text for block in reading.blocks]
    assert [written] == [piece.text for piece in reading.set_aside]


def test_places_are_lines() -> None:
    """Each block says its line, front matter counted."""
    assert ["line 4", "line 6"] == [block.place for block in read("---\na: b\n---\none\n\ntwo").blocks]


def test_encodings_are_those_of_any_text() -> None:
    """UTF-16 with a mark and Windows-1251 by declaration are read."""
    assert "Отчёт" == blocks("# Отчёт".encode("utf-16"), source="x").blocks[0].text
    assert "cp1251" == blocks("# Отчёт".encode("cp1251"), source="x", charset="windows-1251").encoding


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(st.characters(categories=["L"]), min_size=1, max_size=12), min_size=1, max_size=30))
def test_no_word_is_lost(words: list[str]) -> None:
    """Plain words come back as they went in."""
    assert " ".join(words) == " ".join(text for _, text in kinds(read(" ".join(words))))
