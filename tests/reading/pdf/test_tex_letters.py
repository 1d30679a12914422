"""Codes of TeX's fonts become what they print."""

from __future__ import annotations

import pytest

from tests.fixtures.pdf_writer import column, pdf_of
from tracker.model import Document
from tracker.reading import read
from tracker.reading.pdf.pdf import parse
from tracker.reading.pdf.tex_letters import lettered, spelled

CORK = "The o\x1ece sta\x1b \x1cled a\x1fuent \x1daws\x15\x10nobody\x11 \x16 said."
KNUTH = 'The o\x0ece sta\x0b \x0cled a\x0fuent \raws{\\nobody" | said.'
SAID = "The office staff filed affluent flaws–“nobody” — said."


@pytest.mark.parametrize("coded", [CORK, KNUTH])
def test_codes_in_a_pdf_are_letters(coded: str) -> None:
    """Each code stands for what the font prints at it."""
    assert SAID == spelled(lettered(coded, pages=True))


def test_words_of_a_pdf_are_whole() -> None:
    """A code does not part a word as a blank does."""
    content = pdf_of([column(72, 700, [f"It was said that {CORK[4:30]} of it."])])
    assert "office staff" in parse(content, source="a.pdf").blocks[0].text


def test_copied_text_is_whole() -> None:
    """What is copied out of such a PDF has the codes, too."""
    text = (
        "A Report\n\nThe o\x1ece of the sta\x1b said that nobody was told of it.\n"
        + "It was not said why.\n" * 9
    )
    edition = read(Document(content=text.encode(), source="a.txt"))
    assert "The oﬃce of the staﬀ said that nobody was told of it." == edition.findings[0].text


@pytest.mark.parametrize("text", ['Plain "text" {here} | a\\b\r\nand more.', "A page\x0cand another"])
def test_other_text_stays(text: str) -> None:
    """Nothing is a code where there are no ligatures."""
    assert text == lettered(text)
