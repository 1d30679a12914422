"""Ends of sentences in other languages, as reports of governments and organisations have them.

A file a language: a sentence a line, a blank line between passages.
"""

# ruff: noqa: RUF001 (texts stand as printed, in several scripts)
from __future__ import annotations

import textwrap
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.model import Document
from tracker.reading import read
from tracker.reading.paragraphs.findings import split_findings
from tracker.reading.paragraphs.stops import paired

TEXTS = Path(__file__).parent / "sentences"
WITHOUT_BLANKS = {"ja", "zh"}
NOT_TOLD = {
    "Voir l’observation générale n° 35 (par. 12.)",
    "Это было в 2020 г.",
    "Закон вступил в силу с 1 июля 2021 г. (ст. 12.)",
    "Це було у 2020 р.",
    "Bkz. s. 12, böl. 3 ve md. 5.",
    "“他们打了我们。”他说。",
    "他问道：“为什么？”然后离开了。",
    "但仍在发生……",
}
"""Sentences of passages where nothing shows where they end: `в 2020 г.` may end one, or begin it."""


def passages(language: str) -> list[list[str]]:
    """The sentences of each passage of a language."""
    text = (TEXTS / f"{language}.txt").read_text(encoding="utf-8")
    return [passage.splitlines() for passage in text.strip().split("\n\n")]


def joined(language: str, sentences: list[str]) -> str:
    """A passage as it is printed."""
    return ("" if language in WITHOUT_BLANKS else " ").join(sentences)


def told(language: str) -> list[list[str]]:
    """The passages whose sentences are known to be told apart."""
    return [sentences for sentences in passages(language) if not NOT_TOLD & set(sentences)]


LANGUAGES = sorted(path.stem for path in TEXTS.glob("*.txt"))


@pytest.mark.parametrize(
    ("language", "sentences"),
    [(language, sentences) for language in LANGUAGES for sentences in told(language)],
)
def test_sentences_end_where_they_do(language: str, sentences: list[str]) -> None:
    """Behind abbreviations, initials, ordinals, dates, quotations, lists."""
    text = joined(language, sentences)
    assert sentences == [text[piece.start : piece.end] for piece in split_findings(text, language=language)]


@pytest.mark.parametrize("language", ["de", "es", "fr", "it", "nl", "pl", "pt", "ru", "uk"])
@pytest.mark.parametrize("width", [60, 68, 79])
def test_lines_broken_at_a_width_give_the_same_findings(language: str, width: int) -> None:
    """Wherever a line ends: behind an abbreviation, an initial, a number."""
    texts = [joined(language, sentences) for sentences in passages(language)]
    paragraphs = [" ".join(texts[start : start + 4]) for start in range(0, len(texts), 4)]
    whole = "\n\n".join(paragraphs)
    wrapped = "\n\n".join(textwrap.fill(text, width, break_on_hyphens=False) for text in paragraphs)
    assert found(whole, language) == found(wrapped, language)


def found(text: str, language: str) -> list[str]:
    """The findings of a text file."""
    edition = read(Document(content=text.encode(), source="report.txt"), language=language)
    return [finding.text for finding in edition.findings]


@settings(max_examples=150)
@given(
    st.text(alphabet=st.sampled_from("aB é.…?!()„“”»«'1- Жю。」と"), max_size=100),
    st.sampled_from([*LANGUAGES, "sv"]),
)
def test_every_character_but_blanks_is_in_one_finding(paragraph: str, language: str) -> None:
    """Whatever stands in a text, and in whichever language."""
    paragraph = " ".join(paragraph.split())
    assert len(paragraph) == len(paired(paragraph))
    pieces = split_findings(paragraph, language=language)
    parts = [paragraph[piece.start : piece.end] for piece in pieces]
    assert paragraph.replace(" ", "") == "".join(parts).replace(" ", "")
    assert all(part.strip() == part != "" for part in parts)


@pytest.mark.parametrize(
    ("language", "paragraph", "expected"),
    [
        ("de", "Sie kamen per „Boot“; andere nicht.", ["Sie kamen per „Boot“; andere nicht."]),
        (
            "de",
            "Verboten sind: „Folter“; Haft; Raub; und „Mord“.",
            ["Verboten sind:", "„Folter“;", "Haft;", "Raub;", "und „Mord“."],
        ),
        ("de", "Er sagte: »Es reicht. Wir gehen.« Alle gingen.", None),
    ],
)
def test_german_quotation_marks_are_pairs(language: str, paragraph: str, expected: list[str] | None) -> None:
    """What closes in German opens in English."""
    texts = [paragraph[piece.start : piece.end] for piece in split_findings(paragraph, language=language)]
    assert (expected or ["Er sagte: »Es reicht. Wir gehen.«", "Alle gingen."]) == texts


@pytest.mark.parametrize(
    ("language", "first", "second"),
    [
        ("de", "Er stieg von 3 auf 12.", "Die Regierung schwieg."),
        ("de", "Das gilt nach Art. 5.", "Der Staat schweigt."),
        ("es", "Instale el servidor X.", "Normalmente funciona."),
        ("fr", "Il utilise Mac OS X.", "Elle aussi."),
        ("it", "Usano chiavette USB.", "Sono piccole."),
        ("ru", "Он жил в г. Актау.", "В нём тихо."),
        ("fr", "Selon M. Le Pen, c’est clair.", "Le Dr. Le Goff le nie."),
    ],
)
def test_a_word_that_begins_sentences_shows_that_one_ended(language: str, first: str, second: str) -> None:
    """Behind a figure, a letter, an acronym; not behind a title."""
    text = f"{first} {second}"
    assert [first, second] == [text[at.start : at.end] for at in split_findings(text, language=language)]
