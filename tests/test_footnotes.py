"""Footnotes are compared by themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tracker import diff_editions
from tracker.footnotes import REASONS, edition_of_footnotes, without_marks
from tracker.model import Document, Edition, Kind
from tracker.reading import read, reasons

if TYPE_CHECKING:
    from collections.abc import Sequence


def edition(notes: Sequence[str]) -> Edition:
    """A report with a mark and a note for each sentence."""
    marks = " ".join(f"The law forbids this in every case known to us.[^{k}]" for k in range(len(notes)))
    printed = "\n\n".join(f"[^{k}]: {note}" for k, note in enumerate(notes))
    return read(Document(content=f"# A\n\n## B\n\n{marks}\n\n{printed}\n".encode(), source="a.md"))


OMBUDSMAN = "Ombudsman, Annual report, 2021, page 14."
MEMORIAL = "Memorial, Prisoners of the year, 2020."


def test_notes_are_compared_like_findings() -> None:
    """One that was put in moves none, a source of another year is told; offsets are those of the notes."""
    old = edition_of_footnotes(edition([OMBUDSMAN, MEMORIAL]))
    new = edition_of_footnotes(
        edition(["Interview with a lawyer.", OMBUDSMAN.replace("2021", "2022"), MEMORIAL])
    )
    kinds = {" / ".join(f.text for f in c.new): c.kind for c in diff_editions(old, new).changes}
    assert kinds == {
        "Interview with a lawyer.": Kind.ADDED,
        OMBUDSMAN.replace("2021", "2022"): Kind.UPDATED,
        MEMORIAL: Kind.UNCHANGED,
    }
    for made in (old, new):
        assert all(made.text[f.start : f.end] == f.text for f in made.findings)
        assert made.sections[1].title == "Footnotes"


def test_an_edition_without_notes_has_none() -> None:
    """Nor a section for them."""
    made = edition_of_footnotes(edition([]))
    assert (made.findings, len(made.sections)) == ((), 1)


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        (["1 One.", "2 Two.", "3 Three."], ["One.", "Two.", "Three."]),
        (["[1] One.", "[2] Two."], ["One.", "Two."]),
        (["* One.", "\u2020 Two."], ["One.", "Two."]),
        (["a) One.", "b) Two."], ["One.", "Two."]),
        (["^ One.", "^ a b Two."], ["One.", "Two."]),
        (["1 One. \N{LEFTWARDS ARROW WITH HOOK}", "2 Two. \u21a9\ufe0e \u21a9\ufe0e"], ["One.", "Two."]),
        (["One. \N{LEFTWARDS ARROW WITH HOOK}", "Two. \N{UPWARDS ARROW}"], ["One.", "Two."]),
        (
            ["12 people were held.", "See the law.", "A law."],
            ["12 people were held.", "See the law.", "A law."],
        ),
    ],
)
def test_the_mark_is_no_part_of_a_note(printed: list[str], said: list[str]) -> None:
    """Where most have one: else a note begins with a figure. Nor are the arrows that lead back."""
    assert without_marks(printed) == said


def test_notes_are_known_by_what_readers_call_them() -> None:
    """The reasons for which they are set aside."""
    assert {reasons.FOOTNOTE, reasons.ENDNOTE} == REASONS
