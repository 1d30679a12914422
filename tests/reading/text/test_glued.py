"""Footnote marks in plain text that are raised no longer."""

from __future__ import annotations

import pytest

from tracker.model import Document, Edition
from tracker.reading import read

NOTE = """A Note

Contents
1. Aims and scope
2. Method and sources
3. Risk and protection
4. Legal framework

4. Legal framework

4.1.1 The report noted: ‘The constitution provides for expression, but limits it in law.’1 The court
agreed with that in May.

4.1.2 Human Rights Watch stated that ‘several dozen people were arrested’.2 3 Some were tried within days.4

4.1.3 The law of 2011 (section 2)5: it says so, too. It was repeated in Art.7 of the decree.

4.1.4 Of 7,200 men 300 were held.”6 20 of them were released.
{notes}"""

NOTES = """
1 USSD, ‘Country report’, 30 March 2021
2 HRW, ‘World Report’, 13 January 2021
3 HRW, ‘World Report’, 13 January 2021
4 Amnesty, ‘Annual Report’, 7 April 2021
5 Government, ‘Gazette’, 2011
6 Freedom House, ‘Freedom in the World’, March 2021
"""


def read_text(text: str) -> Edition:
    """A text, read."""
    return read(Document(content=text.encode(), source="a.txt"))


@pytest.mark.parametrize("notes", ["", NOTES], ids=["no notes", "notes"])
def test_marks_in_a_series_are_set_aside(notes: str) -> None:
    """They say nothing of their sentence, which ends before them; other figures stay."""
    edition = read_text(NOTE.format(notes=notes))
    found = [finding.text for finding in edition.findings]
    found = found[next(place for place, text in enumerate(found) if text.startswith("The report")) :]
    assert [
        "The report noted: ‘The constitution provides for expression, but limits it in law.’",
        "The court agreed with that in May.",
        "Human Rights Watch stated that ‘several dozen people were arrested’.",
        "Some were tried within days.",
        "The law of 2011 (section 2): it says so, too.",
        "It was repeated in Art.7 of the decree.",
        "Of 7,200 men 300 were held.”",
        "20 of them were released.",
    ] == found[:8]
    marks = [piece for piece in edition.set_aside if piece.reason == "footnote mark"]
    assert ["1", "2 3", "4", "5", "6"] == [piece.text for piece in marks][:5]
    noted = [piece.text for piece in edition.set_aside if piece.reason == "endnote"]
    assert notes.strip().splitlines() == noted
    assert 8 == len(found)


def test_without_a_series_figures_stay() -> None:
    """A version, an article, what was lost of a blank."""
    said = (
        "See Art.1 of the law. It was changed in Art.2 and Art.3 and No.4."
        " It is version ‘two’2 now. It grew.12 Then it fell."
    )
    edition = read_text(f"A Note\n\n{said}\n")
    assert said == edition.text.split("\n\n")[1]
    assert not edition.set_aside


def test_raised_signs_are_marks_too() -> None:
    """As PDFs have them; powers of units are none."""
    said = (
        "The law¹ covers 7 km² of land and 5 m³ of water.² Others² say so, too.”³ It did not, he said⁴ of it."
    )
    notes = "¹ Gazette of 2011\n² The same\n³ Amnesty, 2020\n⁴ In a letter"
    edition = read_text(f"A Note\n\n{said}\n\n{notes}\n")
    assert [
        "The law covers 7 km² of land and 5 m³ of water.",
        "Others² say so, too.”",
        "It did not, he said of it.",
    ] == [finding.text for finding in edition.findings]
    assert ["1 Gazette of 2011", "2 The same", "3 Amnesty, 2020", "4 In a letter"] == [
        piece.text for piece in edition.set_aside if piece.reason == "endnote"
    ]


def test_a_common_word_before_several_marks_is_no_abbreviation() -> None:
    """It stands without a stop as well; `Art.` does not."""
    said = [
        f"The law of {1990 + number} was no law.{number} It was changed in Art.7." for number in range(1, 9)
    ]
    edition = read_text("A Note\n\n" + "\n\n".join(said) + "\n")
    assert [str(number) for number in range(1, 9)] == [piece.text for piece in edition.set_aside]
    assert 8 == edition.text.count("no law. It was changed in Art.7.")


def test_a_long_series_goes_on_behind_marks_that_cannot_be_told() -> None:
    """Behind addresses; and a lettered heading below a mark is no rest of its sentence."""
    said = [f"Those who waited long for {2000 + number} courts waited.{number}" for number in range(1, 21)]
    for number in (13, 14, 15, 16):
        said[number - 1] = f"See https://example.org/{'abcdefgh'[number - 13]}/.{number}"
    text = "A Note\n\na. Courts\n" + "\nb. Judges\n".join(["\n".join(said[:12]), "\n".join(said[12:])]) + "\n"
    edition = read_text(text)
    assert {str(number) for number in (*range(1, 13), *range(17, 21))} <= {p.text for p in edition.set_aside}


BRACKETED = """A Note

The constitution provides for it.[1] The court agreed with that in May, as “nobody” [sic] was told.

Several dozen people were arrested,[2] and some were tried within days.[3] See [12] for these.

The law of 2011[4] says so, too. It was repeated in May.[5]

"""


@pytest.mark.parametrize("notes", ["", "\n\n".join(f"[{n}] The report of May {n}." for n in range(1, 6))])
def test_marks_in_brackets_are_set_aside(notes: str) -> None:
    """As exports of pages have them, with their notes; brackets that say something stay."""
    edition = read_text(BRACKETED + notes)
    assert [
        "The constitution provides for it.",
        "The court agreed with that in May, as “nobody” [sic] was told.",
        "Several dozen people were arrested, and some were tried within days.",
        "See [12] for these.",
        "The law of 2011 says so, too.",
        "It was repeated in May.",
    ] == [finding.text for finding in edition.findings][:6]
    aside = [piece.text for piece in edition.set_aside if piece.reason == "footnote"]
    assert ([f"[{n}] The report of May {n}." for n in range(1, 6)] if notes else []) == aside
    assert 6 == len(edition.findings)


def test_brackets_that_are_no_series_stay() -> None:
    """References to a list, in any order."""
    edition = read_text(
        "A Note\n\nIt was said so.[7] It was said again.[3] Nobody was told.[12] This is all.[1]\n"
    )
    assert all(mark in edition.text for mark in ("[7]", "[3]", "[12]", "[1]"))


def test_a_raised_sign_behind_a_quotation_is_a_mark_though_there_are_few() -> None:
    """With three notes as with four: else the edition that has more would lack them."""
    for count in (1, 2, 3):
        said = " ".join(
            f"It said: \u2018Nobody was held here.\u2019{sign}" for sign in "\u00b9\u00b2\u00b3"[:count]
        )
        found = read(Document(content=f"Report\n\n{said} It went on.\n".encode(), source="made.txt"))
        assert not any(sign in found.text for sign in "\u00b9\u00b2\u00b3")
