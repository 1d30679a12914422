"""Notes behind numbers in brackets, in texts."""

from __future__ import annotations

from tracker.model import Document, Edition
from tracker.reading import read

CHAPTERS = """A Note

Chapter 1. Courts

    The constitution provides for it ^[1], and the court agreed with
    that in May. Judges were told so.^[2] Some say that they ^
    [3] had been told before.

----------------------------------------------------------------------

    ^[1] The constitution was changed in 2011, by the assembly that
    had been elected in 2010.

    ^[2] By letter.

    ^[3] On the day before.

Chapter 2. Prisons

    Several dozen people were held in a building that was not meant for
    them.
    [1] Some were tried within days. They had counsel, and all of these were free. [2]

    [1] See the report:

      It was a barn, and it had no windows at the time.

    [2] Amnesty, 2021.

Chapter 3. Press

    Nobody was told of that, and none wrote about it in the papers of
    the time.
"""


def read_text(text: str) -> Edition:
    """A text, read."""
    return read(Document(content=text.encode(), source="a.txt"))


def aside(edition: Edition, reason: str) -> list[str]:
    """What was set aside for a reason."""
    return [piece.text for piece in edition.set_aside if piece.reason == reason]


def test_notes_of_each_chapter_are_set_aside_with_their_marks() -> None:
    """However few; marks raised, behind a blank or on the next line; notes of two paragraphs."""
    edition = read_text(CHAPTERS)
    assert [
        "The constitution provides for it, and the court agreed with that in May.",
        "Judges were told so.",
        "Some say that they had been told before.",
        "Several dozen people were held in a building that was not meant for them.",
        "Some were tried within days.",
        "They had counsel, and all of these were free.",
        "Nobody was told of that, and none wrote about it in the papers of the time.",
    ] == [finding.text for finding in edition.findings]
    assert [
        "[1] The constitution was changed in 2011, by the assembly that had been elected in 2010.",
        "[2] By letter.",
        "[3] On the day before.",
        "[1] See the report: It was a barn, and it had no windows at the time.",
        "[2] Amnesty, 2021.",
    ] == aside(edition, "footnote")
    assert ["Courts", "Prisons", "Press"] == [section.title.split()[-1] for section in edition.sections[1:]]


def test_passages_that_a_judgment_counts_are_no_notes() -> None:
    """Though one of their numbers stands behind a sentence, and others are spoken of."""
    said = [f"[{number}] The court found on day {number} that it was so. See [2]." for number in range(1, 9)]
    edition = read_text("Judgment\n\n" + "\n\n".join(said) + "\n\nIt was so.[8]\n\n[8] The court rose.\n")
    assert not aside(edition, "footnote")
    assert 8 == edition.text.count("that it was so.")
    assert "The court rose." in edition.text


def test_a_list_that_sentences_refer_to_is_text() -> None:
    """Who says `see [1]` has no note in mind."""
    edition = read_text("Report\n\nSee [1] for this, in [2] the rest.\n\n[1] The law.\n\n[2] The decree.\n")
    assert not aside(edition, "footnote")
