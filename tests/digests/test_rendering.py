"""The digest as HTML, text and Markdown: what mail clients need, and that data stays data."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import lxml.html
import pytest

from tests.digests.telling import digest_of, told
from tracker import diff_editions, read_edition
from tracker.config import Subscription
from tracker.digests.rendering import render_html, render_markdown, render_text
from tracker.digests.sides import Room, Telling, side_by_side
from tracker.digests.words import Words
from tracker.rendering.markdown import escaped
from tracker.rendering.verdicts import ABSENCE

if TYPE_CHECKING:
    from collections.abc import Callable

    from tracker.digests.model import Digest
    from tracker.model import Comparison

HOSTILE = (
    '<script>alert(1)</script>"><img src=x onerror=alert(1)>{{ 7*7 }}{% raw %}</style>\u202ejavascript:`|*_'
)


def parsed(page: str) -> Any:
    """The page as lxml reads it."""
    return lxml.html.fromstring(page)


def test_a_french_colon_has_its_blank(comparison: Comparison) -> None:
    """A no-break one, wherever the digest itself puts a colon."""
    words = Words("fr", strict=True)
    telling = Telling(
        subscription=Subscription(name="x"), words=words, room=Room(8, 4, 40), link="https://example.org/a"
    )
    side = side_by_side(comparison, telling)
    assert side.groups[0].items[0].old_place is not None
    assert side.groups[0].items[0].old_place.startswith("2020\u00a0: ")
    digest = digest_of(side, language="fr", sources_summary="")
    text = render_text(digest, words)
    assert "Le rapport complet\u00a0: https://example.org/a" in text
    assert re.search(r"chiffres ou constat changés\u00a0: \d", text)
    for shape in (text, render_html(digest, words), render_markdown(digest, words)):
        assert "Kazakhstan\u00a0: archive" in shape.replace("&nbsp;", "\u00a0")


@pytest.fixture(scope="module")
def digest(comparison: Comparison) -> Digest:
    """The seeds as a digest."""
    return digest_of(told(comparison, Room(3, 1, 40)))


def test_nothing_is_loaded_and_nothing_runs(digest: Digest) -> None:
    """No script, no image, no style sheet, no form: only links, which lead to the report."""
    tree = parsed(render_html(digest, Words()))
    assert not tree.xpath("//script | //img | //link | //iframe | //form | //style | //svg | //object")
    assert not tree.xpath("//@src | //@srcset | //@background | //@onclick | //@class")
    assert "url(" not in render_html(digest, Words())
    assert {re.sub("#.*", "", href) for href in tree.xpath("//@href")} == {
        "https://example.org/kazakhstan.html"
    }


def test_layout_is_made_of_tables_with_styles_on_the_elements(digest: Digest) -> None:
    """Every cell and paragraph has its style with it: clients drop style sheets."""
    tree = parsed(render_html(digest, Words()))
    assert len(tree.xpath("//table")) > 40
    assert all(tree.xpath("//p/@style"))
    assert len(tree.xpath("//p[not(@style)]")) == 0
    assert len(tree.xpath("//del[not(@style)] | //ins[not(@style)]")) == 0


def test_the_picture_is_made_of_cells(digest: Digest) -> None:
    """Bars are table cells with a colour as attribute, and their numbers stand beside them."""
    tree = parsed(render_html(digest, Words()))
    cells = tree.xpath("//td[@bgcolor]")
    assert len(cells) > 40
    assert {cell.get("bgcolor") for cell in cells} >= {"#d95f0e", "#2b83ba"}
    side = digest.stories[0].news[0].side
    assert side is not None
    assert all(bar.tally in tree.text_content() for bar in side.bars)


def test_the_numbers_of_a_section_are_no_sum(digest: Digest) -> None:
    """Each with its sign, a comma between them: "− 13 + 12" would be minus one."""
    side = digest.stories[0].news[0].side
    assert side is not None
    assert any(bar.tally.count(", ") > 1 for bar in side.bars)
    for bar in side.bars:
        assert re.fullmatch(r"([−+Δ≠]\d+(, |$))*", bar.tally), bar.tally


@pytest.mark.parametrize("render", [render_html, render_text, render_markdown])
def test_every_shape_holds_all_parts(render: object, digest: Digest) -> None:
    """Summary, gaps, groups, sources and the sentence on absence are in each shape."""
    shown = " ".join(str(render(digest, Words())).split()).casefold()  # type: ignore[operator]
    side = digest.stories[0].news[0].side
    assert side is not None
    for part in (
        digest.subject,
        side.summary[0].split("; ")[1],
        "were not compared",
        "Sections without counterpart",
        "Outcome reversed",
        "Sources checked",
        "Not reached since 1 March",
        ABSENCE,
    ):
        assert part.casefold() in shown


@pytest.mark.parametrize("render", [render_html, render_text, render_markdown])
def test_sections_that_there_is_no_room_for_are_counted(
    render: Callable[..., str], comparison: Comparison
) -> None:
    """Behind those that are named."""
    side = told(comparison, Room(1, 0, 0, 1))
    shown = " ".join(render(digest_of(side), Words()).replace("\\", "").split())
    assert f"Sections without counterpart ({side.gone_total})" in shown
    assert f"{side.gone_total - 1} more section" in shown
    assert side.gone[0] in shown


@pytest.mark.parametrize("render", [render_html, render_text, render_markdown])
def test_what_is_not_quoted_is_named(render: Callable[..., str], comparison: Comparison) -> None:
    """In one line and with its numbers, in each shape."""
    side = told(comparison, Room(1, 0, 0))
    shown = " ".join(render(digest_of(side), Words()).replace("\\", "").split())
    assert " · ".join(side.unquoted) in shown
    assert 1 == shown.count("They are in the full report.")


def test_text_lines_fit_and_mark_words(digest: Digest) -> None:
    """No line passes 76 characters; words that went and came are told apart without colour."""
    text = render_text(digest, Words())
    assert max(len(line) for line in text.splitlines() if "http" not in line) <= 76
    assert "[-" in text
    assert "{+" in text


def test_numbers_and_french_marks_are_not_torn_apart() -> None:
    """A line of the text is broken at blanks between words only."""
    words = Words("fr")
    said = words("{watched}; no trouble when last asked.", watched=words.number(1_052))
    for length in range(20, 76):
        text = render_text(digest_of(None, sources_summary=f"{'x' * length} {said}"), words)
        assert "1\u202f052\u00a0;" in text


def test_rows_have_the_numbers_that_the_full_report_gives_them(digest: Digest) -> None:
    """A row is found by its number, which no thousands are parted in."""
    (story,) = digest.stories
    (news,) = story.news
    assert news.side is not None
    group = news.side.groups[0]
    side = replace(news.side, groups=(replace(group, items=(replace(group.items[0], number=1076),)),))
    for render in (render_html, render_text, render_markdown):
        assert "row 1076" in " ".join(render(digest_of(side), Words()).split())


def test_a_small_revision_names_only_the_sections_that_changed(
    comparison: Comparison, tmp_path: Path
) -> None:
    """One altered figure: its section is shown, the others are counted."""
    text = (Path(__file__).parents[2] / "seeds" / "kazakhstan-2023.txt").read_text(encoding="utf-8")
    altered = tmp_path / "altered.txt"
    altered.write_text(text.replace("188 complaints", "186 complaints", 1), encoding="utf-8")
    assert altered.read_text(encoding="utf-8") != text
    side = told(diff_editions(comparison.new, read_edition(altered)), Room(2, 1, 40))
    (bar,) = side.bars
    assert "Torture" in bar.title
    for render in (render_html, render_text, render_markdown):
        page = render(digest_of(side), Words())
        assert f"Nothing changed in {side.unchanged_sections} other sections." in " ".join(page.split())
    assert side.unchanged_sections > 30


def test_hostile_text_stays_text(comparison: Comparison) -> None:
    """Titles, headings and sentences that look like markup or templates are shown as they are."""
    side = told(comparison, Room(2, 1, 3))
    bars = tuple(replace(bar, title=HOSTILE) for bar in side.bars)
    items = tuple(
        replace(
            group, items=tuple(replace(item, new_place=HOSTILE, signals=(HOSTILE,)) for item in group.items)
        )
        for group in side.groups
    )
    hostile = digest_of(
        replace(side, bars=bars, groups=items, gone=(HOSTILE,)), subject=HOSTILE, preview=HOSTILE
    )
    page = render_html(hostile, Words())
    tree = parsed(page)
    assert not tree.xpath("//script | //img | //style")
    assert "{{ 7*7 }}" in tree.text_content()
    assert "49" not in tree.xpath("//h1")[0].text_content()
    markdown = render_markdown(hostile, Words())
    assert "<script>" not in re.sub(r"\\<", "", markdown)


def test_markdown_renders_to_tables(digest: Digest) -> None:
    """What is written is Markdown: the sections and the sources are tables, the groups are lists."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 - only here

    page = MarkdownIt("commonmark", {"html": True}).enable("table").render(render_markdown(digest, Words()))
    tree = parsed(page)
    side = digest.stories[0].news[0].side
    assert side is not None
    assert len(tree.xpath("//table")) == 2
    assert len(tree.xpath("//table[1]/tbody/tr")) == len(side.bars)
    assert len(tree.xpath("//li//del")) > 0
    headings = [heading.text_content() for heading in tree.xpath("//h4")]
    assert headings[0] == "By section"


def test_nothing_to_tell() -> None:
    """A digest with nothing in it says so, and still lists the sources."""
    empty = digest_of(None, stories=())
    for render in (render_html, render_text, render_markdown):
        assert "Nothing to tell" in render(empty, Words())
        assert "archive" in render(empty, Words())


@pytest.mark.parametrize(
    "text", ["1. Foo", "12) Foo", "- Foo", "+ Foo", "-", "1.5 years", "a_b *c* `d` [e](f) ~g~"]
)
def test_texts_are_no_markdown(text: str) -> None:
    """Nothing in them is read as a mark, and no backslash shows."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 - only here

    page = MarkdownIt().enable("strikethrough").render(f"- {escaped(text)}")
    assert page == f"<ul>\n<li>{text}</li>\n</ul>\n"
