"""Odd input: an Edition or an InputError, in linear time, nothing lost."""

# ruff: noqa: E501, RUF001 (texts stand as printed, in several scripts)
from __future__ import annotations

import random
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.growth import growth
from tracker.errors import InputError, NotFoundError
from tracker.model import Document, Edition
from tracker.reading import read, read_edition

if TYPE_CHECKING:
    from pathlib import Path

SENTENCE = "The government did not respect this right in practice."


def read_text(text: str, **options: object) -> Edition:
    """The text, read."""
    return read(Document(content=text.encode(), source="a.txt"), **options)  # type: ignore[arg-type]


def letters(text: str) -> Counter[str]:
    """How often each letter occurs."""
    return Counter(char for char in text if char.isalpha())


def check(text: str, edition: Edition) -> None:
    """What holds for every edition."""
    assert letters(text) == letters(edition.text + "".join(piece.text for piece in edition.set_aside))
    end = 0
    for found in edition.findings:
        assert end <= found.start < found.end
        assert edition.text[found.start : found.end] == found.text
        assert "\n" not in found.text
        end = found.end
    assert 0 == edition.sections[0].level
    for index, section in enumerate(edition.sections):
        assert index == section.index
        assert edition.text[section.start : section.end] == section.title
        if index:
            parent = edition.sections[section.parent or 0]
            assert parent.index < index
            assert parent.level < section.level
            assert (*parent.path, section.title) == section.path
    covered = sum(found.end - found.start for found in edition.findings)
    covered += sum(section.end - section.start for section in edition.sections)
    blanks = sum(char.isspace() for char in edition.text)
    assert len(edition.text) - blanks <= covered <= len(edition.text)


@pytest.mark.parametrize("content", [b"", b" \n\t\r\n", b"\xef\xbb\xbf", b"... --- ...", b"\x00" * 50])
def test_nothing_to_read_is_refused(content: bytes) -> None:
    """Also what has neither letter nor digit."""
    with pytest.raises(InputError, match="nothing to read"):
        read(Document(content=content, source="a.txt"))


@pytest.mark.parametrize("text", ["Hello", "Hello.", "7", "é", "a\nb", "A\n\nB", "https://a.example/"])
def test_one_word_is_an_edition(text: str) -> None:
    """Of one section."""
    edition = read_text(text)
    check(text, edition)
    assert 1 <= len(edition.findings)


def test_binary_data_is_refused() -> None:
    """Whatever its name."""
    with pytest.raises(InputError, match="binary data"):
        read(Document(content=random.Random(1).randbytes(10_000), source="a.txt"))  # noqa: S311 (no secret)


def test_a_document_above_the_limit_is_refused() -> None:
    """The message names the limit and how to raise it; below it the document is read."""
    with pytest.raises(
        InputError, match=r"1000 bytes is over the limit of 100 bytes; raise the limit \(--max-size"
    ):
        read_text("a" * 1000, max_bytes=100)
    assert 1 == len(read_text("a" * 1000, max_bytes=1000).findings)


def test_a_file_above_the_limit_is_not_even_read(tmp_path: Path) -> None:
    """200 MB are refused by their size."""
    large = tmp_path / "large.txt"
    with large.open("wb") as file:
        file.truncate(200_000_000)
    with pytest.raises(InputError, match=r"large\.txt: 200\.0 MB is over the limit of 50\.0 MB"):
        read_edition(large)


def test_files_that_are_none(tmp_path: Path) -> None:
    """A missing file is not found, a folder is no file."""
    with pytest.raises(NotFoundError, match=r"none\.txt: no such file"):
        read_edition(tmp_path / "none.txt")
    with pytest.raises(InputError, match="a folder"):
        read_edition(tmp_path)


def test_an_edition_is_named_after_its_file(tmp_path: Path) -> None:
    """Where no label is given; its title is the one it prints."""
    path = tmp_path / "ruritania-2024.txt"
    path.write_text(f"Report on Ruritania\n\nSummary\n\n{SENTENCE}\n", encoding="utf-8")
    provenance = read_edition(path, report="ruritania").provenance
    assert ("ruritania", "ruritania-2024.txt", "Report on Ruritania") == (
        provenance.report, provenance.edition, provenance.title,
    )  # fmt: skip
    assert ("text/plain", "utf-8", str(path)) == (
        provenance.media_type,
        provenance.encoding,
        provenance.source,
    )


@pytest.mark.parametrize(
    "text",
    [
        "\n".join([SENTENCE] * 5000),
        "\n\n".join([SENTENCE] * 5000),
        " ".join([SENTENCE] * 5000),
        "\n".join(["the quick brown fox jumps over the lazy dogs and so on and on without"] * 3000),
        "word " * 40_000,
        "x" * 200_000,
        "The list includes: " + "; ".join(f"item number {number}" for number in range(4000)) + ".",
        "(" * 5000 + "A b. C d. " * 1000,
        '"A b. C d. ' * 4000,
        "A: B: " * 10_000,
        "\n\n".join(["a. Heading"] * 4000),
        "\n".join(["- Item one"] * 4000),
        "\n".join(["foo-"] * 5000),
        "\n".join(["http://x.example/-"] * 5000),
        "\n".join(["HEADING ONE TWO"] * 4000),
        "\n".join(["The Big Report of the"] * 4000),
        "\n".join(str(number) for number in range(8000)),
        "\n".join([f"Someone said the word number {number} to them" for number in range(1500)] * 5),
        "\f".join(["Page text here goes on\nand on."] * 4000),
        "\n".join(f"Section {number} .... {number}" for number in range(4000)),
    ],
    ids=[
        "lines", "paragraphs", "one line", "wrapped", "no stop", "one word", "semicolons", "brackets", "quotes", "colons",
        "labels", "bullets", "hyphens", "addresses", "capitals", "titles", "numbers", "repeated passages", "form feeds", "contents",
    ],
)  # fmt: skip
def test_monotonous_texts_take_linear_time_and_lose_nothing(text: str) -> None:
    """However monotonous, twice as much takes no more than three times as long."""
    check(text, read_text(text))
    twice = text + text
    assert growth(lambda: read_text(text), lambda: read_text(twice), allowed=3) <= 3


@pytest.mark.parametrize(
    ("media_type", "piece", "number"),
    [
        ("text/html", "<p>It goes on here.<sup>7</sup></p>", 1000),
        ("text/html", "word goes on<sup>7</sup> ", 1000),
        ("text/html", "<b>w</b>o<i>r</i>d ", 2000),
        ("text/html", "<b>a</b><br>b<br>", 2000),
        ("text/html", "<table><tr><td>a</td>loose</tr></table>", 1000),
        ("text/html", "<p><i>Some Title Here</i></p><p>This is a text of some words here.</p>", 500),
        ("text/html", "<details><summary>Open</summary>They said that it was so. ", 300),
        ("text/html", "<button aria-controls=a>Open</button><div id=a>They said that it was so.</div>", 500),
        ("text/html", "word<a id=r href='#n'>1</a><p id=n><a href='#r'>1</a> note", 500),
        ("text/markdown", "a<br>b <!-- c --> ", 1000),
        ("text/markdown", "<!-- ", 10_000),
        ("text/markdown", "\n<div>text</div>\n", 1000),
        ("text/markdown", "<a", 10_000),
        ("text/markdown", "word[^1] ", 2000),
    ],
)
def test_monotonous_markup_takes_linear_time(media_type: str, piece: str, number: int) -> None:
    """The same of pages and Markdown: a page from the web must not hold up the others."""

    def read_pieces(times: int) -> None:
        content = f"<h1>T</h1>{piece * times}" if media_type == "text/html" else f"# T\n\n{piece * times}"
        try:
            read(Document(content=content.encode(), source="a", media_type=media_type))
        except InputError:
            assert piece == "<!-- "  # there is nothing else in it

    assert growth(lambda: read_pieces(number), lambda: read_pieces(4 * number), allowed=7) <= 7


def test_identical_sentences_are_all_kept() -> None:
    """What recurs everywhere is the text, not furniture."""
    for text in ("\n".join([SENTENCE] * 2000), "\n\n".join([SENTENCE] * 2000)):
        edition = read_text(text)
        assert (2000, ()) == (len(edition.findings), edition.set_aside)


def test_right_to_left_text() -> None:
    """A script without capitals has headings too: by number, by place."""
    text = "تقرير حقوق الإنسان\n\nالقسم 1. الحياة\n\nلم ترد تقارير عن ذلك. وقالت الحكومة ذلك.\n\nالقسم 2. الحرية\n\nلم ترد تقارير.\n"
    edition = read_text(text, language="ar")
    assert [0, 1, 1] == [section.level for section in edition.sections]
    assert 3 == len(edition.findings)
    check(text, edition)


def test_nuls_and_invisible_characters_are_dropped() -> None:
    """They part or join no words that were not."""
    edition = read_text(f"The gov\u00adern\u200bment{' did not act' * 20}.\x00 It said so.\ufeff")
    assert edition.text.startswith("The government did not")
    assert "It said so." == edition.findings[-1].text


_WORDS = st.sampled_from(
    ["The", "law", "of", "State", "rights", "REPORT", "2023", "Section", "1.", "a.", "b)", "in-", "U.S.", "https://a.example/b",
     "said:", "“so”", "(it", "is)", "one;", "end.", "Yes!", "•", "-", "é", "Права", "حقوق", "\u00ad", "\x0c", "*x*", "...", ","]
)  # fmt: skip
_LINES = st.lists(st.lists(_WORDS, max_size=14).map(" ".join), min_size=1, max_size=30)


@settings(max_examples=200, deadline=None)
@given(_LINES, st.sampled_from(["\n", "\n\n", "\r\n"]), st.booleans())
def test_whatever_the_lines_nothing_is_lost(lines: list[str], gap: str, repeated: bool) -> None:
    """Every letter of the input is in the canonical text or set aside; spans are exact; the outline is a tree."""
    text = gap.join(lines * 4 if repeated else lines)
    try:
        edition = read_text(text)
    except InputError:
        assert not any(char.isalnum() for char in text)
        return
    check(text, edition)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=400))
def test_whatever_the_bytes_an_edition_or_our_own_error(content: bytes) -> None:
    """Never a traceback of another kind."""
    try:
        edition = read(Document(content=content, source="a.txt"), media_type="text/plain")
    except InputError:
        return
    assert edition.text
